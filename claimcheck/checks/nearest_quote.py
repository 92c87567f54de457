"""The quotation of a reference that one of the article's may have been made of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from claimcheck.arrays import Floats
from claimcheck.english.approximate_match import fit
from claimcheck.english.closed_classes import FUNCTION_WORDS
from claimcheck.english.word_diff import word_diff
from claimcheck.english.words import words
from claimcheck.quotations.extract import is_reported
from claimcheck.quotations.spoken import Spoken
from claimcheck.quotations.utterances import Stretch, whole
from claimcheck.records import DiffPart, Document, Evidence, Judgement, Passage, Quotation

#: Fewest words outside quotation marks that are taken for the record of a speech.
LONG_RUN = 8
#: A quotation of a reference is taken for the source of an altered one when so many of the
#: article's words fit it in order (from 0.4 to 0.5 the best on the train split of PolNeAR)
SAME_ORDER = 0.5
#: (of those outside its quotation marks so many), ...
SAME_RECORD = 0.75
#: ... or they share so many of their words, ...
SAME_WORDS = 0.6
#: ... or are as near in meaning as two translations of one sentence, ...
SAME_MEANING = 0.75
#: ... or when the sentence that quotes is entailed by evidence that holds the quotation, and the
#: two at least speak of the same thing.
SAME_SUBJECT = 0.4
#: Most quotations of one reference that are fitted to one of the article, for time.
MOST_FITTED = 5
#: A reference's quotation at most so many times as long as the article's is shown whole.
_WHOLE = 1.5
#: Most words that may be put before or behind a quotation to count as a change of it. With more
#: the article quotes on where the reference stops.
MAX_ADDED = 2
#: Fewest words of the run that two quotations share when one only goes on where the other stops.
SHARED_RUN = 4


@dataclass(frozen=True)
class QuoteSource:
    """The quotations of one reference.

    Attributes:
        spoken: what is said in the reference.
        vectors: unit vectors of its quotations, shape (quotations, dimension).
    """

    spoken: Spoken
    vectors: Floats

    @property
    def document(self) -> Document:
        """The reference."""
        return self.spoken.document

    @property
    def quotations(self) -> tuple[Quotation, ...]:
        """Those of the reference, in order."""
        return self.document.quotations

    def able(self, piece: str) -> Sequence[Stretch]:
        """The utterances that may have the words of a `stream`: those with the rarest of them."""
        return min((self._holders.get(word, ()) for word in piece.split()), key=len, default=())

    @cached_property
    def _holders(self) -> dict[str, list[Stretch]]:
        holders = defaultdict(list)
        for utterance in self.spoken.utterances:
            for word in utterance.known:
                holders[word].append(utterance)
        return dict(holders)

    @cached_property
    def vocabularies(self) -> tuple[frozenset[str], ...]:
        """The different words of each quotation."""
        return tuple(frozenset(words(quotation.text)) for quotation in self.quotations)

    @cached_property
    def text(self) -> Stretch:
        """All words of the reference."""
        return whole(self.document)


@dataclass(frozen=True)
class Near:
    """The quotation of a reference that the article's may have been made of.

    ``score`` orders candidates; ``altered`` is False when the article only quotes more of it.
    """

    score: float
    passage: Passage
    diff: tuple[DiffPart, ...]
    altered: bool

    @property
    def order(self) -> tuple[float, int]:
        """What the most probable source has most of: of equal scores the fewest words changed."""
        changed = sum(len(words(part.text)) for part in self.diff if part.op != "equal")
        return self.score, -changed


def worded_alike(source: QuoteSource, text: str, said: Sequence[str]) -> Iterator[Near]:
    """The utterances into which most of the article's words fit in their order."""
    for utterance in _promising(source, set(said)):
        found = fit(said, utterance.words)
        likeness = 1 - found.edits / len(said)
        if likeness < SAME_ORDER or found.start == found.end:
            continue
        if not set(said) & set(utterance.words[found.start : found.end]) - FUNCTION_WORDS:
            continue  # "of the" alone makes no two quotations one
        start, end = utterance.without_strays(found.start, found.end, said)
        window = utterance.passage(start, end)
        diff = word_diff(" ".join(utterance.words[start:end]), text)
        altered = not _quotes_more(diff)
        if len(utterance.words) <= _WHOLE * len(said):
            start, end = 0, len(utterance.words)
            window = utterance.passage(start, end)
        shown = word_diff(utterance.said(start, end), text)
        yield Near(3 + likeness, window, shown, altered)


def _promising(source: QuoteSource, wanted: set[str]) -> list[Stretch]:
    """The utterances that have most of the wanted words."""
    shared = [(len(wanted & utterance.known), utterance) for utterance in source.spoken.utterances]
    enough = [item for item in shared if item[0] >= SAME_ORDER * len(wanted)]
    enough.sort(key=lambda item: -item[0])
    return [utterance for _, utterance in enough[:MOST_FITTED]]


def recorded_alike(source: QuoteSource, text: str, said: Sequence[str]) -> Near | None:
    """The words outside quotation marks into which nearly all of a long quotation's fit.

    They are a source where the reference is the record of a speech, no reported speech.
    """
    wanted = set(said)
    if len(said) < LONG_RUN or len(wanted & source.text.known) < SAME_RECORD * len(wanted):
        return None
    found = fit(said, source.text.words)
    likeness = 1 - found.edits / len(said)
    if likeness < SAME_RECORD:
        return None
    passage = source.text.passage(found.start, found.end)
    spoken = not is_reported(source.document, passage.start, passage.end)
    return Near(likeness, passage, word_diff(passage.text, text), spoken)


def meaning_alike(
    source: QuoteSource,
    text: str,
    said: Sequence[str],
    vector: Floats,
    judgements: Sequence[Judgement],
) -> Near | None:
    """The quotation that shares most of the article's words in any order, or means the same."""
    supporting = _supporting(judgements, source.document.id)
    wanted = frozenset(said)
    best: tuple[float, Quotation] | None = None
    cosines = (source.vectors @ vector).tolist()
    for quotation, theirs, cosine in zip(
        source.quotations, source.vocabularies, cosines, strict=True
    ):
        least = SAME_SUBJECT if _inside(quotation, supporting) else SAME_MEANING
        if cosine < least and _likeness(wanted, theirs) < SAME_WORDS:
            continue
        # The one that holds most of the article's words has had least of them altered.
        score = 2 * len(wanted & theirs) / max(1, len(wanted)) + cosine
        if best is None or score > best[0]:
            best = (score, quotation)
    if best is None:
        return None
    score, quotation = best
    passage = Passage(source.document.id, quotation.start, quotation.end, quotation.text)
    diff = word_diff(quotation.text, text)
    return Near(score, passage, diff, not _quotes_more(diff))


def _supporting(judgements: Sequence[Judgement], reference: str) -> list[Evidence]:
    """The windows of a reference that entail the sentence."""
    return [
        window
        for judgement in judgements
        if judgement.reference == reference and judgement.label == "entailment"
        for window in judgement.evidence
    ]


def _inside(quotation: Quotation, windows: Sequence[Evidence]) -> bool:
    return any(w.start <= quotation.start and quotation.end <= w.end for w in windows)


def _quotes_more(diff: Sequence[DiffPart]) -> bool:
    """Whether two quotations share one run of words and the article's goes on at an end.

    Then none of the shared words was altered; what the article has more has no source.
    """
    equal = [part for part in diff if part.op == "equal"]
    if len(equal) != 1 or len(words(equal[0].text)) < SHARED_RUN:
        return False
    added = sum(len(words(part.text)) for part in diff if part.op == "insert")
    return added > MAX_ADDED and all(part.op != "delete" for part in diff)


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Share of words in common, of the longer one's, those that tell the subject alone."""
    first, second = one - FUNCTION_WORDS, other - FUNCTION_WORDS
    longer = max(len(first), len(second))
    return len(first & second) / longer if longer else float(one == other)
