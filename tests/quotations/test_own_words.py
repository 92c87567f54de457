"""Sentences that only quote, matched with what a reference says of the same speaker."""

from __future__ import annotations

import pytest

from claimcheck.evaluation.documents import plain_document
from claimcheck.quotations.extract import with_quotations
from claimcheck.quotations.own_words import with_own_words
from claimcheck.records import Candidates, Evidence

QUAY = "The head of the harbour, Karen Moore, opened the quay. “We will buy two cranes,” she said."
BARN = "The museum’s director, John Carter, showed the barn. “We need six guides. Soon,” he said."
CUT = "“We will buy two cranes,” said Karen Moore, “if the council pays.”"
TURNS = "MOORE (by phone): Nobody was hurt on Sunday. We checked twice.\nKERR: And who pays for it?"


def matched(sentence: str, reference: str) -> str | None:
    """The evidence on the only sentence of an article, None where it is left to the models."""
    article, source = (
        with_quotations(plain_document(name, text))
        for name, text in (("a", sentence), ("r", reference))
    )
    blank = Candidates(sentence, "r", "nli", (Evidence(0, 1, "T", 0.5),))
    ((case,),) = with_own_words([[blank]], article, [source])
    assert (case.method == "nli") == (case == blank)
    return None if case == blank else case.windows[0].text


@pytest.mark.parametrize(
    ("sentence", "reference", "evidence"),
    [
        ("“We will buy two cranes,” Moore said.", QUAY, "“We will buy two cranes,” she said."),
        ("“We will buy two cranes,” said Ms. Moore.", QUAY, "“We will buy two cranes,” she said."),
        (
            "Karen Moore said: “We will buy two cranes.”",
            QUAY,
            "“We will buy two cranes,” she said.",
        ),
        (
            "“We will buy two cranes,” said the head of the harbour.",
            QUAY,
            "“We will buy two cranes,” she said.",
        ),
        ("“We need six guides,” Carter added.", BARN, "“We need six guides. Soon,” he said."),
        (
            "“Nobody was hurt on Sunday,” said Moore.",
            TURNS,
            "MOORE (by phone): Nobody was hurt on Sunday.",
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
        ("“We will buy two cranes,” Carter said.", f"{QUAY}\n{BARN}"),
        ("“We will buy two cranes,” said the mayor.", QUAY),
        ("“We will buy two cranes,” Zork said.", QUAY),
        ("“We will buy two cranes.”", QUAY),
        # The article tells more than the quotation and who said it.
        ("“We will buy two cranes,” Moore said on Monday.", QUAY),
        ("“We will buy two cranes,” Moore told the council.", QUAY),
        ("“We will buy two cranes,” Mayor Moore said.", QUAY),
        ("“We will buy two cranes,” Moore never said.", QUAY),
        # Other words, or few of them.
        ("“We will buy ten cranes,” Moore said.", QUAY),
        ("“Two cranes,” Moore said.", QUAY),
        # A sentence or its condition cut short.
        ("“We will buy,” Moore said.", QUAY),
        ("“Will buy two cranes,” Moore said.", QUAY),
        ("“We will buy two cranes,” Moore said.", CUT),
        ("“If the council pays,” Moore said.", CUT),
        # A reference that does not vouch for it.
        ("“We sold the old pier,” Moore said.", "Karen Moore never said: “We sold the old pier.”"),
        ("“We sold the old pier,” Moore said.", "Karen Moore may say: “We sold the old pier.”"),
        ("“We sold the old pier,” Moore said.", "“Lee said ‘We sold the old pier’,” said Moore."),
    ],
)
def test_what_is_left_to_the_models(sentence: str, reference: str):
    assert matched(sentence, reference) is None
