from __future__ import annotations

from dataclasses import replace

import pytest
from factories import make_report

from claimcheck.records import Contrast, DiffPart, Fact, Omission, Part, Passage, QuoteCheck
from claimcheck.report import findings as found
from claimcheck.report import render
from claimcheck.report.reasons import reasons

REPORT = make_report()
SENTENCES = REPORT.sentences


@pytest.mark.parametrize(
    ("index", "notes"),
    [
        (1, ()),
        (2, ("number: says “6.2 million”; harbour-post has “4.2 million”",)),
        (9, ("not supported: “three schools have closed”",)),
        (
            11,
            (
                "hedge dropped: says “end”; harbour-post has “may end”",
                "attribution dropped: harbour-post has “the yard said”",
            ),
        ),
        (12, ("opposite: says “has not ruled out”; harbour-post has “has ruled out”",)),
    ],
)
def test_notes_give_both_wordings(index: int, notes: tuple[str, ...]) -> None:
    assert found.notes(SENTENCES[index]) == notes


@pytest.mark.parametrize("name", ["terminal", "markdown", "html", "csv"])
def test_every_format_tells_every_reason(name: str) -> None:
    shown = " ".join(render(REPORT, name, width=120).replace("\\_", "_").split())
    for sentence in SENTENCES:
        for reason in reasons(sentence):
            words = sentence.reason or reason.text
            assert words in shown.replace("&#39;", "'"), reason
    assert "likely without support: “Hallsund Maritime”, “14 cracks”" in shown
    assert name == "csv" or "in 2 of 4 references" in shown


def test_of_two_references_with_one_contrast_the_first_is_named() -> None:
    contrast = Contrast("negation", 3, 6, "up", "a", "down")
    both = (contrast, replace(contrast, reference="b"))
    assert found.notes(replace(SENTENCES[1], contrasts=both)) == (
        "opposite: says “up”; a has “down”",
    )


def test_quote_notes() -> None:
    nearest = Passage("post", 0, 4, "Well")
    quote = QuoteCheck(0, 4, "Well", "misattributed", nearest, speaker="Ann", said_by="Bo")
    assert found.quote_note(quote) == "quote said by Bo, not by Ann; see post"
    assert found.quote_note(replace(quote, said_by=None)) == "quote not said by Ann; see post"
    assert found.quote_note(replace(quote, status="altered")) == "quote altered; nearest in post"
    assert found.quote_note(replace(quote, status="unsourced")) == "quote in no reference"


def test_words_likely_without_support_are_named_where_nothing_else_explains_the_verdict() -> None:
    sentence = SENTENCES[13]
    assert found.hint(sentence) == "likely without support: “Hallsund Maritime”, “14 cracks”"
    assert found.spots(sentence) == (
        ("Inspectors from ", ""),
        ("Hallsund Maritime", found.WEAK),
        (" found ", ""),
        ("14 cracks", found.WEAK),
        (" in the hull.", ""),
    )
    explained = replace(sentence, flags=("unsourced_quote",))
    assert found.hint(explained) is None
    assert found.spots(explained) == ((sentence.text, ""),)


def test_absent_facts_are_named_only_where_nothing_else_explains_the_verdict() -> None:
    bare = replace(SENTENCES[13], unsupported_spans=())
    assert found.hint(bare) == "not in the evidence: “Hallsund Maritime”, “14”"
    assert found.hint(replace(bare, flags=("opinion",))) is None
    assert found.hint(replace(bare, verdict="supported")) is None
    assert found.hint(replace(bare, verdict="contradicted")) == "not in the evidence: “14”"
    many = tuple(Fact("number", 0, 1, str(n), "absent") for n in range(8))
    note = found.hint(replace(bare, facts=many))
    assert note == "not in the evidence: “0”, “1”, “2”, “3”, “4” and 3 more"


def test_parts_are_named_only_beside_a_supported_one() -> None:
    sentence = SENTENCES[9]
    assert found.doubtful_parts(replace(sentence, flags=())) == ()
    part = Part(sentence.start, sentence.start + 5, "contradicted")
    assert found.notes(replace(sentence, parts=(part,))) == ("contradicted: “Buses”",)


def test_counts() -> None:
    one = replace(REPORT, references=REPORT.references[:1])
    assert found.omission_note(one, Omission("x", ("harbour-post",))) == "in the one reference"
    assert found.omission_note(REPORT, Omission("x", ("a", "b", "c", "d"))) == "in all 4 references"


def test_diff_is_spaced_outside_the_marked_words() -> None:
    parts = (("equal", "We will"), ("delete", "never"), ("insert", "ever –"), ("equal", "go."))
    quote = QuoteCheck(0, 1, "x", "altered", diff=tuple(DiffPart(o, t) for o, t in parts))
    runs = found.diff_runs(quote)
    assert "".join(part.text for part in runs) == "We will never ever – go."
    assert [part.text for part in runs if part.op != "equal"] == ["never", "ever –"]
    assert found.diff_runs(QuoteCheck(0, 1, "x", "verbatim")) == ()


def test_spots_mark_the_words_in_doubt() -> None:
    def doubtful(index: int) -> list[tuple[str, str]]:
        return [(run, doubt) for run, doubt in found.spots(SENTENCES[index]) if doubt]

    assert doubtful(2) == [("6.2 million", "number mismatch")]
    assert doubtful(4) == [
        ("Nobody asked us,", "misattributed quote"),
        ("Jon Berg", "name mismatch"),
    ]
    assert doubtful(9) == [("three schools have closed", "not supported")]
    assert doubtful(11) == [("end", "hedge dropped")]
    assert doubtful(12) == [("has not ruled out", "opposite")]
    assert doubtful(1) == []
    for sentence in SENTENCES:
        assert "".join(run for run, _ in found.spots(sentence)) == sentence.text
