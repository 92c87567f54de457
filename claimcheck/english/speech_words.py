"""Words that stand before names, in them and where no name is: titles, bodies, openers."""

from __future__ import annotations

import re

_MALE = "he him his himself mr sir king prince actor businessman chairman congressman spokesman"
_FEMALE = (
    "she her hers herself mrs ms miss mme lady queen princess actress businesswoman chairwoman"
    " congresswoman spokeswoman first-lady"
)
#: Words that tell whether a man or a woman is meant.
GENDERS = dict.fromkeys(_MALE.split(), "m") | dict.fromkeys(_FEMALE.split(), "f")

#: Titles and offices that stand before a name, without their full stop, in small letters.
TITLES = frozenset(
    """mr mrs ms miss mx mme dr prof professor sir dame lord lady king queen prince princess pope
    president vice-president premier chancellor prime minister secretary senator sen sens
    representative rep reps congressman congresswoman governor gov mayor councillor councilman
    councilwoman councilor alderman judge justice chief sheriff deputy captain capt commander
    cmdr general gen colonel col major maj lieutenant lt sergeant sgt admiral adm officer
    detective ambassador envoy attorney lawyer counsel commissioner director chairman chairwoman
    chair ceo cfo coo founder owner manager coach spokesman spokeswoman spokesperson speaker
    leader analyst economist historian scientist researcher pollster strategist adviser advisor
    aide host anchor reporter correspondent journalist editor author writer columnist
    commentator critic actor actress singer rapper pastor rev reverend bishop archbishop
    cardinal rabbi imam father sister brother candidate nominee frontrunner front-runner rival
    opponent contender lawmaker mp mep msp baroness baron count duke duchess nurse doctor
    teacher farmer businessman businesswoman tycoon mogul billionaire activist organizer
    organiser campaigner resident voter supporter witness head principal superintendent
    treasurer comptroller undersecretary delegate whip ex-president friend wife husband daughter
    son mother brother cousin neighbour neighbor colleague partner widow uncle aunt nephew niece
    fisherman ferryman skipper shopkeeper headteacher engineer union minister""".split()
)
#: A word of an organisation's or a place's name, so that it is not taken for a person's.
INSTITUTIONS = frozenset(
    """agency alliance army association authority bank board bureau campaign center centre church
    city club coalition college commission committee company congress corp corporation council
    county court daily department fed federation forum foundation fund gazette government group
    guard herald hospital house inc industries institute international journal labor league ltd
    magazine media ministry movement museum nation nations network news newspaper office
    organization organisation parliament party pentagon police post press project public reserve
    school senate service services society star state states street sun supreme team times today
    tribune union university white airlines airport north south east west new united america
    american americans republican republicans democrat democrats democratic conservative liberal
    labour""".split()
)

#: Words that begin a sentence with a capital letter or are written with one, and are no names.
NO_NAMES = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may
    june july august september october november december i i'm i've i'd the a an in on at but
    and or if when while after before as for from with by to of he she it they we you his her
    its their our my this that these those there then now not no yes what who why how where
    which here so yet still also however meanwhile later earlier according asked speaking
    instead even both some many most one two three four five six seven eight nine ten another
    other others all every each few since because although though despite during until once just
    like unlike into about over under between among without within against regarding through
    moreover furthermore additionally perhaps maybe indeed overall finally first second third
    last next nobody everybody everyone someone nothing something today tomorrow yesterday said
    says let's it's that's he's she's they're we're don't didn't""".split()
)

_WORDS = re.compile(r"[a-z'-]+")


def gender_of(text: str) -> str | None:
    """Return "m" or "f" when a word of ``text`` tells which, None when none or both do."""
    found = {GENDERS[w] for w in _WORDS.findall(text.lower()) if w in GENDERS}
    return found.pop() if len(found) == 1 else None
