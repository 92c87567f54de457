"""The verbs by which English text says that somebody speaks, each written down once.

A verb stands in one of the base tables below, by what it does to what is said; it may be added
when English uses it so beside a quotation or before "that". All forms of a verb are made of its
bare form here. What a rule needs is one of the named sets below, or made of them.
"""

from __future__ import annotations

from collections.abc import Iterable

from claimcheck.english.closed_classes import BE, DO, HAVE, MODALS, REFLEXIVES, SUBJECT_PRONOUNS

#: Verbs that report and vouch for nothing: without them the same is told.
_REPORTING = """
    say tell write add state report note declare warn explain remark reply continue testify conclude
    tweet recall stress emphasize emphasise comment observe caution inform"""
#: Verbs by which what is said is only the speaker's word, ...
_ASSERTING = """
    allege claim contend assert maintain insist argue suggest imply boast swear hint complain
    charge"""
#: ... or belief.
_BELIEVING = "believe think predict speculate"
#: Verbs of belief that stand beside no quotation; with an ending in -s they are as often nouns.
_UNQUOTED = "suspect estimate assume doubt"
#: Verbs that leave open what they name and never stand before their subject.
_BLAMING = "accuse fear"
#: Verbs by which the speaker, or the reporter, vouches for what is said, or binds himself to it.
_VOUCHING = """
    announce confirm reveal disclose acknowledge admit concede confess agree promise pledge vow
    deny proclaim affirm"""
#: Verbs for how something is said, or for what the saying is good for.
_SPEAKING = """
    ask respond joke interject answer exclaim shout yell cry quip recount lament muse counter begin
    repeat reiterate blog post email opine demand urge wonder retort read thunder bark chant vent
    clarify elaborate signal reason plead whisper mutter mumble snap remember tease protest object
    share speak scoff sneer snipe gush fume sigh laugh grumble gripe reflect marvel cheer intone
    crow roar interrupt surmise theorize theorise"""
#: Verbs with which somebody's words are woven into a sentence: she called it "a farce".
_WEAVING = """
    call describe slam blast dismiss praise mock criticize criticise denounce condemn decry label
    dub brand hail threaten blame cite quote refer compare liken question portray characterize
    characterise express offer propose deride ridicule attack tout defend pronounce rail lambaste
    welcome thank scold chide advise invite see put voice celebrate reject apologize apologise want
    hope feel attribute pen deem bemoan lash fire laud applaud promote push reference mention raise
    assure term assail bash rip invoke vilify castigate rebuke lambast fault"""

#: Third person, past forms and -ing form that the rules of `forms` do not give.
_IRREGULAR = {
    "say": "says said saying",
    "tell": "tells told telling",
    "write": "writes wrote written writing",
    "think": "thinks thought thinking",
    "read": "reads read reading",
    "swear": "swears swore sworn swearing",
    "begin": "begins began begun beginning",
    "put": "puts put putting",
    "see": "sees saw seen seeing",
    "speak": "speaks spoke spoken speaking",
    "feel": "feels felt feeling",
    "hear": "hears heard hearing",
    "label": "labels labeled labelled labeling labelling",
    "signal": "signals signaled signalled signaling signalling",
}
#: Verbs whose last letter is doubled before an ending.
_DOUBLED = frozenset("quip admit refer dub slam blog snap rip pen".split())


def forms(verbs: str) -> tuple[str, ...]:
    """The bare forms ``verbs``, divided by spaces, with third person, past and -ing form."""
    return tuple(form for verb in verbs.split() for form in (verb, *_inflected(verb)))


def _inflected(verb: str) -> tuple[str, ...]:
    if verb in _IRREGULAR:
        return tuple(_IRREGULAR[verb].split())
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"
    stem = verb + verb[-1] if verb in _DOUBLED else verb.removesuffix("e")
    third = f"{verb}es" if verb.endswith(("s", "sh", "ch", "x", "z")) else f"{verb}s"
    return third, f"{stem}ed", f"{stem}ing"


def past(verbs: str) -> tuple[str, ...]:
    """The past forms and participles of the bare forms ``verbs``."""
    return tuple(form for verb in verbs.split() for form in _inflected(verb)[1:-1])


def finite(words: Iterable[str]) -> frozenset[str]:
    """Those of ``words`` that are no -ing forms."""
    return frozenset(word for word in words if not word.endswith("ing"))


#: "Rules" is mostly a noun, "ruled" what a court said.
REPORTING = frozenset(forms(_REPORTING)) | {"ruled"}
REPORTED = frozenset(past(_REPORTING))
#: Verbs that leave the truth of what is said to the speaker.
BELIEVING = frozenset(forms(f"{_BELIEVING} {_UNQUOTED}"))
#: "Is believed to": the participles of belief and suspicion.
BELIEVED = frozenset(past(f"{_BELIEVING} {_UNQUOTED} {_BLAMING} allege claim report")) - {"accused"}
DOUBTFUL = BELIEVING | frozenset(forms(f"{_ASSERTING} {_BLAMING}"))
VOUCHING = frozenset(forms(_VOUCHING))
_TAGS = f"{_REPORTING} {_ASSERTING} {_BELIEVING} {_VOUCHING} {_SPEAKING}"
#: Verbs of a tag beside a quotation, which may stand before their subject: "...", said the mayor.
SAYING = frozenset(forms(_TAGS))
WEAVING = frozenset(forms(f"{_WEAVING} {_BLAMING}"))
CUES = SAYING | WEAVING
#: The bare verbs: as often nouns ("a call", "the state").
BARE = frozenset(f"{_TAGS} {_WEAVING} {_BLAMING}".split()) - {"put", "read"}
#: The plainest verbs of a tag, beside which mostly a person stands.
PLAIN = finite(forms("say tell add write reply ask continue explain argue tweet"))
#: Verbs behind which what is said may follow without "that".
WITHOUT_THAT = finite(forms("say tell allege claim believe suspect insist argue think fear warn"))

#: Participles whose subject speaks: "Lee was quoted as saying".
QUOTED = frozenset(past("quote cite report say allege believe think hear")) | {"rumored"}
#: Participles whose subject hears what is said: "told by Lee".
HEARD = frozenset(past("tell ask warn inform caution remind assure advise invite urge"))

#: Nouns for what somebody said: in her statement, Smith's words.
SPEECH_NOUNS = frozenset(
    """statement statements claim claims comment comments remark remarks words tweet tweets speech
    letter email post message interview view argument assertion response reply answer pledge
    promise call question slogan description testimony column essay memo mantra motto""".split()
)
#: What may stand between a subject and its verb of saying.
BETWEEN = ((BE | HAVE | DO | MODALS | REFLEXIVES) - {"am", "doing", "done", "having"}) | frozenset(
    """also then later once now still just even again first recently previously not never ever
    reportedly soon often always only went on simply further flatly both all who which quoted as to
    immediately famously""".split()
)
#: Pronouns of whoever speaks in a story; "you" is its reader.
SPEAKERS = SUBJECT_PRONOUNS - {"you"}
