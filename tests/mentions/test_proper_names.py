from __future__ import annotations

import pytest

from claimcheck.mentions.aliases import Aliases
from claimcheck.mentions.names import Name, find_names, small_words


def names(text: str) -> list[Name]:
    return list(find_names(text, 0, len(text), small_words(text)))


def texts(text: str) -> list[str]:
    return [name.text for name in names(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Then Dr. Ada Quill met Otto van Rhee in Larsund.",
            ["Ada Quill", "Otto van Rhee", "Larsund"],
        ),
        ("The French Foreign Minister Odile Marchand spoke.", ["French", "Odile Marchand"]),
        ("It is the Department of Justice’s case.", ["Department of Justice"]),
        (
            "He left the Premier League and the Justice Department.",
            ["Premier League", "Justice Department"],
        ),
        ("We asked Premier Odile Marchand and Mrs Church.", ["Odile Marchand", "Church"]),
        ("We asked Senate Minority Leader Otto Quill.", ["Senate", "Otto Quill"]),
        ("They met on Monday in May.", []),
        ("The minister and the president met.", []),
        ("HALVERN (Coast Wire) — The quay is shut.", []),
    ],
)
def test_finds_names(text: str, expected: list[str]):
    assert texts(text) == expected


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The Yemenis left.", "people"),
        ("The North Korean envoy left.", "people"),
        ("The Irish left.", "people"),
        ("The Zorkish left.", ""),
        ("The Parish left.", ""),
        ("We went from Yemen.", "state"),
        ("We went from the United States.", "state"),
        ("We met Jordan.", ""),  # a man or a state
        ("The Larsund Harbour Board left.", "organisation"),
        ("The Larsund Bridge fell.", "place"),
        ("We asked Mrs Church.", "person"),
        ("Ada Quill said so.", "person"),
        ("We asked its rival, Coast Bank.", "organisation"),
    ],
)
def test_what_a_name_is_of(text: str, kind: str):
    assert names(text)[-1].type == kind


def test_a_title_makes_a_person():
    (name,) = names("Yesterday Mayor Dorothea Finch left.")
    assert name.type == "person"
    assert name.words == ("dorothea", "finch")


def test_a_word_also_written_small_opens_a_sentence_and_is_no_name():
    text = "Rents rose. Landlords say rents must rise."
    assert find_names(text, 0, 11, small_words(text)) == ()


def test_same_words_of_both_kinds():
    """A full name links its parts; others that share a word are not linked."""
    aliases = Aliases(names("Ada Quill said so. Then Ada Moss left."))
    ada, quill, moss = names("We saw Ada. We saw Quill. We saw Moss.")
    assert aliases.same(ada, quill)
    assert aliases.same(ada, moss)
    assert not aliases.same(quill, moss)


KNOWN = "Ada Quill said so. Then Bo Quist and the Larsund Harbour Board left."


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("Ada Quill", "Quill", True),
        ("Ada", "Quill", True),
        ("Larsund Harbour Board", "LHB", True),
        ("Kyiv", "Ukraine", True),
        ("U.S.", "America", True),
        ("Latvia", "Latvian", True),
        ("Zelenskyy", "Zelensky", True),
        ("Fla", "Florida", True),
        ("Ada Quill", "Bo Quist", False),
        ("Ukraine", "Russia", False),
        ("Ada Quill", "Otto Quill", False),
    ],
)
def test_same(first: str, second: str, expected: bool):
    aliases = Aliases(names(KNOWN))
    (a,), (b,) = names(f"We saw {first} there."), names(f"We saw {second} there.")
    assert aliases.same(a, b) is aliases.same(b, a) is expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("Ada Quill", "Ada Quist", False),
        ("Ada Quill", "Otto Quill", False),
        ("Larsund Harbour", "Larsund Harbour Board", True),
        ("Ada Quill", "Bo Quist", False),
    ],
)
def test_kin(first: str, second: str, expected: bool):
    (a,), (b,) = names(f"We saw {first} there."), names(f"We saw {second} there.")
    aliases = Aliases([a, b])
    assert aliases.kin(a, b) is aliases.kin(b, a) is expected
