from __future__ import annotations

import pytest

from claimcheck.mentions.aliases import Aliases
from claimcheck.mentions.proper_names import Name, find_names, small_words


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
        ("Council Sells Tram Depot After Long Night", []),
    ],
)
def test_finds_names(text: str, expected: list[str]):
    assert texts(text) == expected


def test_a_title_makes_a_person():
    (name,) = names("Yesterday Mayor Dorothea Finch left.")
    assert name.type == "person"
    assert name.words == ("dorothea", "finch")


def test_a_word_also_written_small_opens_a_sentence_and_is_no_name():
    text = "Rents rose. Landlords say rents must rise."
    assert find_names(text, 0, 11, small_words(text)) == ()


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
