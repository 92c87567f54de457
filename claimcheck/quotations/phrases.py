"""A sentence as tokens in which each quotation is one: its verbs of saying and their subjects.

A few rules on word order in place of a parser. Noun phrases are half-open token numbers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

from claimcheck.english.closed_classes import (
    BE,
    CARDINALS,
    DETERMINERS,
    DO,
    MODALS,
    NEGATIVE_CONTRACTIONS,
    PARTICIPLE_PREPOSITIONS,
    PARTICLES,
    POSSESSIVES,
    PREPOSITIONS,
    SUBORDINATORS,
)
from claimcheck.english.verbs_of_saying import BARE, BETWEEN, CUES, SAYING, SPEAKERS, WEAVING
from claimcheck.english.words import fold
from claimcheck.mentions.name_words import ABBREVIATED, NO_NAMES, is_title
from claimcheck.mentions.name_words import PARTICLES as _NAME_PARTICLES

#: Stands for each character of a quotation in a masked text.
MASK = "\ufffc"

_TOKEN = re.compile(
    rf"{MASK}+|(?:{'|'.join(sorted(w.capitalize() for w in ABBREVIATED))})\.|(?:[A-Z]\.)+"
    r"|\w[\w’'&-]*|\S"
)
#: "The past" is more often a noun, and "people like Lee" is one phrase.
_PREPOSITIONS = (PREPOSITIONS | PARTICIPLE_PREPOSITIONS) - PARTICLES - {"like", "past"}
#: Words that no noun phrase goes on over; conjunctions that join nouns too are none.
_BOUNDARIES = ((SUBORDINATORS - PREPOSITIONS - {"than"}) | {"since"}) | frozenset(
    "and but or nor yet then later today yesterday meanwhile however still instead".split()
)
#: "The mayor that said": what "that" opens is a clause as often.
_DETERMINERS = (DETERMINERS - {"that"}) | CARDINALS
_BEFORE_BARE = (
    MODALS
    | DO
    | {word for word in NEGATIVE_CONTRACTIONS if word.startswith("d")}
    | frozenset("to not and people".split())
)
DASHES = "―—–-"
_BREAKS = frozenset(f",:;()[]|/{DASHES}")
#: Longest noun phrase, in tokens.
_PHRASE = 14
#: A speaker is looked for in so many tokens before and behind, for time: of 10,000 quotations of
#: news none gets another one by it. A quotation is one token.
REACH = 200


#: The first token of a noun phrase and the one behind its last.
Phrase: TypeAlias = "tuple[int, int]"


class Token(NamedTuple):
    """A word, a mark or a quotation; ``low`` is its text folded, without a full stop."""

    text: str
    start: int
    end: int
    low: str

    @property
    def quotes(self) -> bool:
        """Whether it stands for a quotation."""
        return self.text[0] == MASK

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()


def tokens_of(masked: str, start: int) -> list[Token]:
    """The tokens of a masked sentence that begins at offset ``start`` of its text."""
    return [
        Token(m[0], start + m.start(), start + m.end(), fold(m[0]).rstrip("."))
        for m in _TOKEN.finditer(masked)
    ]


def clause_subject(tokens: Sequence[Token], before: int) -> Phrase | None:
    """The subject of the clause that holds token ``before``: the first noun phrase of a segment.

    Segments that begin with a preposition or a conjunction ("In June, ...") are passed over.
    """
    start, introduced = max(0, before - REACH), False
    while start < before:
        end = start
        while end < before and tokens[end].text not in _BREAKS and not tokens[end].quotes:
            end += 1
        found = _leading_phrase(tokens, start, end)
        # "In Ayr, Scotland, Lee ...", "LONDON (Reuters) - Lee ...": a place, not a subject.
        aside = introduced or (start == 0 and _opens_dateline(tokens, end))
        if found and not (aside and found[1] == end):
            return found
        introduced = aside or found is None
        start = end + 1
    return None


def _opens_dateline(tokens: Sequence[Token], at: int) -> bool:
    """Whether a dash follows at token ``at``, or behind the agency that is named there."""
    if low_at(tokens, at) == "(":
        end = min(len(tokens), at + REACH)
        at = next((n + 1 for n in range(at, end) if tokens[n].text == ")"), at)
    return at < len(tokens) and tokens[at].text in DASHES


def low_at(tokens: Sequence[Token], at: int) -> str:
    """The `Token.low` of a token, nothing where there is none."""
    return tokens[at].low if 0 <= at < len(tokens) else ""


def is_verb(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word is used as a verb: not "a call", "his repeated claims", "the States"."""
    token, before = tokens[at], low_at(tokens, at - 1)
    if token.capital or before in _DETERMINERS | _PREPOSITIONS - {"as", "by"}:
        return False
    if at > 0 and is_possessive(tokens[at - 1]):
        return False
    if at > 1 and is_possessive(tokens[at - 2]):
        return token.low.endswith(("ed", "ing")) or token.low in ("said", "told", "wrote")
    if token.low in BARE:
        return before in _BEFORE_BARE or before.endswith("s") or before in SPEAKERS
    return True


def is_possessive(token: Token) -> bool:
    """Whether it says whose something is: "his", "Lee's"."""
    stem = token.low.rstrip("s").rstrip("'")
    owns = token.low.endswith(("'s", "s'")) and stem not in SPEAKERS | {"who", "that"}
    return owns or token.low in POSSESSIVES


def subject_of(
    tokens: Sequence[Token], verb: int, earlier: Sequence[tuple[int, Phrase]] = ()
) -> Phrase | None:
    """The noun phrase that does what the verb says.

    ``earlier`` are the verbs of saying before it with their subjects, of which the last may be its
    own too.
    """
    token = tokens[verb]
    participle = token.low.endswith("ing") and low_at(tokens, verb - 1) not in BE
    if _after_quote(tokens, verb) and not participle and token.low not in WEAVING - SAYING:
        return phrase_from(tokens, verb + 1)
    last = verb - 1
    while last > max(-1, verb - REACH) and not tokens[last].capital and _skipped(tokens[last]):
        last -= 1
    if last < 0:
        return None
    if tokens[last].low in ("and", "but", "or") or (participle and tokens[last].text in _BREAKS):
        return _earlier_subject(tokens, last, earlier)
    if tokens[last].text in ",—–)":
        return _before_apposition(tokens, last)
    if tokens[last].quotes or tokens[last].text in _BREAKS:
        return None
    if participle and not _is_head(tokens[last]):
        return _earlier_subject(tokens, last, earlier)
    return phrase_to(tokens, last)


def _skipped(token: Token) -> bool:
    return token.low in BETWEEN or token.low.endswith("ly")


def is_unknown_verb(tokens: Sequence[Token], at: int) -> bool:
    """Whether any other verb takes the place of "said": "...," scoffed Lee."""
    token = tokens[at]
    follows = tokens[at + 1] if at + 1 < len(tokens) else None
    past = token.low.endswith("ed") and not token.capital
    return past and at > 0 and tokens[at - 1].quotes and follows is not None and follows.capital


def _after_quote(tokens: Sequence[Token], verb: int) -> bool:
    before = verb - 1
    if before >= 0 and tokens[before].text in ",—–":
        before -= 1
    return before >= 0 and tokens[before].quotes


def _is_head(token: Token) -> bool:
    return token.capital or token.low in SPEAKERS or is_title(token.low)


def _earlier_subject(
    tokens: Sequence[Token], before: int, earlier: Sequence[tuple[int, Phrase]]
) -> Phrase | None:
    """The subject of an earlier verb of saying, else that of the clause."""
    found = (subject for verb, subject in reversed(earlier) if verb < before)
    return next(found, None) or clause_subject(tokens, before)


def _before_apposition(tokens: Sequence[Token], comma: int) -> Phrase | None:
    """The noun phrase that what stands before ``comma`` explains: Lee, 40, a nurse, said."""
    end, later = comma, None
    while end > max(0, comma - REACH):
        start = end
        while start > 0 and tokens[start - 1].text not in _BREAKS and not tokens[start - 1].quotes:
            start -= 1
        first = start == 0 or tokens[start - 1].quotes
        if start < end and first and tokens[start].low in _PREPOSITIONS:
            return later
        if start < end and (first or not _explains(tokens, start, end)):
            return phrase_to(tokens, end - 1)
        later = (start, end) if start < end else later
        end = start - 1
    return None


def _explains(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether a segment says more of the name before it: "40", "a nurse", "Lee's lawyer"."""
    head, last = tokens[start], tokens[end - 1]
    if head.low in _DETERMINERS | _PREPOSITIONS | {"who", "which", "whose", "now"}:
        return True
    if head.text[0].isdigit() or re.match(r"[DRI]$|[DRI]-", head.text):
        return True
    if not head.capital and head.low not in SPEAKERS and not is_title(head.low):
        return True
    described = not last.capital and any(is_possessive(t) for t in tokens[start:end])
    return described and start > 1 and tokens[start - 2].capital


def phrase_to(tokens: Sequence[Token], last: int) -> Phrase | None:
    """The noun phrase whose last word is token ``last``."""
    start = last + 1
    if tokens[last].low in SPEAKERS:
        return last, last + 1
    while start > 0 and last - start < _PHRASE:
        token = tokens[start - 1]
        if token.text in _BREAKS or token.quotes or not token.text[0].isalnum():
            break
        if token.low in _BOUNDARIES or (token.low in CUES and is_verb(tokens, start - 1)):
            break
        start -= 1
    if start <= last and tokens[start].low in _PREPOSITIONS:
        start += 1
    return (start, last + 1) if start <= last else None


def phrase_from(tokens: Sequence[Token], first: int) -> Phrase | None:
    """The noun phrase that begins with token ``first``."""
    if first >= len(tokens) or not tokens[first].text[0].isalnum():
        return None
    head = tokens[first]
    if head.low in SPEAKERS:
        return first, first + 1
    if not (head.capital or head.low in _DETERMINERS or is_title(head.low)):
        return None
    end = first
    while end < len(tokens) and end - first < _PHRASE:
        token = tokens[end]
        if token.quotes or not token.text[0].isalnum() or token.low in _BOUNDARIES:
            break
        if not token.capital and (token.low in _PREPOSITIONS - {"of", "for"} | BETWEEN):
            break
        if end > first and token.low in NO_NAMES - _DETERMINERS - {"of", "for"}:
            break
        end += 1
    return (first, end) if end > first else None


def apposed(tokens: Sequence[Token], phrase: Phrase) -> Phrase | None:
    """The words with capitals that an aside behind a noun phrase has: said the mayor, Ann Lee.

    Nothing but a mark, a preposition or the end may follow: in "..., Lee said" they open a clause.
    """
    comma = phrase[1]
    if comma + 1 >= len(tokens) or tokens[comma].text not in f",({DASHES}":
        return None
    end = comma + 1
    while end < len(tokens) and (tokens[end].capital or tokens[end].low in _NAME_PARTICLES):
        end += 1
    follows = low_at(tokens, end)
    closed = end == len(tokens) or not follows[:1].isalnum() or follows in _PREPOSITIONS | {"who"}
    return (comma + 1, end) if end > comma + 1 and closed else None


def _leading_phrase(tokens: Sequence[Token], start: int, end: int) -> Phrase | None:
    """The noun phrase that opens a segment, None when the segment opens with something else."""
    if start >= end or tokens[start].low in _PREPOSITIONS | _BOUNDARIES:
        return None
    if tokens[start].low in SPEAKERS:
        return start, start + 1
    determined = tokens[start].low in _DETERMINERS
    if not (determined or tokens[start].capital or is_title(tokens[start].low)):
        return None
    last = start + 1
    while last < end and last - start < _PHRASE:
        token = tokens[last]
        lower_verb = token.low in CUES | BETWEEN or token.low.endswith(("ed", "ing"))
        if token.low in _PREPOSITIONS - {"of"} or (lower_verb and not token.capital):
            break
        small = not token.capital and token.low != "of" and not is_title(token.low)
        if small and not determined:
            break
        last += 1
    return start, last
