"""What people in the news ask for is news, in quotation marks or not; what a page asks is not."""

from __future__ import annotations

import pytest

from claimcheck.ingest.document import build
from claimcheck.ingest.load import Source

BEFORE = "The council approved the bridge on Monday after a long debate in the town hall."
AFTER = "Work on the bridge is to begin in spring, the council said."


def furniture(line: str) -> list[str]:
    """What is set aside of a story in which a line stands as a paragraph of its own."""
    document = build(Source("a", None, f"{BEFORE}\n\n{line}\n\n{AFTER}"), language="en")
    return [s.text for s in document.sentences if s.role == "furniture"]


@pytest.mark.parametrize(
    "line",
    [
        "Your support helps Ostra win, the president told the summit.",
        "Your support helps Ostra win.",
        "The president told the summit that your support helps Ostra win.",
        "Thank you for standing with Ostra, Vane told the summit.",
        "Thank you for standing with Ostra in its darkest winter.",
        "Thank you for believing in Tolm, the mayor wrote to the crews.",
        "Our newsletter editor was arrested on Monday.",
        "Our weekly newsletter desk was searched by the police.",
        "Our newsletter editors were arrested on Monday.",
        "Our newsletter was searched for names by the police.",
        "Share this burden, the minister urged.",
        "Share this burden.",
        "Share this river in peace, she begged both towns.",
        "Follow us into the square, the leader of the strike told the workers.",
        "Support us or lose your seat, the union told the minister.",
        "Support our work at the front, the general pleaded.",
        "Join us on Sunday for the march, the union said.",
        "Become a member of the alliance, Berg told Ostra on Monday.",
        "Please donate now, the hospital said, for its blood is running out.",
        "Donate now, begged the hospital.",
        "Sign up for the draft today, the general told young men.",
        "Subscribe to our newsletter, the party asked its members.",
        "Every donation helps, the head of the relief fund said.",
        "If you can, give us your coats, the harbour master wrote.",
        "Print this story and burn it, the censor ordered.",
    ],
)
def test_a_request_that_somebody_is_said_to_make_is_news(line: str):
    assert furniture(line) == []


@pytest.mark.parametrize(
    "line",
    [
        "Your support makes our journalism possible.",
        "Your donation helps us keep reporting.",
        "Your gift, however small, makes a difference.",
        "Thank you for standing with us.",
        "Thank you for supporting independent journalism.",
        "Thanks for reading The Tolm Courier.",
        "Read more in our weekly newsletter.",
        "Our newsletter has the best of the week.",
        "Our weekly health newsletter sorts the evidence from the advertising.",
        "Follow @tolm-wire for live scores",
        "Share this",
        "Share this article",
        "Share this story with friends",
        "Share on Facebook",
        "Follow us on Telegram for more news.",
        "Contact our desk by e-mail.",
        "Join us",
        "Please donate now.",
        "Become a member today.",
        "Sign up for our free daily newsletter, The Tide, and get it at six.",
        "If you value what we do, please consider becoming a member.",
    ],
)
def test_a_request_that_the_page_makes_is_furniture(line: str):
    assert furniture(line) == [line]
