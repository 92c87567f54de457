from __future__ import annotations

from claimcheck.evaluate import plain_document
from claimcheck.facts import FactChecker, mismatch_flags
from claimcheck.records import Evidence, Fact, Judgement, Probabilities


def compare(claim: str, *references: str, dateline: str = "") -> tuple[Fact, ...]:
    """The facts of a claim against references that are evidence whole."""
    article = plain_document("article", f"{dateline}\n{claim}")
    documents = [
        plain_document(f"r{n}", f"{dateline}\n{text}") for n, text in enumerate(references)
    ]
    judgements = [
        Judgement(
            d.id,
            "neutral",
            Probabilities(0.2, 0.6, 0.2),
            0.2,
            "nli",
            (Evidence(0, len(d.text), d.text, 0.8),),
        )
        for d in documents
    ]
    start = article.text.index(claim)
    facts = FactChecker(article, documents).check(start, len(article.text), judgements)
    assert all(article.text[f.start : f.end] == f.text for f in facts)
    return facts


def flags(claim: str, *references: str, dateline: str = "") -> tuple[str, ...]:
    return mismatch_flags(compare(claim, *references, dateline=dateline))


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


def test_one_reference_that_agrees_is_enough():
    other = "The harbour office says that 57 people were hurt in all."
    assert flags("The ferry hit the quay and 57 people were hurt.", HURT, other) == ()


def test_a_copy_that_differs_yields_to_another_reference_that_agrees():
    other = "In all 57 people were hurt, the harbour office says, and three of them seriously."
    assert flags(HURT.replace("Forty-one", "Fifty-seven"), HURT, other) == ()


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
    assert mismatch_flags(facts) == ()


def test_no_evidence_no_mismatch():
    assert {f.status for f in compare(HURT)} == {"absent"}
