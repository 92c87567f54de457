"""Quotations that are given to another speaker than the reference's."""

from __future__ import annotations

import pytest
from quotations_checked import check_article, statuses

LEE = "“We were told to wait for a spare part,” said Ann Lee. The quay was shut."
MOORE = "“We were told to wait for a spare part,” said Bob Moore."


def test_misattributed():
    (found,) = check_article(MOORE, LEE)
    assert found.status == "misattributed"
    assert (found.speaker, found.said_by) == ("Bob Moore", "Ann Lee")
    assert found.nearest is not None
    assert found.nearest.text == "We were told to wait for a spare part,"
    assert found.diff == ()


@pytest.mark.parametrize(
    "article",
    [
        LEE,
        "“We were told to wait for a spare part,” Ms. Lee said.",
        "“We were told to wait for a spare part,” said Anne Lee.",
        # Nobody, or somebody whom the article does not name.
        "“We were told to wait for a spare part.”",
        "“We were told to wait for a spare part,” said a nurse.",
        "“We were told to wait for a spare part,” she said.",
        "“We were told to wait for a spare part,” said the president.",
        "“We were told to wait for a spare part,” said the Harbour Authority.",
    ],
)
def test_one_speaker_or_an_unknown_one(article: str):
    assert statuses(article, LEE) == ["verbatim"]


@pytest.mark.parametrize(
    "reference",
    [
        "“We were told to wait for a spare part,” said a nurse.",
        "“We were told to wait for a spare part,” she said.",
        "The notes say: “We were told to wait for a spare part.”",
        # What Lee quotes another one said.
        "“He said ‘We were told to wait for a spare part’ and left,” said Ann Lee.",
    ],
)
def test_a_reference_that_names_nobody_tells_nothing(reference: str):
    assert statuses(MOORE, reference) == ["verbatim"]


def test_one_reference_with_the_articles_speaker_is_enough():
    assert statuses(MOORE, LEE, MOORE) == ["verbatim"]
    assert statuses(MOORE, LEE, "“We were told to wait for a spare part,” he said.") == [
        "misattributed"
    ]


SAILING = (
    "“We will not bake on Monday,” said the guild’s secretary, Frida Aas. The owner of the mill, "
    "Otto Holt, called a lawyer. “A promise is a promise for us,” Holt said."
)
TRANSCRIPT = (
    "AAS (by phone): We will not bake on Monday. The ovens are cold.\n"
    "KERR: And who pays?\nHOLT: A promise is a promise for us. Holt Mill was founded in 1931."
)


@pytest.mark.parametrize(
    ("article", "reference", "status"),
    [
        # An office that the reference explains.
        ("“We will not bake on Monday,” said the owner of the mill.", SAILING, "misattributed"),
        ("“A promise is a promise for us,” said the owner of the mill.", SAILING, "verbatim"),
        ("“We will not bake on Monday,” said the guild’s secretary.", SAILING, "verbatim"),
        (
            "“A promise is a promise for us,” the guild’s secretary said.",
            SAILING,
            "misattributed",
        ),
        # A surname that only the reference tells to be a person's.
        ("“We will not bake on Monday,” Holt said.", SAILING, "misattributed"),
        ("“A promise is a promise for us,” Holt said.", SAILING, "verbatim"),
        # Nobody whom the reference knows.
        ("“We will not bake on Monday,” said an owner of the mill.", SAILING, "verbatim"),
        ("“We will not bake on Monday,” said the head of the market.", SAILING, "verbatim"),
        ("“We will not bake on Monday,” Zork said.", SAILING, "verbatim"),
        ("“We will not bake on Monday,” he said.", SAILING, "verbatim"),
        # Labels.
        ("“We will not bake on Monday,” said Holt.", TRANSCRIPT, "misattributed"),
        ("“We will not bake on Monday,” Aas told the radio.", TRANSCRIPT, "verbatim"),
        ("“A promise is a promise for us,” said Aas.", TRANSCRIPT, "misattributed"),
        ("“A promise is a promise for us,” said Otto Holt.", TRANSCRIPT, "verbatim"),
        ("“And who pays?” asked Otto Holt.", TRANSCRIPT, "misattributed"),
        ("“A promise is a promise for us,” said Holt Line.", TRANSCRIPT, "verbatim"),
    ],
)
def test_speakers_whom_the_reference_tells(article: str, reference: str, status: str):
    assert statuses(article, reference) == [status]
