from __future__ import annotations

from dataclasses import replace

import pytest
from factories import make_report
from report_builder import judgement

from claimcheck.records import Probabilities
from claimcheck.report import render, view

REPORT = make_report()
SENTENCES = REPORT.sentences


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\tb\r\nc\u2028d\x85e", "a b  c d e"),
        ("\x1b[31mred\x1b[0m\x9b5m\x00\x07", "[31mred[0m5m"),
        ("pay \u202eevil\u2066\u200f", "pay evil"),
        ("\ud800half", "half"),
        ("naïve “quote” – 東京 👩‍👧", "naïve “quote” – 東京 👩‍👧"),
    ],
)
def test_clean(text: str, shown: str) -> None:
    assert view.clean(text) == shown


def test_deciding_judgement_follows_the_verdict() -> None:
    supports = replace(judgement("a", "entailment", "x", p=0.9, similarity=0.2), support=0.95)
    denies = judgement("b", "contradiction", "y", p=0.9, similarity=0.3)
    nearest = judgement("c", "neutral", "z", p=0.9, similarity=0.9)
    sentence = replace(SENTENCES[1], judgements=(nearest, denies, supports))
    expected = {"supported": "a", "contradicted": "b", "unsupported": "a", "disputed": "a"}
    for verdict, reference in expected.items():
        best = view.deciding(replace(sentence, verdict=verdict))
        assert best is not None
        assert best.reference == reference
    both = view.shown(replace(sentence, verdict="disputed"))
    assert [j.reference for j in both] == ["a", "b"]


def test_the_other_side_of_a_dispute_is_the_reference_that_was_found_to_contradict() -> None:
    supports = replace(judgement("harbour-post", "entailment", "x", p=0.9), support=0.95)
    silent = replace(
        judgement("coast-wire", "neutral", "y"), probabilities=Probabilities(0.1, 0.5, 0.4)
    )
    # Its number is another one, of which the model made little.
    denies = replace(
        judgement("island-gazette", "contradiction", "z"),
        probabilities=Probabilities(0.3, 0.6, 0.1),
    )
    sentence = replace(
        SENTENCES[1], judgements=(supports, silent, denies), verdict="disputed", flags=(), facts=()
    )
    assert [j.reference for j in view.shown(sentence)] == ["harbour-post", "island-gazette"]
    told = render(replace(REPORT, sentences=(sentence,)), "terminal", width=100)
    assert "island-gazette  contradicts, similarity" in told
    surely = replace(denies, probabilities=Probabilities(0.1, 0.1, 0.8))
    other = replace(
        sentence, judgements=(supports, denies, replace(surely, reference="north-radio"))
    )
    assert [j.reference for j in view.shown(other)] == ["harbour-post", "north-radio"]
    told = render(replace(REPORT, sentences=(other,)), "terminal", width=100)
    assert "north-radio  contradicts 0.80, similarity" in told


def test_best_evidence_is_the_most_similar_window_wherever_it_stands() -> None:
    near, far = (
        judgement("a", "entailment", text, similarity=s).evidence[0]
        for text, s in (("The near one.", 0.9), ("The far one.", 0.3))
    )
    both = replace(judgement("a", "neutral", ""), evidence=(far, near))
    assert view.best_evidence(both) == near
    assert view.similarity(both) == 0.9
    assert view.best_evidence(replace(both, evidence=())) is None
    for name in ("terminal", "markdown", "csv"):
        report = make_report()
        noted = replace(report.sentences[1], verdict="unsupported", judgements=(both,))
        shown = render(replace(report, sentences=(noted,)), name, width=100)
        assert near.text in shown, name
        assert far.text not in shown, name


def test_no_judgement_decides_nothing() -> None:
    assert view.deciding(SENTENCES[-1]) is None
    assert view.shown(SENTENCES[-1]) == ()


def test_the_first_of_equal_judgements_decides() -> None:
    twins = (judgement("a", "entailment", "x"), judgement("b", "entailment", "x"))
    best = view.deciding(replace(SENTENCES[1], judgements=twins))
    assert best is twins[0]


def test_copies_of_one_text_count_as_one_origin() -> None:
    assert str(view.backing(REPORT, SENTENCES[0])) == "3 of 4 refs, 2 origins"
    assert str(view.backing(REPORT, SENTENCES[3])) == "2 of 4 refs, 1 origin"
    assert str(view.backing(REPORT, SENTENCES[2])) == "0 of 4 refs"
    stated = [view.backing(REPORT, SENTENCES[i]).statement for i in (0, 3, 2)]
    assert stated == [
        "supported by 3 references, 2 origins",
        "supported by 2 references, 1 origin",
        "supported by no reference",
    ]


def test_noted_are_flagged_sentences_and_altered_quotes_but_not_furniture() -> None:
    assert [s.index for s in SENTENCES if view.noted(s)] == [2, 3, 4, *range(7, 16)]
    supported_view = replace(SENTENCES[1], flags=("opinion",))
    assert not view.noted(supported_view)


def test_furniture_is_gathered_and_order_kept() -> None:
    blocks = list(view.blocks(REPORT))
    assert [s.index for block in blocks for s in block.sentences] == list(range(len(SENTENCES)))
    assert [[s.index for s in b.sentences] for b in blocks if b.furniture] == [[5, 6]]
    assert [b.paragraph.index for b in blocks if b.editorial] == [7]


def test_reasons_leave_furniture_out() -> None:
    assert view.reasons(REPORT) == {"not English: the NLI model in use reads English only": (16,)}


def test_the_reference_that_a_finding_names_decides() -> None:
    other = judgement("north-radio", "contradiction", "The hull is sound.", p=0.99)
    for index, reference in ((2, "harbour-post"), (4, "island-gazette"), (11, "harbour-post")):
        sentence = replace(SENTENCES[index], judgements=(other, *SENTENCES[index].judgements))
        best = view.deciding(sentence)
        assert best is not None
        assert best.reference == reference


def test_the_window_with_the_words_of_a_finding_is_shown() -> None:
    (cost, *_) = SENTENCES[2].judgements
    (named,) = cost.evidence
    nearer = replace(named, text="The work costs money.", similarity=0.99)
    window, words = view.telling_evidence(SENTENCES[2], replace(cost, evidence=(nearer, named)))
    assert (window, words) == (named, "4.2 million")


def test_a_long_window_starts_near_the_words_to_look_at() -> None:
    text = "one two three " * 20 + "the bridge is closed today"
    assert view.from_words(text, "closed", 60).startswith("… ")
    assert "is closed today" in view.from_words(text, "closed", 60)[:60]
    for words in ("", "one two", "absent"):
        assert view.from_words(text, words, 60) == text
    assert view.from_words("x" * 90 + "closed", "closed", 60) == "x" * 90 + "closed"


def test_both_of_two_that_support_a_sentence_together_are_shown() -> None:
    one = replace(judgement("post", "entailment", "The lever broke."), beside="wire")
    other = replace(judgement("wire", "entailment", "The valve jammed."), beside="post")
    silent = judgement("radio", "neutral", "Rain fell.")
    sentence = replace(make_report().sentences[0], verdict="supported")
    sentence = replace(sentence, judgements=(silent, one, other))
    assert view.shown(sentence) == (one, other)
    assert view.describe(one).startswith("together with wire: similarity")
    assert not view.describe(silent).startswith("together")


#: The story with ticks of every kind: its headline is weak, and so is a sentence without a flag.
WEAK = replace(
    REPORT,
    sentences=(
        replace(SENTENCES[0], support=0.55),
        SENTENCES[1],
        replace(SENTENCES[3], flags=(), support=0.45),
        replace(SENTENCES[3], support=0.5, index=4),
        replace(SENTENCES[5], verdict="supported", support=0.1),
    ),
)


def test_a_tick_says_how_sure_it_is() -> None:
    signs = [view.sign(s) for s in (*WEAK.sentences[:2], SENTENCES[0], SENTENCES[2])]
    assert signs == ["(✓)", "✓✓", "✓", "✗"]
    named = [view.named(s) for s in (*WEAK.sentences[:2], SENTENCES[0], SENTENCES[2])]
    assert named == ["supported, weak 0.55", "supported, verbatim", "supported, judged 0.94"] + [
        "contradicted"
    ]
    assert set(view.TICKS) == set(view.GROUNDS)


def test_weak_ticks_are_listed_weakest_first_and_those_with_a_flag_are_flags() -> None:
    assert [s.support for s in view.weak(WEAK)] == [0.45, 0.55]
    assert view.ground_counts(WEAK) == {"verbatim": 1, "weak": 3}
    assert view.weak(REPORT) == ()


@pytest.mark.parametrize("name", ["terminal", "markdown", "html", "csv"])
def test_every_format_tells_weak_ticks_apart_and_counts_them(name: str) -> None:
    shown = " ".join(render(WEAK, name, width=120).split())
    told = {
        "terminal": ("3 weak: judged, support below 0.60", "after the flags: 2, headline"),
        "markdown": ("## Weak ticks: 2", "(✓) weak: judged, support below 0.60 | 3"),
        "html": ('weak ticks <span class="number">2</span>', 'class="tag supported weak"'),
        "csv": (",weak,,", ",verbatim,,"),
    }
    for words in told[name]:
        assert words in shown, words
    assert shown.count("The tick is weak") == 3 if name != "terminal" else 1


def test_the_sentence_that_decides_has_the_words_of_a_finding_or_those_of_the_claim() -> None:
    (cost, *_) = SENTENCES[2].judgements
    (named,) = cost.evidence
    wide = replace(named, text=f"The repair of the ferry costs money. {named.text} It rained.")
    judged = replace(cost, evidence=(wide,))
    assert view.deciding_words(SENTENCES[2], judged, 300) == named.text
    plain = replace(SENTENCES[2], facts=(), text="It rained all day.")
    assert view.deciding_words(plain, judged, 300) == "It rained."
    assert view.deciding_words(plain, replace(cost, evidence=()), 300) == ""
