"""A comparable key for the forms of an English word: "delays", "delayed" and "delaying" are one.

Irregular verbs and words that look alike are looked up in tables; all other words are stemmed by
Snowball's English stemmer (Porter 2001). The key is no dictionary form ("closed" gives "close",
"delayed" gives "delay", "companies" gives "compani"); two forms of one word get the same key.
"""

from __future__ import annotations

import threading
from functools import lru_cache

import snowballstemmer

#: Irregular verbs: base form, then the forms that no ending gives away.
_IRREGULAR = """
arise arose arisen, be is are was were been being am, bear bore borne, beat beaten, become became,
begin began begun, bend bent, bind bound, bite bit bitten, bleed bled, blow blew blown, break broke
broken, bring brought, build built, burn burnt, buy bought, catch caught, choose chose chosen, come
came, creep crept, deal dealt, die died dies dying, dig dug, draw drew drawn, drink drank drunk,
drive drove driven, do does did done, eat ate eaten, fall fell fallen, feed fed, feel felt, fight
fought, find found, flee fled, free freed, fly flew flown flies, forbid forbade forbidden, forget
forgot forgotten, freeze froze frozen, get got gotten, give gave given, go goes went gone, grow grew
grown, hang hung, have has had, hear heard, hide hid hidden, hold held, keep kept, know knew known,
lay laid, lead led, leave left, lend lent, lie lied lies lying, light lit, lose lost, make made,
mean meant, meet met, pay paid, ride rode ridden, ring rang rung, rise rose risen, run ran, say
said, see saw seen, seek sought, sell sold, send sent, shake shook shaken, shine shone, shoot shot,
show shown, shrink shrank shrunk, sing sang sung, sink sank sunk, sit sat, sleep slept, slide slid,
speak spoke spoken, spend spent, spin spun, spring sprang sprung, stand stood, steal stole stolen,
stick stuck, strike struck stricken, swear swore sworn, sweep swept, swim swam swum, swing swung,
take took taken, teach taught, tear tore torn, tell told, think thought, throw threw thrown, tie
tying, understand understood, wake woke woken, wear wore worn, win won, withdraw withdrew withdrawn,
write wrote written
"""
#: Nouns whose plural no ending gives away.
_PLURALS = """
man men, woman women, child children, foot feet, tooth teeth, mouse mice, goose geese, wife wives,
knife knives, half halves, thief thieves, shelf shelves, wolf wolves, calf calves, bus buses, gas
gases, crisis crises, analysis analyses, hypothesis hypotheses, spokesman spokesmen, policeman
policemen, fireman firemen, congressman congressmen, chairman chairmen, gunman gunmen, businessman
businessmen, fisherman fishermen, spokeswoman spokeswomen, policewoman policewomen
"""
#: Words, each with its forms, that the stemmer would make one with another word: "experiment" with
#: "experience", "hardly" with "hard". An entry belongs here when news may say both of one thing.
_APART = """
animal animals, authority authorities, business businesses, capitalism, corps, customer customers,
executive executives, experiment experiments experimented experimenting, hardly, highly,
hospitality, import imports imported importing, important, importance, lately, likely, morale,
nearly, personnel, petite, polite politely, political politically, quite, rational, ration rations
rationed rationing, relative relatives, several, shortly, singe singed singeing, universe, evening
evenings, meanwhile, means, humane humanely, locale locales
"""
#: Words of so many letters or fewer are their own keys.
_SHORTEST = 2


def key(word: str) -> str:
    """The key of a case-folded word; a possessive ending does not count."""
    return _key(word.removesuffix("'s").removesuffix("'"))


_STEMMER = snowballstemmer.stemmer("english")
_LOCK = threading.Lock()  # the stemmer holds the word that it works on, whichever thread asks


def _stem(word: str) -> str:
    with _LOCK:
        stem: str = _STEMMER.stemWord(word)
    return stem


@lru_cache(maxsize=65536)
def _key(word: str) -> str:
    if word in _FORMS:
        return _FORMS[word]
    return _stem(word) if len(word) > _SHORTEST and word.isalpha() else word


def _table() -> dict[str, str]:
    """Form -> key of the words that are looked up."""
    forms: dict[str, str] = {}
    for entry in _APART.split(","):
        base, *others = entry.split()
        forms |= dict.fromkeys([base, *others], base)
    for entry in (*_IRREGULAR.split(","), *_PLURALS.split(",")):
        base, *others = entry.split()
        forms |= dict.fromkeys([base, *others], _stem(base))
    return forms


_FORMS = _table()
