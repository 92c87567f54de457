from __future__ import annotations

import pytest

from claimcheck.verdicts.lead_ins import is_lead_in, is_topic


@pytest.mark.parametrize(
    "text",
    [
        "Key facts:",
        "What we know so far:",
        "Read on:",
        "Here’s what we know:",
        "Here are the key points:",
        "Five things to know:",
        "Key facts about the fire:",
        "The main points of the report:",
        "Timeline of the Larsund fire:",
        "The council’s plan in short:",
    ],
)
def test_a_short_line_without_a_verb_leads_in(text: str):
    assert is_lead_in(text)


@pytest.mark.parametrize(
    "text",
    [
        # No colon at the end, or a long line.
        "Ferry: ten hurt",
        "Key facts",
        "",
        "Some of the many questions about the old ferry to Larsund:",
        # Who speaks is a claim, with whatever verb.
        "The minister said:",
        "Police say:",
        "The union warns:",
        "She agrees:",
        "According to the council:",
        "The plan, a “disgrace”:",
        # What happened is one too.
        "Ten dead in Larsund:",
        "Council approves plan:",
        # So is one without a verb, unless it announces something.
        "Mayor under arrest:",
        "Larsund mayor guilty of fraud:",
        "Ferry sunk:",
        "No survivors:",
        "One dead in Larsund:",
        "Murder at the school:",
        "Prices up sharply:",
        "The mayor resigned:",
        "The choice was simple:",
    ],
)
def test_a_line_that_claims_something_does_not(text: str):
    assert not is_lead_in(text)


@pytest.mark.parametrize(
    "text",
    ["What comes next", "The long wait", "The Ostby camp", "A Job for Divers", "Why it matters"],
)
def test_the_heading_of_a_section_says_nothing_of_it(text: str):
    assert is_topic(text)


@pytest.mark.parametrize(
    "text",
    [
        "The mayor resigns",
        "The mayor resigned",
        "The bridge was closed",
        "What comes next is unclear.",
        "The",
        "Mayor under arrest",
        "The long wait of the people of Ostby",
        "The bridge is open:",
    ],
)
def test_a_heading_with_news_is_a_claim(text: str):
    assert not is_topic(text)
