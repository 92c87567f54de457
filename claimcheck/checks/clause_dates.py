"""Dates of a clause that stands nearly word for word in one sentence of the evidence, with another.

A claim may join two sentences and put a date at the head or in the middle of its clause, where none
of the words beside it is that beside the evidence's. What says that both are of one thing then is
the clause: nearly all of its words are those of the evidence's sentence, and each has one date
alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.checks.places import Pair, Places, differing
from claimcheck.english.clauses import parts_of
from claimcheck.mentions.dates import Date
from claimcheck.mentions.document_mentions import Mention, Mentions, content_stems

#: Least share of the telling words of the claim's clause that the evidence's sentence must have;
SAME_CLAUSE = 0.9
#: ... that of the clause of the evidence's date which the claim's must have; ...
SAME_BACK = 0.5
#: ... a clause of fewer such words tells too little.
FEWEST = 3


def of_clauses(places: Places, article: Mentions) -> dict[int, Pair]:
    """By their offsets the dates of a claim that no evidence has, with that of their clause there.

    Args:
        places: the mentions of the claim and of its evidence.
        article: that of the claim.
    """
    dates = [m for m in places.mine if isinstance(m.value, Date)]
    found: dict[int, tuple[float, Pair]] = {}
    for mention in dates:
        clause, start, end = _clause(article, mention)
        if places.has(mention) or len(clause) < FEWEST:
            continue
        if any(start <= m.start < end for m in dates if m is not mention):
            continue
        for other, source in _only_dates(places):
            shared = len(clause & source.stems(other.sentence)) / len(clause)
            if shared < SAME_CLAUSE or places.agree(mention, other, source) is not False:
                continue
            theirs, _, _ = _clause(source, other)
            if theirs and len(theirs & clause) >= SAME_BACK * len(theirs):
                pair = differing(mention, other, source)
                if mention.start not in found or shared > found[mention.start][0]:
                    found[mention.start] = (shared, pair)
    return {start: pair for start, (_, pair) in found.items()}


def _only_dates(places: Places) -> Iterator[tuple[Mention, Mentions]]:
    """The date of each sentence of the evidence that has one alone, which the claim has not."""
    for source, told in places.sentences():
        dates = [m for m in told if isinstance(m.value, Date)]
        if len(dates) == 1 and not places.meant(dates[0], source):
            yield dates[0], source


def _clause(mentions: Mentions, date: Mention) -> tuple[frozenset[str], int, int]:
    """The telling words of the clause of a date without its own, and where it begins and ends."""
    sentence = mentions.document.sentences[date.sentence]
    text, at = sentence.text, sentence.start
    for part in parts_of(text):
        if at + part.start <= date.start < at + part.end:
            text, at = text[part.start : part.end], at + part.start
            break
    without = text[: date.start - at] + text[date.end - at :]
    return content_stems(without), at, at + len(text)
