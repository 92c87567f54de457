"""The corruptions of the benchmark do what their kind says."""

from __future__ import annotations

import random

from sense_cases import cases

from claimcheck.evaluation.documents import plain_document


def made(text: str) -> dict[str, list[tuple[str, str | None]]]:
    found: dict[str, list[tuple[str, str | None]]] = {}
    for case in cases(plain_document("harbour", text), [], random.Random(1)):
        found.setdefault(case.kind, []).append((case.text, case.flag))
    return found


def test_hedges_are_dropped_and_reworded():
    found = made("The strike could delay ferries to the island on Monday evening.")
    assert found["hedge dropped"] == [
        ("The strike will delay ferries to the island on Monday evening.", "hedge_dropped")
    ]
    assert found["rewrite: other hedge"] == [
        ("The strike might delay ferries to the island on Monday evening.", None)
    ]


def test_attributions_are_dropped_and_moved():
    plain = "The bridge will close in June for urgent repairs."
    for source, kind, flag in (
        ("Critics", "attribution dropped", "attribution_dropped"),
        ("Police", "rewrite: routine attribution left out", None),
    ):
        found = made(f"{source} said that the bridge will close in June for urgent repairs.")
        assert found[kind] == [(plain, flag)]
        assert found["rewrite: attribution moved"][0][1] is None


def test_sense_is_turned_around():
    found = made("The harbour council has approved the bridge plan on Monday evening.")
    assert found["negated"][0][0].startswith("The harbour council has not approved")
    assert "rejected" in found["antonym"][0][0]
    assert {flag for kind in ("negated", "antonym") for _, flag in found[kind]} == {"negation"}


def test_quotations_are_left_alone():
    found = made("She told the whole council “it could be worse than that” on Monday.")
    assert "hedge dropped" not in found
