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
        "Petra Hahn, Luca Orsi and Meg Tully contributed to this report.",
        "Sami Aalto in Turku and Eva Rask in Lund contributed reporting.",
        "Post writer Fay Orme also contributed to this story from Vik.",
        "The Courier’s Ann Lee contributed additional reporting.",
        "Contributing: Kai Berg, The Northern Post",
        "With Post wires",
        "Source: Northern News Agency",
        "With files from Ida Moe and the Northern Press",
        # how to reach the writer
        "Nora Fell may be reached at nfell@tide.example.",
        "Tom Reid can be contacted on 020 555 0100.",
        "Follow Tom Reid on Twitter at @tomreid.",
        "Contact the writer at t.reid@example.org",
        "You can email Ann Lee at ann@example.org.",
        # what a page earns
        "If you order a kettle through our guide, the Tide may get a share of the sale.",
        "The Courier may earn a commission from links on this page.",
        "We may earn a commission if you buy what we show.",
        "We use income earning auto affiliate links.",
        "This article contains affiliate links.",
        "Prices are subject to change without notice.",
        # whose views
        "Views expressed in our columns belong to the author alone.",
        "The opinions expressed here are the writer’s own.",
        "The views and opinions expressed do not necessarily reflect those of the Courier.",
        "Opinions expressed by our contributors are their own.",
        "This copy is for your personal, non-commercial use only.",
        # requests
        "Like this story?",
        "Enjoyed this article?",
        "Share it with a friend!",
        "Tell us what YOU would do...",
        "What do you think about this?",
        "Join the conversation",
        "We’d love to hear from you.",
        "Have a news tip?",
        "Click to tweet",
        # boxes
        "Daybreak Newsletter",
        "The Harbour Letter Newsletter",
        "The Harbour Letter app: every sailing, as it happens",
        "Get the morning’s news plus crosswords and cartoons you can share.",
        "Look in your inbox for our first letter.",
        "There was an error submitting your details.",
        "An error has occurred, please try again later.",
        "Get the paper delivered to your door.",
        "Sorry!",
        "Something went wrong.",
        "Oops! Something went wrong.",
        "Something went wrong, please try again.",
        "Please enter a valid email address.",
        "That email address is invalid.",
        "As an affiliate, we earn from what you order.",
        "Your browser does not support this video.",
        "Sorry, your browser can’t play this sound.",
        "Please enable JavaScript to see the map.",
        # other stories
        "BAKERS WARN THAT FLOUR WILL RUN OUT BY MAY",
        "MAYOR IS ASKED TO GO AFTER VOTE IN VIK",
        "FERRY CAPTAIN CHARGED OVER REPAIR OF RUDDER IN VIK",
        "BAKERS STRUCK OVER FLOUR",
        "READ THE TIDE EVERYWHERE BY CLICKING HERE",
        "How the mill got its wheel back [PICTURES]",
        "Storm closes the coast road (VIDEO)",
        "Also on tide.com How the mill got its wheel back",
        "READ MORE: How the mill got its wheel back",
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
        "Readers get the morning’s news in the harbour from a board.",
        "BERG: The rudder had been bent by ice.",
        "Something went wrong with the pumps in May.",
        "Something went wrong, the captain said.",
        "As an associate, Berg earned 40,000 crowns.",
        "The browser does not support the old maps, the pilots said.",
        "Please enter a valid plea, the judge told her.",
        "WHAT HAPPENS NEXT",
        "WHO WILL PAY FOR THE DOCK?",
        "ALL ABOARD THE VIK FERRY",
        # headings of the story itself, in which a word may be a verb
        "REPAIR OF A CRACKED RUDDER",
        "SPOT WHAT YOU MADE THEM DO",
        "The ferry (VIK 1) was built in 1998.",
        "The council’s app: nobody has used it since May.",
    ],
)
def test_claims_that_look_like_them_stay(line: str) -> None:
    found = roles(line)
    assert {role for text, role in found.items() if text in line} == {"body"}


def test_the_pages_own_listings_are_furniture() -> None:
    listings = ("WHAT’S ON THIS WEEK", "Brass band, Corn Hall, Saturday 7.30pm", "Repair cafe, 2pm")
    text = "\n\n".join((*STORY, *LIST, *listings))
    found = [s.text for s in build(Source("a", None, text)).sentences if s.role == "furniture"]
    assert found == list(listings)


LIST = ("March 2 – Orsa @ Corn Hall", "March 5 – Lund @ Rope Walk", "March 9 – Turku @ Mill Stage")


@pytest.mark.parametrize(
    "ending",
    [
        LIST,
        ("The ferry’s stops this summer", *LIST),
        ("Vik 3, Moen 1", "Aldra 0, Brekke 2"),
        ("Best film: The Long Quay", "Best actor: Bo Berg", "Best song: Salt"),
        ("1. Ann Lee, Vik, 41:02", "2. Ida Moe, Moen, 41:40"),
        ("North pier: 12 ships", "South pier: 9 ships"),
        ("Ticketing", "Corn Hall, Vik, from 9.30 a.m.", "200 crowns, children half"),
        ("Mayor: Joan Petty (Labour)", "Council: Labour 12, Greens 7"),
        (
            "A wall gave way beside the tram depot.",
            "A greenhouse was flooded in Orsa.",
            "The rowing regatta was moved to August.",
            "The library lent torches to its readers.",
            "Glaziers are booked for the next six weeks.",
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
        ("DON’T MISS", "How the mill got its wheel back", "Nine soups for March"),
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
