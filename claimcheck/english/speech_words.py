"""The words by which English text says that somebody speaks."""

from __future__ import annotations

import re

_IRREGULAR = {
    "say": "says said saying",
    "tell": "tells told telling",
    "write": "writes wrote written writing",
    "think": "thinks thought thinking",
    "read": "reads read reading",
    "swear": "swears swore sworn swearing",
    "vow": "vows vowed vowing",
    "quip": "quips quipped quipping",
    "begin": "begins began beginning",
    "cry": "cries cried crying",
    "reply": "replies replied replying",
    "deny": "denies denied denying",
    "decry": "decries decried decrying",
    "testify": "testifies testified testifying",
    "clarify": "clarifies clarified clarifying",
    "specify": "specifies specified specifying",
    "put": "puts put putting",
    "admit": "admits admitted admitting",
    "refer": "refers referred referring",
    "label": "labels labeled labelled labeling labelling",
    "dub": "dubs dubbed dubbing",
    "slam": "slams slammed slamming",
    "liken": "likens likened likening",
    "see": "sees saw seen seeing",
    "speak": "speaks spoke spoken speaking",
    "feel": "feels felt feeling",
}
#: Verbs of a tag beside a quotation, which may stand before their subject: "...", said the mayor.
_SAYING = """
    say tell add write ask continue reply declare explain respond note state conclude warn claim
    argue insist remark joke interject recall answer report tweet observe exclaim shout yell cry
    announce predict quip comment acknowledge admit assert stress emphasize emphasise concede
    caution recount lament muse counter complain confess boast vow promise pledge begin repeat
    reiterate testify suggest confirm agree blog post email opine demand urge wonder retort read
    thunder bark chant vent contend maintain allege proclaim clarify elaborate signal reveal
    reason plead whisper mutter mumble snap remember tease hint protest object deny swear
    believe think charge share speculate speak scoff sneer gush fume sigh laugh grumble gripe
    reflect marvel cheer intone crow roar interrupt surmise theorize theorise"""
#: Verbs with which somebody's words are woven into a sentence: she called it "a farce".
_WEAVING = """
    call describe accuse slam blast dismiss praise mock criticize criticise denounce condemn
    decry label dub brand hail threaten blame cite quote refer compare liken question portray
    characterize characterise express offer propose deride ridicule attack tout demand defend
    pronounce rail lambaste welcome thank scold chide advise invite see put voice celebrate
    reject apologize apologise want hope fear feel attribute pen deem bemoan lash fire laud
    applaud promote push reference mention raise assure tell signal term assail bash rip invoke
    vilify castigate rebuke lambast fault"""


def _forms(verb: str) -> list[str]:
    """The verb itself, its third person, its past and its -ing form."""
    if verb in _IRREGULAR:
        return [verb, *_IRREGULAR[verb].split()]
    stem = verb.removesuffix("e")
    third = f"{verb}es" if verb.endswith(("s", "sh", "ch", "x", "z")) else f"{verb}s"
    return [verb, third, f"{stem}ed", f"{stem}ing"]


SAYING = frozenset(form for verb in _SAYING.split() for form in _forms(verb))
WEAVING = frozenset(form for verb in _WEAVING.split() for form in _forms(verb))
CUES = SAYING | WEAVING
#: The bare verbs: as often nouns ("a call", "the state").
BARE = frozenset(f"{_SAYING} {_WEAVING}".split()) - {"put", "read"}

#: Nouns for what somebody said: in her statement, Smith's words.
SPEECH_NOUNS = frozenset(
    """statement statements claim claims comment comments remark remarks words tweet tweets speech
    letter email post message interview view argument assertion response reply answer pledge
    promise call question slogan description testimony column essay memo mantra motto""".split()
)
#: What may stand between a subject and its verb.
BETWEEN = frozenset(
    """also has had have is was were are be been being then later once now still just even again
    first recently previously 's would will could can may might did does do not never ever
    reportedly soon often always only went on simply further flatly both all himself herself
    themselves who which quoted as to immediately famously""".split()
)
PRONOUNS = frozenset("he she they it i we".split())
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
