from __future__ import annotations

from dataclasses import replace

import pytest
from compared import compare, disagreement, judgement

from claimcheck.checks.facts import FactChecker
from claimcheck.evaluation.documents import plain_document
from claimcheck.records import Evidence, Findings, Label, Probabilities
from claimcheck.verdicts.flags import found_flags


def flags(claim: str, *references: str, dateline: str = "") -> tuple[str, ...]:
    return found_flags(Findings(facts=compare(claim, *references, dateline=dateline)))


NUMBER = ("number_mismatch",)
HURT = "Forty-one people were hurt when the ferry hit the quay at Larsund on Tuesday."


def test_a_changed_number_names_both_figures():
    claim = "The ferry hit the quay at Larsund and 57 people were hurt."
    (fact,) = (f for f in compare(claim, HURT) if f.kind == "number")
    assert (fact.status, fact.text, fact.found, fact.reference) == (
        "mismatch",
        "57",
        "Forty-one",
        "r0",
    )
    assert flags(claim, HURT) == ("number_mismatch",)


def test_a_rounded_number_matches():
    assert flags("About 40 people were hurt when the ferry hit the quay.", HURT) == ()


def test_references_that_disagree_on_a_figure_are_both_shown():
    other = "In all 57 people were hurt, the harbour office says, and three of them seriously."
    expected = [("match", "r1", "57"), ("mismatch", "r0", "Forty-one")]
    assert disagreement("The ferry hit the quay and 57 people were hurt.", HURT, other) == expected
    copy = HURT.replace("Forty-one", "Fifty-seven")
    assert disagreement(copy, HURT, other) == expected


def test_references_that_disagree_on_a_date_or_a_name_are_both_shown():
    other = HURT.replace("Tuesday", "Friday")
    assert disagreement(HURT, HURT, other) == [
        ("match", "r0", "Tuesday"),
        ("mismatch", "r1", "Friday"),
    ]
    led = "The inquiry was led by Ingrid Sallow, a former captain, and took nine months."
    other = led.replace("Ingrid Sallow", "Magnus Orde")
    assert disagreement(led, other, led) == [
        ("match", "r1", "Ingrid Sallow"),
        ("mismatch", "r0", "Magnus Orde"),
    ]


def test_every_reference_with_another_value_is_named():
    others = [HURT.replace("Forty-one", number) for number in ("57", "38")]
    assert disagreement(HURT, HURT, *others) == [
        ("match", "r0", "Forty-one"),
        ("mismatch", "r1", "57"),
        ("mismatch", "r2", "38"),
    ]


def test_a_slip_within_one_origin_is_no_disagreement():
    article = plain_document("article", HURT)
    documents = [
        plain_document("wire", HURT),
        plain_document("copy", HURT.replace("Forty-one", "57")),
    ]
    judgements = [judgement(d) for d in documents]
    checker = FactChecker(article, documents, {"wire": 0, "copy": 0})
    assert {f.status for f in checker.check(0, len(HURT), judgements)} == {"match"}
    checker = FactChecker(article, documents, {"wire": 0, "copy": 1})
    assert "mismatch" in {f.status for f in checker.check(0, len(HURT), judgements)}


def test_a_reference_that_has_both_values_does_not_disagree():
    other = "Police spoke of 57 people who were hurt; the office says 41 people were hurt."
    assert disagreement(HURT, HURT, other) == []


def test_a_name_left_out_beside_one_that_is_kept_is_not_swapped():
    claim = "Dorothea Finch was disappointed with the vote on the depot."
    evidence = (
        "Dorothea Finch, seen with Beth Arundel, was disappointed with the vote on the depot."
    )
    assert flags(claim, evidence) == ()


def test_a_number_of_another_thing_is_absent():
    facts = compare("The ferry had carried 212 sheep when it hit the quay at Larsund.", HURT)
    assert [f.status for f in facts if f.kind == "number"] == ["absent"]


def test_swapped_numbers_mismatch():
    evidence = "The market sold 81 crates of eels, and the raffle raised 19 baskets of plums."
    claim = "The market sold 19 crates of eels, and the raffle raised 81 baskets of plums."
    assert flags(evidence, evidence) == ()
    assert flags(claim, evidence) == ("number_mismatch",)


def test_weekday_and_date():
    claim = "Forty-one people were hurt when the ferry hit the quay at Larsund on {}."
    day = "Published 11 January 2024"
    assert flags(claim.format("9 January"), HURT, dateline=day) == ()
    assert flags(claim.format("6 January"), HURT, dateline=day) == ("date_mismatch",)
    assert flags(claim.format("6 January"), HURT) == ()


MAYOR = "The mayor, Dorothea Finch, told the council of Halvern that the depot would be sold."


def test_a_swapped_name_mismatches_and_a_short_form_does_not():
    swapped = MAYOR.replace("Dorothea Finch", "Beth Arundel")
    known = f"{MAYOR} Beth Arundel, 51, voted against it."
    assert flags(swapped, known) == ("name_mismatch",)
    assert flags(MAYOR.replace("Dorothea Finch", "Finch"), known) == ()


def test_another_name_elsewhere_is_absent():
    facts = compare("Marcus Thorley will take the matter to court.", MAYOR)
    assert {f.status for f in facts} == {"absent"}
    assert found_flags(Findings(facts=facts)) == ()


def test_no_evidence_no_mismatch():
    assert {f.status for f in compare(HURT)} == {"absent"}


def roles(claim: str, *references: str) -> dict[str, str | None]:
    """The names of a claim that are in another's role, and whose."""
    facts = compare(claim, *references)
    return {f.text: f.found for f in facts if (f.kind, f.status) == ("name", "mismatch")}


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("Ann Lee beat Bob Moore in the final.", "Bob Moore had beaten Ann Lee in the final."),
        ("Acme Foods bought Orbit for £3m.", "On Monday, Orbit bought Acme Foods for £3m."),
        ("Lee accused Moore of a lie.", "In a speech Moore accused Lee of a lie."),
        ("Bob Moore was beaten by Ann Lee.", "In the end Bob Moore beat Ann Lee."),
        ("Ann Lee beat Bob Moore.", "In the end Ann Lee had been beaten by Bob Moore."),
        (
            "Ann Lee tripped Bob Moore near the line.",
            "The captain, Bob Moore, had tripped Ann Lee near the line.",
        ),
    ],
)
def test_two_names_that_change_places(claim: str, evidence: str):
    first, second = (f.text for f in compare(claim, evidence) if f.kind == "name")
    assert roles(claim, evidence) == {first: second, second: first}
    assert roles(claim, evidence, claim) == {}
    assert roles(claim, claim) == {}


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("Bob Moore was beaten by Ann Lee in the final.", "Ann Lee beat Bob Moore in the final."),
        ("Ann Lee beat Bob Moore in the final.", "Bob Moore was beaten by Ann Lee in the final."),
        ("Bob Moore met Ann Lee in Marlow.", "Ann Lee met Bob Moore in Marlow."),
        ("Ann Lee and Bob Moore were elected.", "Bob Moore and Ann Lee were elected."),
        ("Ann Lee said Bob Moore had left.", "Bob Moore said Ann Lee had left."),
        ("Lee beat Moore in the final of 2031.", "Moore beat Lee in a friendly match in May."),
        ("Ann Lee, who beat Bob Moore, is 31.", "Bob Moore, who beat Ann Lee in 2028, is 31."),
    ],
)
def test_names_that_only_seem_to_change_places(claim: str, evidence: str):
    assert roles(claim, evidence) == {}


@pytest.mark.parametrize(("neutral", "found"), [(0.4, ["mismatch"] * 2), (0.6, ["match"] * 2)])
def test_roles_are_compared_in_looser_company_where_the_model_is_not_silent(
    neutral: float, found: list[str]
):
    claim = "Nobody had expected it, but Ann Lee pushed Bob Moore off the quay at noon."
    article = plain_document("article", claim)
    document = plain_document("wire", "Witnesses said that Bob Moore pushed Ann Lee at the quay.")
    read = Probabilities(0.0, neutral, 1 - neutral)
    judged = replace(judgement(document), probabilities=read)
    facts = FactChecker(article, [document]).check(0, len(claim), [judged])
    assert [f.status for f in facts if f.kind == "name"] == found


def numbers(claim: str, evidence: str, label: Label = "neutral") -> list[tuple[str, str | None]]:
    """Status and counterpart of the figures of a claim."""
    found = compare(claim, evidence, label=label)
    return [(f.status, f.found) for f in found if f.kind == "number"]


@pytest.mark.parametrize(
    ("claim", "evidence", "found"),
    [
        (
            "Voters passed the $7.1 million bond measure.",
            "The bond measure, worth $9.4 million, was passed by voters.",
            "$9.4 million",
        ),
        ("The vote was 12 to 4.", "Councillors voted 11 to 4 after a long debate.", "11 to 4"),
        (
            "The council voted 12 to 4 to approve the plan.",
            "The plan was approved by the council by 11 votes to four.",
            "11 votes to four",
        ),
    ],
)
def test_the_one_figure_that_differs_is_found_in_any_place(claim: str, evidence: str, found: str):
    assert numbers(claim, evidence) == [("mismatch", found)]


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        (
            "The museum was sold for $7.1 million.",
            "A buyer from abroad paid $9.4 million for the museum.",
        ),
        (
            "The council approved a $7.1 million budget for the library.",
            "Councillors backed a $9.4 million spending plan for the library.",
        ),
        ("Rovers won 3-1 against United.", "Rovers beat United 2-1."),
    ],
)
def test_the_figure_of_a_contradiction_needs_fewer_words_in_common(claim: str, evidence: str):
    assert numbers(claim, evidence) == [("absent", None)]
    ((status, _),) = numbers(claim, evidence, "contradiction")
    assert status == "mismatch"


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        (
            "Anna Berg, 45, was elected mayor of Larsund on Monday.",
            "Anna Berg was elected mayor of Larsund on Monday with 312 votes.",
        ),
        (
            "The match drew 5,000 fans to Larsund on Saturday.",
            "The match in Larsund on Saturday drew fans and had two goals.",
        ),
        (
            "The ferry sank 12 miles off Larsund on Monday.",
            "The ferry, 40 metres long, sank off Larsund on Monday.",
        ),
    ],
)
@pytest.mark.parametrize("label", ["neutral", "contradiction"])
def test_a_figure_of_another_thing_is_no_counterpart(claim: str, evidence: str, label: Label):
    assert [status for status, _ in numbers(claim, evidence, label)] == ["absent"]


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        # Which of two figures is the claim's?
        (
            "The museum was sold for $7.1 million.",
            "The museum, bought for $2 million, went for $9.4 million.",
        ),
        # Of another unit, or a place in a row.
        ("The museum was sold for $7.1 million.", "The museum is 12 metres from the quay."),
        ("The museum was the first to be sold.", "The museum lost its second owner."),
        # Of other things.
        ("The museum was sold for $7.1 million.", "The bridge will cost $9.4 million."),
        # Of two figures of a unit that the evidence lacks, which is it?
        ("The museum and a barn cost $7m and $3m.", "A buyer paid $9.4 million for the museum."),
    ],
)
def test_no_figure_is_found_where_it_is_not_known_which(claim: str, evidence: str):
    assert {status for status, _ in numbers(claim, evidence, "contradiction")} == {"absent"}


OWED = "The buyer will settle what the museum has in debts, $19m with the $3m of unpaid tax."
ALSO_OWED = "The museum owes $19m in all, and $3m of it is tax."
OWED_OTHERWISE = "In tax the museum has not paid $3m; its debts stand at $29m."


@pytest.mark.parametrize("label", ["entailment", "contradiction"])
def test_a_reference_that_is_judged_disagrees_where_one_of_its_amounts_is_another(label: Label):
    facts = compare(OWED, ALSO_OWED, OWED_OTHERWISE, label=label)
    first = [(f.status, f.reference, f.found) for f in facts if f.text == "$19m"]
    assert first == [("match", "r0", "$19m"), ("mismatch", "r1", "$29m")]


@pytest.mark.parametrize(
    ("label", "other"),
    [
        ("neutral", OWED_OTHERWISE),  # nobody judged it to be about the same
        ("entailment", "The museum's debts, all unpaid, are $29m."),  # no amount in common
        ("entailment", "The actor asks $29m, and his agent $3m, for a film."),  # of other things
    ],
)
def test_otherwise_it_does_not(label: Label, other: str):
    facts = compare(OWED, ALSO_OWED, other, label=label)
    assert [f.status for f in facts if f.text == "$19m"] == ["match"]


def test_a_percentage_is_compared_beside_one_that_both_have():
    claim = "Of those who had a visit 13% came back; of the others it was 18%."
    same = "Among those with a visit 13% came back, against 18% of the rest."
    other = "Those with a visit came back in 11% of cases, against 18% of the others."
    facts = compare(claim, same, other, label="entailment")
    assert [(f.status, f.found) for f in facts if f.text == "13%"] == [
        ("match", "13%"),
        ("mismatch", "11%"),
    ]


def test_a_percentage_of_another_thing_is_no_counterpart():
    claim = "The party won 40% of the vote in Larsund on Thursday, on a turnout of 61%."
    other = "The party won 40% of the vote in Larsund on Thursday, 5% more than last time."
    for label in ("neutral", "contradiction"):
        facts = compare(claim, other, label=label)
        assert [f.status for f in facts if f.text == "61%"] == ["absent"]


def test_a_running_score_is_no_counterpart():
    claim = "United won 2-1 in Larsund after a 1-0 lead at half-time."
    other = "United led 1-0 in Larsund at half-time, then it was 1-1, and they won."
    facts = compare(claim, claim, other, label="entailment")
    assert {f.status for f in facts if f.text == "2-1"} == {"match"}


def test_a_reference_that_has_the_amount_further_on_does_not_disagree():
    other = plain_document("other", f"{OWED_OTHERWISE} That is $19m without the interest.")
    article, also = plain_document("article", OWED), plain_document("also", ALSO_OWED)
    first = Evidence(0, len(OWED_OTHERWISE), OWED_OTHERWISE, 0.8)
    judged = [
        judgement(also, "entailment"),
        replace(judgement(other, "entailment"), evidence=(first,)),
    ]
    facts = FactChecker(article, [also, other]).check(0, len(OWED), judged)
    assert [f.status for f in facts if f.text == "$19m"] == ["match"]


def test_copies_do_not_disagree_on_an_amount():
    documents = [plain_document("wire", ALSO_OWED), plain_document("copy", OWED_OTHERWISE)]
    judged = [judgement(d, "entailment") for d in documents]
    for number, expected in ((0, {"match"}), (1, {"match", "mismatch"})):
        origins = {"wire": 0, "copy": number}
        checker = FactChecker(plain_document("article", OWED), documents, origins)
        facts = checker.check(0, len(OWED), judged)
        assert {f.status for f in facts if f.text == "$19m"} == expected


@pytest.mark.parametrize(
    ("claim", "reference", "expected"),
    [
        (
            "Moe was jailed for five years after a trial in Larsund.",
            "Moe was jailed after a trial of three weeks in Larsund.",
            (),
        ),
        ("After a trial of three weeks Moe was jailed.", "Moe was jailed for five years.", ()),
        ("Moe faced trial for five weeks.", "Moe faced a trial of three weeks.", NUMBER),
        ("Moe faced a five-week trial.", "Moe faced a trial of three weeks.", NUMBER),
        ("Moe was jailed for five years.", "Moe was jailed for 18 months.", NUMBER),
    ],
)
def test_a_duration_of_one_thing_is_not_that_of_another(claim, reference, expected):
    assert flags(claim, reference) == expected


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("Journalist Quill said in putting the question to Berg.", ()),
        ("The journalist Otto Quill said in putting the question to Berg.", ("name_mismatch",)),
        ("The journalist Ada Quist said in putting the question to Berg.", ("name_mismatch",)),
    ],
)
def test_a_word_that_opens_a_sentence_is_no_first_name(claim, expected):
    reference = "Many did not know it, journalist Ada Quill said in putting the question to Berg."
    assert flags(claim, reference) == expected


def test_a_figure_that_follows_from_others_is_no_mismatch():
    evidence = "The ferry carried five lambs and four goats when it hit the quay at Larsund."
    claim = "The ferry carried nine animals when it hit the quay at Larsund."
    (fact,) = (f for f in compare(claim, evidence) if f.kind == "number")
    assert (fact.status, fact.found) == ("match", "five, four")
    assert flags(claim.replace("nine", "eleven"), evidence.replace("lambs", "animals")) == NUMBER


def test_where_the_rest_is_equal_a_figure_follows_by_chance():
    evidence = "The ferry carried five lambs and four goats when it hit the quay at Larsund."
    assert flags(evidence.replace("five", "nine"), evidence) == NUMBER


def test_what_a_figure_follows_from_stands_together():
    evidence = "The ferry carried five lambs. It hit the quay. There it stayed. Four goats drowned."
    facts = compare("The ferry carried nine animals.", evidence)
    assert [f.status for f in facts if f.kind == "number"] == ["absent"]


@pytest.mark.parametrize(
    ("claim", "evidence", "expected"),
    [
        ("The farm at Larsund is 10–20 km away.", "The farm at Larsund is 10 to 20 km away.", ()),
        (
            "The farm at Larsund is 10–20 km away.",
            "The farm at Larsund is 10 to 30 km away.",
            NUMBER,
        ),
        ("The fair at Larsund drew 7-8 people.", "The fair at Larsund drew 7 to 9 people.", NUMBER),
        (
            "The fair at Larsund runs 3–5 May.",
            "The fair at Larsund runs from May 3 to 5, 2026.",
            (),
        ),
        ("The fair at Larsund opens on 3 May.", "The fair at Larsund runs 3-5 May.", ()),
        (
            "The fair at Larsund runs 2-5 May.",
            "The fair at Larsund runs 3-5 May.",
            ("date_mismatch",),
        ),
    ],
)
def test_both_ends_of_a_range_are_compared(claim: str, evidence: str, expected: tuple[str, ...]):
    assert flags(claim, evidence) == expected
