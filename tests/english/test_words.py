"""What counts as a word, and what does not count at all."""

from __future__ import annotations

import pytest

from claimcheck.english.closed_classes import FUNCTION_WORDS, LIGHT_WORDS, NEGATORS
from claimcheck.english.words import (
    content_words,
    numbers_of,
    word_spans,
    words,
)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The QUAY was shut.", "the quay was shut"),
        ("“Shut it,” she said.", '"Shut it", she said'),
        ("It’s the workers’ pay", "it's the workers pay"),
        ("The quay — shut since May — reopened", "The quay - shut since May - reopened"),
        ("a  long\n line", "a long line"),
        ("a well-known case", "a well known case"),
        ("it cost 5%", "it cost 5 %"),
        ("it cost €5m", "it cost € 5 m"),
        ("the ﬁnal word", "the final word"),
        ("THE “QUAY” WAS Shut", "the quay was shut"),
        ("it fell to −5", "it fell to -5"),
    ],
)
def test_what_does_not_count(a: str, b: str):
    assert words(a) == words(b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("5 boats", "6 boats"),
        ("1,200 boats", "1,300 boats"),
        ("3.5 knots", "35 knots"),
        ("3.5 knots", "3.6 knots"),
        ("at 10:30", "at 10:45"),
        ("€5", "£5"),
        ("₹500", "500"),
        ("₹500", "₩500"),
        ("5%", "5"),
        ("it fell to -5", "it fell to 5"),
        ("a loss of −£5bn", "a loss of £5bn"),
        ("they can", "they can't"),
        ("the café", "the cafe"),
        ("5G", "5H"),
    ],
)
def test_what_counts(a: str, b: str):
    assert words(a) != words(b)


@pytest.mark.parametrize("text", ["5-4", "2019–20", "the mid-20s", "a 3-2 win", "(12)-5", "a - b"])
def test_hyphens_and_ranges_are_no_minus_signs(text: str):
    assert "-" not in words(text)


def test_words_are_whole():
    assert words("Forty-one of 1,200 didn’t pay $3.50.") == [
        "forty",
        "one",
        "of",
        "1,200",
        "didn't",
        "pay",
        "$",
        "3.50",
    ]
    assert words("") == words(" … — “”!") == []


def test_spans_slice_the_text():
    text = "“Élan” didn’t cost −£5, she said."
    spans = word_spans(text)
    assert [word for word, _, _ in spans] == words(text)
    assert [text[start:end] for _, start, end in spans] == [
        "Élan",
        "didn’t",
        "cost",
        "−",
        "£",
        "5",
        "she",
        "said",
    ]


def test_content_words_leave_function_words_and_possessives_out():
    assert content_words("The mayor’s office said that it had no ferry.") == {
        "mayor",
        "office",
        "ferry",
    }
    assert content_words("It was not about them.") == set()


def test_numbers_lose_thousands_separators():
    assert numbers_of(words("1,200 of 3.5 million and forty, at 10:30")) == {"1200", "3.5", "10:30"}


def test_word_lists_do_not_mix():
    assert LIGHT_WORDS < FUNCTION_WORDS
    assert not LIGHT_WORDS & NEGATORS
    assert all(words(word) == [word] for word in FUNCTION_WORDS | NEGATORS)
