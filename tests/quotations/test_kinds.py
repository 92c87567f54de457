"""Speech told from titles and scare quotes."""

import pytest

from claimcheck.english.headlines import is_headline
from claimcheck.quotations.kinds import kind_of


@pytest.mark.parametrize(
    ("quoted", "before", "attributed", "kind"),
    [
        ("a farce", "The mayor called it ", True, "speech"),
        ("progress", "The street paid for this ", False, "scare"),
        ("we shall not leave this pier to anybody", "Painted on the wall: ", False, "speech"),
        ("Songs of the Harbour", "The choir sang from the album ", True, "title"),
        ("Morning Tide", "she told the host of the ABC’s ", True, "title"),
        ("Newsnight", "he said on ", True, "title"),
        ("The Long Ebb", "The choir sang ", False, "title"),
        ("reforms", "He spoke of the so-called ", True, "scare"),
        ("the Eel", "He said the thief, known as ", True, "scare"),
    ],
)
def test_kind(quoted: str, before: str, attributed: bool, kind: str):
    assert kind_of(quoted, before, headline=False, attributed=attributed) == kind


def test_a_headline_quotes():
    before = "Mayor Calls the New Pier "
    assert is_headline(f"{before}‘Madness’ and Walks Out")
    assert not is_headline("Mayor Ann Lee spoke.")
    assert kind_of("Madness", before, headline=True, attributed=False) == "speech"
