"""The tables of names and of the words in them."""

from __future__ import annotations

import pytest

from claimcheck.mentions import gazetteer, name_words
from claimcheck.mentions.gazetteer import GROUPS, PEOPLES, STATES
from claimcheck.mentions.given_names import EITHER, MEN, WOMEN, gender_of_name
from claimcheck.mentions.name_words import gender_of, is_title
from claimcheck.mentions.same_name import fold


def test_names_stand_as_the_fold_leaves_them():
    assert [name for name in GROUPS if " ".join(map(fold, name.split())) != name] == []


def test_a_table_has_no_name_twice():
    for table in (gazetteer._STATES, gazetteer._AMERICAN, gazetteer._BODIES, gazetteer._OTHERS):
        names = [n.strip() for line in table.split("\n") for n in line.replace(";", "|").split("|")]
        written = [name for name in names if name]
        assert sorted(set(written) - AMBIGUOUS) == sorted(n for n in written if n not in AMBIGUOUS)


AMBIGUOUS = {"dominican", "dominicans"}


def test_names_of_several_groups_are_known():
    several = {name for name, groups in GROUPS.items() if len(groups) > 1}
    known = {"georgia", "georgian", "georgians", "paris", "london", "la"}
    assert several == known | AMBIGUOUS


@pytest.mark.parametrize(
    "people",
    """afghan yemenis israeli iraqis emirati qatari bangladeshi czech thai dane swede pole turk
    frenchman welsh malagasy ivorian burkinabe seychellois nepali filipina peruvian texan ohioan
    parisian kurds roma republicans democrats""".split(),
)
def test_peoples(people: str):
    assert people in PEOPLES
    assert people not in STATES


@pytest.mark.parametrize("word", "parish spanner republic english-born iran finish".split())
def test_no_peoples(word: str):
    assert word not in PEOPLES


@pytest.mark.parametrize(
    "word", "mayor spokesman fisherman ferryman shopkeeper headteacher engineer geologist".split()
)
def test_titles(word: str):
    assert is_title(word)


@pytest.mark.parametrize("word", "human woman german number river october list career list".split())
def test_no_titles(word: str):
    assert not is_title(word)


def test_classes_that_exclude_each_other():
    assert not name_words.NO_NAMES & name_words.TITLES
    assert not name_words.CALENDAR & name_words.ORGANISATION
    assert not MEN & EITHER
    assert not WOMEN & EITHER


@pytest.mark.parametrize(
    ("text", "gender"),
    [("Mr.", "m"), ("the spokeswoman", "f"), ("the mayor", None), ("the king and queen", None)],
)
def test_gender_of(text: str, gender: str | None):
    assert gender_of(text) == gender


@pytest.mark.parametrize(("name", "gender"), [("Ann", "f"), ("Bob", "m"), ("Kim", None)])
def test_gender_of_name(name: str, gender: str | None):
    assert gender_of_name(name) == gender
