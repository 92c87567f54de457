"""Marks of a desk on its copy, and sentences of a story that look like them."""

from __future__ import annotations

import pytest

from claimcheck.ingest.document import build
from claimcheck.ingest.load import Source

STORY = (
    "Ferry runs again",
    "The ferry to Vik sailed again on Monday after a week in the dock.",
    "Its captain, Bo Berg, said the rudder had been bent.",
    "The repair cost 40,000 crowns, and the town paid for half of it.",
)


def roles(*paragraphs: str) -> list[tuple[str, str]]:
    """The sentences of a text, each with its role."""
    return [(s.text, s.role) for s in build(Source("a", None, "\n\n".join(paragraphs))).sentences]


@pytest.mark.parametrize(
    "line",
    [
        "ENDS",
        "Ends",
        "-ends-",
        "- ENDS -",
        "more follows",
        "More to follow",
        "(more to come)",
        "MFL",
        "-30-",
        "— 30 —",
        "(adds quotes, background)",
        "(Updates with the captain’s words.)",
        "EMBARGOED until 00.01 Tuesday",
        "Embargoed until 6 a.m. on 4 May",
        "STRICTLY EMBARGOED UNTIL 00.01 4 MAY",
        "Not for publication before 9 p.m. Sunday",
        "Words: 420",
        "Word count: 1,200",
        "Slug: FERRY-REPAIR",
        "Catchline: ferry",
        "Ann Lee, Local Democracy Reporter",
        "Ann Lee, transport correspondent",
        "ANN LEE, POLITICAL EDITOR",
        "This article was amended on 3 May to correct the cost of the repair.",
        "This story has been updated with the captain’s words.",
        "An earlier version of this article gave another cost.",
        "Correction: the repair took a week.",
    ],
)
@pytest.mark.parametrize("place", [1, 2, 4])
def test_marks_on_copy_are_furniture(line: str, place: int) -> None:
    found = roles(*STORY[:place], line, *STORY[place:])
    assert {role for text, role in found if text in line} == {"furniture"}
    assert [text for text, role in found if role == "body"] == list(STORY[1:])


@pytest.mark.parametrize(
    "line",
    [
        "The dispute ends the week after.",
        "The mayor ends 30 years of service.",
        "More follows from the board’s own figures.",
        "It was 30 – the coldest day of the year.",
        "(The ferry adds two trips, the board said.)",
        "Embargoed goods were found on board in May.",
        "The report was embargoed until 6 a.m. on Monday.",
        "Embargo until 2031 hits growers of soya.",
        "An embargo for 30 days was agreed on Monday.",
        "Words: they were not enough for the crew of nine.",
        "Slug pellets: the town bans them.",
        "The article was amended by the board in May.",
        "This report was amended on 3 May by the harbour board.",
        "This story was updated by Berg for the stage.",
        "Corrections to the timetable were made in May.",
        "Ann Lee, a reporter, was on board.",
        "Ann Lee, Local Democracy Reporter, was on board.",
        "Editor Ann Lee and writer Bo Li were on board.",
    ],
)
def test_sentences_of_a_story_stay(line: str) -> None:
    found = roles(*STORY[:3], line, STORY[3])
    assert {role for text, role in found if text in line} == {"body"}


@pytest.mark.parametrize("word", ["COUNCIL", "LOCAL NEWS"])
def test_a_word_over_the_headline_does_not_take_its_place(word: str) -> None:
    assert [role for _, role in roles(word, *STORY)] == ["furniture", "headline", *["body"] * 3]


@pytest.mark.parametrize(
    "lines",
    [
        ("FERRY RUNS AGAIN", "Repair took a week in the dock"),
        ("RESCUED", "Nine are brought home."),
        ("Rescued", "Nine brought home to Vik"),
        ("RESCUED",),
    ],
)
def test_a_headline_in_capitals_stays(lines: tuple[str, ...]) -> None:
    assert roles(*lines, *STORY[1:])[0] == (lines[0], "headline")
