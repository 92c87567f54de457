"""What an article and its references mention, and which mentions can be compared and agree."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from claimcheck.english.closed_classes import FUNCTION_WORDS, alternation
from claimcheck.mentions import ages, quantity, same_date
from claimcheck.mentions.aliases import Aliases
from claimcheck.mentions.dates import Date
from claimcheck.mentions.derived import Derivation, derivation
from claimcheck.mentions.document_mentions import Mention, Mentions
from claimcheck.mentions.names import Name
from claimcheck.mentions.quantity import Quantity
from claimcheck.records import Document, Judgement

#: Behind a figure: that it is a count of something, and so no age.
_COUNTED = re.compile(rf"[\s-](?!(?:{alternation(FUNCTION_WORDS)})\b)[A-Za-z]")

#: A mention with the document that it stands in.
Told = tuple[Mention, Mentions]

#: Most mentions of one sentence that are compared: one with more is a table, which no model can
#: judge whole either, and all of its values stand in one place.
MOST = 60


def by_sentence(told: Iterable[Told]) -> Iterator[tuple[Mentions, list[Mention]]]:
    """The mentions of every sentence that some stand in, in order, each of them once."""
    found: dict[tuple[str, int], tuple[Mentions, dict[int, Mention]]] = {}
    for mention, source in told:
        key = source.document.id, mention.sentence
        found.setdefault(key, (source, {}))[1][mention.start] = mention
    for source, mentions in found.values():
        yield source, [mentions[start] for start in sorted(mentions)]


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
        """The mentions between two offsets of the article, in order; `MOST` of a sentence."""
        return [
            m for m, _ in self._first((m, self.article) for m in self.article.within(start, end))
        ]

    def evidence(self, judgements: Sequence[Judgement]) -> list[Told]:
        """The mentions of the evidence of some judgements; `MOST` of a sentence."""
        return self._first(
            (mention, source)
            for judgement in judgements
            for source in [self.references[judgement.reference]]
            for window in judgement.evidence
            for mention in source.within(window.start, window.end)
        )

    def _first(self, told: Iterable[Told]) -> list[Told]:
        """What can be compared, without what stands in a sentence behind its first mentions."""
        found: Counter[tuple[str, int]] = Counter()
        kept = []
        for mention, source in told:
            sentence = source.document.id, mention.sentence
            if self._is_mention(mention) and found[sentence] < MOST:
                found[sentence] += 1
                kept.append((mention, source))
        return kept

    def agree(self, mine: Mention, other: Mention, source: Mentions) -> bool | None:
        """Whether a mention of the article and one of ``source`` agree.

        None where they cannot be compared.
        """
        a, b = mine.value, other.value
        if isinstance(a, Quantity) and isinstance(b, Quantity):
            if not _commensurable(a, b):
                return None
            if {a.kind, b.kind} == {"age", "number"}:
                text = self.article.document.text if a.kind == "number" else source.document.text
                counted = _COUNTED.match(text, (a if a.kind == "number" else b).end)
                return True if not counted and quantity.equal(a, b) else None
            return quantity.agree(a, b) or (None if ages.of_two(a, b) else False)
        if isinstance(a, Date) and isinstance(b, Date):
            own, theirs = self.article.date, source.date
            if not same_date.comparable(a, b, own, theirs):
                return None
            return same_date.agree(a, b, own, theirs)
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
    if {a.unit, b.unit} == {"times", "share"}:
        # "A quarter as many" is said of what "four times as many" is.
        return "fraction" in (a.noun, b.noun)
    if {a.kind, b.kind} == {"age", "number"}:
        return not (a.unit and b.unit)
    return a.unit == b.unit


def derivations(
    mine: Iterable[Mention], evidence: Sequence[Told], has: Callable[[Mention], bool]
) -> Iterator[tuple[Mention, Mentions, Derivation]]:
    """The figures of a claim that follow from others: where, and from what.

    What they follow from stands in one sentence of the evidence or two neighbours.

    Args:
        mine: the mentions of the claim.
        evidence: what it is compared with.
        has: whether the evidence has a mention of the claim itself; such follow from nothing.
    """
    near = list(_neighbours(evidence))
    for mention in mine:
        value = mention.value
        if not isinstance(value, Quantity) or has(mention):
            continue
        for source, values in near:
            found = derivation(value, values)
            if found is not None:
                yield mention, source, found
                break


def _neighbours(evidence: Sequence[Told]) -> Iterator[tuple[Mentions, list[Quantity | Date]]]:
    """The figures and dates of each sentence of the evidence with those of the next one."""
    told: dict[tuple[str, int], dict[int, Quantity | Date]] = defaultdict(dict)
    sources = {source.document.id: source for _, source in evidence}
    for mention, source in evidence:
        if isinstance(mention.value, Quantity | Date):
            told[source.document.id, mention.sentence][mention.start] = mention.value
    for name, sentence in sorted(told):
        values = {**told[name, sentence], **told.get((name, sentence + 1), {})}
        yield sources[name], list(values.values())
