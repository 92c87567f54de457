"""The closed classes of English words, each written down once.

A class is closed: it takes a word only when English has it and the class lacks it, never because
one text needs it. Every table is in small letters with straight apostrophes, as `words.fold` gives
them. What a rule needs beyond a class it makes of these tables, by union and difference, and says
why; verbs of saying, a class that is nearly closed, are in `verbs_of_saying`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable


def alternation(words: Iterable[str]) -> str:
    """A group of a regular expression that matches any of ``words``, the longest that fits.

    An apostrophe in them stands for a curled one too.
    """
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(map(re.escape, longest_first))})".replace("'", "['’]")


ARTICLES = frozenset("a an the".split())
DEMONSTRATIVES = frozenset("this that these those".split())
#: Determiners that say whose something is.
POSSESSIVES = frozenset("my your his her its our their".split())
#: Determiners that say how much or how many, the frequent ones and the rarer; numbers are in
#: `CARDINALS`.
_FREQUENT_QUANTIFIERS = frozenset(
    "all any both each few more most no other own same some such".split()
)
QUANTIFIERS = _FREQUENT_QUANTIFIERS | frozenset(
    "another either enough every less many much neither several".split()
)
DETERMINERS = ARTICLES | DEMONSTRATIVES | POSSESSIVES | QUANTIFIERS

#: Pronouns as subjects.
SUBJECT_PRONOUNS = frozenset("i you he she it we they".split())
OBJECT_PRONOUNS = frozenset("me you him her it us them".split())
#: Pronouns that stand for something owned.
OWNING_PRONOUNS = frozenset("mine yours his hers ours theirs".split())
REFLEXIVES = frozenset(
    "myself yourself himself herself itself ourselves yourselves themselves".split()
)
#: Pronouns for nobody or nothing in particular.
INDEFINITES = frozenset(
    """anybody anyone anything everybody everyone everything nobody none nothing somebody someone
    something""".split()
)
#: Words that open a relative clause, and those that only ask.
RELATIVES = frozenset("who whom whose which that where".split())
INTERROGATIVES = frozenset("what when how why".split())

#: Forms of "be", "have", "do" and "get".
BE = frozenset("am is are was were be been being".split())
HAVE = frozenset("have has had having".split())
DO = frozenset("do does did doing done".split())
GET = frozenset("get gets got getting gotten".split())
MODALS = frozenset("can could may might must shall should will would".split())
#: Modals by which something may or may not be so.
EPISTEMIC_MODALS = frozenset("could may might".split())
#: Auxiliaries that "not" is joined to: their stems before "n't".
_BEFORE_NOT = (
    "is are was were has have had does do did wo would ca could should must might need ai sha"
)
NEGATIVE_CONTRACTIONS = frozenset(f"{stem}n't" for stem in _BEFORE_NOT.split())
#: Pronouns with an auxiliary joined to them: "i'm", "she's", "they'd".
CONTRACTIONS = frozenset(
    f"{pronoun}'{ending}"
    for pronouns, endings in (
        ("i", "m"),
        ("you we they", "re"),
        ("he she it that there who what here", "s"),
        ("i you we they", "ve"),
        ("i you he she it we they", "ll d"),
        ("let", "s"),
    )
    for pronoun in pronouns.split()
    for ending in endings.split()
)
#: Words that carry tense, mood and voice and no subject matter; some texts divide contractions.
AUXILIARIES = BE | HAVE | DO | GET | MODALS | CONTRACTIONS | {"ll", "ve"}

#: Auxiliaries that make a clause, participles and bare forms left out.
FINITE_AUXILIARIES = (
    (BE - {"be", "been", "being"}) | (HAVE - {"having"}) | (DO - {"doing", "done"}) | MODALS
)

#: Words that turn what is said into its opposite, ...
NEGATORS = NEGATIVE_CONTRACTIONS | frozenset(
    "not no never none nobody nothing nowhere neither nor without cannot".split()
)
#: ... nearly so, ...
NEAR_NEGATORS = frozenset("hardly scarcely barely".split())
#: ... or so where an apostrophe was lost.
UNMARKED_NEGATORS = frozenset(word.replace("'", "") for word in NEGATIVE_CONTRACTIONS)

COORDINATORS = frozenset("and but or nor so".split())
#: Conjunctions that open a clause which depends on another, the frequent ones and the rarer.
_FREQUENT_SUBORDINATORS = frozenset(
    "after as because before if once so than that until when where while".split()
)
SUBORDINATORS = _FREQUENT_SUBORDINATORS | frozenset(
    "although lest since though till unless whenever whereas wherever whether".split()
)
#: Those whose clause makes a claim. Conditions and questions make none, nor does what may never
#: come ("before it is sold"); "than" and "so" join phrases as often as clauses.
CLAIMING_SUBORDINATORS = SUBORDINATORS - frozenset(
    """if unless lest once than so that where whether wherever whenever before until till""".split()
)
_FREQUENT_PREPOSITIONS = frozenset(
    """about above after against as at before below between by down during for from in into of off
    on out over through to under until up upon with""".split()
)
PREPOSITIONS = _FREQUENT_PREPOSITIONS | frozenset(
    """across along alongside amid among amongst around atop behind beneath beside besides beyond
    despite except inside like near onto opposite outside past per since throughout till toward
    towards underneath versus via within without""".split()
)
#: Prepositions that are mostly adverbs behind a verb: "drew up".
PARTICLES = frozenset("down off out up".split())
#: Participles that have become prepositions.
PARTICIPLE_PREPOSITIONS = frozenset(
    "according barring concerning excluding following including regarding".split()
)
#: Prepositions behind which what ends in "-ing" is named and not said to have happened.
NOMINAL_PREPOSITIONS = frozenset(
    "about against at by for from in into of on over to without".split()
)
#: Words by which "in", "at" and the like put something at a place.
PLACE_PREPOSITIONS = frozenset(
    "across around at from in inside into near outside toward towards".split()
)
#: Adverbs of place, degree and order that are as frequent as prepositions, ...
_FREQUENT_ADVERBS = frozenset("again further here just once only then there too very".split())
#: ... and those of time and of what is not expected.
GRAMMATICAL_ADVERBS = _FREQUENT_ADVERBS | frozenset(
    "always even ever later now often soon still yet".split()
)
#: Adverbs that tie a sentence to the one before it.
CONNECTIVES = frozenset("additionally also furthermore however instead meanwhile moreover".split())

#: Whole numbers in words, in order: those under twenty, and the tens.
UNITS = tuple(
    """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen""".split()
)
TENS = tuple("twenty thirty forty fifty sixty seventy eighty ninety".split())
CARDINALS = frozenset(UNITS + TENS)
ORDINALS = tuple(
    """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
    fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth""".split()
)

#: The months and the days of the week in order, and how they are cut short.
MONTHS = tuple(
    """january february march april may june july august september october november
    december""".split()
)
WEEKDAYS = tuple("monday tuesday wednesday thursday friday saturday sunday".split())
SHORT_MONTHS = frozenset("jan feb mar apr jun jul aug sep sept oct nov dec".split())
SHORT_WEEKDAYS = frozenset("mon tue tues wed thu thur thurs fri sat sun".split())
CALENDAR = SHORT_MONTHS | SHORT_WEEKDAYS | {*MONTHS, *WEEKDAYS}
#: Months that are frequent given names, and months and days that are rare ones.
GIVEN_MONTHS = frozenset("jan april may june august".split())
RARELY_GIVEN = frozenset("january tuesday wednesday friday sunday".split())
#: Time zones as clocks name them, which are written in capitals.
TIME_ZONES = frozenset(
    """gmt utc bst wet west cet cest eet eest msk ist est edt et cst cdt ct mst mdt mt pst pdt pt
    akst akdt hst jst kst hkt sgt awst acst acdt aest aedt nzst nzdt sast wat cat eat""".split()
)
#: Days counted from the one on which somebody speaks.
RELATIVE_DAYS = frozenset("yesterday today tomorrow".split())

#: What a woman or girl, and a man or boy, is called by sex or kinship.
FEMALE_NOUNS = frozenset(
    """woman girl lady schoolgirl mother mum mom daughter sister wife widow grandmother grandma
    granddaughter aunt niece girlfriend fiancee fiancée bride stepmother stepdaughter""".split()
)
MALE_NOUNS = frozenset(
    """man boy lad gentleman schoolboy father dad son brother husband widower grandfather grandpa
    grandson uncle nephew boyfriend fiance fiancé groom stepfather stepson""".split()
)

#: Words that may come or go without a change of what a sentence claims: articles, the
#: complementiser, and connectives to the sentence before.
LIGHT_WORDS = ARTICLES | (CONNECTIVES - {"instead"}) | {"that"}

#: Words before which an article matters: "a few" is not "few", "a third" is not "the third".
QUANTITIES = frozenset(
    """few little lot number half third quarter fifth first second fourth last next dozen hundred
    thousand million billion trillion majority minority""".split()
)

#: Every word of grammar: the closed classes but for numbers, which tell a lot, and for negators
#: that are no determiners.
GRAMMATICAL_WORDS = (
    DETERMINERS
    | SUBJECT_PRONOUNS
    | OBJECT_PRONOUNS
    | OWNING_PRONOUNS
    | REFLEXIVES
    | RELATIVES
    | INTERROGATIVES
    | BE
    | HAVE
    | DO
    | MODALS
    | COORDINATORS
    | SUBORDINATORS
    | PREPOSITIONS
    | GRAMMATICAL_ADVERBS
    | CONNECTIVES
    | {"not"}
) - {"without"}
#: Words of an attribution, and titles, so frequent that they tell nothing of what a sentence is
#: about.
_ATTRIBUTING = frozenset("said says say told according added mr mrs ms".split())
#: Words too frequent to tell what a sentence is about: of the words of grammar the frequent ones.
#: The calibrators were fitted on counts of them, so that a word more or less asks for a new fit.
FUNCTION_WORDS = _ATTRIBUTING | (
    GRAMMATICAL_WORDS
    - (QUANTIFIERS - _FREQUENT_QUANTIFIERS)
    - (SUBORDINATORS - _FREQUENT_SUBORDINATORS)
    - (PREPOSITIONS - _FREQUENT_PREPOSITIONS)
    - (GRAMMATICAL_ADVERBS - _FREQUENT_ADVERBS)
    - (REFLEXIVES - {"itself"})
    - (OWNING_PRONOUNS - {"hers", "his"})
    - frozenset("done instead shall whose".split())
)
