"""Origins and omissions, as far as the models read."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from tiny import HashEncoder, candidates, story, window

from claimcheck.models.encoder import Vectors
from claimcheck.pipeline.across_references import omitted, origin_numbers
from claimcheck.pipeline.encoded import Encoded
from claimcheck.pipeline.reach import Reach
from claimcheck.records import Candidates, Document

ARTICLE = story("a", "The tram of Osle runs again.")
TOLD = [
    "The harbour office of Kellmouth closed its eastern basin to large vessels on Monday.",
    "Nobody aboard the ferry was hurt when it hit the quay.",
    "Two levers failed one after the other, the captain told the paper.",
]
COPIES = [story(name, *TOLD) for name in ("one", "two", "three")]


def encoded(references: Sequence[Document], by_words: str = "") -> Encoded:
    """The article beside references, those named in ``by_words`` without vectors."""
    aside = frozenset(by_words.split())
    vectors = Vectors(HashEncoder())
    read = [ARTICLE, *(reference for reference in references if reference.id not in aside)]
    vectors.add(sentence.text for document in read for sentence in document.sentences)
    reach = Reach(len(ARTICLE.content), len(references), 1, aside, 1)
    return Encoded(ARTICLE, tuple(references), reach, vectors, None)


def found(reference: str, method: str) -> list[list[Candidates]]:
    return [[candidates(ARTICLE.text, reference, window(TOLD[0]), method=method)]]


@pytest.mark.parametrize(
    ("by_words", "in_words", "origins"),
    [
        ("", "", [0, 0, 0]),
        ("two", "", [0, 4, 0]),
        ("one two", "", [3, 4, 0]),
        ("two", "two", [0, 0, 0]),  # it has a sentence word for word
        ("one two", "two", [3, 0, 0]),
    ],
)
def test_a_copy_out_of_reach_is_an_origin_of_its_own(
    by_words: str, in_words: str, origins: list[int]
):
    cases = found(in_words or "three", "exact" if in_words else "nli")
    assert origin_numbers(encoded(COPIES, by_words), cases, None) == origins


@pytest.mark.parametrize(("by_words", "names"), [("", ("one", "other")), ("other", None)])
def test_what_was_not_encoded_reports_no_omission(by_words: str, names: tuple[str, ...] | None):
    other = story("other", TOLD[0], "It opens to them in the spring, once the wall is mended.")
    told = omitted(encoded([COPIES[0], other], by_words), [0, 1])
    assert [(o.text, o.references) for o in told] == ([(TOLD[0], names)] if names else [])
