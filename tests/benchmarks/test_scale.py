"""The made-up news that large checks are measured on."""

from __future__ import annotations

import itertools
import random
import re

from scale import SIZES, numbers
from scale_texts import REFERENCE, matters, texts


def sentences(text: str) -> list[str]:
    return re.split(r"(?<=\.)\s+", text)


def test_a_seed_makes_the_same_texts_and_another_others():
    assert texts(1, 20, 4) == texts(1, 20, 4)
    assert texts(1, 20, 4) != texts(2, 20, 4)


def test_no_sentence_is_told_twice_and_every_reference_has_a_story():
    article, references = texts(3, 60, 10)
    told = [line for text in (article, *references) for line in sentences(text)]
    assert len(sentences(article)) == 60
    assert len(set(told)) == len(told)
    assert all(len(sentences(text)) >= REFERENCE for text in references)


def test_references_tell_some_of_the_article_in_other_words():
    article, references = texts(3, 60, 10)
    own = list(itertools.islice(matters(random.Random(3)), 60))  # noqa: S311
    joined = " ".join(references)
    told = [m for m in own if m.place in joined and (m.person in joined or m.thing in joined)]
    assert 20 <= len(told) < 60
    assert not set(sentences(article)) & set(sentences(joined))


def test_sizes_are_sentences_by_references():
    assert [numbers(size) for size in SIZES] == [(1000, 50), (10, 5000)]
