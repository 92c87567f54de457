"""Contradictions of a part of a claim."""

from __future__ import annotations

import pytest
from readers import Answer, Readers, labels
from tiny import CONTRADICTED, ENTAILED, NEUTRAL, candidates, window

from claimcheck.english.clauses import parts_of
from claimcheck.judging.contradictions import at_parts
from claimcheck.judging.premise import SAME_SUBJECT

LONG = "The valve jammed in the night, and the harbour office closed the quay for a week."
OPEN = window("The harbour office kept the quay open.", 0.7)
PART = "The harbour office closed the quay for a week."


FULL = window(LONG.replace("night", "dark"), 0.9)
#: A reference that supports the whole.
BACKER = candidates(LONG, "full", FULL)


def denies(premise: str, claim: str) -> Answer:
    """Silence on the whole, and a contradiction of the part alone."""
    if premise == FULL.text:
        return ENTAILED
    return CONTRADICTED if (premise, claim) == (OPEN.text, PART) else NEUTRAL


def silent(premise: str, claim: str) -> Answer:
    return ENTAILED if premise == FULL.text else NEUTRAL


@pytest.mark.parametrize("alone", [True, False])
def test_what_denies_a_part_denies_what_another_reference_supports(alone: bool):
    readers = Readers(denies, denies, alone=alone)
    found = readers.read(BACKER, candidates(LONG, "r", OPEN))
    assert labels(found) == ["entailment", "contradiction"]
    assert found[1].evidence == (OPEN,)
    assert found[1].probabilities.contradiction == pytest.approx(CONTRADICTED[2])
    if not alone:
        assert readers.large.asked == [(OPEN.text, PART)]


def test_no_part_is_read_of_a_claim_that_nothing_supports():
    readers = Readers(denies, denies)
    (found,) = readers.read(candidates(LONG, "r", OPEN))
    assert found.label == "neutral"
    assert PART not in {claim for _, claim in readers.small.asked}


def test_no_part_is_read_where_that_is_not_wanted():
    readers = Readers(denies, denies)
    found = readers.read(BACKER, candidates(LONG, "r", OPEN), further=False)
    assert labels(found) == ["entailment", "neutral"]
    assert (OPEN.text, PART) not in readers.small.asked


def test_the_large_model_decides_on_a_part_too():
    readers = Readers(denies, silent)
    assert labels(readers.read(BACKER, candidates(LONG, "r", OPEN)))[1] != "contradiction"
    assert readers.large.asked == [(OPEN.text, PART)]


def test_it_reads_no_part_that_the_small_one_does_not_suspect():
    readers = Readers(silent, denies)
    readers.read(BACKER, candidates(LONG, "r", OPEN))
    assert (OPEN.text, PART) in readers.small.asked
    assert readers.large.asked == []


def test_of_copies_one_is_read_for_parts():
    copy = window(f"{OPEN.text} It said so.", 0.7)
    readers = Readers(denies, denies)
    row = BACKER, candidates(LONG, "r", OPEN), candidates(LONG, "copy", copy)
    assert labels(readers.read(*row, origins=(0, 1, 1)))[1] == "contradiction"
    assert (copy.text, PART) not in readers.small.asked


def test_a_reference_that_was_skimmed_as_support_must_deny_the_whole():
    def small(premise: str, claim: str) -> Answer:
        return (0.7, 0.2, 0.1) if (premise, claim) == (OPEN.text, LONG) else denies(premise, claim)

    def large(premise: str, claim: str) -> Answer:
        return CONTRADICTED if premise == OPEN.text else silent(premise, claim)

    row = BACKER, candidates(LONG, "r", OPEN)
    readers = Readers(small, denies)
    assert labels(readers.read(*row)) == ["entailment", "entailment"]
    assert readers.large.asked == [(OPEN.text, LONG)]
    assert labels(Readers(small, large).read(*row)) == ["entailment", "contradiction"]


def test_no_part_is_read_beside_a_copy_of_what_supports_the_claim():
    readers = Readers(denies, denies)
    found = readers.read(BACKER, candidates(LONG, "r", OPEN), origins=(0, 0))
    assert labels(found) == ["entailment", "neutral"]
    assert (OPEN.text, PART) not in readers.small.asked


def parts_read(claim: str, evidence: str, similarity: float = 0.7) -> list[str]:
    case = candidates(claim, "r", window(evidence, similarity))
    return [look.text for look in at_parts(0, 0, case)]


def test_only_parts_that_share_words_with_the_window_are_read():
    assert parts_read(LONG, OPEN.text) == [PART]
    assert parts_read(LONG, "The ferry sailed on.") == []


def test_no_part_is_read_beside_something_else():
    assert parts_read(LONG, OPEN.text, SAME_SUBJECT) == [PART]
    assert parts_read(LONG, OPEN.text, SAME_SUBJECT - 0.01) == []


def test_a_claim_of_one_piece_has_no_parts_to_read():
    assert parts_read(PART, OPEN.text) == []


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        (
            "The report did not say the ferry was full, but it found the crew had left early.",
            "The report found the crew had left early.",
        ),
        (
            "If the strike goes ahead the ferry stops, and the harbour office will close the quay.",
            "The harbour office will keep the quay open.",
        ),
    ],
)
def test_no_part_is_read_that_the_claim_does_not_say(claim: str, evidence: str):
    assert parts_of(claim)
    assert not [text for text in parts_read(claim, evidence) if "crew" in text or "quay" in text]


def test_a_part_with_a_quotation_is_left_to_the_check_of_quotations():
    said = "The valve jammed in the night, and “the quay will be closed for a week”, it was said."
    plain = said.replace("“", "").replace("”", "")
    assert any("quay" in text for text in parts_read(plain, "The quay will be open, it was said."))
    assert not any(
        "quay" in text for text in parts_read(said, "The quay will be open, it was said.")
    )
