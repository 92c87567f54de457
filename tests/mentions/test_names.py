"""The signs of a person, a firm and a subject that names show."""

import pytest

from claimcheck.mentions.names import find_names


def found(text: str) -> list[str]:
    return [" ".join(name.parts) for name in find_names(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Lee said so.", ["Ann Lee"]),
        ("But Lee left on Monday.", ["Lee"]),
        ("The former Maryland Gov. Ann B. Lee spoke.", ["Maryland", "Ann B. Lee"]),
        ("Deputy Prime Minister Ann Lee spoke.", ["Ann Lee"]),
        ("the Herald's Ann Lee asked", ["Herald", "Ann Lee"]),
        ("Maria van der Berg and Juan de Silva Jr.", ["Maria van der Berg", "Juan de Silva"]),
        ("Lee’s dog barked.", ["Lee"]),
        ("It rained on Tuesday in May.", []),
        ("Republican Ann Lee spoke.", ["Republican", "Ann Lee"]),
        ("United Mine Workers treasurer Ann Lee spoke.", ["United Mine Workers", "Ann Lee"]),
        ("United Miners Vice-Warden Ann Lee", ["United Miners Vice-Warden", "Ann Lee"]),
        ("Secretary of State Ann Lee and Secretary of Defence Zork", ["Ann Lee", "Zork"]),
        ("We heard Stephen King and Fort Lee Mayor Zork.", ["Stephen King", "Fort Lee", "Zork"]),
        ("Then Theresa May left in May.", ["Theresa May"]),
        ("We met in Springfield, Ill., and I’ll stay.", ["Springfield", "Ill"]),
        ("Will Lee said so. ", ["Will Lee"]),
        ("Will Lee win it?", ["Lee"]),
        ("They’ve met Bashir al-Zorki and anti-Zork crowds.", ["Bashir al-Zorki"]),
        ("Even Lee left. But Even if Lee left", ["Lee", "Lee"]),
        ("It stands in Second Avenue.", ["Second Avenue"]),
        ("Shell will sell the dock, she’ll say.", ["Shell"]),
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
    assert find_names(text)[0].person is person


@pytest.mark.parametrize(
    ("text", "oblique"),
    [
        ("Zork left.", False),
        ("He lives in Zork.", True),
        ("He wrote for The Zork Star.", True),
        ("Zork’s dog barked.", True),
        ("The Zork CEO left.", True),
    ],
)
def test_a_name_that_is_no_subject(text: str, oblique: bool):
    assert find_names(text)[-1].oblique is oblique


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("Foreign Minister Ann Zork spoke.", {"foreign", "minister"}),
        ("Former Mayor Ann Zork spoke.", {"mayor"}),
        ("The mayor, Ann Zork, spoke.", {"mayor"}),
        ("Secretary of State Zork spoke.", {"secretary", "state"}),
        ("Zork Foreign Bank", set()),
    ],
)
def test_titles(text: str, titles: set[str]):
    assert find_names(text)[0].titles == titles
