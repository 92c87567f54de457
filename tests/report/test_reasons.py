"""A sentence of reason for every flag and verdict, and for every probability that argues."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from factories import make_report
from report_builder import judgement

from claimcheck.records import (
    VERDICTS,
    Contrast,
    Fact,
    Part,
    Probabilities,
    QuoteCheck,
    SentenceResult,
)
from claimcheck.report.findings import FLAGS
from claimcheck.report.objections import objection
from claimcheck.report.reasons import FLAG_REASONS, LONGEST, reasons

REPORT = make_report()
SENTENCES = REPORT.sentences
#: The price of a loaf: the reference has two figures, of two years.
PRICES = "A loaf costs 9.10 crowns at Orsa's bakeries, after 8.40 a year before."


def price(says: str, has: str, evidence: str = PRICES) -> SentenceResult:
    """A sentence whose figure a reference has otherwise."""
    text = f"A loaf costs {says} crowns."
    base = replace(SENTENCES[2], text=text, start=0, end=len(text), flags=("number_mismatch",))
    at = text.index(says)
    fact = Fact("number", at, at + len(says), says, "mismatch", "post", has)
    said = judgement("post", "contradiction", evidence, p=0.05)
    return replace(base, facts=(fact,), judgements=(said,))


def told(sentence: SentenceResult) -> dict[str, str]:
    return {reason.name: reason.text for reason in reasons(sentence)}


@pytest.mark.parametrize(
    ("index", "expected"),
    [
        (0, {}),
        (1, {}),
        (
            2,
            {
                "number_mismatch": "The article says “6.2 million” where harbour-post has "
                "“4.2 million”."
            },
        ),
        (
            3,
            {
                "altered_quote": "The quotation is not as harbour-post has it: it adds “always” "
                "and leaves out “urgent”."
            },
        ),
        (
            4,
            {
                "misattributed_quote": "island-gazette gives “Nobody asked us” to Asta Moe, not "
                "to Jon Berg.",
                "name_mismatch": "The article says “Jon Berg” where island-gazette has “Asta Moe”.",
            },
        ),
        (5, {}),
        (
            7,
            {
                "disputed": "The references disagree: island-gazette supports it, north-radio "
                "contradicts it."
            },
        ),
        (8, {"date_mismatch": "The article says “1931” where coast-wire has “1951”."}),
        (
            9,
            {
                "partial": "No reference supports this part: “three schools have closed”. The "
                "rest is supported."
            },
        ),
        (10, {"unsourced_quote": "No reference has the quotation “a slow goodbye”."}),
        (
            11,
            {
                "hedge_dropped": "The article says for certain what harbour-post leaves open: "
                "“may end”.",
                "attribution_dropped": "The article leaves out whose word it is: harbour-post has "
                "“the yard said”.",
            },
        ),
        (
            12,
            {
                "negation": "harbour-post says the opposite: “has ruled out”, where the article "
                "has “has not ruled out”."
            },
        ),
        (
            13,
            {
                "unsupported": "No reference says it; likely without support: “Hallsund "
                "Maritime”, “14 cracks”."
            },
        ),
        (
            14,
            {
                "opinion": "It reads as the writer's own view (0.97), and no reference states it "
                "as fact or gives it as anybody's view."
            },
        ),
        (
            16,
            {
                "not_checked": "It was not checked: not English: the NLI model in use reads "
                "English only."
            },
        ),
    ],
)
def test_reasons_are_made_of_what_was_found(index: int, expected: dict[str, str]) -> None:
    assert told(SENTENCES[index]) == expected


def test_every_flag_has_a_reason_here_and_one_without_findings() -> None:
    assert tuple(FLAG_REASONS) == FLAGS
    assert {name for s in SENTENCES for name in told(s)} >= set(FLAGS)
    bare = replace(SENTENCES[13], flags=FLAGS, facts=(), judgements=())
    for name, text in told(bare).items():
        assert text.endswith("."), name
    assert set(told(bare)) == set(FLAGS)


@pytest.mark.parametrize("verdict", VERDICTS)
def test_a_verdict_that_no_flag_explains_has_a_reason(verdict: str) -> None:
    for judgements in ((), SENTENCES[13].judgements):
        bare = replace(
            SENTENCES[13],
            verdict=verdict,
            support=0.5,
            unsupported_spans=(),
            facts=(),
            judgements=judgements,
        )
        assert set(told(bare)) == {verdict}
        assert told(bare)[verdict].endswith(".")
        assert told(replace(bare, role="furniture")) == {}


@pytest.mark.parametrize(("support", "weak"), [(0.45, True), (0.59, True), (0.6, False)])
def test_a_weak_tick_says_so(support: float, weak: bool) -> None:
    found = told(replace(SENTENCES[0], support=support))
    assert ("supported" in found) is weak
    assert not weak or f"a probability of {support}" in found["supported"]


def test_the_articles_figure_that_a_reference_has_of_another_thing_is_shown_in_its_place() -> None:
    assert told(price("8.40", "9.10"))["number_mismatch"] == (
        "The article says “8.40” where post has “9.10”; post gives “8.40” elsewhere: "
        "“A loaf costs 9.10 crowns at Orsa's bakeries, after 8.40 a year before”."
    )


@pytest.mark.parametrize(
    "evidence",
    ["It was 18.40 once.", "It was 8.405.", "It was 8.40,5.", "It was a8.40.", "It was 9.10."],
)
def test_a_figure_inside_of_another_is_not_the_articles(evidence: str) -> None:
    assert "elsewhere" not in told(price("8.40", "9.10", evidence))["number_mismatch"]


def test_a_passage_is_cut_at_words() -> None:
    long = f"{'before ' * 40}8.40 {'after ' * 40}".strip()
    passage = told(price("8.40", "9.10", long))["number_mismatch"].split("elsewhere: ")[1]
    assert passage.startswith("“… before")
    assert passage.endswith("after …”.")
    assert len(passage) < LONGEST + 10


def test_more_of_a_kind_are_counted() -> None:
    quotes = [QuoteCheck(0, 4, word, "unsourced") for word in ("Well", "No", "Well", "Ah", "So")]
    text = told(replace(SENTENCES[10], quotes=tuple(quotes)))["unsourced_quote"]
    assert text == (
        "No reference has the quotation “Well”. No reference has the quotation “No”. "
        "No reference has the quotation “Ah”. (1 more.)"
    )


def test_a_contradicted_part_and_a_contrast_without_words() -> None:
    nine, twelve = SENTENCES[9], SENTENCES[12]
    part = Part(nine.start, nine.start + 5, "contradicted")
    assert "This part is contradicted: “Buses”." in told(replace(nine, parts=(part,)))["partial"]
    dropped = Contrast("negation", 0, 0, "", "post", "never")
    text = told(replace(twelve, contrasts=(dropped,)))["negation"]
    assert text == "post says the opposite: “never”."


TOLD = "It rained in Orsa on Friday. The council closed the pier in May. Nobody was hurt."


@pytest.mark.parametrize(
    ("evidence", "contrasts", "passage"),
    [
        (TOLD, (), "The council closed the pier in May”."),
        ("Rain. Wind.", (), "Rain”."),
        # the sentence that a finding names, whatever the others share
        (TOLD, (Contrast("hedge_dropped", 0, 0, "", "post", "Nobody"),), "Nobody was hurt”."),
        (f"{'It rained in Orsa and ' * 9}nobody was hurt by the pier.", (), "It rained in Orsa"),
    ],
)
def test_what_contradicts_is_the_sentence_of_the_window(
    evidence: str, contrasts: tuple[Contrast, ...], passage: str
) -> None:
    sentence = replace(
        SENTENCES[0],
        text="The council kept the pier open.",
        verdict="contradicted",
        judgements=(judgement("post", "contradiction", evidence),),
        contrasts=contrasts,
    )
    text = told(sentence)["contradicted"]
    assert text.startswith(f"post contradicts it with “{passage}")
    assert len(text) < LONGEST + 40
    bare = replace(sentence.judgements[0], evidence=())
    assert told(replace(sentence, judgements=(bare,))) == {"contradicted": "post contradicts it."}


def test_the_parts_of_what_a_reference_contradicts_are_told_beside_it() -> None:
    nine = SENTENCES[9]
    denied = replace(
        nine, verdict="contradicted", judgements=(judgement("post", "contradiction", TOLD),)
    )
    assert told(denied) == {
        "contradicted": "post contradicts it with “The council closed the pier in May”.",
        "partial": "No reference supports this part: “three schools have closed”.",
    }


def test_a_part_without_a_verb_is_not_said() -> None:
    text = "Corvane, the packaging maker from Ghent, has sold its mill in Orsa to the town."
    part = Part(0, text.index(", has"), "unsupported")
    sentence = replace(SENTENCES[9], text=text, start=0, end=len(text), parts=(part,))
    assert told(sentence)["partial"] == (
        "No reference supports this part: “Corvane, the packaging maker from Ghent”. The rest is "
        "supported."
    )


def test_a_part_is_quoted_without_what_joins_it_to_the_next() -> None:
    text = "The valve jammed at seven, and the ship went on."
    part = Part(0, text.index("the ship"), "unsupported")
    sentence = replace(SENTENCES[9], text=text, start=0, end=len(text), parts=(part,))
    assert "this part: “The valve jammed at seven”." in told(sentence)["partial"]


def test_the_rest_is_told_once_and_only_where_it_is_supported() -> None:
    text = "Buses run, schools closed and boats sail."
    lacking = tuple(
        Part(text.index(w), text.index(w) + 5, "unsupported") for w in ("Buses", "boats")
    )
    kept = Part(11, 25, "supported")
    sentence = replace(SENTENCES[9], text=text, start=0, end=len(text), parts=(*lacking, kept))
    both = "No reference supports this part: “Buses”. No reference supports this part: “boats”."
    assert told(sentence)["partial"] == f"{both} The rest is supported."
    unread = replace(sentence, parts=(*lacking, replace(kept, verdict="not_checked")))
    assert told(unread)["partial"] == both
    assert told(replace(sentence, parts=()))["partial"] == "A part of it is not supported."


@pytest.mark.parametrize(
    ("supporting", "denying", "expected"),
    [
        ("ab", "c", "a and b support it, c contradicts it."),
        ("a", "bcd", "a supports it, b, c and d contradict it."),
        ("abcdefg", "h", "a, b, c, d and 3 more support it, h contradicts it."),
    ],
)
def test_the_sides_of_a_dispute_are_named(supporting: str, denying: str, expected: str) -> None:
    read = [judgement(name, "entailment", "Yes.") for name in supporting]
    read += [judgement(name, "contradiction", "No.") for name in denying]
    sentence = replace(SENTENCES[7], judgements=tuple(read))
    assert told(sentence)["disputed"] == f"The references disagree: {expected}"


def read(label: str, entails: float, contradicts: float, support: float = 0.9, **more):
    shares = Probabilities(entails, round(1 - entails - contradicts, 2), contradicts)
    made = judgement("post", label, "Some words.", **more)
    return replace(made, probabilities=shares, support=support)


MISMATCH = price("8.40", "9.10", "It costs 9.10.")
FOUND = "The article says “8.40” where post has “9.10”."


@pytest.mark.parametrize(
    ("sentence", "said", "why"),
    [
        (
            MISMATCH,
            read("contradiction", 0.93, 0.02),
            f"support (0.93), but the difference .* {FOUND}",
        ),
        (MISMATCH, read("contradiction", 0.1, 0.8), None),
        (
            MISMATCH,
            replace(read("entailment", 0.9, 0.0), reference="b"),
            f"another was, .* {FOUND}",
        ),
        (MISMATCH, read("neutral", 0.6, 0.1), "reads support (0.60), too unsure"),
        (MISMATCH, read("neutral", 0.1, 0.6), "reads contradiction (0.60), too unsure"),
        (MISMATCH, read("neutral", 0.1, 0.1), None),
        (SENTENCES[0], read("entailment", 0.3, 0.1, 0.55), "neither .*likeliest.* 0.55, is enough"),
        (SENTENCES[0], read("entailment", 0.9, 0.0), None),
        (SENTENCES[0], read("entailment", 0.0, 0.0, method="exact"), None),
        (SENTENCES[0], read("contradiction", 0.1, 0.8), "lone contradiction among copies"),
        (SENTENCES[11], read("entailment", 0.9, 0.0), "overlooks .* leaves open: “may end”."),
        (SENTENCES[11], read("entailment", 0.3, 0.1, 0.55), "overlooks .* leaves open: “may end”."),
        (SENTENCES[9], read("entailment", 0.9, 0.0), "overlooks .*“three schools have closed”"),
        (SENTENCES[14], read("entailment", 0.9, 0.0), "what is flagged is the view"),
        (SENTENCES[14], read("contradiction", 0.0, 0.9), "what is flagged is the view"),
        (SENTENCES[16], read("entailment", 0.9, 0.0), "It does not count: not English"),
        (SENTENCES[16], read("neutral", 0.0, 0.0), None),
        (SENTENCES[4], read("entailment", 0.9, 0.0), "gives “Nobody asked us” to Asta Moe"),
        (SENTENCES[12], read("entailment", 0.9, 0.0), "harbour-post has “has ruled out”, where"),
    ],
)
def test_what_argues_is_given_a_reason(sentence: SentenceResult, said, why: str | None) -> None:
    found = objection(sentence, said)
    if why is None:
        assert found is None
    else:
        pattern = re.escape(why).replace(r"\.\*", ".*")
        assert re.search(pattern, found), found


def test_nothing_argues_in_the_story() -> None:
    assert [objection(s, j) for s in SENTENCES for j in s.judgements if objection(s, j)] == []
