"""The passage in which a claim is read."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pytest
from tiny import story

from claimcheck.retrieval import passages
from claimcheck.retrieval.passages import Passages


@pytest.fixture(autouse=True)
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passages, "PASSAGE_WORDS", 8)


def passage(
    texts: list[str],
    *wanted: str,
    likeness: list[float] | None = None,
    furniture: Iterable[int] = (),
) -> str:
    """The best passage for some words; ``likeness`` is the cosine of each sentence."""
    sentences = story("r", *texts, furniture=furniture).content
    cosines = np.array(likeness or [0.0] * len(sentences), dtype=np.float32)
    vectors = np.stack([cosines, np.sqrt(1 - cosines**2)], axis=1)
    holders: dict[str, list[int]] = {}
    for number, sentence in enumerate(sentences):
        for word in set(sentence.text.lower().strip(".").split()):
            holders.setdefault(word, []).append(number)
    found = Passages(sentences, vectors, holders)
    return found.best(wanted, np.array([1, 0], dtype=np.float32))


STORY = ["The ferry ran aground.", "It was noon.", "A tug came.", "Nobody was hurt at all."]


def test_a_short_reference_is_one_passage():
    assert passage(STORY[:2], "tug") == "The ferry ran aground. It was noon."


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (("ferry", "noon"), "The ferry ran aground. It was noon."),
        (("noon", "tug"), "It was noon. A tug came."),
        (("tug", "hurt"), "A tug came. Nobody was hurt at all."),
        (("sail",), "The ferry ran aground. It was noon."),
    ],
)
def test_the_run_that_holds_the_most_words(wanted: tuple[str, ...], found: str):
    assert passage(STORY, *wanted) == found


def test_of_equal_ones_that_with_the_sentence_most_like_the_claim():
    likeness = [0.1, 0.2, 0.3, 0.9]
    assert passage(STORY, likeness=likeness) == "A tug came. Nobody was hurt at all."
    assert passage(STORY, "ferry", likeness=likeness) == "The ferry ran aground. It was noon."


def test_a_sentence_of_more_words_is_a_passage_of_its_own():
    long = "The tug that came at noon drew the ferry off the bank."
    texts = ["It was noon.", long, "Nobody was hurt."]
    assert passage(texts, "bank") == long
    assert passage(texts, "hurt") == "Nobody was hurt."


def test_furniture_between_sentences_is_left_out():
    texts = ["The ferry ran aground.", "Read more about ferries.", "A tug came."]
    assert passage(texts, "tug", furniture=(1,)) == "The ferry ran aground. A tug came."


def test_line_breaks_are_spaces_and_an_empty_reference_has_no_passage():
    assert passage(["The ferry\nran aground."], "ferry") == "The ferry ran aground."
    assert passage([], "ferry") == ""


def test_words_beyond_those_that_are_looked_at_do_no_harm():
    many = [f"word{n}" for n in range(passages.MOST_WORDS + 3)]
    assert passage(STORY, *many, "tug") == passage(STORY)
