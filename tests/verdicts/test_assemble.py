"""The results of sentences: what claims nothing, what is set aside, whose opinion counts."""

from __future__ import annotations

import pytest
from claims import SAID, claim
from tiny import story

from claimcheck.records import Document, SentenceResult, Verdict
from claimcheck.verdicts.assemble import Results

TOLD = "Forty-one people were hurt."


def results(
    document: Document, verdict: Verdict = "unsupported", opinion: float = 0.0
) -> tuple[SentenceResult, ...]:
    """The results of a document of whose sentences the references say the same."""
    opinions = [opinion] * len(document.sentences)
    claims = [claim(SAID[verdict])] * len(document.content)
    return Results(document, opinions, 0.5).of(claims)


def test_a_lead_in_is_not_checked():
    lead, told = results(story("a", "Key facts:", TOLD))
    assert (lead.verdict, lead.reason) == ("not_checked", "a lead-in, which claims nothing")
    assert told.verdict == "unsupported"


def test_the_heading_of_a_section_is_not_checked():
    heading, told = results(story("a", "The long wait", TOLD))
    assert (heading.verdict, told.verdict) == ("not_checked", "unsupported")


@pytest.mark.parametrize(
    ("heading", "verdict"), [("The money", "not_checked"), ("The shameful truth", "unsupported")]
)
def test_a_heading_may_voice_a_view_but_not_by_a_noun_alone(heading: str, verdict: str):
    found, _ = results(story("a", heading, TOLD), opinion=0.9)
    assert found.verdict == verdict


def test_what_nothing_follows_leads_nowhere():
    _, last = results(story("a", TOLD, "Key facts:"))
    assert last.verdict == "unsupported"


def test_a_lead_in_with_a_view_is_judged():
    lead, _ = results(story("a", "The shameful truth:", TOLD), opinion=0.9)
    assert lead.verdict == "unsupported"


def test_a_question_is_not_checked():
    asked, told = results(story("a", "Who was hurt?", TOLD), "contradicted")
    assert (asked.verdict, asked.reason) == ("not_checked", "a question, which claims nothing")
    assert told.verdict == "contradicted"


@pytest.mark.parametrize(("opinion", "flags"), [(0.5, ("opinion",)), (0.49, ())])
def test_an_opinion_begins_at_the_threshold(opinion: float, flags: tuple[str, ...]):
    (found,) = results(story("a", TOLD), opinion=opinion)
    assert (found.opinion, found.flags) == (opinion, flags)


def test_furniture_takes_no_claim():
    aside, told = results(story("a", "Share this.", TOLD, furniture=[0]), "supported", 0.9)
    assert (aside.verdict, aside.reason) == ("not_checked", "furniture: no part of the story")
    assert (aside.flags, aside.judgements, aside.support) == ((), (), 0.0)
    assert told.verdict == "supported"
