"""Words in and around names: titles and offices, words of organisations and places, no names.

Each class is one table. Who may extend them: anybody, by a word that belongs to the class wherever
it is written; a word is never added for one text. Words are in small letters, without full stop.
"""

from __future__ import annotations

import re

from claimcheck.english import closed_classes
from claimcheck.english.closed_classes import (
    CARDINALS,
    CONTRACTIONS,
    GRAMMATICAL_WORDS,
    INDEFINITES,
    MODALS,
    MONTHS,
    NEGATIVE_CONTRACTIONS,
    RELATIVE_DAYS,
    WEEKDAYS,
)

#: Titles that newspapers write short, with a full stop.
ABBREVIATED = frozenset(
    """mr mrs ms mx dr prof sen sens rep reps gov gen lt col maj sgt capt cmdr adm rev hon st insp
    supt det jr sr""".split()
)
#: Titles that a surname follows, whatever else it means ("Mrs Church").
COURTESY = frozenset("mr mrs ms mx miss mme dr prof professor sir dame".split())
#: Titles and offices that may stand before a name, capital or not: "Mayor Lee", "the coach, Lee".
TITLES = COURTESY | frozenset(
    """lord lady king queen prince princess pope emir sheikh ayatollah baron baroness count duke
    duchess president vice-president ex-president premier chancellor minister secretary
    undersecretary senator sen sens representative rep reps congressman congresswoman governor gov
    assemblyman assemblywoman committeeman committeewoman
    mayor councillor cllr councilman councilwoman councilor alderman judge justice chief sheriff
    deputy captain capt commander cmdr general gen colonel col major maj lieutenant lt sergeant sgt
    corporal admiral adm officer inspector insp superintendent supt detective constable pc
    dc ambassador envoy attorney lawyer counsel commissioner director chairman chairwoman chair ceo
    cfo coo founder owner manager coach spokesman spokeswoman spokesperson speaker leader analyst
    economist historian scientist researcher pollster strategist adviser advisor aide host anchor
    reporter correspondent journalist editor author writer columnist commentator critic actor
    actress singer rapper pastor rev reverend bishop archbishop cardinal rabbi imam father sister
    brother candidate nominee frontrunner front-runner rival opponent contender lawmaker mp md mep
    msp nurse doctor teacher farmer businessman businesswoman tycoon mogul billionaire activist
    organizer organiser campaigner resident voter supporter witness head principal treasurer
    comptroller delegate whip friend wife husband daughter son mother cousin neighbour neighbor
    colleague partner widow uncle aunt nephew niece skipper""".split()
)
#: Ends of words for those who do some work, besides the frequent ones in `TITLES`.
_OCCUPATION = re.compile(
    r"[a-z]{4,}man|[a-z-]{3,}(?:woman|person|keeper|maker|teacher|worker|driver|writer|fighter"
    r"|player|holder|master|wright|neer|ician)|[a-z]{2,}ologist"
)
#: Titles that firms, states and other texts may bear too: "its rival, Coast Bank".
ANYBODYS = frozenset(
    "owner rival partner leader supporter head opponent critic founder host".split()
)
#: Words that belong to an office when another such word or `TITLES` follows.
OFFICES = frozenset(
    """prime vice deputy assistant foreign defence defense home health interior finance justice
    education treasury shadow chief acting former attorney press general transport environment
    secretary first cabinet security state minority majority union labor labour commerce
    agriculture energy trade culture development""".split()
)
_MALE = "he him his himself mr sir king prince actor businessman chairman congressman spokesman"
_FEMALE = (
    "she her hers herself mrs ms miss mme lady queen princess actress businesswoman chairwoman"
    " congresswoman spokeswoman"
)
#: Words that tell whether a man or a woman is meant.
GENDERS = dict.fromkeys(_MALE.split(), "m") | dict.fromkeys(_FEMALE.split(), "f")

#: Parts of a surname, in small letters or not.
PARTICLES = frozenset("de la le van von der den bin ibn al el da di du dos del ter".split())
#: What joins the words of a name and does not count when names are compared.
JOINING = PARTICLES | {"of", "the", "for", "&", "and"}
#: What stands behind a name and tells a father from a son, which news leaves out as often.
GENERATIONS = frozenset("jr sr ii iii iv".split())
#: Words of a name that are left out when names are compared.
NOT_COMPARED = JOINING | GENERATIONS

#: Words in the names of organisations.
ORGANISATION = frozenset(
    """inc ltd plc llc corp corporation company co group holdings partners bank university college
    school institute academy hospital council committee commission agency bureau department ministry
    office court union federation association society club league foundation trust service
    services authority board congress senate parliament assembly administration house army navy
    police force guard times post news press journal herald tribune guardian television radio
    network church team united city athletic rovers fc airlines airways records pictures studios
    labs motors industries international national federal party alliance campaign center centre
    coalition daily forum fund gazette government magazine media movement museum newspaper
    organization organisation project""".split()
)
#: Words in the names of places.
PLACE = frozenset(
    """street road avenue lane square park river lake mountain mount island islands isle bay beach
    valley county city town village province state states district airport station bridge stadium
    sea ocean coast hill hills north south east west port kingdom republic hotel""".split()
)
#: Words in the names of institutions and places and, beside those of `ORGANISATION`, nobody's.
NOBODYS = ORGANISATION | frozenset(
    """airport america american americans conservative county democrat democratic democrats east
    fed labor labour liberal nation nations new north pentagon public republican republicans reserve
    south star state states street sun supreme today white west""".split()
)
#: First words of a name that "of" and the like belong to.
OF_NAMES = frozenset(
    """department ministry house bank university bureau council office court board secretary state
    states republic city isle institute academy church coalition association federation union party
    committee chamber museum school college centre center academy bay gulf strait port district
    county commonwealth kingdom army league director guardians bill declaration statue tower
    chiefs chamber cathedral festival society""".split()
)

#: Days, months and feasts, which have a capital and are no names.
CALENDAR = closed_classes.CALENDAR | RELATIVE_DAYS | {"christmas", "easter", "thanksgiving"}
#: Words that begin a sentence with a capital letter, or are written with one, and are no names.
#: "Will" and "May" are names too.
NO_NAMES = (
    frozenset(MONTHS)
    | frozenset(WEEKDAYS)
    | RELATIVE_DAYS
    | (GRAMMATICAL_WORDS - MODALS)
    | CONTRACTIONS
    | NEGATIVE_CONTRACTIONS
    | INDEFINITES
    | frozenset(CARDINALS)
    | frozenset(
        """i asked earlier finally first second third indeed last maybe next others overall perhaps
        said says speaking according regarding unlike yes""".split()
    )
)

_WORDS = re.compile(r"[a-z'-]+")


def is_title(word: str) -> bool:
    """Whether a word in small letters is a title, an office or an occupation."""
    return word in TITLES or _OCCUPATION.fullmatch(word) is not None


def gender_of(text: str) -> str | None:
    """Return "m" or "f" when a word of ``text`` tells which, None when none or both do."""
    found = {GENDERS[w] for w in _WORDS.findall(text.lower()) if w in GENDERS}
    return found.pop() if len(found) == 1 else None
