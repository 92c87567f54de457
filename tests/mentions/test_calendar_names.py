"""Given names that are months or days of the week."""

from __future__ import annotations

import pytest

from claimcheck.mentions.dates import find_dates
from claimcheck.mentions.names import find_names


def texts(text: str) -> list[str]:
    return [name.text for name in find_names(text)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Jan Brekke said so.", "Jan Brekke"),
        ("The mayor, May Solli, left.", "May Solli"),
        ("We asked April Ortega.", "April Ortega"),
        ("On Friday August Nyberg spoke.", "August Nyberg"),
        ("It was sung by June van Rhee.", "June van Rhee"),
        ("The arrest of Jan Brekke is news.", "Jan Brekke"),
        ("According to April Ortega, it leaks.", "April Ortega"),
        ("A letter from June A. Solli came.", "June A. Solli"),
        ("Mayor May Solli left.", "May Solli"),
        ("May Solli, 34, left on 4 May.", "May Solli"),
        ("Sunday Okafor, a farmer, left.", "Sunday Okafor"),
        ("Friday Mensah said so.", "Friday Mensah"),
        ("Coach Wednesday Quill left.", "Wednesday Quill"),
    ],
)
def test_given_names(text: str, name: str):
    (found,) = find_names(text)
    assert found.text == name
    assert found.type == "person" or found.person
    assert all(date.start >= found.end or date.end <= found.start for date in find_dates(text))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("It fell in May Solli said.", "Solli"),
        ("Since April Ortega has led.", "Ortega"),
        ("At the end of June Brekke left.", "Brekke"),
        ("It must be ready by June Brekke said.", "Brekke"),
        ("It rained from April to June Brekke said.", "Brekke"),
        ("On 4 May Solli left.", "Solli"),
        ("Last August Nyberg left.", "Nyberg"),
        ("They left until June Brekke came.", "Brekke"),
        ("May Solli stay?", "Solli"),
        ("He said on Sunday Okafor left.", "Okafor"),
        ("It shut on Tuesday Quill said.", "Quill"),
    ],
)
def test_times_before_a_name(text: str, name: str):
    assert texts(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "They met on Monday in May.",
        "The June Election was held.",
        "They met in Jan 2024 and on June 4.",
        "By June Parliament will vote.",
        "They left Jan. Brekke came.",
        "May German exports fell.",
        "April Fools came.",
        "Sunday Market is shut.",
    ],
)
def test_no_given_names(text: str):
    assert not any(t.startswith(("Jan", "May", "June", "April", "Sunday")) for t in texts(text))


def test_dates_beside_a_given_name():
    (date,) = find_dates("They saw June Brekke on June 4.")
    assert date.text == "June 4"
