"""A comparable key for the forms of an English word: "delays", "delayed" and "delaying" are one.

Rules over endings and a list of irregular verbs, written for this project. The key is no dictionary
form ("closed" gives "clos"); two forms of one word get the same key, two words seldom do.
"""

from __future__ import annotations

from functools import cache

#: Irregular verbs: base form, then the forms that no ending gives away.
_IRREGULAR = """
arise arose arisen, be is are was were been being am, bear bore borne, beat beaten, become became,
begin began begun, bend bent, bind bound, bite bit bitten, bleed bled, blow blew blown, break broke
broken, bring brought, build built, burn burnt, buy bought, catch caught, choose chose chosen, come
came, creep crept, deal dealt, die died dies dying, dig dug, agree agreed, free freed, use used uses
using, do does did done, draw drew drawn, drink drank drunk, drive drove driven, eat ate eaten, fall
fell fallen, feed fed, feel felt, fight fought, find found, flee fled, fly flew flown flies, forbid
forbade forbidden, forget forgot forgotten, freeze froze frozen, get got gotten, give gave given, go
goes went gone, grow grew grown, hang hung, have has had, hear heard, hide hid hidden, hold held,
keep kept, know knew known, lay laid, lead led, leave left, lend lent, lie lied lies lying, light
lit, lose lost, make made, mean meant, meet met, pay paid, ride rode ridden, ring rang rung, rise
rose risen, run ran, say said, see saw seen, seek sought, sell sold, send sent, shake shook shaken,
shine shone, shoot shot, show shown, shrink shrank shrunk, sing sang sung, sink sank sunk, sit sat,
sleep slept, slide slid, speak spoke spoken, spend spent, spin spun, spring sprang sprung, stand
stood, steal stole stolen, stick stuck, strike struck stricken, swear swore sworn, sweep swept, swim
swam swum, swing swung, take took taken, teach taught, tear tore torn, tell told, think thought,
throw threw thrown, tie tying, understand understood, wake woke woken, wear wore worn, win won,
withdraw withdrew withdrawn, write wrote written
"""
_VOWELS = frozenset("aeiouy")
#: Words that only look like an inflected form.
_WHOLE = frozenset(
    """news this his its thus us as has was yes series species crisis analysis basis bus gas plus
    during thing nothing something anything everything morning evening king ring string spring
    wing red bed need speed feed seed indeed hundred sacred wednesday united politics
    economics""".split()
)


def _irregular() -> dict[str, str]:
    table: dict[str, str] = {}
    for entry in _IRREGULAR.replace("\n", " ").split(","):
        base, *forms = entry.split()
        table |= dict.fromkeys([base, *forms], _bare(base))
    return table


def key(word: str) -> str:
    """The key of a case-folded word; a possessive ending does not count."""
    return _key(word.removesuffix("'s").removesuffix("'"))


@cache
def _key(word: str) -> str:
    if word in _FORMS:
        return _FORMS[word]
    if word in _WHOLE or len(word) <= 3 or not word.isalpha():
        return word
    for ending, put in (("ies", "y"), ("ied", "y"), ("ying", "y")):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return word[: -len(ending)] + put
    for ending in ("ing", "ed"):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= 3 and not _VOWELS.isdisjoint(stem):
            return _bare(_single(stem))
    if word.endswith(("sses", "ches", "shes", "xes", "zes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return _bare(word[:-1])
    return _bare(word)


def _single(stem: str) -> str:
    """Undo the doubling before an ending: "stopp" was "stop", but "fall" is "fall"."""
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "lsz" + "".join(_VOWELS):
        return stem[:-1]
    return stem


def _bare(stem: str) -> str:
    """Without a silent e, which "-ed" and "-ing" swallow; double l as in "travelled" made one."""
    if len(stem) > 3 and stem.endswith("e") and stem[-2] not in _VOWELS:
        stem = stem[:-1]
    return stem[:-1] if len(stem) > 4 and stem.endswith("ll") else stem


_FORMS = _irregular()
