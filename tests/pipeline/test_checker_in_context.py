"""Sentences with pronouns on the whole way of an article: what is asked, and what is shown."""

from __future__ import annotations

import pytest
from ferry_story import checker, sentence
from tiny import RuleNli

from claimcheck.records import Report

pytestmark = pytest.mark.usefixtures("tiny_models")

OPENING = "Otto Brandt runs the ferry line."
LEFT = "He has also left the harbour board."
BOARD = "The line made a loss. Otto Brandt, who is ill, has also left the harbour board."
OTHER = "The line made a loss. Karl Lund has also left the harbour board."


def asked(reference: str, *sentences: str) -> tuple[Report, set[str]]:
    """The report on an article, and the claims that the model was asked about."""
    nli = RuleNli()
    report = checker(nli).check(" ".join([OPENING, *sentences]), [reference])
    return report, {claim for _, claim in nli.asked}


@pytest.mark.parametrize(("reference", "verdict"), [(BOARD, "supported"), (OTHER, "unsupported")])
def test_a_pronoun_is_judged_by_its_name_and_shown_as_written(reference: str, verdict: str):
    report, claims = asked(reference, LEFT)
    found = sentence(report, "left the harbour")
    assert found.verdict == verdict
    assert found.text == report.article.text[found.start : found.end] == LEFT
    assert claims == {OPENING, "Brandt has also left the harbour board."}
    assert all(j.method == "nli" for j in found.judgements), "it is in other words"


def test_own_words_that_stand_in_a_reference_are_not_read():
    report, claims = asked(f"Karl Lund runs the line. {LEFT}", LEFT)
    (found,) = sentence(report, "left the harbour").judgements
    assert (found.method, found.label) == ("exact", "entailment")
    assert claims == {OPENING}


def test_findings_and_parts_have_offsets_into_the_sentence_itself():
    long = (
        "He has also left the harbour board, and the mayor of the town danced 12 times on tables."
    )
    report, claims = asked(BOARD, long)
    found, text = sentence(report, "danced"), report.article.text
    assert [text[p.start : p.end] for p in found.parts] == [
        "He has also left the harbour board, and",
        "the mayor of the town danced 12 times on tables.",
    ]
    assert [text[f.start : f.end] for f in found.facts] == ["12 times"]
    assert "Brandt has also left the harbour board." in claims
