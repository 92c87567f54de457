"""Names: where they stand, whose they are, when two may be one person's."""

import pytest

from claimcheck.mentions.names import find_names, key, same_person


def found(text: str) -> list[str]:
    return [" ".join(mention.name) for mention in find_names(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Lee said so.", ["Ann Lee"]),
        ("But Lee left on Monday.", ["Lee"]),
        ("The former Maryland Gov. Ann B. Lee spoke.", ["Ann B. Lee"]),
        ("Deputy Prime Minister Ann Lee spoke.", ["Ann Lee"]),
        ("the Herald's Ann Lee asked", ["Herald", "Ann Lee"]),
        ("Maria van der Berg and Juan de Silva Jr.", ["Maria van der Berg", "Juan de Silva"]),
        ("Lee’s dog barked.", ["Lee"]),
        ("It rained on Tuesday in May.", []),
    ],
)
def test_find_names(text: str, expected: list[str]):
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Ann Zork said so.", True),
        ("Zork, who lives here, said so.", True),
        ("Zork, 40, said so.", True),
        ("Mr. Zork said so.", True),
        ("the mayor, Zork, said so.", True),
        ("Vilma Zork, a nurse from Ayr, said so.", True),
        ("Vilma Zork said so.", False),
        ("Zork said so.", False),
        ("Zork Bank, the owner of the pier, said so.", False),
        ("ZORK said so.", False),
    ],
)
def test_signs_of_a_person(text: str, person: bool):
    assert next(find_names(text)).person is person


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ann Lee", "Lee", True),
        ("Ann Lee", "Ann Lee", True),
        ("Ann Lee", "ANN LEE", True),
        ("Ann Lee", "Bob Lee", True),  # may be a nickname; relatives are not told apart
        ("Ann Lee", "Ann", True),
        ("Ann Lee", "Ann Moore", False),
        ("Ann Lee", "Bob Moore", False),
        ("Lee", "Moore", False),
        ("Olena Zelenskaya", "Zelenska", True),
        ("Zoë Brontë", "Bronte", True),
        ("Maria Sanchez Lopez", "Maria Sanchez", True),
        ("Ann Lee Jr.", "Bob Moore Jr.", False),
    ],
)
def test_same_person(one: str, other: str, same: bool):
    assert same_person(one, other) is same
    assert same_person(other, one) is same


def test_key():
    assert key("O’Neill’s") == key("ONEILL") == "oneill"
