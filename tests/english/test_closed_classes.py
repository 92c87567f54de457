"""The closed classes: what they hold, that no form is missing and that nothing repeats them."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import claimcheck
from claimcheck.english import closed_classes, verbs_of_saying
from claimcheck.english.closed_classes import (
    BE,
    CALENDAR,
    CONTRACTIONS,
    MODALS,
    MONTHS,
    NEGATIVE_CONTRACTIONS,
    NEGATORS,
    PREPOSITIONS,
    REFLEXIVES,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    UNMARKED_NEGATORS,
    WEEKDAYS,
    alternation,
)
from claimcheck.english.words import fold, words

PACKAGE = Path(claimcheck.__file__).parent
TABLES = {
    name: table
    for module in (closed_classes, verbs_of_saying)
    for name, table in vars(module).items()
    if isinstance(table, frozenset | tuple) and name.isupper()
}


@pytest.mark.parametrize(
    ("table", "within", "without"),
    [
        ("ARTICLES", "a the", "that some"),
        ("DEMONSTRATIVES", "this those", "the there"),
        ("POSSESSIVES", "my their its", "mine whose it's"),
        ("QUANTIFIERS", "some no several", "five number"),
        ("SUBJECT_PRONOUNS", "i they", "them who"),
        ("OBJECT_PRONOUNS", "me them", "they mine"),
        ("OWNING_PRONOUNS", "mine theirs", "my their"),
        ("REFLEXIVES", "herself themselves", "her self"),
        ("INDEFINITES", "nobody something", "none-such thing"),
        ("RELATIVES", "who whose", "how the"),
        ("INTERROGATIVES", "how why", "whose that"),
        ("BE", "am being", "become have"),
        ("HAVE", "has having", "behave is"),
        ("DO", "did done", "make don't"),
        ("GET", "got getting", "gets-up take"),
        ("MODALS", "can shall would", "ought cannot"),
        ("EPISTEMIC_MODALS", "may might could", "can will"),
        ("NEGATIVE_CONTRACTIONS", "isn't won't can't", "it's cannot"),
        ("CONTRACTIONS", "i'm she'll they'd it's let's", "isn't john's i's she're"),
        ("NEGATORS", "not nobody cannot doesn't", "hardly few refuse"),
        ("NEAR_NEGATORS", "hardly barely", "not few"),
        ("UNMARKED_NEGATORS", "dont wasnt", "don't not"),
        ("COORDINATORS", "and nor", "because then"),
        ("SUBORDINATORS", "because unless whereas", "and however"),
        ("PREPOSITIONS", "of between upon", "and away"),
        ("PARTICLES", "up out", "of over"),
        ("PARTICIPLE_PREPOSITIONS", "following including", "during saying"),
        ("PLACE_PREPOSITIONS", "in toward", "of during"),
        ("NOMINAL_PREPOSITIONS", "about without", "after despite"),
        ("GRAMMATICAL_ADVERBS", "again only", "quickly in"),
        ("CONNECTIVES", "however moreover", "but then"),
        ("CARDINALS", "one nineteen ninety", "zero first hundred"),
        ("ORDINALS", "first twentieth", "one last"),
        ("CALENDAR", "march sept thursday tues", "today spring"),
        ("RELATIVE_DAYS", "yesterday tomorrow", "monday now"),
        ("LIGHT_WORDS", "a that also", "this not said"),
        ("GRAMMATICAL_WORDS", "the they had of although still many", "five nobody said without"),
        ("FUNCTION_WORDS", "the they had of said mr his", "although many five nobody whose done"),
        ("REPORTING", "said writes ruled", "claimed rules called"),
        ("DOUBTFUL", "claims suspected fearing", "said confirmed"),
        ("BELIEVING", "thinks assumed", "said claimed"),
        ("BELIEVED", "believed alleged reported thought", "accused said believes"),
        ("VOUCHING", "confirmed denies admitting", "said claimed"),
        ("SAYING", "said asks believed quipped", "called accused walked"),
        ("WEAVING", "called blasting accused", "said walked"),
        ("BARE", "say call state", "said put"),
        ("PLAIN", "said adds wrote", "saying ruled"),
        ("WITHOUT_THAT", "said thinks warned", "told-off called saying"),
        ("SPEECH_NOUNS", "statement interview", "state minister"),
        ("BETWEEN", "later has herself", "you quickly"),
        ("SPEAKERS", "she they", "you her"),
    ],
)
def test_what_a_table_holds(table: str, within: str, without: str):
    assert set(within.split()) <= set(TABLES[table])
    assert not set(without.split()) & set(TABLES[table])


@pytest.mark.parametrize("name", TABLES)
def test_tables_hold_words_as_they_are_compared(name: str):
    assert all(fold(word) == word and words(word) == [word] for word in TABLES[name])


@pytest.mark.parametrize(
    "verbs",
    [
        "say says said saying",
        "write writes wrote written writing",
        "deny denies denied denying",
        "portray portrays portrayed portraying",
        "argue argues argued arguing",
        "blog blogs blogged blogging",
        "stress stresses stressed stressing",
        "signal signals signaled signalled signaling signalling",
        "begin begins began begun beginning",
    ],
)
def test_a_verb_of_saying_has_all_its_forms(verbs: str):
    assert verbs_of_saying.forms(verbs.split()[0]) == tuple(verbs.split())
    assert set(verbs.split()) <= verbs_of_saying.SAYING | verbs_of_saying.WEAVING


def test_classes_that_exclude_each_other():
    assert not BE & MODALS
    assert not NEGATORS & UNMARKED_NEGATORS
    assert not CONTRACTIONS & NEGATIVE_CONTRACTIONS
    assert not SUBJECT_PRONOUNS & REFLEXIVES
    assert not PREPOSITIONS & closed_classes.COORDINATORS
    assert not verbs_of_saying.REPORTING & verbs_of_saying.DOUBTFUL
    assert not verbs_of_saying.REPORTING & verbs_of_saying.VOUCHING
    assert not verbs_of_saying.DOUBTFUL & verbs_of_saying.VOUCHING


@pytest.mark.parametrize(
    ("text", "found"),
    [("he isn’t", "isn’t"), ("he isn't", "isn't"), ("we are", "are"), ("a wearer", None)],
)
def test_an_alternation_takes_the_longest_word_and_either_apostrophe(text: str, found: str | None):
    match = re.search(rf"\b{alternation([*BE, *NEGATIVE_CONTRACTIONS])}\b", text)
    assert (match and match[0]) == found


# -- Nothing else lists them ------------------------------------------------------------------

#: A literal outside the tables that holds so many words of a class lists it again. Prepositions are
#: left out: rules choose them by meaning ("in", "since" and "until" before a year).
REPEATED = {
    "forms of be": (BE, 4),
    "modals": (MODALS, 4),
    "negators": (NEGATORS, 4),
    "pronouns": (SUBJECT_PRONOUNS, 4),
    "conjunctions": (SUBORDINATORS, 6),
    "months and days": (CALENDAR | {*MONTHS, *WEEKDAYS}, 4),
    "verbs of saying": (
        frozenset(word for word in verbs_of_saying.SAYING if word.endswith("ed"))
        | frozenset("said says told wrote".split()),
        4,
    ),
}
#: Literals that may, by module, and why.
ALLOWED = {
    "english/clause_patterns.py": "irregular past tenses, verbs of saying among them",
    "english/stems.py": "irregular verbs by all their forms, whatever they mean",
    "ingest/language.py": "the most frequent English words, by which the language is told",
}


def literals(path: Path) -> Iterator[tuple[int, str]]:
    """The strings of a module but its docstrings: the line and the text."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Set | ast.List | ast.Tuple):
            yield (
                node.lineno,
                " ".join(
                    e.value
                    for e in node.elts
                    if isinstance(e, ast.Constant) and isinstance(e.value, str)
                ),
            )
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in docstrings
        ):
            yield node.lineno, node.value


def repeated(text: str) -> list[str]:
    """The classes of which a text holds so many words that it lists them again."""
    found = set(re.findall(r"[a-z']+", text.lower()))
    return [name for name, (table, most) in REPEATED.items() if len(found & table) >= most]


def test_no_other_module_lists_a_closed_class():
    tables = {"english/closed_classes.py", "english/verbs_of_saying.py"}
    again = [
        f"{name}:{line}: {', '.join(classes)}"
        for path in sorted(PACKAGE.rglob("*.py"))
        if (name := path.relative_to(PACKAGE).as_posix()) not in tables | ALLOWED.keys()
        for line, text in literals(path)
        if (classes := repeated(text))
    ]
    assert not again


@pytest.mark.parametrize("name", ALLOWED)
def test_what_may_list_a_class_does(name: str):
    assert any(repeated(text) for _, text in literals(PACKAGE / name))


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("is|are|was|were", ["forms of be"]),
        ("(?:said|told|asked|added)", ["verbs of saying"]),
        ("January February March April", ["months and days"]),
        ("is and are", []),
    ],
)
def test_a_second_listing_is_seen(text: str, listed: list[str]):
    assert repeated(text) == listed


def test_only_one_module_tests_for_a_question():
    asking = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        if re.search(r"endswith\(\s*[\"']\?", path.read_text(encoding="utf-8"))
    }
    assert not asking
