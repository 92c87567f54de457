"""The verdict table, and what overrules it."""

from __future__ import annotations

import pytest
from tiny import judgement

from claimcheck.records import FLAGGED, VERDICTS, Fact, Findings, Verdict
from claimcheck.verdicts.rules import (
    DIVIDED,
    FOUND_CONFIDENCE,
    Assessment,
    asked,
    assess,
    flags,
    heed,
    led_in,
    not_checked,
    opposed,
    partly,
    relevant,
)
from findings import both, contrasts, facts, of, quotes

#: x and its copy are one text; y and z are others.
ORIGINS = {"x": 0, "x-copy": 0, "y": 1, "z": 2}


def origins_of(judgements: list) -> dict[str, int]:
    """The origins when these judgements are all there are; all of them when there is none."""
    names = {j.reference for j in judgements} or set(ORIGINS)
    return {name: ORIGINS[name] for name in names}


def entails(reference: str, support: float = 0.9):
    return judgement(reference, "entailment", support, 0.02)


def neutral(reference: str, support: float = 0.2):
    return judgement(reference, "neutral", support, 0.1)


def contradicts(reference: str, contradiction: float = 0.8):
    return judgement(reference, "contradiction", 0.05, contradiction)


@pytest.mark.parametrize(
    ("judgements", "verdict"),
    [
        ([entails("x")], "supported"),
        ([entails("x"), neutral("y")], "supported"),
        ([neutral("x"), neutral("y"), entails("z")], "supported"),
        ([entails("x"), entails("y")], "supported"),
        ([contradicts("x")], "contradicted"),
        ([contradicts("x"), neutral("y")], "contradicted"),
        ([contradicts("x"), contradicts("x-copy"), contradicts("z")], "contradicted"),
        ([entails("x"), contradicts("y")], "disputed"),
        ([contradicts("x"), entails("y"), neutral("z")], "disputed"),
        ([entails("x"), contradicts("x-copy")], "supported"),  # one origin, one voice
        ([entails("x"), contradicts("x-copy"), contradicts("y")], "disputed"),
        ([neutral("x")], "unsupported"),
        ([neutral("x"), neutral("x-copy"), neutral("y")], "unsupported"),
        ([], "not_checked"),
    ],
)
def test_verdicts(judgements: list, verdict: Verdict):
    assert assess(judgements, origins_of(judgements)).verdict == verdict
    assert assess(judgements[::-1], origins_of(judgements)).verdict == verdict


def test_every_verdict_can_be_reached():
    cases = (
        [entails("x")],
        [contradicts("x")],
        [entails("x"), contradicts("y")],
        [neutral("x")],
        [],
    )
    assert tuple(assess(case, origins_of(case)).verdict for case in cases) == VERDICTS


@pytest.mark.parametrize(
    ("judgements", "confidence", "support"),
    [
        ([entails("x", 0.7), entails("y", 0.9)], 0.9, 0.9),
        ([neutral("x", 0.1), neutral("y", 0.3)], 0.7, 0.3),
        ([contradicts("x", 0.7), contradicts("y", 0.85), neutral("z", 0.2)], 0.85, 0.2),
        ([entails("x", 0.9), contradicts("y", 0.75)], 0.75, 0.9),
        ([entails("x", 0.6), contradicts("y", 0.75)], 0.6, 0.6),
    ],
)
def test_confidence_and_support(judgements: list, confidence: float, support: float):
    found = assess(judgements, origins_of(judgements))
    assert found.confidence == pytest.approx(confidence)
    assert found.support == pytest.approx(support)
    assert found.reason is None


def test_contradiction_below_the_threshold_adds_no_confidence():
    """A neutral judgement's own share of contradiction is not what contradicted the claim."""
    judgements = [contradicts("x", 0.7), judgement("y", "neutral", 0.0, 0.95)]
    found = assess(judgements, origins_of(judgements))
    assert found.confidence == pytest.approx(0.7)


def test_nothing_judged_is_not_checked_with_a_reason():
    found = assess([], ORIGINS)
    assert found == not_checked("too long to judge whole against 4 of 4 references")
    assert (found.confidence, found.support) == (0.0, 0.0)


def test_a_reference_that_was_not_read_might_have_supported_the_claim():
    partly = {"x": 0, "y": 1}
    assert assess([neutral("x")], partly).verdict == "not_checked"
    assert assess([entails("x")], partly).verdict == "supported"
    assert assess([contradicts("x")], partly).verdict == "contradicted"


def test_parts_are_asked_for_where_a_verdict_rests_on_what_is_not_said():
    assert DIVIDED < FLAGGED
    assert "disputed" not in DIVIDED


# What was found in a sentence overrules its assessment


@pytest.mark.parametrize("verdict", VERDICTS)
@pytest.mark.parametrize(
    "findings",
    [
        Findings(),
        quotes("verbatim"),
        quotes("altered", "unsourced"),
        facts(("number", "match"), ("date", "absent"), ("name", "absent")),
    ],
)
def test_other_findings_leave_the_verdict_to_the_meaning(verdict: Verdict, findings: Findings):
    assert heed(of(verdict), findings) == of(verdict)


@pytest.mark.parametrize(
    "findings",
    [
        quotes("verbatim", "misattributed"),
        facts(("number", "mismatch")),
        facts(("name", "mismatch")),
        contrasts("negation"),
        both(contrasts("hedge_dropped"), facts(("number", "mismatch"))),
    ],
)
@pytest.mark.parametrize(
    ("verdict", "expected"),
    [
        ("supported", "contradicted"),
        ("unsupported", "contradicted"),
        ("contradicted", "contradicted"),
        ("disputed", "disputed"),
        ("not_checked", "not_checked"),
    ],
)
def test_what_contradicts(verdict: Verdict, expected: Verdict, findings: Findings):
    found = heed(of(verdict), findings)
    assert found.verdict == expected
    assert found.support == of(verdict).support
    assert found.reason == of(verdict).reason
    if expected in ("disputed", "not_checked"):
        assert found == of(verdict)


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ([("supported", 0.7), ("unsupported", 0.1)], Assessment("unsupported", 0.9, 0.5)),
        ([("supported", 0.7), ("unsupported", 0.3)], of("supported")),
        ([("supported", 0.7), ("contradicted", 0.1)], Assessment("unsupported", 0.9, 0.5)),
        ([("supported", 0.7), ("disputed", 0.1)], of("supported")),
        ([("unsupported", 0.1), ("unsupported", 0.1)], of("supported")),
        ([("supported", 0.7), ("supported", 0.1)], of("supported")),
        ([], of("supported")),
    ],
)
def test_a_part_without_any_support_takes_the_whole_claims(
    parts: list[tuple[Verdict, float]], expected: Assessment
):
    found = [Assessment(verdict, 0.5, support) for verdict, support in parts]
    assert partly(of("supported"), found, hopeless=0.2) == expected


def disagreeing(reference: str) -> Findings:
    """One figure that a reference has as the claim has it, and ``reference`` otherwise."""
    return Findings(
        facts=(
            Fact("number", 0, 5, "words", "match", "agreeing", "words"),
            Fact("number", 0, 5, "words", "mismatch", reference, "other"),
        )
    )


def test_a_reference_with_another_figure_contradicts():
    judgements = [entails("a"), entails("b"), neutral("c")]
    found = opposed(judgements, disagreeing("b"))
    assert [j.label for j in found] == ["entailment", "contradiction", "neutral"]
    assert [j.probabilities for j in found] == [j.probabilities for j in judgements]
    origins = {"a": 0, "b": 1, "c": 2}
    assert assess(found, origins).verdict == "disputed"
    assert assess(found, {"a": 0, "b": 0, "c": 1}).verdict == "supported"
    assert opposed(judgements, facts(("number", "mismatch"))) == judgements


def test_a_disputed_figure_is_flagged_and_the_dispute_as_sure_as_its_finding():
    before = Assessment("disputed", 0.1, 0.8)
    found = heed(before, disagreeing("b"))
    assert found == Assessment("disputed", 0.8, 0.8)
    assert flags(found, 0.1, 0.6, disagreeing("b")) == ("number_mismatch",)
    assert heed(of("supported"), disagreeing("b")) == of("supported")


@pytest.mark.parametrize(
    ("verdict", "expected"),
    [
        ("supported", "unsupported"),
        ("unsupported", "unsupported"),
        ("contradicted", "contradicted"),
        ("disputed", "disputed"),
        ("not_checked", "not_checked"),
    ],
)
@pytest.mark.parametrize("name", ["hedge_dropped", "attribution_dropped"])
def test_what_says_more_than_the_reference_is_unsupported(
    verdict: Verdict, expected: Verdict, name: str
):
    found = heed(of(verdict), contrasts(name))
    assert found.verdict == expected
    if verdict != "supported":
        assert found == of(verdict)
    else:
        assert (found.confidence, found.support) == (FOUND_CONFIDENCE, 0.5)


@pytest.mark.parametrize(
    ("support", "confidence"), [(0.95, FOUND_CONFIDENCE), (0.5, FOUND_CONFIDENCE), (0.02, 0.98)]
)
def test_confidence_of_a_contradiction_that_was_found(support: float, confidence: float):
    """Low support of the models and a finding say the same; high support takes nothing away."""
    found = heed(Assessment("supported", support, support), facts(("number", "mismatch")))
    assert found == Assessment("contradicted", pytest.approx(confidence), support)


@pytest.mark.parametrize("verdict", ["contradicted", "disputed", "unsupported"])
def test_a_question_is_not_checked_or_a_view(verdict: Verdict):
    assessment = Assessment(verdict, 0.8, 0.3)
    assert asked(assessment, opinion=False).verdict == "not_checked"
    assert asked(assessment, opinion=True) == Assessment("unsupported", 0.7, 0.3)


def test_a_question_that_the_references_ask_too_is_supported():
    assessment = Assessment("supported", 0.9, 0.9)
    assert asked(assessment, opinion=True) == assessment


@pytest.mark.parametrize("opinion", [False, True])
@pytest.mark.parametrize("verdict", ["supported", "contradicted", "disputed", "unsupported"])
def test_a_lead_in_that_nothing_supports_is_not_checked_unless_it_is_a_view(
    verdict: Verdict, opinion: bool
):
    assessment = Assessment(verdict, 0.8, 0.3)
    found = led_in(assessment, opinion)
    if verdict == "unsupported" and not opinion:
        assert (found.verdict, found.reason) == ("not_checked", "a lead-in, which claims nothing")
    else:
        assert found == assessment


def test_whose_word_it_is_does_not_matter_of_what_is_contradicted():
    found = contrasts("negation", "hedge_dropped", "attribution_dropped")
    left = relevant(of("contradicted"), found)
    assert [c.flag for c in left.contrasts] == ["negation", "hedge_dropped"]
    for verdict in ("supported", "disputed", "unsupported", "not_checked"):
        assert relevant(of(verdict), found) == found
