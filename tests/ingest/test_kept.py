"""What a rule for furniture knows and what is of the story all the same; and what is not."""

from __future__ import annotations

import pytest

from claimcheck.ingest.document import build
from claimcheck.ingest.load import Source

BEFORE = "The council of Marlow closed the old bridge after engineers had found cracks."
AFTER = "Work on the bridge is to begin in spring, the council said."


def furniture(*lines: str, before: str = BEFORE, after: str = AFTER) -> list[str]:
    """What is set aside of lines with a story around them."""
    text = "\n\n".join(filter(None, ["Marlow bridge closed", before, *lines, after]))
    document = build(Source("a", None, text), language="en")
    return [s.text for s in document.sentences if s.role == "furniture"]


@pytest.mark.parametrize("line", ["10 p.m.", "4:14 p.m.", "16:30", "9am", "7.15 am", "14:05 GMT"])
def test_the_time_of_an_entry_is_of_the_story(line: str):
    assert furniture(line) == []
    assert furniture(line, before="") == [line], "above the story it is the page's"
    assert furniture(line, after="") == [line]


@pytest.mark.parametrize(
    "line",
    [
        "29 March 2031 | 20 June 2031",
        "May 3, 2031 – May 9, 2031",
        "9.30 A.M. / 7.00 P.M.",
        "4 March 2031, 19:00 – 22:00",
        "Tuesday – Sunday, 10:00 – 17:00",
    ],
)
def test_from_when_to_when_something_is_is_of_the_story(line: str):
    assert furniture(line) == []


@pytest.mark.parametrize(
    "line",
    [
        "Published 29 March 2031 | Updated 30 March 2031",
        "Published 12:04 / Updated 13:10",
        "29 March 2031 12:04 | 30 March 2031 13:10",
        "12:04 GMT / 17:34 IST",
        "29 March 2031 | 29 March 2031",
        "29 March 2031, 2 hours ago, 14:10, 15:10",
        "29 March 2031, 14:10",
    ],
)
def test_when_the_page_was_published_and_changed_is_the_page_s(line: str):
    assert furniture(line) == [line]


@pytest.mark.parametrize(
    "post",
    [
        "We see you, Marlow. https://t.example/Bx12",
        "Follow us to the bridge at noon!",
        "Subscribe to our newsletter.",
    ],
)
@pytest.mark.parametrize(
    "sender", ["— Liv Berg (@livberg) May 3, 2031", "– Town of Marlow (@marlow)"]
)
def test_an_embedded_post_is_what_somebody_said(post: str, sender: str):
    assert post not in furniture(post, sender)
    assert post in furniture(post)
    assert post in furniture(post, "— Liv Berg, mayor")


@pytest.mark.parametrize(
    "line",
    [
        "Sign up for six months of Larkwave Films for only £2.",
        "Sign up for a year of Bellhop Radio for just $5.",
        "Get thousands of songs that you can play on a watch, phone or radio.",
        "Have your ticket ready, as phone lines may be down.",
        "If you enjoyed this bridge, you will like the one in Henley.",
        "Comments are not what the mayor wants.",
    ],
)
def test_what_others_offer_is_no_appeal_of_the_page(line: str):
    assert furniture(line) == []


@pytest.mark.parametrize(
    "line",
    [
        "Sign up for just £1 a week.",
        "Sign up for our digital subscription for only £1.",
        "Subscribe to The Marlow Post for only £1 a week.",
        "Get the news of the day sent to your phone.",
        "Get breaking stories on your mobile phone.",
        "If you enjoyed this article, we have an offer for you.",
        "If you liked our story, pass it on.",
        "Note: we are currently moderating comments.",
        "Comments are now closed.",
        "(MARA/Orbit-Lab/Henley)",
        "The bridge from above. (credit: Ann Lee of Marlow)",
        "The bridge at noon. (Photo courtesy of Marlow council)",
    ],
)
def test_what_the_page_offers_is(line: str):
    assert " ".join(furniture(line)) == line
