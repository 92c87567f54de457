"""What makes a sentence the same in two revisions of an article: its words, and its place.

Words that occur once in both revisions are one sentence wherever they stand. Words that occur
more often are one sentence only at the same place in the order: in the part before or after all
that was changed, or beside the same neighbours. Where two look alike and nothing tells which is
which, neither is: a decision is rather left without a sentence than moved to another.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from claimcheck.english.word_diff import common_ends

#: Earlier revisions that are asked for a sentence; one that was taken out long ago comes back new.
MOST_EARLIER = 50
#: Most sentences of the same words that are told apart by their neighbours.
MOST_ALIKE = 30


def keys(sentences: Iterable[str], earlier: Sequence[Sequence[str]] = ()) -> list[str]:
    """A key for each sentence: that of the same sentence in the newest revision that has it.

    Space and Unicode form do not count as words; case and punctuation do, since they can change
    what is said.

    Args:
        sentences: of a revision, in order.
        earlier: the keys of earlier revisions, the newest first.
    """
    digests = list(map(_digest, sentences))
    found: dict[int, str] = {}
    taken: set[str] = set()
    for before in earlier[:MOST_EARLIER]:
        for old, new in same([key.partition("-")[0] for key in before], digests):
            if new not in found and before[old] not in taken:
                found[new] = before[old]
                taken.add(before[old])
    known = {key for before in earlier for key in before}
    for place, digest in enumerate(digests):
        if place not in found:
            found[place] = _unused(digest, known)
        known.add(found[place])
    return [found[place] for place in range(len(digests))]


def same(before: Sequence[str], after: Sequence[str]) -> list[tuple[int, int]]:
    """Which sentences of one revision are which of another, by their words; in order of the first.

    See the module for the rule.
    """
    start, end = common_ends(before, after)
    slid = _slid(before, after, start, end)
    pairs = [(n, n) for n in range(start - slid)]
    pairs += [(len(before) - n, len(after) - n) for n in range(end, 0, -1)]
    inner = range(start, len(before) - end), range(start, len(after) - end)
    counts = Counter(before), Counter(after)
    middle = {before[n]: n for n in inner[0]}
    for new in inner[1]:
        words = after[new]
        if words in middle and counts[0][words] == counts[1][words] == 1:
            pairs.append((middle[words], new))
    pairs += _beside_neighbours(before, after, inner, counts)
    return sorted(pairs)


def _slid(before: Sequence[str], after: Sequence[str], start: int, end: int) -> int:
    """How many sentences before what was put in or taken out may be that as well as it.

    Of "A A" without one "A" nothing tells which was taken out.
    """
    longer = max(before, after, key=len)
    gap = len(longer) - end - start
    if gap == 0 or min(len(before), len(after)) - end > start:
        return 0
    count = 0
    while count < start and longer[start - 1 - count] == longer[start + gap - 1 - count]:
        count += 1
    return count


def _beside_neighbours(
    before: Sequence[str],
    after: Sequence[str],
    inner: tuple[range, range],
    counts: tuple[Counter[str], Counter[str]],
) -> Iterator[tuple[int, int]]:
    """Sentences whose words occur repeatedly, beside the same neighbours as no other of them."""
    places: dict[str, tuple[list[int], list[int]]] = {}
    for side, text in enumerate((before, after)):
        for place in inner[side]:
            places.setdefault(text[place], ([], []))[side].append(place)
    for words, (old, new) in places.items():
        once = counts[0][words] == counts[1][words] == 1
        if old and new and not once and max(len(old), len(new)) <= MOST_ALIKE:
            rows = [[_shared(before, o, after, n) for n in new] for o in old]
            columns = list(zip(*rows, strict=True))
            for row, o in zip(rows, old, strict=True):
                at = row.index(max(row))
                if _is_best(row, row[at]) and _is_best(columns[at], row[at]):
                    yield o, new[at]


def _is_best(scores: Sequence[int], score: int) -> bool:
    """Whether a score is the highest of some and no other is as high."""
    return 0 < score == max(scores) and list(scores).count(score) == 1


def _shared(before: Sequence[str], old: int, after: Sequence[str], new: int) -> int:
    """How many neighbours two sentences share; the edges of a text count.

    Of sentences in a row with the same words the row's neighbours count, and only if it is as long.
    """
    (first, last), (start, end) = _row(before, old), _row(after, new)
    if (old - first, last - old) != (new - start, end - new):
        return 0
    sides = ((first - 1, start - 1), (last + 1, end + 1))
    return sum(_at(before, mine) == _at(after, other) for mine, other in sides)


def _row(words: Sequence[str], place: int) -> tuple[int, int]:
    """The first and the last of the sentences in a row with the same words; at most `MOST_ALIKE`
    on each side are looked at.
    """
    first = last = place
    while _at(words, first - 1) == words[place] and place - first < MOST_ALIKE:
        first -= 1
    while _at(words, last + 1) == words[place] and last - place < MOST_ALIKE:
        last += 1
    return first, last


def _at(words: Sequence[str], place: int) -> str | None:
    return words[place] if 0 <= place < len(words) else None


def _digest(sentence: str) -> str:
    words = " ".join(unicodedata.normalize("NFKC", sentence).split())
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:24]


def _unused(digest: str, known: set[str]) -> str:
    """A key with these words that no sentence of the article has had."""
    number, key = 1, digest
    while key in known:
        number += 1
        key = f"{digest}-{number}"
    return key
