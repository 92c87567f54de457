"""What the models read of a sentence that opens with a pronoun."""

from __future__ import annotations

import pytest
from tiny import story

from claimcheck.judging.in_context import in_context
from claimcheck.quotations.extract import with_quotations

ADA = "Ada Quill joined the harbour board in 2019."
OTTO = "Otto Brandt will leave the ferry line in May."


def read(*sentences: str) -> str:
    """The last sentence of a paragraph as the models read it."""
    return in_context(with_quotations(story("article", sentences)))[-1].text


@pytest.mark.parametrize(
    ("before", "sentence", "read_as"),
    [
        # the subject of the sentence before
        ([OTTO], "He also sold his house.", "Brandt also sold his house."),
        ([OTTO], "His shares were sold.", "Brandt's shares were sold."),
        ([ADA], "Her term ends soon.", "Quill's term ends soon."),
        ([ADA, "Quill said the pier is safe."], "She was wrong.", "Quill was wrong."),
        ([OTTO, "Mr. Brandt was away."], "He's ill.", "Brandt's ill."),
        # behind a phrase, and where only the pronoun is a person
        ([OTTO], "In June he will sail.", "In June Brandt will sail."),
        ([OTTO], "The report said he had lied.", "The report said Brandt had lied."),
        # who is quoted, and the same person for as long as it goes on about "he"
        (
            [ADA, "“It will rain,” Quill said."],
            "She did not say when.",
            "Quill did not say when.",
        ),
        ([OTTO], "The line is his.", "The line is Brandt's."),
        ([OTTO, "He is 60."], "He was born in Larsund.", "Brandt was born in Larsund."),
        ([OTTO, "The line has nine boats."], "He built two.", "Brandt built two."),
        # the shortest name that the text has, where it is one person's
        (["Yun Dae Jung said no.", "Mr. Jung was away."], "He left.", "Jung left."),
        (["President Yun Sae-jin said no."], "He left.", "Sae-jin left."),
        (["Yun Dae Jung said no."], "He left.", "Yun Dae Jung left."),
        (["Carl P. van Rhee said no."], "He left.", "van Rhee left."),
        (["Karl Lund saw Eva Lund."], "He left.", "Karl Lund left."),
        # a name of another gender is nobody's rival
        (["Otto Brandt met Ada Quill."], "He smiled.", "Brandt smiled."),
        ([ADA, "Otto Brandt wrote to Quill."], "He smiled.", "Brandt smiled."),
    ],
)
def test_a_pronoun_is_read_as_the_name(before: list[str], sentence: str, read_as: str):
    assert read(*before, sentence) == read_as


@pytest.mark.parametrize(
    ("before", "sentence"),
    [
        ([], "He left."),
        ([ADA], "He left."),
        (["Otto Brandt told Karl Lund."], "He left."),
        (["Otto Brandt and Karl Lund said no."], "He left."),
        ([OTTO, "The driver slept."], "He was fined."),
        ([OTTO, "Karl Lund's boat sank."], "He was fined."),
        ([OTTO], "Karl Lund said he was fined."),
        ([OTTO], "A witness said he was fined."),
        ([OTTO], "When he came, Karl Lund left."),
        ([OTTO, "Nine.", "Ten.", "Eleven."], "He was fined."),
        (["Associates say he will sail."], "He was fined."),
        (["Robin Vale said she was ill."], "He was fined."),
        ([OTTO], "“He was fined,” the mayor said."),
        (["Karl Lund met Otto Brandt.", "Mr. Lund and Ms. Lund left."], "He sold it."),
        ([OTTO], "They were fined."),
        (["The crew of Otto Brandt slept."], "He was fined."),
    ],
)
def test_a_doubtful_pronoun_stays(before: list[str], sentence: str):
    assert read(*before, sentence) == sentence


def test_furniture_names_nobody_and_is_not_judged():
    document = with_quotations(story("a", [OTTO, "By Karl Lund", "He sold it."], furniture=[1]))
    assert [wording.text for wording in in_context(document)] == [OTTO, "Brandt sold it."]


@pytest.mark.parametrize(
    ("offset", "own"),
    [(0, 0), (7, 7), (8, 8), (9, 8), (13, 8), (14, 10), (19, 15)],
)
def test_offsets_of_what_is_read_are_found_in_the_sentence(offset: int, own: int):
    sentence = "In June he came."
    wording = in_context(with_quotations(story("a", [OTTO, sentence])))[1]
    assert wording.text == "In June Brandt came."
    assert wording.place(offset) == own


def test_a_sentence_in_its_own_words_keeps_its_offsets():
    (wording,) = in_context(with_quotations(story("a", [OTTO])))
    assert [wording.place(n) for n in (0, 5, len(OTTO))] == [0, 5, len(OTTO)]
