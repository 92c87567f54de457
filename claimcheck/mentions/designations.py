"""Numbers that are part of a name: "Quay 4", "Gate 12", "Pier Three", "Wards 6 and 7".

They count nothing and are compared only with numbers that the same word has before them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.english.closed_classes import CARDINALS, GRAMMATICAL_WORDS, alternation
from claimcheck.mentions import numerals
from claimcheck.mentions.quantity import Quantity, make

#: What is told from its likes by a number. Who may extend it: anybody, by a thing that mostly is.
NUMBERED_NOUNS = frozenset(
    """quay gate pier platform ward berth dock jetty wharf terminal concourse runway taxiway hangar
    stand bay room hall building block tower wing unit zone sector district precinct area site plot
    lot lane line track route highway motorway interstate autobahn road street avenue junction exit
    stop station level floor storey deck shaft pit well reactor boiler turbine pump lock sluice dam
    tunnel bridge cell suite apartment flat house villa cabin studio stage court pitch pool shed
    warehouse depot camp checkpoint outpost post aisle row seat table pod door entrance window
    locker channel camera stairwell lift elevator compartment carriage coach bus tram train
    flight engine boat lifeboat chapter page section article clause paragraph rule annex appendix
    exhibit phase stage type group division category class grade tier round heat leg
    hole buoy beacon tank silo kiln furnace crane mine mast substation pylon
    trench borehole theatre ride booth counter desk bed classroom laboratory lab barrack barracks
    dormitory constituency grid parcel square""".split()
)
_NOUN = alternation(NUMBERED_NOUNS)
_PLURAL = rf"(?:{_NOUN})s"
_WORDS = alternation(CARDINALS)
_FIGURE = r"\d{1,4}(?![\d,.:/’'-]*\d|\s?[%°$£€]|[A-Za-z])"
_NUMBER = rf"(?:{_FIGURE}|(?i:{_WORDS})\b)"
_NO = r"(?:[Nn](?:o|r|umber)\.?\s|#\s?)?"
#: What is counted behind a number: then the noun before it has ended a phrase.
_COUNTED = re.compile(
    r"\s(?:(?:\w+\s){0,2}?(?:people|persons|men|women|children|patients|passengers|workers|officers"
    r"|victims|residents|beds|seats|votes|deaths|points|goals)\b|of\s(?:them|us|you)\b"
    r"|times\b|in\s\d|out\sof\b|per\s?cent|more\b|others?\b)"
)
#: Words before a noun in small letters that leave it without an article: "at platform 9".
_BARE = re.compile(
    r"\b(?:at|on|in|from|near|of|by|off|outside|inside|into|via|for|through|behind|under|see)\s$",
    re.I,
)
_SINGLE = re.compile(rf"\b(?P<noun>(?i:{_NOUN}))\s{_NO}(?P<number>{_NUMBER})")
_SEVERAL = re.compile(
    rf"\b(?P<noun>(?i:{_PLURAL}))\s"
    rf"(?P<numbers>{_NUMBER}(?:,\s{_NUMBER}){{0,10}},?(?:\s(?:and|or|to)\s|[–-]){_NUMBER})"
)
#: Places that have a name or a number, not both: "Mill Lane 120" gives a count for Mill Lane.
_NAMED_PLACES = frozenset("street road avenue lane square house villa bay bridge".split())
#: Words before them that tell of what kind a numbered one is: "County Road 12", "Bus Lane 2".
_KINDS = frozenset(
    """state county national federal provincial regional district rural forest township ring service
    access private toll bus cycle bike pool swim swimming guest tree safe fire""".split()
)
_NAME_BEFORE = re.compile(r"(?<![\w’'-])([A-Z][\w’'.-]*)\s$")
_EACH = re.compile(rf"\d{{1,4}}|(?i:{_WORDS})\b")


def find_designations(text: str) -> Iterator[Quantity]:
    """Read the numbers of ``text`` that name one of several likes.

    One in words counts only behind a capital and with one, as in "Pier Three"; behind a noun in
    small letters only where a preposition leads to it: "at platform 9", but "gave the ward 6 beds".
    Behind the name of a street or the like one without "No." is a count.
    """
    for match in _SINGLE.finditer(text):
        noun, number = match["noun"], match["number"]
        if _COUNTED.match(text, match.end()) or _has_name(match, text):
            continue
        capital = noun[0].isupper()
        if not capital and not _BARE.search(text[max(0, match.start() - 10) : match.start()]):
            continue
        if number[0].isdigit() or (capital and number[0].isupper()):
            yield _named(match.start("number"), match.end("number"), text, noun)
    for match in _SEVERAL.finditer(text):
        if match["noun"][0].isupper() and not _COUNTED.match(text, match.end()):
            for number in _EACH.finditer(text, match.start("numbers"), match.end("numbers")):
                yield _named(*number.span(), text, match["noun"].removesuffix("s"))


def _has_name(match: re.Match[str], text: str) -> bool:
    """Whether a noun has a name before it in place of the number behind it."""
    noun = match["noun"]
    count = text[match.end("noun") + 1 : match.end()].isdigit()  # and no "No. 4", no "Square One"
    if noun.casefold() not in _NAMED_PLACES or not noun[0].isupper() or not count:
        return False
    name = _NAME_BEFORE.search(text[max(0, match.start() - 30) : match.start()])
    return name is not None and name[1].casefold() not in _KINDS | GRAMMATICAL_WORDS


def _named(start: int, end: int, text: str, noun: str) -> Quantity:
    value = numerals.whole(text[start:end]) or 0.0
    return make(start, end, text, "ordinal", value, 0.0, noun.casefold(), noun.casefold())
