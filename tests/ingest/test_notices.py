"""Lines of the page that would stand as claims, and claims that look like them."""

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


def roles(*lines: str) -> dict[str, str]:
    """The role of each sentence of a story with lines before its last paragraph."""
    text = "\n\n".join((*STORY[:3], *lines, STORY[3]))
    return {s.text: s.role for s in build(Source("a", None, text)).sentences}


@pytest.mark.parametrize(
    "line",
    [
        # who helped
        "Alma Frayne, Zeke Moller and Lauren Kell contributed to this report.",
        "Ida Moe in Oslo and Kai Berg in Bergen contributed reporting.",
        "Post writer Jo Dale also contributed to this story from Vik.",
        "The Courier’s Ann Lee contributed additional reporting.",
        "Contributing: Kai Berg, The Northern Post",
        "With Post wires",
        "Source: Northern News Agency",
        "With files from Ida Moe and the Northern Press",
        # how to reach the writer
        "Tom Reid may be reached at treid@example.org.",
        "Tom Reid can be contacted on 020 555 0100.",
        "Follow Tom Reid on Twitter at @tomreid.",
        "Contact the writer at t.reid@example.org",
        "You can email Ann Lee at ann@example.org.",
        # what a page earns
        "If you buy something through this post, the Courier may get a share of the sale.",
        "The Courier may earn a commission from links on this page.",
        "We may earn a commission if you buy what we show.",
        "We use income earning auto affiliate links.",
        "This article contains affiliate links.",
        "Prices are subject to change without notice.",
        # whose views
        "Views expressed in this article are those of the author alone.",
        "The opinions expressed here are the writer’s own.",
        "The views and opinions expressed do not necessarily reflect those of the Courier.",
        "Opinions expressed by our contributors are their own.",
        "This copy is for your personal, non-commercial use only.",
        # requests
        "Like this story?",
        "Enjoyed this article?",
        "Share it with a friend!",
        "Tell us what YOU think...",
        "What do you think about this?",
        "Join the conversation",
        "We’d love to hear from you.",
        "Have a news tip?",
        "Click to tweet",
        # boxes
        "Morning Six Newsletter",
        "The Harbour Letter Newsletter",
        "Get the day’s big stories plus fun stuff you love like quizzes and recipes.",
        "Keep an eye on your inbox for the latest news.",
        "There was an error processing your subscription.",
        "An error has occurred, please try again later.",
        "Get the paper delivered to your door.",
        "Sorry!",
        # other stories
        "SKIPPERS’ LEADER SAYS MINISTERS NEVER SAW A NET",
        "MAYOR IS ASKED TO GO AFTER VOTE IN VIK",
        "GET THE COURIER ON THE GO BY CLICKING HERE",
        "Why the river ran green for three days [PICTURES]",
        "Storm closes the coast road (VIDEO)",
        "Also on courier.com Why the river ran green",
        "READ MORE: Why the river ran green",
    ],
)
def test_lines_of_the_page_are_furniture(line: str) -> None:
    found = roles(line)
    assert {role for text, role in found.items() if text in line} == {"furniture"}
    assert all(found[text] == "body" for text in STORY[1:])


@pytest.mark.parametrize(
    "line",
    [
        "Heavy rain contributed to the delay of this report by the harbour board, he said.",
        "The bank contributed 4 million crowns to the repair.",
        "The source of the oil was a cracked pipe under the deck.",
        "The island can be reached at low tide on foot.",
        "The crew can be reached by radio at any hour of the day.",
        "Agents may earn a commission on every ticket they sell.",
        "Prices of tickets are up by a tenth this year.",
        "Views of the fjord are expressed in her paintings, said the owner of the gallery.",
        "The opinions of the judges were read aloud on Monday.",
        "Passengers were told to share it with their families, the captain said.",
        "“Tell us what you think,” the mayor asked the crowd.",
        "“Sorry!” he called from the bridge.",
        "There was an error in the engine’s control unit, the report says.",
        "The newsletter of the harbour board said so in May.",
        "Readers get the day’s big stories in the harbour from a board.",
        "BERG: The rudder had been bent by ice.",
        "WHAT HAPPENS NEXT",
        "WHO WILL PAY FOR THE DOCK?",
        "ALL ABOARD THE VIK FERRY",
        "The ferry (VIK 1) was built in 1998.",
    ],
)
def test_claims_that_look_like_them_stay(line: str) -> None:
    found = roles(line)
    assert {role for text, role in found.items() if text in line} == {"body"}


LIST = ("June 9 – Vik @ Old Hall", "June 10 – Moen @ Harbour Stage", "June 14 – Aldra @ Fish Hall")


@pytest.mark.parametrize(
    "ending",
    [
        LIST,
        ("The ferry’s stops this summer", *LIST),
        ("Vik 3, Moen 1", "Aldra 0, Brekke 2"),
        ("Best film: The Long Quay", "Best actor: Bo Berg", "Best song: Salt"),
        ("1. Ann Lee, Vik, 41:02", "2. Ida Moe, Moen, 41:40"),
        ("North pier: 12 ships", "South pier: 9 ships"),
        ("Ticketing", "Old Hall, Vik, from 9.30 a.m.", "200 crowns, children half"),
        ("Mayor: Joan Petty (Labour)", "Council: Labour 12, Greens 7"),
        (
            "Trees fell on the railway south of Moen.",
            "A barn burned down in Lunde.",
            "Exams at the college were put off until May.",
            "The choir sang without an audience on Sunday.",
            "Insurers expect claims of 90 million crowns.",
        ),
    ],
)
def test_the_end_of_a_story_is_story(ending: tuple[str, ...]) -> None:
    text = "\n\n".join((*STORY, *ending))
    aside = [s.text for s in build(Source("a", None, text)).sentences if s.role == "furniture"]
    assert aside == []


@pytest.mark.parametrize(
    "ending",
    [
        ("DON’T MISS", "Why the river ran green", "Ten walks by the sea"),
        ("Read also", "Mayor opens a bridge", "Storm closes the coast road"),
        ("More great Courier stories", "Mayor opens a bridge"),
        ("You may also like...", "Who will lead the choir?"),
        ("Most read in world news", "Hunter falls ill after eating a hare"),
        ("Explore further",),
        ("Give what you can",),
    ],
)
def test_lists_of_other_stories_at_the_end_are_furniture(ending: tuple[str, ...]) -> None:
    text = "\n\n".join((*STORY, *ending))
    found = [s.text for s in build(Source("a", None, text)).sentences if s.role == "furniture"]
    assert found == list(ending)
