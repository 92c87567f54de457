"""References are read in the order of their texts and each text once, whatever order was given.

Where two references are equally good, the first is taken in many places; which one that is must
not depend on how they were handed over, nor on whether one was given twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from claimcheck.records import Document, Omission, ReferenceInfo, SentenceResult


@dataclass(frozen=True)
class ReadingOrder:
    """References as they are read, and the way back to how they were given.

    Attributes:
        read: one document of each text, in the order of their digests.
        given: the id of every reference in the order given, with that of the one read for it.
    """

    read: tuple[Document, ...]
    given: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, references: Sequence[Document]) -> ReadingOrder:
        """The order of some references; of equal ones the first is read."""
        first: dict[tuple[str, str], Document] = {}
        for reference in references:
            first.setdefault(_key(reference), reference)
        given = tuple((r.id, first[_key(r)].id) for r in references)
        return cls(tuple(first[key] for key in sorted(first)), given)

    def references(self, read: Iterable[ReferenceInfo]) -> tuple[ReferenceInfo, ...]:
        """What is told of each reference given; origins are numbered as they come."""
        by_id = {reference.id: reference for reference in read}
        numbers: dict[int, int] = {}
        for _, name in self.given:
            numbers.setdefault(by_id[name].origin, len(numbers))
        return tuple(
            replace(by_id[name], id=own, origin=numbers[by_id[name].origin])
            for own, name in self.given
        )

    def sentences(self, read: Iterable[SentenceResult]) -> tuple[SentenceResult, ...]:
        """The sentences with the judgements of all references, in the order given."""
        return tuple(map(self._sentence, read))

    def _sentence(self, sentence: SentenceResult) -> SentenceResult:
        by_id = {judgement.reference: judgement for judgement in sentence.judgements}
        judgements = (
            replace(by_id[name], reference=own) for own, name in self.given if name in by_id
        )
        return replace(sentence, judgements=tuple(judgements))

    def omissions(self, read: Iterable[Omission]) -> tuple[Omission, ...]:
        """What is left out, with all references that report it."""
        return tuple(map(self._omission, read))

    def _omission(self, told: Omission) -> Omission:
        read = frozenset(told.references)
        return replace(told, references=tuple(own for own, name in self.given if name in read))


def _key(reference: Document) -> tuple[str, str]:
    return reference.sha256, reference.title or ""
