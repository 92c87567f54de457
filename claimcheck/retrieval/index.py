"""Finding the evidence: which sentences of a reference speak of the same thing as a claim.

Exact and near-exact matches come first. For the rest, every run of one to a few neighbouring
sentences is a candidate window. Windows are ranked by meaning and by words: the cosine with the
mean of the window's sentence vectors, and the share of the claim's content words that the window
holds. The second finds the neighbour that has the claim's other half, where the mean vector alone
would prefer the one sentence that is most alike.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from claimcheck.arrays import Floats
from claimcheck.english.closed_classes import ARTICLES, FUNCTION_WORDS, LIGHT_WORDS, QUANTITIES
from claimcheck.english.sentences import ends_in_question
from claimcheck.english.words import content_words, word_spans
from claimcheck.records import Candidates, Document, Evidence, Method, Sentence
from claimcheck.retrieval.passages import MOST_WORDS, Passages

#: Fewest words of a near-exact match; in a shorter sentence a light word may matter.
NEAR_EXACT_WORDS = 5
#: Weight of the shared words in the ranking, the rest being that of the cosine. Hybrid retrieval
#: commonly weighs the dense side more; none was fitted here.
LEXICAL_WEIGHT = 0.3


@dataclass(frozen=True, slots=True)
class Window:
    """Neighbouring sentences ``first`` to ``last`` (inclusive positions in the story)."""

    first: int
    last: int

    def overlaps(self, other: Window) -> bool:
        """Whether the two share a sentence."""
        return self.first <= other.last and other.first <= self.last


class Index:
    """One reference, ready to be searched.

    Args:
        document: the reference.
        vectors: unit vectors of ``document.content``, shape (sentences, dimension).
        longest: most sentences in a window.
    """

    def __init__(self, document: Document, vectors: Floats, longest: int) -> None:
        self.document = document
        self._sentences: Sequence[Sentence] = document.content
        self._windows = list(_windows(self._sentences, longest))
        self._firsts = np.array([w.first for w in self._windows], dtype=np.intp)
        self._lasts = np.array([w.last for w in self._windows], dtype=np.intp)
        self._vectors = _window_vectors(vectors, self._firsts, self._lasts)
        self._holders = _holders(self._sentences)
        self._passages = Passages(self._sentences, vectors, self._holders)
        self._longest = longest
        self._exact: dict[tuple[str, ...], Window] = {}
        self._near: dict[tuple[str, ...], Window] = {}
        for window in self._windows:
            wording = _wording(self._text(window))
            self._exact.setdefault(tuple(wording), window)
            self._near.setdefault(_without_light(wording), window)

    def candidates(self, claims: Sequence[str], vectors: Floats, count: int) -> list[Candidates]:
        """Where to look for each claim: its word-for-word match, or the most similar windows.

        Args:
            claims: sentences.
            vectors: their unit vectors, shape (claims, dimension).
            count: most windows for a claim; none shares a sentence with another.
        """
        return [
            self._candidates(claim, vector, count)
            for claim, vector in zip(claims, vectors, strict=True)
        ]

    def _candidates(self, claim: str, vector: Floats, count: int) -> Candidates:
        method, window = self._word_for_word(claim)
        if window is not None:
            found = self._evidence(window, 1.0)
            return Candidates(
                claim, self.document.id, method, (found,), " ".join(found.text.split())
            )
        wanted = sorted(content_words(claim))
        likeness = np.clip(self._vectors @ vector, 0.0, 1.0)
        ranking = (1 - LEXICAL_WEIGHT) * likeness + LEXICAL_WEIGHT * self._coverage(wanted)
        return Candidates(
            claim,
            self.document.id,
            method,
            windows=tuple(
                self._evidence(self._windows[i], float(likeness[i]))
                for i in self._best(ranking, count)
            ),
            passage=self._passages.best(wanted, vector),
        )

    def _word_for_word(self, claim: str) -> tuple[Method, Window | None]:
        """The window that says ``claim`` word for word, or but for `LIGHT_WORDS`.

        A changed digit, name or negation is never a light word, so it is never near-exact.
        """
        wording = _wording(claim)
        exact = self._exact.get(tuple(wording))
        if exact is not None:
            return "exact", exact
        if len(wording) >= NEAR_EXACT_WORDS:
            near = self._near.get(_without_light(wording))
            if near is not None:
                return "near_exact", near
        return "nli", None

    def _coverage(self, wanted: Sequence[str]) -> Floats:
        """Share of a claim's content words that each window holds: shape (windows,)."""
        masks = np.zeros(len(self._sentences), dtype=np.uint64)
        for bit, word in enumerate(wanted[:MOST_WORDS]):
            masks[self._holders.get(word, [])] |= np.uint64(1 << bit)
        held = masks[self._firsts]
        for step in range(1, self._longest):
            reached = np.minimum(self._firsts + step, self._lasts)
            held = held | masks[reached]
        return np.asarray(
            np.bitwise_count(held) / max(1, min(len(wanted), MOST_WORDS)), dtype=np.float32
        )

    def _best(self, ranking: Floats, count: int) -> list[int]:
        """Positions of the ``count`` best windows, none sharing a sentence with another."""
        chosen: list[int] = []
        for position in np.argsort(-ranking, kind="stable").tolist():
            window = self._windows[position]
            if not any(window.overlaps(self._windows[other]) for other in chosen):
                chosen.append(position)
                if len(chosen) == count:
                    break
        return chosen

    def _text(self, window: Window) -> str:
        start, end = self._sentences[window.first].start, self._sentences[window.last].end
        return self.document.text[start:end]

    def _evidence(self, window: Window, similarity: float) -> Evidence:
        sentences = self._sentences[window.first : window.last + 1]
        indices = tuple(sentence.index for sentence in sentences)
        start, end = sentences[0].start, sentences[-1].end
        return Evidence(start, end, self._text(window), similarity, indices)


def _windows(sentences: Sequence[Sentence], longest: int) -> Iterator[Window]:
    """Every run of one to ``longest`` neighbours without furniture between, shorter runs first."""
    for size in range(1, longest + 1):
        for first in range(len(sentences) - size + 1):
            last = first + size - 1
            if sentences[last].index - sentences[first].index == last - first:
                yield Window(first, last)


def _window_vectors(
    vectors: Floats, firsts: npt.NDArray[np.intp], lasts: npt.NDArray[np.intp]
) -> Floats:
    """Unit vectors of windows: the mean of their sentences' vectors, shape (windows, dimension)."""
    sums = np.concatenate([np.zeros((1, vectors.shape[1]), np.float32), vectors.cumsum(axis=0)])
    means = sums[lasts + 1] - sums[firsts]
    return np.asarray(
        means / np.maximum(np.linalg.norm(means, axis=1, keepdims=True), 1e-12), dtype=np.float32
    )


def _holders(sentences: Sequence[Sentence]) -> dict[str, list[int]]:
    """The positions of the sentences that hold each content word."""
    holders: dict[str, list[int]] = defaultdict(list)
    for position, sentence in enumerate(sentences):
        for word in content_words(sentence.text):
            holders[word].append(position)
    return holders


def _wording(text: str) -> list[str]:
    """The words of ``text``; a question has one more, so that no statement is worded like it.

    A word all in capitals is kept so, "the US" is not "us", unless all of the text is.
    """
    shouted = text.isupper()
    found = []
    for word, start, end in word_spans(text):
        written = text[start:end]
        found.append(written if len(written) > 1 and written.isupper() and not shouted else word)
    return [*found, "?"] if ends_in_question(text) else found


def _without_light(wording: Sequence[str]) -> tuple[str, ...]:
    pairs = zip(wording, [*wording[1:], ""], strict=False)
    return tuple(word for word, after in pairs if word not in LIGHT_WORDS or _weighs(word, after))


def _weighs(light: str, after: str) -> bool:
    """Whether a light word matters before ``after``, or may itself be a name ("hepatitis A is")."""
    if light not in ARTICLES:
        return False
    return after in FUNCTION_WORDS | QUANTITIES or after in ("", "?") or after[0].isdigit()
