"""The one test of a question and the one of a headline."""

from __future__ import annotations

import pytest

from claimcheck.english.headlines import is_headline, is_title_case
from claimcheck.english.sentences import ends_in_question, is_question


@pytest.mark.parametrize(
    ("text", "own", "any_words"),
    [
        ("Will the ferry sail again?", True, True),
        ("(And who pays for it?)", True, True),
        ("Who pays for it?! ", True, True),
        ("Did the mayor call it “a loss”?", True, True),
        ("Is it the workers’?", True, True),
        # What somebody else asks is a claim about its speaker.
        ("“Will the ferry sail again?”", False, True),
        ("The mayor asked: “Who pays for it?”", False, True),
        ("The mayor asked: ‘Who pays for it?’)", False, True),
        ("«Who pays for it?»", False, True),
        ("“Who pays for it?” the mayor asked.", False, False),
        ("The ferry will sail again.", False, False),
        ("Shut the pier!", False, False),
        ("The page is at /find?pier=1", False, False),
        ("", False, False),
    ],
)
def test_a_question_asks_in_its_own_words_or_in_those_it_quotes(
    text: str, own: bool, any_words: bool
):
    assert is_question(text) is own
    assert ends_in_question(text) is any_words


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Mayor of Ayr Quits After Row Over New Pier", True),
        ("Mayor Says Pier is ‘Shut for Good’ and Walks Out", True),
        ("Will the Mayor of Ayr Rebuild the Old Stone Pier?", True),
        ("Senators Quit Talks With Harbour Board in the U.S.", True),
        ("Mayor of Ayr Calls the New Pier ‘Shut for Good.’", True),
        ("MAYOR OF AYR QUITS AFTER A ROW OVER PIER.", True),
        # A sentence that is mostly names, a plain one, a short one, a headline in small letters.
        ("Mayor Ann Lee and Governor Bo Moore met Senator Cy Hart.", False),
        ("The mayor of Ayr quits after a row over the pier.", False),
        ("Mayor Ann Lee Quits", False),
        ("Mayor of Ayr quits after row over new pier", False),
        ("", False),
    ],
)
def test_a_headline_is_told_by_its_capitals(line: str, expected: bool):
    assert is_headline(line) is expected


@pytest.mark.parametrize(
    ("text", "least", "expected"),
    [
        ("The Long Ebb", 2, True),
        ("The long ebb", 2, False),
        ("Ebb", 2, False),
        ("Ebb", 1, True),
        ("", 1, False),
        ("A Tale of the Sea", 2, True),
    ],
)
def test_title_case_leaves_small_words_uncounted(text: str, least: int, expected: bool):
    assert is_title_case(text, least) is expected
