"""The final labels of judgements, and that every verdict agrees with them."""

from __future__ import annotations

from itertools import product

import pytest
from claims import ORIGINS, claim, contradicts, entails, neutral, parts
from invariants import broken

from claimcheck.records import Fact, Findings, Passage, QuoteCheck
from claimcheck.verdicts.claims import Claim
from claimcheck.verdicts.labels import contradicted, contradicting, labelled
from claimcheck.verdicts.rules import decide
from findings import both, contrasts, disagreeing, facts, quotes


@pytest.mark.parametrize(
    ("findings", "named"),
    [
        (Findings(), set()),
        (quotes("misattributed"), {"x"}),
        (quotes("altered", "unsourced", "verbatim"), set()),
        (facts(("number", "mismatch")), {"x"}),
        (facts(("date", "match"), ("name", "absent")), set()),
        (contrasts("negation"), {"x"}),
        (contrasts("hedge_dropped", "attribution_dropped"), set()),
        (both(disagreeing("y"), contrasts("negation")), {"x", "y"}),
        (Findings(facts=(Fact("date", 0, 5, "words", "mismatch"),)), set()),
        (Findings(quotes=(QuoteCheck(0, 5, "words", "misattributed"),)), set()),
    ],
)
def test_who_contradicts_by_what_is_found(findings: Findings, named: set[str]):
    assert contradicting(findings) == named


def test_a_fact_that_some_reference_has_is_disputed_and_contradicts_nothing_by_itself():
    assert contradicted(facts(("number", "mismatch")))
    assert not contradicted(disagreeing("y"))
    assert contradicted(both(disagreeing("y"), quotes("misattributed")))


def test_a_label_is_all_that_is_changed():
    before = [entails("x"), neutral("y")]
    after = labelled(before, {"x", "z"})
    assert [j.label for j in after] == ["contradiction", "neutral"]
    assert [(j.probabilities, j.support) for j in after] == [
        (j.probabilities, j.support) for j in before
    ]


@pytest.mark.parametrize(
    ("origins", "verdict"),
    [({"a": 0, "b": 1, "c": 2}, "disputed"), ({"a": 0, "b": 0, "c": 1}, "supported")],
)
def test_a_reference_with_another_figure_contradicts(origins: dict[str, int], verdict: str):
    renamed = dict(zip(("x", "y", "z"), origins.values(), strict=True))
    said = [entails("x"), entails("y"), neutral("z")]
    found = decide(Claim(said, renamed, disagreeing("y")))
    assert [j.label for j in found.judgements] == ["entailment", "contradiction", "neutral"]
    assert found.verdict == verdict


@pytest.mark.parametrize(
    "finding", [quotes("misattributed"), facts(("name", "mismatch")), contrasts("negation")]
)
def test_the_reference_that_a_finding_names_is_the_one_that_contradicts(finding: Findings):
    found = decide(claim([entails("x"), neutral("y"), entails("z")], finding))
    assert found.verdict == "contradicted"
    assert [j.label for j in found.judgements] == ["contradiction", "neutral", "entailment"]


FOUND = {
    "nothing": Findings(),
    "misattributed": quotes("misattributed"),
    "mismatch": facts(("number", "mismatch")),
    "elsewhere": Findings(
        quotes=(QuoteCheck(0, 5, "words", "misattributed", Passage("unread", 0, 5, "words")),)
    ),
    "disagreeing": disagreeing("y"),
    "disagreeing copy": disagreeing("x-copy"),
    "opposite and disagreeing": both(contrasts("negation"), disagreeing("y")),
    "dropped": contrasts("hedge_dropped", "attribution_dropped"),
}
PARTS = parts(("supported", 0.7), ("unsupported", 0.1))


@pytest.mark.parametrize("findings", FOUND.values(), ids=FOUND)
def test_every_verdict_agrees_with_the_final_labels(findings: Findings):
    references = ("x", "x-copy", "y")
    for makers in product((entails, neutral, contradicts), repeat=len(references)):
        said = [make(name) for make, name in zip(makers, references, strict=True)]
        for form, opinion, divided, unread in product(
            ("statement", "question", "lead_in", "topic"),
            (False, True),
            ((), PARTS),
            ((), ("unread",)),
        ):
            origins = {name: ORIGINS[name] for name in references} | dict.fromkeys(unread, 3)
            found = decide(Claim(said, origins, findings, divided, opinion, form))  # type: ignore[arg-type]
            question = form == "question"
            fault = broken(found.verdict, found.judgements, findings, origins, question=question)
            assert not fault, (found, form)
