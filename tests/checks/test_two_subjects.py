"""A figure that one sentence of the evidence gives to another of its two subjects."""

from __future__ import annotations

import pytest
from compared import compare


def found(claim: str, *references: str) -> list[tuple[str, str | None]]:
    return [(f.status, f.found) for f in compare(claim, *references) if f.kind == "number"]


FERRIES = "Ferries carried 400 people on Monday and buses 900."
MILL = "Profit of the mill rose by 4% in May, while its sales fell by 6%."


@pytest.mark.parametrize(
    ("claim", "evidence", "other"),
    [
        ("Buses carried 400 people on Monday.", FERRIES, "900"),
        ("Ferries carried 900 people on Monday.", FERRIES, "400"),
        ("The mill's sales fell by 4%.", MILL, "6%"),
        ("The new ferry carried 400.", "The old ferry carried 400 and the new 900.", "900"),
    ],
)
def test_the_figure_of_the_other_subject_is_a_mismatch(claim: str, evidence: str, other: str):
    assert found(claim, evidence) == [("mismatch", other)]


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("Buses carried 900 people on Monday.", FERRIES),
        ("Ferries carried 400 people on Monday.", FERRIES),
        # Both are spoken of, or neither.
        ("Ferries and buses carried 400 people and more on Monday.", FERRIES),
        ("On Monday 400 people were carried.", FERRIES),
        # One subject, with two figures.
        ("In June the mill sold 400 tonnes.", "The mill sold 400 tonnes in May and in June 900."),
        # The figure stands elsewhere too.
        ("Buses carried 400 people on Monday.", f"{FERRIES} Buses to Orrin carried 400 of them."),
        # Of three, it is not known whose each is.
        ("Buses carried 400 people.", "Ferries carried 400 people and buses 900, trams 80."),
    ],
)
def test_other_figures_stay_what_they_are(claim: str, evidence: str):
    assert [status for status, _ in found(claim, evidence)] == ["match"]


def test_another_reference_with_the_figure_backs_it():
    other = "The bus company says that 400 people rode its buses."
    assert found("Buses carried 400 people on Monday.", FERRIES, other)[0][0] == "match"
