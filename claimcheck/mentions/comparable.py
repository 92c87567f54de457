"""What an article and its references mention, and which mentions can be compared and agree."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.mentions import dates, quantity
from claimcheck.mentions.aliases import Aliases
from claimcheck.mentions.dates import Date
from claimcheck.mentions.document_mentions import Mention, Mentions
from claimcheck.mentions.names import Name
from claimcheck.mentions.quantity import Quantity
from claimcheck.records import Document, Judgement

#: A mention with the document that it stands in.
Told = tuple[Mention, Mentions]


class Comparable:
    """The mentions of an article beside those of its references.

    Args:
        article: the document under check; its names and date tell what short forms mean.
        references: by whose ids evidence is found.
    """

    def __init__(self, article: Document, references: Sequence[Document]) -> None:
        self.article = Mentions(article)
        self.references = {r.id: Mentions(r) for r in references}
        read = (self.article, *self.references.values())
        self._capitals: frozenset[str] = frozenset().union(*(m.capitals for m in read))
        names = (name for mentions in read for name in mentions.names())
        self.aliases = Aliases(names, frozenset().union(*(m.small for m in read)))

    def within(self, start: int, end: int) -> list[Mention]:
        """The mentions between two offsets of the article, in order."""
        return [m for m in self.article.within(start, end) if self._is_mention(m)]

    def evidence(self, judgements: Sequence[Judgement]) -> list[Told]:
        """The mentions of the evidence of some judgements."""
        return [
            (mention, source)
            for judgement in judgements
            for source in [self.references[judgement.reference]]
            for window in judgement.evidence
            for mention in source.within(window.start, window.end)
            if self._is_mention(mention)
        ]

    def agree(self, mine: Mention, other: Mention, source: Mentions) -> bool | None:
        """Whether a mention of the article and one of ``source`` agree.

        None where they cannot be compared.
        """
        a, b = mine.value, other.value
        if isinstance(a, Quantity) and isinstance(b, Quantity):
            return quantity.agree(a, b) if _commensurable(a, b) else None
        if isinstance(a, Date) and isinstance(b, Date):
            own, theirs = self.article.date, source.date
            if not dates.comparable(a, b, own, theirs):
                return None
            return dates.agree(a, b, own, theirs)
        if isinstance(a, Name) and isinstance(b, Name):
            if self.aliases.same(a, b):
                return True
            return False if self._exchangeable(a, b) else None
        return None

    def _is_mention(self, mention: Mention) -> bool:
        """Whether a mention is one; a word that opens a sentence is a name only if known as one."""
        value = mention.value
        if not isinstance(value, Name) or not value.opens or len(value.words) > 1:
            return True
        return value.words[0] in self._capitals

    def _exchangeable(self, a: Name, b: Name) -> bool:
        if self.aliases.kin(a, b):
            return False
        first, second = self.aliases.type_of(a), self.aliases.type_of(b)
        if "people" in (first, second):
            return first == second
        return {first, second} <= {"state", "place"} or first == second or not (first and second)


def _commensurable(a: Quantity, b: Quantity) -> bool:
    if a.kind == b.kind == "money":
        return True
    return a.unit == b.unit
