"""Who speaks where the verb of saying is passive: "Lee was told by Moore that ...".

The subject of such a verb hears what is said, or it is said of it. Who says it stands behind "by",
if anywhere.
"""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.english.closed_classes import BE, GIVEN_MONTHS
from claimcheck.english.verbs_of_saying import BETWEEN, CUES, HEARD, QUOTED, SAYING
from claimcheck.mentions.name_words import CALENDAR
from claimcheck.quotations.phrases import Phrase, Token, low_at, phrase_from

#: What may stand between "be" and its participle.
_BETWEEN = BETWEEN - BE
#: How many words behind the verb "by" may stand: "was told at a meeting on Monday by Moore".
_REACH = 8


def is_passive(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word at ``at`` is a passive verb of saying whose subject does not speak."""
    low = tokens[at].low
    if low not in CUES or low.endswith("ing") or low in QUOTED:
        return False
    before = at - 1
    while low_at(tokens, before) in _BETWEEN or low_at(tokens, before).endswith("ly"):
        before -= 1
    if low_at(tokens, before) in BE:
        return True
    return low_at(tokens, at + 1) == "by" and (low in HEARD or low not in SAYING)


def agent(tokens: Sequence[Token], verb: int) -> Phrase | None:
    """The noun phrase behind "by" of a passive verb: who says it; None where it is not told."""
    for at in range(verb + 1, min(len(tokens) - 1, verb + _REACH)):
        if tokens[at].quotes or low_at(tokens, at) in ("that", "to", "and"):
            break
        if tokens[at].low == "by" and not _is_time(tokens, at + 1):
            return _whole(tokens, phrase_from(tokens, at + 1))
    return None


def _is_time(tokens: Sequence[Token], at: int) -> bool:
    """Whether "by" has a day or a month behind it: "by Friday", no "by June Lee"."""
    low, named = tokens[at].low, at + 1 < len(tokens) and tokens[at + 1].capital
    return low in CALENDAR and not (named and low in GIVEN_MONTHS)


def _whole(tokens: Sequence[Token], phrase: Phrase | None) -> Phrase | None:
    """A noun phrase without the "of" of what follows: "accused by Lee of ..."."""
    if phrase and phrase[1] - phrase[0] > 1 and tokens[phrase[1] - 1].low in ("of", "for"):
        return phrase[0], phrase[1] - 1
    return phrase
