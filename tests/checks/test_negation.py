from __future__ import annotations

import pytest
from report_builder import told

from claimcheck.checks.negation import contrasts
from claimcheck.english import antonyms


def found(claim: str, *evidence: str) -> list[tuple[str, str]]:
    sentences = [s for n, text in enumerate(evidence) for s in told(f"ref-{n}", text)]
    return [(c.text, c.found) for c in contrasts(claim, 0, sentences)]


@pytest.mark.parametrize(
    ("claim", "evidence", "pair"),
    [
        (
            "The council rejected the bridge plan on Monday.",
            "The council approved the bridge plan on Monday.",
            ("rejected", "approved"),
        ),
        (
            "The mayor did not resign on Friday after the vote.",
            "The mayor stepped down on Friday after the vote.",
            ("did not resign", "stepped down"),
        ),
        (
            "At the council on Monday the bridge plan was rejected",
            "At the council on Monday the bridge plan was approved",
            ("rejected", "approved"),
        ),
        (
            "The ship was unharmed in the storm off the cape.",
            "The ship was damaged in the storm off the cape.",
            ("unharmed", "damaged"),
        ),
        (
            "The crew were unprepared for the storm off the cape.",
            "The crew were prepared for the storm off the cape.",
            ("unprepared", "prepared"),
        ),
        (
            "The mill has closed its doors to visitors.",
            "The mill has not closed its doors to visitors.",
            ("closed", "has not closed"),
        ),
        (
            "The party lost 20 seats in the rural districts.",
            "The party gained 20 seats in the rural districts.",
            ("lost", "gained"),
        ),
        (
            "Holm won the cup final in the rain on Monday.",
            "Holm lost the cup final in the rain on Monday.",
            ("won", "lost"),
        ),
        (
            "The director of the mill was found guilty of fraud on Monday.",
            "The director of the mill, found at his villa, was acquitted of fraud on Monday.",
            ("found guilty", "acquitted"),
        ),
        (
            "Work on the quay ends in June.",
            "Work on the quay starts at the end of June.",
            ("ends", "starts"),
        ),
        (
            "The toll is due at the beginning of June in Larsund.",
            "The toll is due at the end of June in Larsund.",
            ("at the beginning", "at the end"),
        ),
        (
            "The divers were found alive under the pier on Monday.",
            "The divers were found dead under the pier on Monday.",
            ("alive", "dead"),
        ),
        (
            "The regulator has approved the new pump for use at sea.",
            "The regulator has yet to approve the new pump for use at sea.",
            ("approved", "has yet to approve"),
        ),
        (
            "The clerk took money from the widows' fund.",
            "The clerk denied taking money from the widows' fund.",
            ("took", "denied taking"),
        ),
        (
            "Divers found the ring off the pier on Monday.",
            "Divers lost the ring off the pier on Monday.",
            ("found", "lost"),
        ),
        # Words in -ly that are no adverbs.
        (
            "The firm did not comply with the order of the court.",
            "The firm complied with the order of the court.",
            ("did not comply", "complied"),
        ),
        (
            "The mine is not likely to reopen before the spring.",
            "The mine is likely to reopen before the spring.",
            ("is not likely", "likely"),
        ),
        (
            "The lake is not deadly for the birds of the marsh.",
            "The lake is deadly for the birds of the marsh.",
            ("is not deadly", "deadly"),
        ),
        (
            "The council backed calls to close the pool on the quay.",
            "The council rejected calls to close the pool on the quay.",
            ("backed", "rejected"),
        ),
    ],
)
def test_contraries_are_shown_with_both_words(claim: str, evidence: str, pair: tuple[str, str]):
    assert found(claim, evidence) == [pair]


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        # The same in other words.
        (
            "The council did not approve the bridge plan on Monday.",
            "The council rejected the bridge plan on Monday.",
        ),
        (
            "The mayor resigned on Friday after the vote.",
            "The mayor stepped down on Friday after the vote.",
        ),
        (
            "The ferry did not reach the island on Monday.",
            "The ferry failed to reach the island on Monday.",
        ),
        # A point of time is no ending.
        (
            "The talks on the toll begin in June in Larsund.",
            "The talks on the toll in Larsund are due at the end of June.",
        ),
        (
            "The ferry will resume service in June.",
            "The ferry will be back in service by the end of June.",
        ),
        # Both sides of a story, other subjects, "not only", a name.
        (
            "The party gained 20 seats in the north.",
            "The party gained 20 seats in the north while its rival lost 12.",
        ),
        ("Holm beat Vik in the cup final on Monday.", "Vik lost the cup final to Holm on Monday."),
        ("Prices of milk rose in spring.", "The number of visitors to the mill fell last year."),
        (
            "The storm damaged the roof of the mill.",
            "The storm damaged not only the roof of the mill but its doors.",
        ),
        (
            "The team from South Harbour won the cup final.",
            "The team from North Harbour won the cup final.",
        ),
        ("Did the council reject the bridge plan?", "The council approved the bridge plan."),
        # One wins, another loses.
        ("The court found for Acme in the quay dispute.", "In court Orbit lost the quay dispute."),
        (
            "The court found in favour of Acme in the quay dispute.",
            "The court heard that Orbit had lost the quay dispute with Acme.",
        ),
        ("Acme won the quay dispute in court.", "Orbit lost the quay dispute in court."),
        (
            "After the final in Oslo, Holm won the cup again.",
            "After the final in Oslo, Vik lost the cup again.",
        ),
        (
            "Moe was found guilty of fraud by the court in Larsund.",
            "Moe lost his appeal over fraud in the court in Larsund.",
        ),
        ("Divers found the ring off the pier.", "The mayor lost the ring off the pier."),
        # Two negations, and what is refused is a wish for the contrary.
        (
            "The mine is likely to reopen before the spring.",
            "The mine is not unlikely to reopen before the spring.",
        ),
        (
            "The mine is not likely to reopen before the spring.",
            "The mine is unlikely to reopen before the spring.",
        ),
        (
            "The council approved the plan for the bridge.",
            "The council rejected calls to scrap the plan for the bridge.",
        ),
        (
            "The court backed the sale of the docks on Monday.",
            "The court on Monday threw out a motion to block the sale of the docks.",
        ),
        (
            "The senate turned down demands to halt work on the dam.",
            "The senate approved more work on the dam.",
        ),
        (
            "The club kept its coach and refused requests for his sacking.",
            "The club accepted that its coach had kept his word.",
        ),
        # Who lives somewhere is not found alive, nor is what is found dead the opposite of lost.
        (
            "Four lives were lost in the fire at the mill in Ostwick.",
            "Four people were found dead after the fire at the mill in Ostwick.",
        ),
        (
            "The man who lived at the mill in Ostwick was a baker.",
            "The man who was killed at the mill in Ostwick was a baker.",
        ),
    ],
)
def test_no_contrary_where_none_is(claim: str, evidence: str):
    assert found(claim, evidence) == []


def test_a_reference_that_says_the_same_clears_the_claim():
    claim = "The council rejected the bridge plan on Monday."
    against = "The council approved the bridge plan on Monday."
    assert found(claim, against, "On Monday the council turned down the bridge plan.") == []


def test_what_is_denied_under_a_condition_clears_nothing():
    claim = "The club will sign two keepers before the cup final."
    against = "The club will not sign two keepers before the cup final."
    assert found(claim, against, "The club said there will be no signings until the cup final.")
    assert found(claim, against, "The club wants to sign two keepers before the cup final.") == []


def test_offsets_are_the_articles():
    claim = "The council rejected the bridge plan on Monday."
    evidence = told("wire", "The council approved the bridge plan on Monday.")
    (contrast,) = contrasts(claim, 100, evidence)
    assert (contrast.start, contrast.end) == (112, 120)
    assert (contrast.flag, contrast.reference) == ("negation", "wire")


def test_no_word_of_the_lexicon_is_its_own_opposite():
    for name, groups in antonyms._lexicon().items():
        assert not any((line, 1 - side) in groups for line, side in groups), name


@pytest.mark.parametrize(
    ("claim", "evidence", "pair"),
    [
        (
            "After a long and noisy debate the council turned down the quay for anglers.",
            "On Monday the council backed the quay for anglers.",
            [("turned down", "backed")],
        ),
        (
            "After a long and noisy debate the council of Holm is eager for a quay.",
            "That is not to say Holm or its council needs a quay.",
            [],
        ),
        (
            "Both ferries ran on Sunday, and the harbour stayed calm.",
            "The bakery closed on Sunday and the harbour master rejected a complaint.",
            [],
        ),
    ],
)
def test_what_a_model_finds_contradicted_is_named_by_less(
    claim: str, evidence: str, pair: list[tuple[str, str]]
):
    (said,) = told("ref", evidence)
    denied = contrasts(claim, 0, [said], {"ref"})
    assert [(c.text, c.found) for c in denied] == pair
    assert contrasts(claim, 0, [said]) == contrasts(claim, 0, [said], {"other"}) == ()
