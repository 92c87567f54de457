"""Scores and results of votes, both figures in one: "3-1", "12 to 4", "two goals to one"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.english.closed_classes import BE, alternation
from claimcheck.mentions import numerals, units
from claimcheck.mentions.coded import Coded
from claimcheck.mentions.dashed_ranges import is_range
from claimcheck.mentions.quantity import LOST, Quantity, make

_BEFORE = r"(?<![\w.,$£€/:–-])"
_SCORE = re.compile(
    _BEFORE + r"(\d{1,2})[–-](\d{1,2})(?![\w/–-]|\s?[%‰]|\.\d|,\d|\s?(?:per|m|bn)\b)",
)
_FIGURE = rf"\d{{1,3}}|{numerals.SPELLED}"
#: What may not stand behind the second figure: the rest of a word or number, a unit, a time of day.
_NO_UNIT = (
    rf"(?![\w%‰–-]|[.,]\d|\s?[ap]\.?m\b|\s(?:per|{numerals.LONG_SCALE}|o'clock|pounds?)\b"
    r"|\s(?:{unit})s?\b)"
)
_RESULT = (
    rf"{_BEFORE}(?P<first>{_FIGURE})(?P<votes>\s(?:votes?|goals?|sets?|frames?|games?|tries))?(?:\sto\s|-to-|(?P<dash>[–-]))"
    rf"(?P<second>{_FIGURE})"
)
_TALLY = Coded(lambda codes: _RESULT + _NO_UNIT.replace("{unit}", units.unit_word(codes)), re.I)
#: Words around a tally that tell it from a range: those before the figures, and those behind.
_VOTED = re.compile(r"\bvot(?:e|es|ed|ing)(?:\s(?:of|was|by))?\s$", re.I)
_VOTE = re.compile(r"\s(?:vote|majority)\b")
_FROM = re.compile(r"\b(?:from|between|at)\s$", re.I)
#: "Carried 12 to 4.", but not "lost 10 to 20 workers": what ends so has nothing behind it.
_ENDED = re.compile(
    r"\b(?:carried|passed|approved|adopted|won|lost|failed|defeated|rejected)\s(?:by\s)?$", re.I
)
_NOTHING = re.compile(r"\s*(?:$|[,.;:!?)”]|(?:on|in|at|after|with)\s)")
#: Words by which who is spoken of lost, with few words up to the result; and those behind it.
_LOST = re.compile(
    rf"\b(?:los(?:e|es|t|ing)|beaten|{alternation(BE)}\s(?:\w+\s)?defeated|defeat|loss"
    r"|(?:went|go|goes|gone|going)\sdown|slumped|crashed|reject(?:ed|s|ing)?|fail(?:ed|s)?"
    r"|voted\sdown|thr[eo]wn?\sout)\b"
    r"(?:[\s,]+(?!beat\b|w[io]n\b|but\b|and\b)[\w'’-]+){0,5}\s*\(?$",
    re.I,
)
_LOST_BEHIND = re.compile(
    r"\s(?:votes?\s)?against\b|\s(?:[\w-]+\s)?(?:defeats?|loss(?:es)?|reverse)\b(?!\sof\b)", re.I
)


def find_tallies(text: str) -> Iterator[Quantity]:
    """Read the scores and results of votes of ``text``.

    Figures with "to" between them are a range, as in "4 to 12 people", unless the words around
    them speak of a vote or of how something ended; figures with a dash are a score, unless they
    rise and are a range by the words around them.
    """
    for match in _SCORE.finditer(text):
        over, under = float(match[1]), float(match[2])
        if over >= under or not is_range(text, *match.span()):
            yield _tally(match, text, over, under)
    for match in _TALLY.of(text).finditer(text):
        first, second = (numerals.whole(match[name]) for name in ("first", "second"))
        if first is not None and second is not None and _is_tally(match, text):
            yield _tally(match, text, first, second)


def _is_tally(match: re.Match[str], text: str) -> bool:
    before = text[max(0, match.start() - 24) : match.start()]
    if _FROM.search(before):
        return False
    if match["votes"] or _VOTED.search(before) or _VOTE.match(text, match.end()):
        return True
    ended = _ENDED.search(before) and _NOTHING.match(text, match.end())
    return bool(ended) and not match["dash"]


def _tally(match: re.Match[str], text: str, first: float, second: float) -> Quantity:
    # Both figures in one: 3-2 is not 2-3.
    value = 1000.0 * first + second
    noun = LOST if _is_lost(match, text) else ""
    return make(match.start(), match.end(), text, "score", value, 0.0, "score", noun)


def _is_lost(match: re.Match[str], text: str) -> bool:
    """Whether the words beside a result say that it is of who lost, or that a motion did."""
    before = text[max(0, match.start() - 40) : match.start()]
    return bool(_LOST.search(before) or _LOST_BEHIND.match(text, match.end()))
