"""A sentence with very many figures, as a table of results gives."""

from __future__ import annotations

from compared import compare

from claimcheck.mentions import comparable
from claimcheck.mentions.comparable import Comparable


def table(count: int, by: int) -> str:
    rows = (f"Ward {n} cast {100 + n * by % 900} votes of {900 + n % 90}," for n in range(count))
    return f"{' '.join(rows)} the clerk said."


def test_comparisons_do_not_grow_with_the_square(monkeypatch):
    asked = 0

    def agree(self: Comparable, *told: object) -> bool | None:
        nonlocal asked
        asked += 1
        return original(self, *told)

    original = Comparable.agree
    monkeypatch.setattr(comparable.Comparable, "agree", agree)
    counts = []
    for wards in (60, 120, 240):
        asked = 0
        compare(table(wards, 13), table(wards, 17), table(wards, 19))
        counts.append(asked)
    assert counts[0] == counts[1] == counts[2]


def test_what_stands_behind_the_first_figures_is_not_compared():
    claim = table(comparable.MOST, 13)
    found = compare(claim, claim)
    assert {f.status for f in found} == {"match"}
    assert len(found) == comparable.MOST
