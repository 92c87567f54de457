"""Which words leave open what a sentence says."""

from __future__ import annotations

import pytest

from claimcheck.checks.open_words import is_open, topics
from claimcheck.english.word_alignment import tokens


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ferry may sink.", True),
        ("In May the ferry sank.", False),
        ("May Berg sank the ferry.", False),
        ("Perhaps the ferry sank.", True),
        ("The ferry sank, the mayor said.", False),
        ("The ferry is said to have sunk.", True),
        # A risk that there is, and one that is spoken of.
        ("There is a high risk of floods in the valley.", True),
        ("The valley is at risk of floods.", False),
        ("The dam raises the risk that the valley floods.", True),
        ("The dam cuts the high risk of floods.", False),
        ("The council passed its plans for a dam.", False),
        ("The council plans a dam.", True),
        ("In spring the council plans a dam.", True),
        ("The unions plan a strike.", True),
        ("The plan is a dam.", True),
        # What is ahead.
        ("Ferries face delays on Sunday.", True),
        ("Lund face Arden on Sunday.", False),
        ("She told him to his face on Sunday.", False),
        ("Passengers were warned of delays.", True),
        ("The mayor warned that ferries are late.", False),
        ("The mayor did not rule out a dam.", True),
        ("The mayor has ruled out a dam.", False),
    ],
)
def test_what_leaves_a_sentence_open(text: str, expected: bool):
    assert is_open(text, tokens(text)) is expected


def test_what_a_sentence_speaks_of():
    text = "The dam cuts the risk of floods, and there is a hope of rain."
    assert {token.word for token in topics(tokens(text))} == {"risk"}
