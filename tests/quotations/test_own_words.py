"""Sentences that only quote, matched with what a reference says of the same speaker."""

from __future__ import annotations

import pytest

from claimcheck.evaluation.documents import plain_document
from claimcheck.quotations.extract import with_quotations
from claimcheck.quotations.own_words import with_own_words
from claimcheck.quotations.spoken import Spoken
from claimcheck.records import Candidates, Evidence

QUAY = "The head of the tram works, Ruth Moore, had maps. “We will lay three tracks,” she said."
BARN = (
    "The theatre’s manager, Hugo Carter, raised the curtain. “We need two tailors. Soon,” he said."
)
CUT = "“We will lay three tracks,” said Ruth Moore, “if the council pays.”"
TURNS = "MOORE (by phone): Nobody was fined in March. We checked twice.\nKERR: And who pays for it?"


def matched(sentence: str, reference: str) -> str | None:
    """The evidence on the only sentence of an article, None where it is left to the models."""
    article, source = (
        with_quotations(plain_document(name, text))
        for name, text in (("a", sentence), ("r", reference))
    )
    blank = Candidates(sentence, "r", "nli", (Evidence(0, 1, "T", 0.5),))
    ((case,),) = with_own_words([[blank]], article, [Spoken(source)])
    assert (case.method == "nli") == (case == blank)
    return None if case == blank else case.windows[0].text


@pytest.mark.parametrize(
    ("sentence", "reference", "evidence"),
    [
        ("“We will lay three tracks,” Moore said.", QUAY, "“We will lay three tracks,” she said."),
        (
            "“We will lay three tracks,” said Ms. Moore.",
            QUAY,
            "“We will lay three tracks,” she said.",
        ),
        (
            "Ruth Moore said: “We will lay three tracks.”",
            QUAY,
            "“We will lay three tracks,” she said.",
        ),
        (
            "“We will lay three tracks,” said the head of the tram works.",
            QUAY,
            "“We will lay three tracks,” she said.",
        ),
        ("“We need two tailors,” Carter added.", BARN, "“We need two tailors. Soon,” he said."),
        (
            "“Nobody was fined in March,” said Moore.",
            TURNS,
            "MOORE (by phone): Nobody was fined in March.",
        ),
        ("“And who pays for it?” Kerr said.", TURNS, "KERR: And who pays for it?"),
    ],
)
def test_own_words(sentence: str, reference: str, evidence: str):
    assert matched(sentence, reference) == evidence


@pytest.mark.parametrize(
    ("sentence", "reference"),
    [
        # Another speaker, an unknown one, or none.
        ("“We will lay three tracks,” Carter said.", f"{QUAY}\n{BARN}"),
        ("“We will lay three tracks,” said the mayor.", QUAY),
        ("“We will lay three tracks,” Zork said.", QUAY),
        ("“We will lay three tracks.”", QUAY),
        # The article tells more than the quotation and who said it.
        ("“We will lay three tracks,” Moore said on Monday.", QUAY),
        ("“We will lay three tracks,” Moore told the council.", QUAY),
        ("“We will lay three tracks,” Mayor Moore said.", QUAY),
        ("“We will lay three tracks,” Moore never said.", QUAY),
        # Other words, or few of them.
        ("“We will lay ten tracks,” Moore said.", QUAY),
        ("“Three tracks,” Moore said.", QUAY),
        # A sentence or its condition cut short.
        ("“We will lay,” Moore said.", QUAY),
        ("“Will lay three tracks,” Moore said.", QUAY),
        ("“We will lay three tracks,” Moore said.", CUT),
        ("“If the council pays,” Moore said.", CUT),
        # A reference that does not vouch for it.
        ("“We sold the old pier,” Moore said.", "Ruth Moore never said: “We sold the old pier.”"),
        ("“We sold the old pier,” Moore said.", "Ruth Moore may say: “We sold the old pier.”"),
        ("“We sold the old pier,” Moore said.", "“Lee said ‘We sold the old pier’,” said Moore."),
    ],
)
def test_what_is_left_to_the_models(sentence: str, reference: str):
    assert matched(sentence, reference) is None
