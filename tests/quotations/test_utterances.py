"""What is quoted in a reference: words across several quotations of one speech."""

from __future__ import annotations

import pytest
from tiny import story

from claimcheck.quotations.extract import with_quotations
from claimcheck.quotations.utterances import Stretch, utterances

SAID = (
    "“The crew did what they could, but the pumps did not answer,” the captain Ida Voss said. "
    "“By noon the hold was full.”"
)


@pytest.fixture
def speech() -> Stretch:
    document = story("r", SAID)
    (found,) = utterances(with_quotations(document))
    return found


def cut(speech: Stretch, words: str, wanted: str) -> str:
    """What is left of a run of words, given what is wanted."""
    run, wanted_words = words.split(), wanted.split()
    starts = [i for i in range(len(speech.words)) if list(speech.words[i : i + len(run)]) == run]
    start, end = speech.without_strays(starts[0], starts[0] + len(run), wanted_words)
    return " ".join(speech.words[start:end])


def test_words_of_the_next_quotation_that_nobody_asked_for_are_strays(speech: Stretch):
    assert cut(speech, "the pumps did not answer by", "the pumps would not obey him") == (
        "the pumps did not answer"
    )


def test_words_of_the_quotation_before_are_strays_too(speech: Stretch):
    assert cut(speech, "answer by noon the hold", "at noon the hold") == "by noon the hold"


def test_a_wanted_word_keeps_both_quotations(speech: Stretch):
    run = "did not answer by noon"
    assert cut(speech, run, "did not answer at noon") == run


def test_within_one_quotation_nothing_is_cut(speech: Stretch):
    run = "but the pumps did not"
    assert cut(speech, run, "nothing of it") == run
