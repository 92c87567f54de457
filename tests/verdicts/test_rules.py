"""The verdict of a claim: what the references say, and what overrules it."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from claims import SAID, claim, contradicts, decided, entails, neutral, parts
from places import ROOT
from tiny import judgement

from claimcheck.records import FLAGGED, VERDICTS, Findings, Verdict
from claimcheck.verdicts import rules
from claimcheck.verdicts.claims import Claim
from claimcheck.verdicts.rules import DIVIDED, FOUND_CONFIDENCE, RULES, decide
from findings import both, contrasts, disagreeing, facts, quotes

# What the references say


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
    assert decide(claim(judgements)).verdict == verdict
    assert decide(claim(judgements[::-1])).verdict == verdict


def test_every_verdict_can_be_reached():
    assert tuple(decided(verdict).verdict for verdict in SAID) == VERDICTS


@pytest.mark.parametrize(
    ("judgements", "confidence", "support"),
    [
        ([entails("x", 0.7), entails("y", 0.9)], 0.9, 0.9),
        ([neutral("x", 0.1), neutral("y", 0.3)], 0.7, 0.3),
        ([contradicts("x", 0.7), contradicts("y", 0.85), neutral("z", 0.2)], 0.85, 0.2),
        ([entails("x", 0.9), contradicts("y", 0.75)], 0.75, 0.9),
        ([entails("x", 0.6), contradicts("y", 0.75)], 0.6, 0.6),
        # A neutral judgement's own share of contradiction is not what contradicted the claim.
        ([contradicts("x", 0.7), judgement("y", "neutral", 0.0, 0.95)], 0.7, 0.05),
    ],
)
def test_confidence_and_support(judgements: list, confidence: float, support: float):
    found = decide(claim(judgements))
    assert found.confidence == pytest.approx(confidence)
    assert found.support == pytest.approx(support)
    assert found.reason is None


def test_references_that_others_are_nearer_than_were_not_too_long():
    silent = Claim([neutral("x")], {"x": 0, "y": 1, "z": 2})
    verdicts = [decide(replace(silent, passed_over=n)).verdict for n in range(3)]
    assert verdicts == ["not_checked", "not_checked", "unsupported"]


def test_nothing_judged_is_not_checked_with_a_reason():
    found = decide(claim([]))
    assert found.reason == "too long to judge whole against 4 of 4 references"
    assert (found.verdict, found.confidence, found.support) == ("not_checked", 0.0, 0.0)
    far = decide(claim([], passed_over=3))
    assert far.reason == "too long to judge whole against 1 of 1 references"
    aside = decide(claim([entails("x")], quotes("altered"), unjudged="no references left"))
    assert (aside.verdict, aside.reason, aside.flags) == ("not_checked", "no references left", ())


@pytest.mark.parametrize(
    ("said", "findings", "verdict"),
    [
        (neutral, Findings(), "not_checked"),
        (entails, Findings(), "supported"),
        (contradicts, Findings(), "contradicted"),
        (neutral, contrasts("hedge_dropped"), "not_checked"),
        (neutral, contrasts("negation"), "contradicted"),
    ],
)
def test_a_reference_that_was_not_read_might_have_supported_the_claim(said, findings, verdict):
    assert decide(Claim([said("x")], {"x": 0, "y": 1}, findings)).verdict == verdict


def test_parts_are_asked_for_where_a_verdict_rests_on_what_is_not_said():
    assert DIVIDED < FLAGGED
    assert "disputed" not in DIVIDED


# What is found in a claim overrules what the references say


@pytest.mark.parametrize("verdict", VERDICTS)
@pytest.mark.parametrize(
    "findings",
    [
        quotes("verbatim"),
        quotes("altered", "unsourced"),
        facts(("number", "match"), ("date", "absent"), ("name", "absent")),
    ],
)
def test_other_findings_leave_the_verdict_to_the_meaning(verdict: Verdict, findings: Findings):
    found, bare = decided(verdict, findings), decided(verdict)
    assert (found.verdict, found.confidence) == (verdict, bare.confidence)
    assert found.judgements == bare.judgements


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
        ("not_checked", "not_checked"),
    ],
)
def test_what_contradicts(verdict: Verdict, expected: Verdict, findings: Findings):
    found = decided(verdict, findings)
    assert found.verdict == expected
    assert (found.support, found.reason) == (decided(verdict).support, decided(verdict).reason)
    rule = "unread" if verdict == "not_checked" else "contradicting_finding"
    assert found.decided_by == rule


@pytest.mark.parametrize(
    ("judgements", "verdict"),
    [
        ([entails("y"), contradicts("z")], "disputed"),  # the finding names neither
        ([entails("y"), contradicts("x")], "disputed"),
        ([entails("x"), entails("y"), contradicts("z")], "disputed"),
        ([entails("x"), contradicts("z")], "contradicted"),
        ([entails("x"), entails("y")], "contradicted"),
    ],
)
def test_a_dispute_stays_one_while_a_reference_entails_the_claim(
    judgements: list, verdict: Verdict
):
    found = decide(claim(judgements, contrasts("negation")))
    assert found.verdict == verdict
    assert found.flags == ("negation",)


@pytest.mark.parametrize(
    ("support", "confidence"), [(0.95, FOUND_CONFIDENCE), (0.5, FOUND_CONFIDENCE), (0.02, 0.98)]
)
def test_confidence_of_a_contradiction_that_was_found(support: float, confidence: float):
    """Low support of the models and a finding say the same; high support takes nothing away."""
    found = decide(claim([entails("x", support)], facts(("number", "mismatch"))))
    assert (found.verdict, found.support) == ("contradicted", support)
    assert found.confidence == pytest.approx(confidence)


def test_a_disputed_figure_is_flagged_and_the_dispute_as_sure_as_its_finding():
    found = decide(
        claim([entails("x", 0.8), judgement("y", "neutral", 0.1, 0.1)], disagreeing("y"))
    )
    assert (found.verdict, found.confidence, found.support) == ("disputed", 0.8, 0.8)
    assert found.flags == ("number_mismatch",)
    copies = decide(claim([entails("x"), entails("x-copy")], disagreeing("x-copy")))
    assert copies.verdict == "supported"


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
    found = decided(verdict, contrasts(name))
    assert found.verdict == expected
    if verdict == "supported":
        assert (found.confidence, found.support) == (FOUND_CONFIDENCE, 0.5)
    else:
        assert found.confidence == decided(verdict).confidence


@pytest.mark.parametrize("verdict", ["contradicted", "unsupported"])
def test_parts_are_shown_where_they_differ(verdict: Verdict):
    judged = parts("unsupported", "supported")
    found = decided(verdict, parts=judged)
    assert (found.verdict, found.flags) == (verdict, ("partial",))
    assert [(p.start, p.end) for p in found.parts] == [(0, 9), (9, 18)]
    assert decided(verdict, parts=parts("unsupported", "contradicted")).parts == ()


def test_a_supported_claim_shows_no_parts():
    assert decided("supported", parts=parts("unsupported", "supported")).parts == ()


# What claims nothing


@pytest.mark.parametrize("verdict", ["contradicted", "disputed", "unsupported"])
def test_a_question_is_not_checked_or_a_view(verdict: Verdict):
    found = decided(verdict, form="question")
    assert (found.verdict, found.reason) == ("not_checked", "a question, which claims nothing")
    view = decided(verdict, form="question", opinion=True)
    assert (view.verdict, view.flags) == ("unsupported", ("opinion",))
    assert view.confidence == pytest.approx(1 - view.support)


def test_a_question_that_the_references_ask_too_is_supported():
    assert decided("supported", form="question", opinion=True) == decided("supported")


@pytest.mark.parametrize("opinion", [False, True])
@pytest.mark.parametrize("verdict", ["supported", "contradicted", "disputed", "unsupported"])
def test_a_lead_in_that_nothing_supports_is_not_checked_unless_it_is_a_view(
    verdict: Verdict, opinion: bool
):
    found = decided(verdict, form="lead_in", opinion=opinion)
    if verdict == "unsupported" and not opinion:
        assert (found.verdict, found.reason) == ("not_checked", "a lead-in, which claims nothing")
    else:
        assert found == decided(verdict, opinion=opinion)


@pytest.mark.parametrize("verdict", ["supported", "contradicted", "unsupported"])
def test_a_bare_topic_is_no_view(verdict: Verdict):
    found = decided(verdict, form="topic", opinion=True)
    assert found.verdict == ("not_checked" if verdict == "unsupported" else verdict)


def test_whose_word_it_is_does_not_matter_of_what_is_contradicted():
    found = contrasts("negation", "hedge_dropped", "attribution_dropped")
    left = decided("contradicted", found)
    assert [c.flag for c in left.findings.contrasts] == ["negation", "hedge_dropped"]
    assert left.flags == ("negation", "hedge_dropped")
    found = contrasts("attribution_dropped")
    for verdict in ("supported", "disputed", "unsupported", "not_checked"):
        assert decided(verdict, found).findings == found


# The rules as they are printed


def test_documentation_has_the_rules_in_their_order():
    names = [rule.name for rule in RULES]
    assert re.findall(r"^\d+\. ``(\w+)``$", str(rules.__doc__), re.MULTILINE) == names
    text = (ROOT / "docs" / "verdicts.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\d+) \| `(\w+)` \| (.+) \| (.+) \|$", text, re.MULTILINE)
    assert rows == [
        (str(n), rule.name, asked_of(rule), rule.reason) for n, rule in enumerate(RULES, start=1)
    ]


def asked_of(rule: rules.Rule) -> str:
    return ", ".join(verdict for verdict in VERDICTS if verdict in rule.overrules) or "no verdict"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_decides_some_claim(rule: rules.Rule):
    claims = {
        "set_aside": claim([], unjudged="no references left"),
        "unread": claim([]),
        "contradicting_finding": claim([entails("x")], contrasts("negation")),
        "dropped_wording": claim([entails("x")], contrasts("hedge_dropped")),
        "question": claim([neutral("x")], form="question"),
        "lead_in": claim([neutral("x")], form="lead_in"),
    }
    known = claims.get(rule.name) or claim(SAID[rule.name])  # type: ignore[index]
    assert decide(known).decided_by == rule.name
