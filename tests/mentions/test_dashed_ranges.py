"""Two rising figures with a dash: ranges and scores."""

from __future__ import annotations

import pytest
from processor import grows_at_most, seconds

from claimcheck.mentions.quantities import find_quantities

#: Ages are read in days.
YEAR = 365.2425


@pytest.mark.parametrize(
    ("text", "values"),
    [
        # things numbered
        ("See pages 3-5 of it.", [3, 5]),
        ("See pp. 3-5 and p. 8-9.", [3, 5, 8, 9]),
        ("They sat in rows 12-14.", [12, 14]),
        ("Read chapters 1–3 before noon.", [1, 3]),
        ("It hit rooms 4-6.", [4, 6]),
        ("Rooms 4-6 burned.", [4, 6]),
        ("Pupils in Years 7-9 stay home.", [7, 9]),
        ("It is for grades 9-12.", [9, 12]),
        ("He was found guilty on counts 3-5.", [3, 5]),
        ("It pays £90 for positions 1-5.", [90, 1, 5]),
        ("Lines 11–16, 25–26 and 30–34 are lost.", [11, 16, 25, 26, 30, 34]),
        # ages
        ("It is for people aged 18-24.", [18, 24]),
        ("Children ages 5-11, too, may come.", [5, 11]),
        ("The ages of 5-11 matter.", [5, 11]),
        ("The 25-34 age group stayed.", [25, 34]),
        ("It fell in the 18–34 demographic.", [18, 34]),
        ("It fell in the 18-24 bracket.", [18, 24]),
        ("Adults 18-49 watched.", [18, 49]),
        ("It rose among young women 25-34.", [25, 34]),
        ("Women 25-54 watched.", [25, 54]),
        ("Young women 18–24 stayed home.", [18, 24]),
        ("It sold well with women 25-54.", [25, 54]),
        ("It fell with men 18-34, who stayed home.", [18, 34]),
        ("Ferry use by girls 11-16 rose.", [11, 16]),
        ("Workers 55-64 were hit.", [55, 64]),
        ("Residents 18-24 drink wine at windows.", [18, 24]),
        ("It came from Ann Lee. Women 25-54 watched.", [25, 54]),
        # one part of a text, by a noun for one
        ("The counts stand in Table 6-8.", [6, 8]),
        ("Table 6–8 lists the totals.", [6, 8]),
        ("See Figure 2-3, 5-6.", [2, 3, 5, 6]),
        ("It grew (see fig. 2-3).", [2, 3]),
        ("He left it in chapter 3-5.", [3, 5]),
        ("It is barred by Article 3-5.", [3, 5]),
        # an adjective before what is counted
        ("It plans 10-15 new homes.", [10, 15]),
        ("Some 30-40 heavily armed men came.", [30, 40]),
        ("It takes 5-7 working days.", [5, 7]),
        ("They have 2-3 more lambs.", [2, 3]),
        ("They spoke to 3-5 American tourists.", [3, 5]),
        ("It grows 7-9 white flower heads.", [7, 9]),
        ("It took 3-5 of the lambs.", [3, 5]),
        # words for a range, rates, units
        ("About 20-30 were hurt.", [20, 30]),
        ("Between 20-30 were hurt.", [20, 30]),
        ("Another 10-15 were hurt.", [10, 15]),
        ("It ranges from 3-5.", [3, 5]),
        ("It sells 10-15 a day.", [10, 15]),
        ("It has a 60-70 hp engine.", [60, 70]),
        ("It fell 2-10 %.", [0.02, 0.1]),
        ("A 3-5 week wait began.", [21, 35]),
        # a hyphen behind each figure
        ("It offers two- to three-day courses.", [2, 3]),
        ("It offers 2-to-3-day courses.", [2, 3]),
        ("It offers 2- and 3-day courses.", [2, 3]),
    ],
)
def test_is_a_range(text: str, values: list[float]):
    found = [q.stated / (YEAR if q.kind == "age" else 1) for q in find_quantities(text)]
    assert found == pytest.approx(values)


@pytest.mark.parametrize(
    ("text", "score"),
    [
        ("They lost 1-2.", "1-2"),
        ("They lost 0-1 yesterday as rivals won.", "0-1"),
        ("They lost 2-3 last night.", "2-3"),
        ("They lost 1-2 despite late goals.", "1-2"),
        ("They lost 1-3 away games.", "1-3"),
        ("They led 10-15 with minutes left.", "10-15"),
        ("They lost both legs 1-2.", "1-2"),
        ("They went in the last three seasons 2-14.", "2-14"),
        ("They went 2-14 a year ago.", "2-14"),
        ("A 0-1 home defeat followed.", "0-1"),
        ("Another 0-1 defeat followed.", "0-1"),
        ("A 1-2 loss means troubles.", "1-2"),
        ("Ostby's 3-5 record makes fans sad.", "3-5"),
        ("The 5-10 squad faces rivals.", "5-10"),
        ("A 2-6 team of boys came.", "2-6"),
        ("The 48-50 party line vote failed.", "48-50"),
        ("A 4-5 ruling of judges came.", "4-5"),
        ("It was a 0-1 group stage opener.", "0-1"),
        ("It was between 2-13 Ostby and Larsund.", "2-13"),
        ("England women 10-12 Wales women.", "10-12"),
        ("The 4-7 favourite won.", "4-7"),
        ("At about 4-7 favourites lose.", "4-7"),
        ("The 9-11 attacks shook it.", "9-11"),
        ("He spread 9-11 conspiracy theories.", "9-11"),
        ("It was the 25-26 season.", "25-26"),
        # teams of women or men, and tables that are none of a text
        ("Rovers beat United 6-8.", "6-8"),
        ("The women won 14-25.", "14-25"),
        ("Ostby women 18-24 was the score.", "18-24"),
        ("Ostby's women 18-24 Larsund.", "18-24"),
        ("U.S. women 18-24.", "18-24"),
        ("The women 18-24, the men 20-21.", "18-24"),
        ("Men 20-21 behind.", "20-21"),
        ("Women 2-8 down.", "2-8"),
        ("With women 15-20, men 12-18 the match ended.", "15-20"),
        ("They lost, women 15-20 and men 12-18.", "12-18"),
        ("Results: women 15-20.", "15-20"),
        ("They lost at the top of the table 0-1.", "0-1"),
        ("Mid-table 0-1 was the end.", "0-1"),
        ("They went down the league table 1-2.", "1-2"),
        # figures that do not rise
        ("The women won 25-14.", "25-14"),
        ("They won 2–1 new fans.", "2–1"),
        ("A 5-4 ruling came.", "5-4"),
        ("It passed by 52-48.", "52-48"),
        ("See pages 5-3.", "5-3"),
    ],
)
def test_is_a_score(text: str, score: str):
    assert score in {q.text for q in find_quantities(text) if q.kind == "score"}


@pytest.mark.parametrize(
    "text", ["In 1990-95 it fell.", "Call 0800-11-11.", "The CR-10-12 failed.", "It is 3-5-7."]
)
def test_other_figures_with_a_dash_are_no_scores(text: str):
    assert "score" not in {q.kind for q in find_quantities(text)}


@pytest.mark.parametrize("piece", ["3-5 ", "pages 3-5, ", "Table 3-5, ", "women 15-50 "])
def test_a_row_of_them_is_read_in_time_that_grows_with_it(piece: str):
    def took(size: int) -> float:
        text = piece * (size // len(piece))
        return seconds(lambda: find_quantities(text))

    assert grows_at_most(took, 400, 1_600, 8, 0.2)
