"""How far the models read where there are very many references or sentences.

An ordinary check reads everything. Of more than ``most_references`` references those nearest to a
sentence are read; of more than `SHORTLISTED` times as many only those are encoded that words choose
(`claimcheck.retrieval.shortlist`). Where an article is so long that it has more than `MOST_PAIRS`
pairs of a sentence and a reference, fewer are read of each sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimcheck.records import Candidates, Document, Skipped
from claimcheck.retrieval.shortlist import shortlist
from claimcheck.settings import Settings

#: Times ``most_references`` that are encoded.
SHORTLISTED = 5
#: Pairs of a sentence and a reference that are read in one check; of no sentence, though, fewer
#: references than `FEWEST`.
MOST_PAIRS, FEWEST = 10_000, 5


@dataclass(frozen=True)
class Reach:
    """What of a check the models read.

    Attributes:
        sentences: of the article's story.
        references: how many there are.
        most: references that are read of each sentence, those nearest to it.
        by_words: ids of those that are not encoded.
        setting: the setting `most_references`.
    """

    sentences: int
    references: int
    most: int
    by_words: frozenset[str]
    setting: int

    @classmethod
    def of(cls, article: Document, references: Sequence[Document], settings: Settings) -> Reach:
        """How far to read a check of ``article``; the ids of the references differ."""
        claims = [sentence.text for sentence in article.content]
        setting, by_words = settings.most_references, frozenset[str]()
        if len(references) > SHORTLISTED * setting:
            told = [[s.text for s in reference.content] for reference in references]
            near = shortlist(claims, told, SHORTLISTED * setting, settings.window_sentences)
            kept = {references[place].id for place in near}
            by_words = frozenset(r.id for r in references) - kept
        return cls(len(claims), len(references), share(len(claims), setting), by_words, setting)

    def encoded(self, references: Sequence[Document]) -> list[Document]:
        """Those of some references that are encoded, in order."""
        return [reference for reference in references if reference.id not in self.by_words]

    def compared(
        self, references: Sequence[Document], candidates: Sequence[Sequence[Candidates]]
    ) -> set[str]:
        """Ids of those that are held against each other for copies: such as have a judgement."""
        said = {case.reference for row in candidates for case in row if case.method != "nli"}
        return said.union(reference.id for reference in self.encoded(references))

    def told(self) -> Iterator[Skipped]:
        """What the report says of it; nothing where everything is read."""
        if self.references > self.most:
            yield Skipped("references", "; ".join(self._told()), partly=True)

    def _told(self) -> Iterator[str]:
        read = f"of each sentence the models read the {self.most} nearest to it of "
        read += f"{self.references}"
        if self.most < self.setting:
            read += f", for the article has {self.sentences} sentences"
        yield read
        yield "its words and quotations are looked up in all"
        if self.by_words:
            near = self.references - len(self.by_words)
            yield (
                f"the nearest, copies and omissions are looked for among the {near} that share "
                "most rare words with a sentence"
            )
        if self.most == self.setting:
            yield "setting most_references"


def share(sentences: int, most: int) -> int:
    """How many references are read of each of so many sentences; ``most`` is the setting's."""
    return min(most, max(FEWEST, MOST_PAIRS // max(1, sentences)))
