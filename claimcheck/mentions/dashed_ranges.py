"""Two rising figures with a dash: a range, "pages 3-5", "aged 18-24", or the score of a match.

A score has its verb before it and an adverb or nothing behind it, so that what makes a range is a
thing numbered or an age before the figures, or what is counted or measured behind them.
"""

from __future__ import annotations

import re

from claimcheck.english.closed_classes import (
    CARDINALS,
    GRAMMATICAL_WORDS,
    MONTHS,
    ORDINALS,
    PARTICIPLE_PREPOSITIONS,
    QUANTITIES,
    RELATIVE_DAYS,
    SHORT_MONTHS,
    alternation,
)
from claimcheck.mentions import units
from claimcheck.mentions.coded import Coded
from claimcheck.mentions.designations import NUMBERED_NOUNS

_MONTH = alternation(name.title() for name in {*MONTHS, *SHORT_MONTHS})

#: Things told apart by numbers besides those of `designations`: parts of texts, of programmes and
#: of time. Nothing that a score may stand behind: "lost both legs 1-2", "won the sets 6-4".
_NUMBERED = alternation(
    {f"{noun}s" for noun in NUMBERED_NOUNS - {"court", "group", "heat", "leg", "pitch", "tier"}}
    | frozenset(
        """lines verses seasons episodes weeks years months days positions places parts volumes
        issues figures tables examples steps tasks numbers items questions counts categories classes
        switches stories scenes acts slides exhibits appendices annexes sizes latitudes longitudes
        terms semesters matchdays gameweeks slots columns sheets psalms sonnets versions
        recommendations principles nos pp vols""".split()
    )
)
_SINGLE = r"pg?|pages?|vol|age|aged|ages|grade|category|key\sstages?"
#: Numbers that stand between the noun and these ones: "lines 11-16, 25-26 and".
_LIST = r"(?:\d{1,3}(?:[–-]\d{1,3})?(?:,|,?\s(?:and|or|to))\s){0,8}"
_BEHIND_NOUN = re.compile(rf"\b(?:{_NUMBERED}|{_SINGLE})\.?:?\s{_LIST}$", re.I)
#: Such words make the noun what was counted: "they went in the last three seasons 1-2".
_QUANTIFIED = re.compile(
    rf"\b(?:\d+|{alternation(CARDINALS)}|both|all|few|several|many|past|last|recent|previous"
    rf"|straight|consecutive|these|those)\s(?:(?!{alternation(GRAMMATICAL_WORDS)}\b)\w+\s)?$",
    re.I,
)
#: People by their ages: "adults 18-49", "among women 25-54"; "women" alone may be a team.
_BEHIND_PEOPLE = re.compile(
    r"\b(?:(?:adults|children|kids|youngsters|teens|teenagers|adolescents|viewers|voters|people)"
    r"|(?:among|for|of|in)\s(?:(?-i:[a-z]+)\s)?(?:men|women|boys|girls)"
    r"|(?:aged?|ages)\s(?:between|from|of|groups?|range[sd]?|brackets?):?)\s$",
    re.I,
)
#: Nouns for a part of a text, which stand for several too: "Table 6-8". They have a capital, or a
#: word before them leads to them, "see figure 2-3"; no article, as in "top of the table 0-1".
_LABELS = (
    "table figure fig figs chart graph diagram chapter article clause paragraph para paras annex"
    " appendix exhibit verse slide footnote lesson exercise"
).split()
_BEHIND_LABEL = re.compile(
    rf"(?:(?<![\w’'-])(?:{alternation(label.title() for label in _LABELS)})"
    r"|(?:[(;,]\s?|\b(?i:see|in|on|of|from|and|or|under|by|per|with)\s)"
    rf"(?:{alternation(_LABELS)}))\.?\s{_LIST}$"
)
#: People who may be a team, and an age group only before two ages, where nothing tells of a match.
_BEHIND_TEAM = re.compile(
    r"(?<![\w’'-])(?:women|men|boys|girls|females|males|mothers|fathers|parents|workers|employees"
    r"|residents|patients|students|pupils|drivers|users|readers|listeners|shoppers|consumers"
    r"|customers|respondents)\s$",
    re.I,
)
#: What makes a team of them: "Ostby women", "U.S. women", "Ostby's women", "the women".
_SIDE = re.compile(
    r"(?:\b(?i:the|our|their|his|her|its|both)|['’]s?"
    rf"|\b(?!(?i:{alternation(GRAMMATICAL_WORDS)}|young(?:er)?|old(?:er)?|many|most)\s)"
    r"[A-Z][\w’'-]*(?:\.[A-Z]\.)?)\s$"
)
#: Words of a match, by which two figures beside a team stay its score.
_MATCH = re.compile(
    r"\b(?:w[io]n|wins|winning|winners?|beat|beats|beaten|beating|los[et]|loses|losing|drew|draws?"
    r"|drawn|defeat(?:s|ed)?|thrash(?:ed)?|edged|trail(?:s|ed|ing)?|scor(?:es?|ed|ing)|match(?:es)?"
    r"|games?|fixtures?|(?:half|full)[ -]time|(?:semi-|quarter-)?finals?|playoffs?|league|cup"
    r"|results?(?=:))\b",
    re.I,
)
#: An age group has so many years at least and begins with so many; matches end more closely.
_YEARS, _YOUNGEST = 3, 10
_NEARBY = 60
#: Words that say that two figures bound what is meant.
_BEHIND_WORD = re.compile(
    r"\b(?:between|about|around|some|roughly|approximately|another|further|scale\s(?:of|from)"
    r"|(?:rang(?:es?|ed|ing)|anywhere|anything|var(?:ies|y|ying))\s(?:from|between|of|in))\s$",
    re.I,
)
_BEHIND_MONTH = re.compile(rf"\b{_MONTH}\.?\s$")
_REACH = 80

#: Words for how matches and votes end; behind a score they leave it what it is, counted or not:
#: "0-1 defeats", "the 48-50 vote", "lost 0-1 thanks to".
_RESULTS = (
    r"(?:votes?|wins?|draws?|defeats?|loss(?:es)?|victor(?:y|ies)|series|ties?|rulings?|decisions?"
    r"|majorit(?:y|ies)|setbacks?|favou?rites?|underdogs?|scorelines?|thrashings?|thanks|perhaps"
    r"|plus|always)\b"
)
_NO_NOUN = rf"(?:{alternation(GRAMMATICAL_WORDS)}\b|{_RESULTS}|[a-z]+ss\b)"
_PLURAL = rf"(?!{_NO_NOUN})(?:people|men|women|children|[a-z]{{3,}}s)\b"
#: What may stand before a plural that is counted, up to twice: "10-15 new homes". Not what may
#: follow a score: its kind, a time, a number, or a verb in "-s".
_SCORED = frozenset(
    """record start finish score tally lead deficit margin result mark reverse split comeback
    advantage shot odds chance run streak winner loser decider opener upset rout home away overall
    aggregate straight half tonight overnight midweek late early ago almost nearly""".split()
)
_NO_ADJECTIVE = alternation(
    (GRAMMATICAL_WORDS - {"more", "other", "further"})
    | PARTICIPLE_PREPOSITIONS
    | RELATIVE_DAYS
    | CARDINALS
    | QUANTITIES
    | _SCORED
    | {*ORDINALS}
)
_ADJECTIVE = (
    rf"(?!(?:{_NO_ADJECTIVE}|[a-z]+ly)(?![\w-])|{_RESULTS})"
    r"(?:[a-z][a-z-]{2,}(?:(?<!s)|(?<=ous))|[A-Z][a-z]+(?:an|ic|ish|ese))\s"
)
#: Verbs that look like plurals: "the 5-10 squad faces".
_VERBS = alternation(
    """means makes leaves gives takes puts keeps shows says comes goes remains seems looks sends
    ends gets sees marks ensures proves follows faces hurts helps""".split()
)
_OTHER_UNITS = "hp|bhp|kWh|MWh|GWh|[kMG]?Hz|psi|ppm"
_GROUP = (
    r"(?:age(?:-group)?|demographic|demo|cohort"
    r"|(?:group|bracket|band|range)(?!\s(?:[A-Z]\b|stage|game|match|opener|tie)))\b"
)
#: The eleventh of September, which "9-11" mostly is before a plural.
_NAMED_DAY = r"(?<=\b9.11)\s[a-z]"
_COUNTED = Coded(
    lambda codes: (
        rf"(?!{_NAMED_DAY})(?:\s(?:of\s)?{_MONTH}\b(?!\s\d{{1,2}}\b)"
        rf"|\s?(?i:(?:{units.unit_word(codes)}|{_OTHER_UNITS})s?\b|°)|\s{_PLURAL}|\s{_GROUP}"
        r"|\s(?:an?|each|every|per)\s(?:minute|hour|day|night|week|month|year)\b"
        r"(?!\s(?:ago|later|earlier|before|after)))"
    )
)
_DESCRIBED = re.compile(
    rf"(?!{_NAMED_DAY})\s(?:{_ADJECTIVE}){{1,2}}(?!{_VERBS}\b){_PLURAL}"
    r"|\sof\s(?:the|them|us|his|her|their|our|its|these|those)\b"
)
#: "A 3-5 team means": what follows one thing, or somebody's, is no plural that is counted.
_ONE = re.compile(r"(?:\b(?:an?|this|that|every)|['’]s?)\s$", re.I)
#: What stands behind no range: a result, and a team, as in "between 2-13 Ostby and".
_TEAM = re.compile(rf"\s(?:{_RESULTS}|[A-Z])")


def is_range(text: str, start: int, end: int) -> bool:
    """Whether what stands around two rising figures with a dash makes them a range.

    Args:
        text: the sentence.
        start: where the first figure begins.
        end: where the second one ends.
    """
    before = text[max(0, start - _REACH) : start]
    if _COUNTED.of(text).match(text, end) or _BEHIND_MONTH.search(before):
        return True
    if _DESCRIBED.match(text, end) and not _ONE.search(before):
        return True
    if _BEHIND_LABEL.search(before) or _are_ages(text, start, end):
        return True
    numbered = _BEHIND_NOUN.search(before)
    if numbered and not _QUANTIFIED.search(before[: numbered.start()]):
        return True
    bounded = _BEHIND_PEOPLE.search(before) or _BEHIND_WORD.search(before)
    return bool(bounded) and not _TEAM.match(text, end)


def _are_ages(text: str, start: int, end: int) -> bool:
    """Whether the figures are the ages of people before them, and not how their team played."""
    before = text[max(0, start - _REACH) : start]
    team = _BEHIND_TEAM.search(before)
    low, high = map(int, re.findall(r"\d+", text[start:end]))
    if team is None or low < _YOUNGEST or high - low < _YEARS:
        return False
    if _SIDE.search(before[: team.start()]) or _TEAM.match(text, end):
        return False
    return _MATCH.search(text[max(0, start - _NEARBY) : end + _NEARBY]) is None
