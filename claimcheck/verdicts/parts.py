"""Dividing sentences: which part of a claim lacks support.

A flagged sentence is divided to show what it rests on.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from claimcheck.english.clauses import ClausePart, parts_of
from claimcheck.judging.cascade import Judge
from claimcheck.judging.in_context import Wording
from claimcheck.judging.nearest import passed_over
from claimcheck.progress import Progress
from claimcheck.records import Part, Sentence
from claimcheck.retrieval.search import Search
from claimcheck.verdicts.claims import Claim, Decision
from claimcheck.verdicts.rules import DIVIDED, decide


@dataclass(frozen=True)
class Divider:
    """Judges the parts of sentences.

    Attributes:
        judge: of sentences and parts.
        search: where to look for evidence.
        origins: the origin number of each reference by its id, in the order of the search.
        progress: told how far the judging has come.
    """

    judge: Judge
    search: Search
    origins: Mapping[str, int]
    progress: Progress

    def divide(
        self, sentences: Sequence[Sentence], wordings: Sequence[Wording], claims: Sequence[Claim]
    ) -> list[Claim]:
        """The claims of some sentences, with their parts where it is worth knowing them.

        Args:
            sentences: of the article.
            wordings: how each of them was judged.
            claims: what was found of each.
        """
        divided = [
            _parts(wording) if decide(claim).verdict in DIVIDED else ()
            for wording, claim in zip(wordings, claims, strict=True)
        ]
        decisions = self._decided(divided)
        return [
            replace(
                claim,
                parts=tuple(
                    Part(
                        sentence.start + part.start,
                        sentence.start + part.end,
                        next(decisions).verdict,
                    )
                    for part in parts
                ),
            )
            for sentence, claim, parts in zip(sentences, claims, divided, strict=True)
        ]

    def _decided(self, divided: Sequence[Sequence[ClausePart]]) -> Iterator[Decision]:
        """The decision on every part in order."""
        texts = [part.claim for parts in divided for part in parts]
        found = self.search.candidates(texts)
        # The parts are those of sentences that were searched for contradictions already.
        judged = self.judge.judge(found, self.progress, list(self.origins.values()), further=False)
        return (
            decide(
                Claim(row, self.origins, passed_over=passed_over(cases, self.judge.most_references))
            )
            for row, cases in zip(judged, found, strict=True)
        )


def _parts(wording: Wording) -> list[ClausePart]:
    """The parts of a sentence as it is read, with offsets into the sentence itself."""
    return [
        replace(part, start=wording.place(part.start), end=wording.place(part.end))
        for part in parts_of(wording.text)
    ]
