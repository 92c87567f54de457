"""Negation and opposite words: where the claim says the contrary of the evidence.

"did not resign" against "stepped down", "rejected" against "approved". Words are compared only in
like company; where one sentence of the evidence says what the claim says, there is no contrast.
The opposites are this project's own list, ``lexicon/opposites.txt``; "un-" before a word of the
other text counts too.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from claimcheck.english.antonyms import Groups, converse, groups_of, relation
from claimcheck.english.closed_classes import (
    AUXILIARIES,
    CALENDAR,
    NEAR_NEGATORS,
    NEGATORS,
    UNMARKED_NEGATORS,
)
from claimcheck.english.sentences import ends_in_question
from claimcheck.english.word_alignment import (
    Alignment,
    Said,
    Token,
    align,
    content_after,
    tokens,
)
from claimcheck.records import Contrast

_NEGATORS = NEGATORS | NEAR_NEGATORS | UNMARKED_NEGATORS
#: Verbs that negate the verb behind them ("failed to", "refused to", "denied stealing").
_NEGATING = frozenset(
    """fail fails failed failing refuse refuses refused refusing decline declines declined unable
    deny denies denied denying neglected unwilling""".split()
)
#: Words behind a negator that make it none: "not only", "no doubt", "no less".
_HARMLESS = frozenset("only just least merely doubt less matter sooner wonder until fewer".split())
#: Words behind a negated verb that make it a condition: "cannot be changed without consent".
_CONDITIONS = frozenset("without unless until except".split())
_CONDITION_REACH = 6
#: Nouns between "failed in its" and "to" that pass the failing on.
_TRIES = frozenset("attempt attempts bid effort efforts campaign".split())
#: Nouns that name a wish for something: who "rejected calls to scrap" a plan did not reject it.
_WISHES = _TRIES | frozenset(
    """amendment appeal appeals application bids call calls challenge demand demands motion move
    moves petition plea pleas pressure proposal proposals request requests suggestion suggestions
    threat threats""".split()
)
#: How many words behind a verb a wish and its "to" may stand.
_WISH_REACH = 6
#: Words of the longest phrase of the lexicon.
_LONGEST = 3
#: Content words behind a negator that it may speak of.
_SCOPE = 2
#: How many words before and behind a word another negative word may belong to it.
_NEAR_BEFORE, _NEAR_BEHIND = 6, 2
#: A sentence of evidence that says the claim's word in this much of like company clears it.
_CLEARS = 0.4


@dataclass(frozen=True, slots=True)
class _Company:
    """What claim and evidence must share for two words to be said of one thing.

    Attributes:
        coverage: least share of the claim's content words that the sentence of evidence has.
        common: fewest content words around the two that both have, ...
        share: ... and the least share of the claim's surroundings that they are, ...
        back: ... and of the evidence's.
    """

    coverage: float
    common: int
    share: float
    back: float


_LIKE = _Company(coverage=0.5, common=2, share=0.5, back=0.3)
#: Where a model judged that the evidence contradicts the claim, less does to name the words. Of 30
#: more that are named so on contradicted written claims 21 are the words that were made wrong.
_DENIED = _Company(coverage=0.4, common=2, share=0.3, back=0.2)


@dataclass(frozen=True, slots=True)
class _Negation:
    """A negating word at ``at`` (its phrase begins at ``first``) and the words it speaks of."""

    first: int
    at: int
    scope: tuple[int, ...]


@dataclass(frozen=True)
class _Sense:
    """A sentence with its negations and the groups of opposites that its words are in."""

    text: str
    words: tuple[Token, ...]

    @cached_property
    def negations(self) -> list[_Negation]:
        return list(_negations(self.text, self.words))

    @cached_property
    def negated(self) -> frozenset[int]:
        return frozenset(n for negation in self.negations for n in negation.scope)

    @cached_property
    def conditioned(self) -> frozenset[int]:
        """The words that are negated under a condition: "no talks until Monday"."""
        return frozenset(
            place
            for n, token in enumerate(self.words)
            if token.word in _NEGATORS and _conditional(self.words, n)
            for place in content_after(self.words, n, _SCOPE)
        )

    def doubtful(self, at: int) -> bool:
        """Whether any negative word is near ``at``, even one that the rules do not tie to it."""
        near = self.words[max(0, at - _NEAR_BEFORE) : at + _NEAR_BEHIND + 1]
        return at in self.negated or any(
            t.word in _NEGATORS | _NEGATING or t.word.endswith("n't") for t in near
        )

    def is_name(self, at: int) -> bool:
        """Whether the word at ``at`` is written as a name, other than that of a day or month."""
        token = self.words[at]
        return token.content and self.text[token.start].isupper() and token.word not in CALENDAR

    @cached_property
    def heads(self) -> frozenset[int]:
        """The words that a negation stands before."""
        return frozenset(negation.scope[0] for negation in self.negations if negation.scope)

    @cached_property
    def inside(self) -> frozenset[int]:
        """The words inside a phrase of time: "at the start" is no starting.

        (Who is "found dead" is dead, though.)
        """
        found: set[int] = set()
        for n, token in enumerate(self.words):
            if not token.content:
                found.update(range(n + 1, n + self._phrase(n)[0]))
        return frozenset(found)

    @cached_property
    def groups(self) -> dict[int, Groups]:
        """Position -> (line of the lexicon, side 0 or 1) of the word or phrase there."""
        found = {}
        for n, token in enumerate(self.words):
            group = self._phrase(n)[1]
            name = n > 0 and self.text[token.start].isupper()  # "North Korea", "New Labour"
            if group and token.word not in AUXILIARIES and not name and n not in self.inside:
                found[n] = group
        return found

    def last(self, at: int) -> int:
        """The last word of the word or phrase that begins at ``at``."""
        return at + self._phrase(at)[0] - 1

    def stands_for(self, at: int) -> int:
        """The word that tells what the phrase at ``at`` says: "guilty" of "found guilty"."""
        last = self.last(at)
        return last if self.words[last].content else at

    def _phrase(self, at: int) -> tuple[int, Groups]:
        """How many words the longest phrase with opposites has that begins at ``at``; its groups.

        "Found guilty" has other opposites than "found".
        """
        for count in range(min(_LONGEST, len(self.words) - at), 1, -1):
            group = groups_of("_".join(token.key for token in self.words[at : at + count]))
            if group:
                return count, group
        return 1, groups_of(self.words[at].key)


def contrasts(
    claim: str, start: int, evidence: Sequence[Said], denied: Collection[str] = ()
) -> tuple[Contrast, ...]:
    """Where ``claim`` says the contrary of the evidence: `negation` contrasts.

    Args:
        claim: a sentence of the article, or a part of one.
        start: its offset in the article.
        evidence: the sentences of its evidence.
        denied: the references that a model judged to contradict the claim.
    """
    if ends_in_question(claim):
        return ()
    mine = _Sense(claim, tokens(claim))
    compared = [(said, align(claim, said.text), _Sense(said.text, said.words)) for said in evidence]
    found: dict[int, Contrast] = {}
    agreed: dict[int, bool] = {}
    for said, both, theirs in compared:
        company = _DENIED if said.reference in denied else _LIKE
        if both.coverage < company.coverage:
            continue
        for i, j in _contrary(both, mine, theirs):
            if _is_told(i, found, mine) or not _alike(both, i, j, company):
                continue
            if company is _DENIED and mine.is_name(i):
                continue  # "not to say that Holm" speaks of what Holm does
            if i not in agreed:
                agreed[i] = any(_agrees(other, mine, sense, i) for _, other, sense in compared)
            if agreed[i]:
                continue
            begin, end = _span(mine, i)
            first, last = _span(theirs, j)
            found[i] = Contrast(
                "negation",
                start + begin,
                start + end,
                claim[begin:end],
                said.reference,
                said.text[first:last],
            )
    return tuple(found[i] for i in sorted(found))


def _is_told(at: int, found: Collection[int], mine: _Sense) -> bool:
    """Whether the word at ``at`` is found already, or is a part of a phrase that is."""
    return any(first <= at <= mine.last(first) for first in found)


def _contrary(both: Alignment, mine: _Sense, theirs: _Sense) -> Iterator[tuple[int, int]]:
    """Pairs of positions at which the two say the contrary, whatever surrounds them."""
    for i, j in both.pairs.items():
        # Only the word that a negation stands before: "did not win" negates "win".
        if (i in mine.heads and not theirs.doubtful(j)) or (
            j in theirs.heads and not mine.doubtful(i)
        ):
            yield i, j
    for i, here in mine.groups.items():
        for j, there in theirs.groups.items():
            # "Found guilty" and "found innocent", or what was "found" elsewhere, share a word.
            shared = both.pairs.get(mine.stands_for(i)), both.back.get(theirs.stands_for(j))
            if shared[0] not in theirs.inside | {None} or shared[1] not in mine.inside | {None}:
                continue
            related = relation(here, there)
            if related < 0 and not _of_one_side(both, mine, theirs, i, j):
                continue
            if related and (related < 0) == ((i in mine.negated) == (j in theirs.negated)):
                yield i, j
    yield from _prefixed(both, mine, theirs)


def _prefixed(both: Alignment, mine: _Sense, theirs: _Sense) -> Iterator[tuple[int, int]]:
    """One word is the other with "un-" before it: "unharmed" against "harmed"."""
    places = {token.key: j for j, token in enumerate(theirs.words) if token.content}
    for i, token in enumerate(mine.words):
        for other in (f"un{token.key}", token.key.removeprefix("un")):
            j = places.get(other, -1)
            if j < 0 or other == token.key or len(token.key) < 4 or i in both.pairs:
                continue
            if (i in mine.negated) == (j in theirs.negated):
                yield i, j


def _of_one_side(both: Alignment, mine: _Sense, theirs: _Sense, i: int, j: int) -> bool:
    """Whether the opposites at ``i`` and ``j`` are said of the same party, so that one is false."""
    if _of_wish(mine.words, i) != _of_wish(theirs.words, j):
        return False
    # "Holm beat Vik" and "Vik lost to Holm" say the same.
    two_sides = converse(mine.groups[i], theirs.groups[j])
    return not two_sides or _same_subject(both, mine, i, j)


def _same_subject(both: Alignment, mine: _Sense, i: int, j: int) -> bool:
    """Whether the name shortly before ``i`` stands before ``j`` too.

    Where no name stands there, any content word: "after the final Holm won" and "after the final
    Vik lost" are of two.
    """
    near = range(max(0, i - _NEAR_BEFORE), i)
    names = [n for n in near if mine.is_name(n)]
    return any(both.pairs.get(n, j) < j for n in names[-1:] or near)


def _alike(both: Alignment, i: int, j: int, company: _Company) -> bool:
    common, share, back = both.shared(i, j)
    return common >= company.common and share >= company.share and back >= company.back


def _agrees(both: Alignment, mine: _Sense, theirs: _Sense, i: int) -> bool:
    """Whether a sentence of evidence says the claim's word ``i`` as the claim does."""
    here, told = mine.groups.get(i, frozenset()), mine.stands_for(i) - i
    for j, token in enumerate(theirs.words):
        if j in theirs.inside:
            continue
        related = relation(here, theirs.groups.get(j, frozenset()))
        # "Found" alone says nothing of "found guilty".
        alike = token.key == mine.words[i].key and theirs.stands_for(j) - j == told
        same = related > 0 or (alike and (not told or related == 0))
        opposite = related < 0
        if not (same or opposite) or (j in theirs.conditioned) != (i in mine.conditioned):
            continue
        if same == ((i in mine.negated) == (j in theirs.negated)):
            common, share, _ = both.shared(i, j)
            if share >= _CLEARS or not common:
                return True
    return False


def _negations(text: str, words: Sequence[Token]) -> Iterator[_Negation]:
    for n, token in enumerate(words):
        following = words[n + 1].word if n + 1 < len(words) else ""
        at = n
        if token.word in _NEGATING:
            gerund = token.word.startswith("den") and following.endswith("ing")
            tried = _tried(words, n)
            if not gerund and following != "to" and not tried:
                continue
            at = tried or n + (following == "to")
        elif token.word == "yet" and following == "to":
            at = n + 1  # "has yet to clear the device"
        elif token.word not in _NEGATORS and not token.word.endswith("n't"):
            continue
        if following in _HARMLESS or text[token.end : token.end + 1] == "-":
            continue  # "not only", "the do-not-call list"
        if token.word != "without" and _conditional(words, n):
            continue  # "not without a chance" grants one
        if token.word == "without" and n and words[n - 1].word in _NEGATORS:
            continue
        scope = tuple(content_after(words, at, _SCOPE))
        first = n
        while first and words[first - 1].word in AUXILIARIES:
            first -= 1
        yield _Negation(first, n, scope)


def _tried(words: Sequence[Token], at: int) -> int:
    """Where "to" stands in "failed in its attempt to"; 0 where that is not said."""
    near = [token.word for token in words[at + 1 : at + 5]]
    if near[:1] != ["in"] or "to" not in near or _TRIES.isdisjoint(near):
        return 0
    return at + 1 + near.index("to")


def _of_wish(words: Sequence[Token], at: int) -> bool:
    """Whether the word at ``at`` is said of a wish, or what is wished: "rejected a motion to"."""
    parts = words[max(0, at - 2) : at], words[at + 1 : at + 1 + _WISH_REACH]
    return any(
        one.word in _WISHES and other.word in ("to", "for")
        for part in parts
        for one, other in pairwise(part)
    )


def _conditional(words: Sequence[Token], at: int) -> bool:
    """Whether what is negated at ``at`` holds only under a condition that follows."""
    near = words[at + 1 : at + 1 + _CONDITION_REACH]
    return any(t.word in _CONDITIONS and t.clause == words[at].clause for t in near)


def _span(sense: _Sense, at: int) -> tuple[int, int]:
    """Offsets of the word at ``at`` with the negation that governs it."""
    first = at
    for negation in sense.negations:
        if at in negation.scope:
            first = min(first, negation.first)
    return sense.words[first].start, sense.words[sense.last(at)].end
