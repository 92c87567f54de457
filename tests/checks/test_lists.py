"""Lists in the evidence: whose a value is, "respectively"."""

from __future__ import annotations

import pytest
from compared import compare

GRANTS = "The parishes of Orsa and Brant got 7 and 9 million pounds respectively for roofs."


def differing(claim: str, *evidence: str) -> dict[str, str | None]:
    """The figures of a claim that mismatch, with those of the evidence."""
    facts = compare(claim, *evidence)
    return {f.text: f.found for f in facts if (f.kind, f.status) == ("number", "mismatch")}


@pytest.mark.parametrize(
    ("claim", "evidence", "expected"),
    [
        ("Orsa got 7 million pounds for roofs.", GRANTS, {}),
        ("Brant got 9 million pounds for roofs.", GRANTS, {}),
        ("Brant got 7 million pounds for roofs.", GRANTS, {"7 million pounds": "9 million pounds"}),
        ("Orsa got 9 million pounds for roofs.", GRANTS, {"9 million pounds": "7"}),
        ("Orsa and Brant got 7 and 9 million pounds for roofs.", GRANTS, {}),
        ("The parishes got 7 and 9 million pounds for roofs.", GRANTS, {}),
        (
            "Lund finished in 14 minutes.",
            "Holm, Berg and Lund finished in 11, 12 and 14 minutes respectively.",
            {},
        ),
        (
            "Berg finished in 14 minutes.",
            "Holm, Berg and Lund finished in 11, 12 and 14 minutes respectively.",
            {"14 minutes": "12"},
        ),
        # Owners behind other words, told with their kind, or behind the values.
        (
            "In June Brant got 7 million pounds.",
            "On Monday the parish of Orsa and the parish of Brant got 7 and 9 million pounds, "
            "respectively.",
            {"7 million pounds": "9 million pounds"},
        ),
        (
            "For roofs, 9 million pounds went to Brant.",
            "The county said that Orsa and Brant got £7 million and £9 million respectively.",
            {},
        ),
        # The claim says "respectively" too.
        ("Orsa and Brant got 7 and 9 million pounds respectively for roofs.", GRANTS, {}),
        (
            "Brant and Orsa got 9 and 7 million pounds respectively for roofs.",
            GRANTS,
            {},
        ),
        (
            "Last year Brant and Orsa got 7 and 9 million pounds respectively for roofs.",
            GRANTS,
            {"7": "9 million pounds", "9 million pounds": "7"},
        ),
        (
            "The roofs of Orsa and Brant cost 9 and 7 million pounds, respectively.",
            GRANTS,
            {"9": "7", "7 million pounds": "9 million pounds"},
        ),
        # Not told whose, or of two lists of unlike length.
        ("Brant got 7 million pounds.", "Orsa and Brant got 7 and 9 million pounds.", {}),
        (
            "Brant got 7 million pounds.",
            "Orsa, Brant and Holt got 7 and 9 million pounds respectively.",
            {},
        ),
    ],
)
def test_respectively(claim: str, evidence: str, expected: dict[str, str]):
    assert differing(claim, evidence) == expected


def test_what_another_sentence_gives_to_the_claims_is_its_own():
    claim = "Brant got 7 million pounds for roofs."
    assert differing(claim, f"{GRANTS} In the end Brant got 7 million pounds for roofs.") == {}
