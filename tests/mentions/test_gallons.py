"""Gallons: imperial ones, those of the United States, and those of a text that does not tell."""

from __future__ import annotations

import pytest

from claimcheck.evaluation.documents import plain_document
from claimcheck.mentions.british import is_british
from claimcheck.mentions.document_mentions import Mentions
from claimcheck.mentions.quantity import Quantity, agree, equal


def figure(text: str) -> Quantity:
    document = plain_document("d", text)
    (found,) = (
        mention.value
        for mention in Mentions(document).within(0, len(text))
        if isinstance(mention.value, Quantity) and mention.value.unit.startswith("litre")
    )
    return found


BRITISH = "The harbour paid £40 for it."
PLAIN = "The pier leaked."


@pytest.mark.parametrize(
    ("claim", "evidence", "same"),
    [
        (f"{PLAIN} It lost 1,000 gallons.", "It lost 3,785 litres.", True),
        (f"{PLAIN} It lost 1,000 gallons.", "It lost 4,546 litres.", True),
        (f"{PLAIN} It lost 1,000 gallons.", "It lost 5,400 litres.", False),
        (f"{PLAIN} It lost 1,000 gallons.", "It lost 3,000 litres.", False),
        (f"{PLAIN} It lost 1,000 gallons.", "It lost 1,200 gallons.", False),
        (f"{PLAIN} It lost 1,000 gallons a minute.", "It lost 4,546 litres a minute.", True),
        (f"{BRITISH} It lost 1,000 gallons.", "It lost 4,546 litres.", True),
        (f"{BRITISH} It lost 1,000 gallons.", "It lost 3,785 litres.", False),
        (f"{BRITISH} It lost 1,000 gallons.", "It lost 1,000 gallons.", True),
        ("It lost 1,000 imperial gallons.", "It lost 4,546 litres.", True),
        ("It lost 1,000 imperial gallons.", "It lost 3,785 litres.", False),
        ("It lost 1,000 imperial gallons.", "It lost 1,000 gallons.", True),
        ("It lost 1,000 US gallons.", "It lost 3,785 litres.", True),
        ("It lost 1,000 US gallons.", "It lost 4,546 litres.", False),
        ("It lost 1,000 US gallons.", "It lost 1,000 imperial gallons.", False),
        (f"{BRITISH} It lost 1,000 US gallons.", "It lost 4,546 litres.", False),
    ],
)
def test_gallons(claim: str, evidence: str, same: bool):
    a, b = figure(claim), figure(evidence)
    assert agree(a, b) is agree(b, a) is same
    assert equal(a, b) is same


@pytest.mark.parametrize(
    ("text", "british"),
    [
        ("It cost £40.", True),
        ("It cost 80p.", True),
        ("The grey harbour was cancelled by the theatre.", True),
        ("It cost £40, or $50.", False),
        ("It cost $50 in the grey harbour.", False),
        ("The gray harbor was canceled.", False),
        ("They advised otherwise and promised a surprise.", False),
        ("The harbour is shut.", False),
        ("", False),
    ],
)
def test_british(text: str, british: bool):
    assert is_british(text) is british
