from __future__ import annotations

import pytest
from compared import compare

from claimcheck.mentions.quantities import find_quantities
from claimcheck.mentions.quantity import Quantity

YEAR = 365.2425


def figure(text: str) -> Quantity:
    return find_quantities(text)[-1]


@pytest.mark.parametrize(
    "text",
    [
        "a 54-year-old woman was hurt",
        "a woman of 54 was hurt",
        "a woman aged 54 was hurt",
        "Anna Lowe, 54, was hurt",
        "the driver, 54, was hurt",
        "she is 54 and lives there",
        "he turned 54 on Monday",
        "he died at 54 last week",
        "at the age of 54 she left",
        "fifty-four-year-olds may come",
        "it is 54 years old",
        "people between 52 and 54 years of age",
        "people aged 52 to 54",
        "people aged 52–54",
    ],
)
def test_an_age_in_any_form(text: str):
    assert figure(text).kind == "age"
    assert figure(text).stated / YEAR == pytest.approx(54)


def test_an_age_of_less_than_a_year_and_both_ends_of_a_range():
    assert figure("a six-month-old baby").stated / YEAR == pytest.approx(0.5)
    ages = find_quantities("children between two and six years of age")
    assert [(q.kind, q.stated / YEAR) for q in ages] == [("age", 2), ("age", 6)]


@pytest.mark.parametrize(
    "text",
    [
        "a 54-year career",
        "54 years of work",
        "54 years ago",
        "a mother of 54",
        "he turned 54 people away",
        "she is 54 metres below",
        "rescuers go: one from Lund, 54 from Orsa",
        "Lowe scored 12, Reid 54",
        "on Monday, 54, or so",
        "it runs on Vista, 54, 55 and 56",
        "however, 54, it seems",
        "the team of 54",
        "a woman of 54 kilos",
    ],
)
def test_other_figures_are_no_ages(text: str):
    assert figure(text).kind != "age"


HURT = "A 54-year-old woman was hurt when the bus left the road at Orrin."


@pytest.mark.parametrize(
    "who", ["A woman of 45", "A woman aged 45", "A 45-year-old woman", "A woman, 45,"]
)
def test_another_age_of_the_same_person_is_a_mismatch(who: str):
    claim = f"{who} was hurt when the bus left the road."
    (fact,) = (f for f in compare(claim, HURT) if f.kind == "number")
    assert (fact.status, fact.found) == ("mismatch", "54-year")


@pytest.mark.parametrize("who", ["A woman of 54", "A woman aged 54", "A woman, 54,"])
def test_the_same_age_in_another_form_matches(who: str):
    claim = f"{who} was hurt when the bus left the road."
    assert [f.status for f in compare(claim, HURT) if f.kind == "number"] == ["match"]


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("A 45-year-old man was hurt when the bus left the road.", HURT),
        ("A man of 45 was hurt when the bus left the road.", HURT),
        (
            "Tom Reid, 45, was hurt when the bus left the road.",
            "Anna Lowe, 54, was hurt when the bus left the road at Orrin.",
        ),
        # No age, in the place of one.
        ("A 45-year career was hurt when the bus left the road.", HURT),
    ],
)
def test_the_age_of_another_or_no_age_is_absent(claim: str, evidence: str):
    assert [f.status for f in compare(claim, evidence) if f.kind == "number"] == ["absent"]


def test_an_age_among_several_is_that_of_its_person():
    evidence = "Anna Lowe, a 54-year-old teacher, and Tom Reid, 31, were hurt at Orrin."
    claim = "Tom Reid, 54, was hurt at Orrin and so was Anna Lowe, who is 54."
    found = [(f.text, f.status) for f in compare(claim, evidence) if f.kind == "number"]
    assert found[1] == ("54", "match")


def test_an_age_and_a_plain_figure_can_only_agree():
    assert [
        f.status
        for figure in ("54", "45")
        for f in compare(f"Of the hurt {figure} is the oldest.", HURT)
        if f.kind == "number"
    ] == ["match", "absent"]


def test_ranges_of_ages():
    evidence = "At the clinic the vaccine is given to children aged two to six."
    given = "The vaccine is given to children between {} years of age at the clinic."
    for ages, statuses in (("two and six", ["match"] * 2), ("two and nine", ["match", "mismatch"])):
        facts = compare(given.format(ages), evidence)
        assert [f.status for f in facts if f.kind == "number"] == statuses


def test_ages_below_and_above_exclude_each_other():
    evidence = "Children over the age of 12 may board the ferry alone."
    claim = "Children under the age of 12 may board the ferry alone."
    assert [f.status for f in compare(claim, evidence) if f.kind == "number"] == ["mismatch"]


def test_two_ages_of_one_name_differ_wherever_they_stand():
    evidence = "The trial of 26-year-old Tomas Reid Orde begins in June."
    claim = "A jury found 27-year-old Tomas Reid Orde guilty after seven hours."
    facts = compare(claim, evidence)
    assert [f.status for f in facts if f.found == "26-year"] == ["mismatch"]


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        # A count and an age, ages in years and in days, and what follows only by chance.
        ("In Orrin 22 houses fell.", "A 22-year-old in Orrin saw houses fall."),
        ("Ina Green, 23, was found dead.", "Her 20-day-old son was found dead."),
        ("Ina Green, 21, was jailed.", "Green was jailed for 35 years with 14 others."),
        ("A 19-year-old was seen at Orrin.", "The under 21s were seen at Orrin."),
    ],
)
def test_what_only_looks_like_the_age_is_no_match_and_no_mismatch(claim: str, evidence: str):
    assert [f.status for f in compare(claim, evidence) if f.kind == "number"] == ["absent"]


def test_the_age_of_now():
    evidence = "The victim, now 38, was one of two women hurt by Andrew Hale, 29, at Orrin."
    claim = "The victim, 29, was one of two women hurt at Orrin."
    facts = [f for f in compare(claim, evidence) if f.text == "29"]
    assert [(f.status, f.found) for f in facts] == [("mismatch", "38")]


def test_the_place_of_a_person_is_no_part_of_the_name():
    claim = "Police charged a man over the death of 20-year-old Kaia Lund of Fort Smith."
    evidence = "Tom Reid of Fort Coffee, 26, is charged over the death of Kaia Lund of Fort Smith."
    facts = compare(claim, evidence)
    assert [f.status for f in facts if f.kind == "number"] == ["absent"]


def test_an_age_that_the_claim_has_of_others_is_not_that_of_these():
    evidence = "It is for people over the age of 65 and those at high risk."
    claim = "It is for people over the age of 65 and those aged 18 to 64 at high risk."
    facts = [f for f in compare(claim, evidence) if f.kind == "number"]
    assert [f.status for f in facts] == ["match", "absent", "absent"]
