"""Whose words a quotation is, as its own sentence says: the mention of the speaker.

A verb of saying (a cue) beside the quotation names the speaker: behind the verb ("...", said the
mayor), before it (the mayor, a former nurse, told the council: "..."), or at the head of the clause
(the mayor left, adding: "..."); of a passive verb behind "by". So do "according to", nouns ("the
mayor's statement"), and names before a colon or behind a dash.
"""

from __future__ import annotations

import bisect
import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from claimcheck.english.verbs_of_saying import CUES, SPEECH_NOUNS
from claimcheck.quotations.passives import agent, is_passive
from claimcheck.quotations.phrases import (
    DASHES,
    REACH,
    Phrase,
    Token,
    clause_subject,
    is_unknown_verb,
    is_verb,
    low_at,
    phrase_from,
    phrase_to,
    subject_of,
)

#: How far a word, and a quotation, between a quotation and a cue sets them apart; a mark counts 1.
_WORD, _QUOTED = 5, 25
#: A quotation that ends with a comma is followed by its tag: so much nearer.
_TAGGED = 20 * _WORD
#: A noun for speech speaks less plainly than a verb: so much farther.
_NOUN = 6 * _WORD


class Cue(NamedTuple):
    """A word of speech: which token it is, who speaks by it, and how much less plainly.

    ``speaker`` is None for a passive verb that does not tell it: "Lee was told that ...".
    """

    token: int
    speaker: Phrase | None
    farther: int


def cues_of(tokens: Sequence[Token]) -> tuple[Cue, ...]:
    """The words of speech of a sentence whose speakers it names, and its passive verbs."""
    found = []
    earlier: list[tuple[int, Phrase]] = []
    for at, token in enumerate(tokens):
        if is_passive(tokens, at):
            found.append(Cue(at, agent(tokens, at), 0))
            continue
        farther, speaker = _said_by(tokens, at, earlier)
        if speaker is not None:
            found.append(Cue(at, speaker, farther))
            if token.low in CUES and not token.low.endswith("ing") and is_verb(tokens, at):
                earlier.append((at, speaker))
    return tuple(found)


def _said_by(
    tokens: Sequence[Token], at: int, earlier: Sequence[tuple[int, Phrase]]
) -> tuple[int, Phrase | None]:
    """Who speaks by the word of speech that token ``at`` is, and how much less plainly.

    ``earlier`` says who does by the verbs before it.
    """
    low = tokens[at].low
    if (low in CUES and is_verb(tokens, at)) or is_unknown_verb(tokens, at):
        return 0, subject_of(tokens, at, earlier)
    if low == "according" and low_at(tokens, at + 1) == "to":
        return 0, phrase_from(tokens, at + 2)
    return _NOUN, _owner(tokens, at) if low in SPEECH_NOUNS else None


def _owner(tokens: Sequence[Token], noun: int) -> Phrase | None:
    """Whose statement it is: "Lee's statement", "a statement from Lee"."""
    for at in range(noun - 1, max(-1, noun - 4), -1):
        if tokens[at].low.endswith(("'s", "s'")):
            return phrase_to(tokens, at)
        if not tokens[at].text[0].isalnum():
            break
    if low_at(tokens, noun + 1) in ("from", "by", "of"):
        return phrase_from(tokens, noun + 2)
    return None


def _label(tokens: Sequence[Token], quote: int) -> Phrase | None:
    """The name before a colon that opens a quotation: Lee: "..."."""
    if quote < 2 or tokens[quote - 1].text != ":":
        return None
    return clause_subject(tokens, quote - 1)


def _signature(tokens: Sequence[Token], quote: int) -> Phrase | None:
    """The name behind a dash that signs a quotation: "..." — Ann Lee."""
    if quote + 2 >= len(tokens) or tokens[quote + 1].text not in DASHES:
        return None
    found = phrase_from(tokens, quote + 2)
    signed = found is not None and (found[1] == len(tokens) or tokens[found[1]].text in ".,")
    return found if signed and tokens[quote + 2].capital else None


@dataclass(frozen=True)
class SpokenSentence:
    """A sentence as it is read: its tokens and words of speech, and whether it has other words
    than its quotations' (``bare`` says that it has none) and any quotation (``quoting``).
    """

    tokens: list[Token]
    cues: tuple[Cue, ...]
    bare: bool
    quoting: bool
    headline: bool

    @classmethod
    def of(cls, tokens: list[Token], headline: bool) -> SpokenSentence:
        """Read a sentence."""
        bare = all(t.quotes or not t.text[0].isalnum() for t in tokens)
        quoting = any(t.quotes for t in tokens)
        return cls(tokens, () if bare else cues_of(tokens), bare, quoting, headline)

    @cached_property
    def _ends(self) -> list[int]:
        return [token.end for token in self.tokens]

    @cached_property
    def _cue_tokens(self) -> list[int]:
        return [cue.token for cue in self.cues]

    @cached_property
    def _weights(self) -> list[int]:
        """The sums of the weights of the first tokens, by their number."""
        each = (_QUOTED if t.quotes else _WORD if t.text[0].isalnum() else 1 for t in self.tokens)
        return list(itertools.accumulate(each, initial=0))

    def token_of(self, offset: int) -> int:
        """The token that holds an offset, the last one when it is behind them all."""
        return min(bisect.bisect_right(self._ends, offset), len(self.tokens) - 1)

    def speaker_of(self, quote: int, ends_with_comma: bool) -> Phrase | None:
        """The speaker of the quotation that is token number ``quote``, None when none is named.

        Of several words of speech the nearest to the quotation counts.
        """
        cue = self._nearest(quote, ends_with_comma)
        if cue is not None:
            return cue.speaker
        return _label(self.tokens, quote) or _signature(self.tokens, quote)

    def is_heard(self, quote: int, ends_with_comma: bool) -> bool:
        """Whether all that is told of a quotation is who hears it, or of whom it is said."""
        cue = self._nearest(quote, ends_with_comma)
        return cue is not None and cue.speaker is None

    def _nearest(self, quote: int, ends_with_comma: bool) -> Cue | None:
        best: tuple[int, Cue] | None = None
        first = bisect.bisect_left(self._cue_tokens, quote - REACH)
        last = bisect.bisect_right(self._cue_tokens, quote + REACH)
        for cue in self.cues[first:last]:
            cost = self._distance(quote, cue.token) + cue.farther
            cost -= _TAGGED if ends_with_comma and cue.token > quote else 0
            if best is None or cost < best[0]:
                best = (cost, cue)
        return best[1] if best else None

    def _distance(self, quote: int, cue: int) -> int:
        """What stands between a quotation and a cue."""
        low, high = sorted((quote, cue))
        return self._weights[high] - self._weights[min(low + 1, high)]

    def speaker(self) -> Phrase | None:
        """Who speaks in a sentence that leads to a quotation behind it."""
        behind = len(self.tokens)
        if self.is_heard(behind, False):
            return None
        return self.speaker_of(behind, False) or clause_subject(self.tokens, behind)
