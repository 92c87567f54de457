"""From the variants of a story to a comparison, with stubs in the place of the models."""

from __future__ import annotations

from pathlib import Path

import pytest
from tiny import HashEncoder, RuleNli, write_models

from claimcheck.errors import InputError, NothingToCheck
from claimcheck.ingest.load import Source
from claimcheck.pipeline.comparer import Comparer
from claimcheck.records.comparison import Comparison
from claimcheck.settings import Settings

BODY = [
    "The Lady Marit hit the quay in Kellmouth on Monday with 212 passengers aboard.",
    "Both levers on the bridge had failed because a hydraulic valve had jammed overnight.",
    "“We postponed a repair that we should have done,” the owner said in the evening.",
    "Divers found a dent of two metres below the waterline on Tuesday afternoon.",
    "The harbour office closed the eastern basin to all larger vessels for a week.",
    "Nobody was hurt, but three cars on the lower deck were damaged beyond repair.",
]
ORIGINAL = "\n\n".join(
    [
        "Support The Kellmouth Courier!",
        *BODY,
        "Sign up for our newsletter from The Kellmouth Courier",
        "Subscribe to The Kellmouth Courier",
    ]
)
COPY = "\n\n".join([*BODY[:5], "https://kellmouthcourier.example/news/ferry"])
OUTLET = """Passengers of a ferry had to wait for hours after an accident in the port.

Divers found a dent on Tuesday.

“We postponed a repair that we could have done,” the owner said at noon.

For a week the eastern basin is closed to all larger vessels, the harbour office said.

The Lady Marit hit the quay with 300 passengers aboard.

A choir that was on its way to a wedding sang until the buses came.

The mayor thanked the crews of two tugs and a pilot boat.
"""
COMMENT = """Divers found a dent of two metres below the waterline on Tuesday afternoon.

The eastern basin is closed.

A choir sang on its way.

Clearly the owner deserves no licence and we surely must say so. It is a shame and an absurd, \
reckless folly.
"""
GERMAN = """Die Fähre hat am Montag den Kai gerammt, und viele Menschen wurden dabei verletzt.

Der Kapitän sagte, dass er die Maschine nicht mehr habe stoppen können. Das Schiff liegt jetzt in \
der Werft und soll bis zum Sommer repariert werden.
"""


@pytest.fixture(autouse=True)
def _models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A tiny opinion head and calibrator in the place of the bundled ones."""
    monkeypatch.setenv("CLAIMCHECK_MODELS", str(write_models(tmp_path / "models")))


def compare(encoder: HashEncoder | None = None, **texts: str) -> Comparison:
    comparer = Comparer(Settings(), encoder=encoder or HashEncoder(), nli=RuleNli())
    return comparer.compare([Source(name, None, text) for name, text in texts.items()])


@pytest.fixture
def comparison() -> Comparison:
    return compare(original=ORIGINAL, copy=COPY, outlet=OUTLET, comment=COMMENT)


def test_origins_and_who_copies_whom(comparison: Comparison):
    assert [v.origin for v in comparison.variants] == [0, 0, 1, 2]
    assert comparison.origins == 3
    assert len(comparison.relations) == 6
    related = [r for r in comparison.relations if r.kind != "independent"]
    assert [(r.first, r.second, r.kind) for r in related] == [("original", "copy", "near_copy")]
    assert related[0].source == "original"
    assert "outlet_named" in {clue.kind for clue in related[0].clues}


def test_coverage_goes_both_ways(comparison: Comparison):
    cells = {(c.variant, c.by): c for c in comparison.coverage}
    assert len(cells) == 12
    assert cells["copy", "original"].share == 1.0
    assert (cells["original", "copy"].judged, cells["original", "copy"].entailed) == (6, 5)
    assert (cells["original", "outlet"].entailed, cells["outlet", "original"].entailed) == (1, 2)
    assert cells["outlet", "original"].contradicted == 1


def test_what_only_one_variant_has(comparison: Comparison):
    only = {excerpt.text: excerpt for excerpt in comparison.only_here}
    assert only[BODY[5]].variant == "original"
    assert BODY[0] not in only
    (paragraph,) = comparison.editorial_paragraphs
    assert (paragraph.variant, paragraph.text[:7]) == ("comment", "Clearly")


def test_offsets_slice_the_variants(comparison: Comparison):
    texts = {variant.id: variant.text for variant in comparison.variants}
    spans = [*comparison.only_here, *comparison.editorial_paragraphs]
    for span in [*spans, *comparison.altered_quotes, *comparison.conflicts]:
        assert texts[span.variant][span.start : span.end] == span.text
    passages = [q.nearest for q in comparison.altered_quotes]
    passages += [p for c in comparison.conflicts for p in (*c.agree, *c.deny)]
    assert passages
    for passage in passages:
        assert texts[passage.reference][passage.start : passage.end] == passage.text


def test_an_altered_quotation_is_shown_once(comparison: Comparison):
    (quote,) = comparison.altered_quotes
    assert {quote.variant, quote.nearest.reference} <= {"outlet", "original", "copy"}
    assert [part.op for part in quote.diff if part.op != "equal"] == ["delete", "insert"]


def test_of_two_altered_quotations_the_copy_is_shown():
    reworded = COPY.replace("should have done", "could have done")
    for order in (("original", "copy"), ("copy", "original")):
        texts = {"original": ORIGINAL, "copy": reworded}
        (quote,) = compare(**{name: texts[name] for name in order}).altered_quotes
        assert (quote.variant, quote.nearest.reference) == ("copy", "original")


def test_conflicts_show_both_sides(comparison: Comparison):
    by_variant = {conflict.variant: conflict for conflict in comparison.conflicts}
    conflict = by_variant["outlet"]
    assert (conflict.verdict, conflict.agree) == ("contradicted", ())
    assert {p.reference for p in conflict.deny} == {"original", "copy"}


def test_omissions_are_what_other_origins_report():
    rain = "The port was quiet in the morning.\n\nIt rained all day in the mountains."
    found = compare(original=ORIGINAL, copy=COPY, outlet=OUTLET, rain=rain).omissions
    left_out = [(o.text, o.references) for o in found if o.variant == "rain"]
    assert left_out[0] == (
        "The Lady Marit hit the quay with 300 passengers aboard.",
        ("original", "copy", "outlet"),
    )
    assert left_out[-1][0] == BODY[4]
    assert not [o for o in found if o.variant != "rain"]


def test_each_text_is_encoded_once():
    encoder = HashEncoder()
    compare(encoder, original=ORIGINAL, copy=COPY, outlet=OUTLET)
    assert len(encoder.encoded) == len(set(encoder.encoded))


def test_identical_texts_are_copies_of_each_other():
    same = compare(one=COPY, two=COPY)
    (relation,) = same.relations
    assert (relation.kind, relation.copied, relation.followed) == ("near_copy", 1.0, 1.0)
    assert relation.source is None
    assert [c.share for c in same.coverage] == [1.0, 1.0]
    assert same.only_here == same.skipped == ()


def test_what_two_equal_variants_have_is_not_in_one_alone():
    found = compare(one=COPY, two=COPY, outlet=OUTLET)
    assert {excerpt.variant for excerpt in found.only_here} == {"outlet"}
    assert [v.origin for v in found.variants] == [0, 0, 1]
    assert {(c.variant, c.by): c.share for c in found.coverage}["one", "two"] == 1.0


def test_variants_that_cannot_be_judged_are_left_out():
    found = compare(original=ORIGINAL, german=GERMAN, copy=COPY, empty="Share this")
    assert [v.id for v in found.variants] == ["original", "copy"]
    assert [s.id for s in found.skipped] == ["empty", "german"]
    assert "language" in found.skipped[1].reason
    assert {c.by for c in found.coverage} == {"original", "copy"}


@pytest.mark.parametrize("texts", [{"a": COPY, "b": GERMAN}, {"a": COPY, "b": "Share this"}])
def test_one_variant_is_not_enough(texts: dict[str, str]):
    with pytest.raises(NothingToCheck, match="fewer than two variants"):
        compare(**texts)


def test_wrong_calls_are_refused():
    comparer = Comparer(encoder=HashEncoder(), nli=RuleNli())
    with pytest.raises(InputError, match="two variants or more"):
        comparer.compare([Source("a", None, COPY)])
    with pytest.raises(InputError, match="two variants have the id 'a'"):
        comparer.compare([Source("a", None, COPY), Source("a", None, OUTLET)])


def test_equal_runs_give_equal_comparisons(comparison: Comparison):
    again = compare(original=ORIGINAL, copy=COPY, outlet=OUTLET, comment=COMMENT)
    assert again.to_dict() == comparison.to_dict()
    assert comparison.models["encoder"] == "given by the caller"


def test_a_draft_takes_no_side_and_says_no_fact_that_others_leave_out():
    rain = "The port was quiet in the morning.\n\nIt rained all day in the mountains."
    texts = {"original": ORIGINAL, "copy": COPY, "outlet": OUTLET, "rain": rain}
    sources = [Source(name, None, text) for name, text in texts.items()]
    comparer = Comparer(Settings(), encoder=HashEncoder(), nli=RuleNli())
    peers, found = comparer.compare(sources), comparer.compare(sources, draft="outlet")
    sides = [[s.variant for s in d.sides] for d in peers.disagreements]
    assert sides == [["original", "copy", "outlet"]]
    assert (found.draft, found.disagreements) == ("outlet", ())
    assert any("outlet" in o.references for o in peers.omissions)
    assert not any("outlet" in o.references for o in found.omissions)
    assert found.conflicts == peers.conflicts


def test_a_draft_that_is_not_there_or_unusable_is_refused():
    sources = [Source("one", None, COPY), Source("two", None, OUTLET), Source("g", None, GERMAN)]
    comparer = Comparer(Settings(), encoder=HashEncoder(), nli=RuleNli())
    with pytest.raises(InputError, match="the draft 'three' is none of the variants"):
        comparer.compare(sources, draft="three")
    with pytest.raises(NothingToCheck, match="the draft cannot be compared: its language"):
        comparer.compare(sources, draft="g")


def test_shared_passages_slice_both_texts(comparison: Comparison):
    texts = {v.id: v.text for v in comparison.variants}
    (copy,) = (r for r in comparison.relations if r.kind == "near_copy")
    assert (copy.longest_run, copy.second_in_first) == (max(p.words for p in copy.passages), 1.0)
    assert 0.5 < copy.first_in_second < 1.0
    for passage in copy.passages:
        first = texts[copy.first][passage.first_start : passage.first_end]
        second = texts[copy.second][passage.second_start : passage.second_end]
        assert first.split() == second.split()
