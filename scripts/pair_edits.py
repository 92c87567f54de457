"""What the kinds of generated pairs share: edits of a sentence, its setting, and word helpers."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from spacy.tokens import Doc, Span, Token

NAME_TYPES = {"PERSON": "person", "GPE": "place", "LOC": "place", "ORG": "organisation"}
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
QUOTES = re.compile(r"[\"“”]|(?<!\w)['‘]|['’](?!\w)")
#: Nouns that a "who" clause or a pronoun may stand for.
PEOPLE = frozenset(
    "man woman minister president spokesman spokeswoman spokesperson mayor officer official "
    "player manager coach striker senator governor actor actress singer doctor nurse teacher "
    "lawyer judge driver leader chairman director boy girl mother father captain farmer soldier "
    "journalist reporter candidate critic resident student worker victim suspect".split()
)


class Edit(NamedTuple):
    """Characters ``start`` to ``end`` of a sentence give way to ``text``."""

    start: int
    end: int
    text: str


Edits = tuple[Edit, ...]


@dataclass(frozen=True)
class Pool:
    """Parts of other articles to borrow from; the articles nearest in subject come first."""

    sentences: tuple[Doc, ...] = ()
    opinions: tuple[str, ...] = ()
    names: dict[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Setting:
    """A sentence ``at`` of its document's ``sentences``, and the window that is the premise."""

    sentences: tuple[Doc, ...]
    start: int
    end: int
    at: int
    names: dict[str, tuple[str, ...]]
    pool: Pool = field(default_factory=Pool)

    @property
    def doc(self) -> Doc:
        return self.sentences[self.at]

    @property
    def window(self) -> tuple[Doc, ...]:
        return self.sentences[self.start : self.end]

    @property
    def outside(self) -> tuple[Doc, ...]:
        return self.sentences[: self.start] + self.sentences[self.end :]


#: A kind makes of a sentence in its setting a new text, or None where it does not apply.
Kind = Callable[[Setting, random.Random], str | None]
#: An edit kind names the changes only, so that they can be joined with others.
EditKind = Callable[[Setting, random.Random], Edits | None]


def apply(text: str, edits: Iterable[Edit]) -> str:
    """Return ``text`` with ``edits`` made, spaces and the first capital put right."""
    capital = text[:1].isupper() or text[1:2].isupper()
    for edit in sorted(edits, reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return tidy(text, capital)


def tidy(text: str, capital: bool) -> str:
    """Put the spaces and commas of an edited sentence right."""
    text = re.sub(r"\s+", " ", text).strip(" ,;")
    text = closed(text)
    text = re.sub(r",(?:\s*,)+", ",", text)
    text = re.sub(r",([.!?;:])", r"\1", text)
    return upper_first(text) if capital else text


def closed(text: str) -> str:
    """Take away the space before a stop, which some documents have."""
    return re.sub(r"\s+([.,;:!?])(?=[\s\"'”’]|$)", r"\1", text)


def upper_first(text: str) -> str:
    return text[:1].upper() + text[1:]


def overlap(first: Iterable[Edit], second: Iterable[Edit]) -> bool:
    return any(a.start <= b.end and b.start <= a.end for a in first for b in second)


def span_of(token: Token) -> Span:
    """The subtree of ``token`` as one run of tokens."""
    return token.doc[token.left_edge.i : token.right_edge.i + 1]


def replacement(token: Token, text: str) -> Edit:
    """Put ``text`` in the place of ``token``, in its case."""
    if token.text[:1].isupper() and (token.i == 0 or text.islower()):
        text = upper_first(text)
    return Edit(token.idx, token.idx + len(token), text)


def root_of(doc: Doc) -> Token:
    return next(doc.sents).root


def child(token: Token, *labels: str) -> Token | None:
    return next((c for c in token.children if c.dep_ in labels), None)


def lower_first(doc: Doc, at: int = 0) -> str:
    """The text from token ``at`` on, its first letter small unless it belongs to a name."""
    token, text = doc[at], doc[at:].text
    if token.ent_type_ in NAME_TYPES or token.tag_ in ("NNP", "NNPS") or token.text == "I":
        return text
    return text[:1].lower() + text[1:]


@lru_cache(maxsize=4096)
def content_words(doc: Doc) -> frozenset[str]:
    """The lemmas of nouns, names, verbs, numbers and adjectives of a sentence."""
    kept = ("NOUN", "PROPN", "VERB", "NUM", "ADJ")
    return frozenset(t.lemma_.lower() for t in doc if t.pos_ in kept)


@lru_cache(maxsize=4096)
def lemmas(doc: Doc) -> frozenset[str]:
    return frozenset(t.lemma_.lower() for t in doc)


def covered(doc: Doc, window: Iterable[Doc]) -> float:
    """The share of the content words of ``doc`` that the window has too, 0 to 1."""
    words = content_words(doc)
    held = frozenset().union(*map(lemmas, window))
    return len(words & held) / max(1, len(words))


def names_of(sentences: Iterable[Doc]) -> dict[str, tuple[str, ...]]:
    """The names in the sentences by type: person, place, organisation."""
    found: dict[str, dict[str, None]] = {kind: {} for kind in set(NAME_TYPES.values())}
    for doc in sentences:
        for ent in doc.ents:
            kind = NAME_TYPES.get(ent.label_)
            if kind and all(t.pos_ == "PROPN" or t.text in ("of", "and", "the", "'s") for t in ent):
                found[kind][re.sub(r"^[Tt]he |['’]s$", "", ent.text)] = None
    return {kind: tuple(sorted(n for n in names if len(n) > 2)) for kind, names in found.items()}


def has_first_person(text: str) -> bool:
    return re.search(r"\b(I|we|you|my|our|your|me|us|i|We|You|My|Our)\b", text) is not None
