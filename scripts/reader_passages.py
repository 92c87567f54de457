"""Passages of news with the claims made on each, and how a passage is chosen from a document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Set
from dataclasses import dataclass
from typing import Any

from sentencex import segment

from claimcheck.english.words import content_words

Row = dict[str, Any]

#: Words of the passages that the model is to read at once.
PASSAGE_WORDS = 220
#: Most claims behind one premise in training; more go behind another copy of it.
MOST_CLAIMS = 10


@dataclass(frozen=True)
class Passage:
    """A premise and the claims on it, each with its label."""

    premise: str
    claims: tuple[str, ...]
    labels: tuple[str, ...]


def passages_of(rows: Iterable[Row]) -> list[Passage]:
    """Put claims of the same premise together, at most `MOST_CLAIMS` of them."""
    grouped: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        grouped[row["premise"]].append(row)
    found = []
    for premise, group in grouped.items():
        for start in range(0, len(group), MOST_CLAIMS):
            part = group[start : start + MOST_CLAIMS]
            claims = tuple(row["hypothesis"] for row in part)
            found.append(Passage(premise, claims, tuple(row["label"] for row in part)))
    return found


def sentences_of(text: str) -> list[str]:
    """The sentences of ``text``, their spacing put right."""
    return [s for s in (" ".join(part.split()) for part in segment("en", text)) if s]


def lead(text: str, words: int = PASSAGE_WORDS) -> str:
    """The first sentences of ``text``, as many as have ``words`` words together; at least one."""
    kept: list[str] = []
    for sentence in sentences_of(text):
        if kept and len(" ".join([*kept, sentence]).split()) > words:
            break
        kept.append(sentence)
    return " ".join(kept)


def best_passage(document: str, claim: str, words: int = PASSAGE_WORDS) -> str:
    """The run of whole sentences that shares the most content words with ``claim``.

    It has at most ``words`` words, but for one long sentence, and is as long as that allows; of
    equal ones the first is taken.
    """
    sentences = sentences_of(document)
    lengths = [len(sentence.split()) for sentence in sentences]
    wanted = content_words(claim)
    best, most = "", -1
    for start in range(len(sentences)):
        end, length = start + 1, lengths[start]
        while end < len(sentences) and length + lengths[end] <= words:
            length += lengths[end]
            end += 1
        passage = " ".join(sentences[start:end])
        if (shared := len(wanted & content_words(passage))) > most:
            best, most = passage, shared
        if end == len(sentences):
            break
    return best


def share_held(wanted: Set[str], there: Set[str]) -> float:
    """The share of the words ``wanted`` that are ``there``, 0 to 1."""
    return len(wanted & there) / max(1, len(wanted))
