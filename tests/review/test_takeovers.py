"""What a sentence can take over from its references, and an article with an edited sentence."""

from __future__ import annotations

import pytest
import tarn_ferry
from report_builder import Builder, judgement

from claimcheck.errors import InputError
from claimcheck.records import DiffPart, Passage, SentenceResult
from claimcheck.review.takeovers import LONGEST, edited, offers, with_offer


def sentence(**given) -> SentenceResult:
    """A sentence that is the second of its article."""
    made = Builder()
    made.paragraph(
        {"text": "It rained.", "verdict": "supported"}, {"verdict": "unsupported", **given}
    )
    return made.sentences[1]


def taken(found: SentenceResult) -> list[str]:
    """The sentence with each of its offers."""
    return [with_offer(found, offer) for offer in offers(found)]


@pytest.mark.parametrize(
    ("name", "becomes"),
    [
        ("cost", ["The work will cost 4.2 million crowns."]),
        (
            "night_boat",
            ["“We will keep a night boat for urgent patients,” harbour master Ida Lunde said."],
        ),
        ("mayor", ["“Nobody asked us,” said the mayor, Asta Moe."]),
        ("opened", ["The crossing opened in 1951."]),
        ("may", ["The repairs may end in May.", "The repairs end in May, the yard said."]),
        ("bridge", ["The port has ruled out a bridge."]),
        ("schools", []),  # absent is no offer
        ("goodbye", []),
        ("small_boat", []),
    ],
)
def test_what_the_reference_has_stands_in_its_place(name: str, becomes: list[str]):
    assert taken(sentence(**getattr(tarn_ferry, name)())) == becomes


def number(words: str, has: str, evidence: str, text: str) -> SentenceResult:
    fact = {"kind": "number", "status": "mismatch", "reference": "wire", "found": has}
    judged = (judgement("wire", "contradiction", evidence), judgement("post", "neutral", has))
    return sentence(text=text, facts=((words, fact),), judgements=judged)


@pytest.mark.parametrize(
    ("found", "becomes"),
    [
        (number("Six", "four", "Police said four died.", "Six people died."),
         ["Four people died."]),
        (number("six", "Four", "Four people died.", "There died six people."),
         ["There died Four people."]),
        # What follows from several figures stands nowhere as it is.
        (number("ten", "4, 6", "There were 4 and 6.", "There were ten of them."), []),
    ],
)  # fmt: skip
def test_only_words_of_the_evidence_are_offered(found: SentenceResult, becomes: list[str]):
    assert taken(found) == becomes


@pytest.mark.parametrize(
    ("attribution", "text", "becomes"),
    [
        ("The yard said that", "It ends.", "It ends, the yard said."),
        ("According to the yard", "It “ends.”", "It “ends, according to the yard.”"),
        ("Jon Berg said", "It ends", "It ends, Jon Berg said"),
    ],
)
def test_an_attribution_goes_before_the_full_stop(attribution: str, text: str, becomes: str):
    contrast = {"flag": "attribution_dropped", "reference": "wire", "found": attribution}
    judged = (judgement("wire", "neutral", f"{attribution} it ends."),)
    assert taken(sentence(text=text, contrasts=(("", contrast),), judgements=judged)) == [becomes]


@pytest.mark.parametrize(
    ("text", "becomes"),
    [
        ("“No,” said Jon Berg.", ["“No,” said Asta Moe."]),
        ("“No,” said Jon Berg. Jon Berg left.", []),  # which of the two is not known
        ("“No, Jon Berg,” he said.", []),
    ],
)
def test_a_speaker_is_offered_where_it_is_named_once(text: str, becomes: list[str]):
    words = text[1 : text.index("”")]
    quote = {
        "status": "misattributed",
        "speaker": "Jon Berg",
        "said_by": "Asta Moe",
        "nearest": Passage("wire", 0, 3, words),
    }
    assert taken(sentence(text=text, quotes=((words, quote),))) == becomes


def test_what_overlaps_is_offered_once():
    quote = {
        "status": "altered",
        "nearest": Passage("wire", 0, 9, "We saw six"),
        "diff": (DiffPart("delete", "six"), DiffPart("insert", "ten")),
    }
    fact = {"kind": "number", "status": "mismatch", "reference": "wire", "found": "six"}
    found = sentence(
        text="“We saw ten,” he said.",
        quotes=(("We saw ten,", quote),),
        facts=(("ten", fact),),
        judgements=(judgement("wire", "contradiction", "“We saw six,” he said."),),
    )
    assert taken(found) == ["“We saw six,” he said."]


ARTICLE = "It rained. It was cold.\n\nNobody came."


def part(words: str) -> SentenceResult:
    made = Builder()
    made.paragraph(*({"text": t, "verdict": "supported"} for t in ("It rained.", "It was cold.")))
    made.paragraph({"text": "Nobody came.", "verdict": "supported"})
    assert made.text == ARTICLE
    return next(s for s in made.sentences if s.text == words)


@pytest.mark.parametrize(
    ("words", "text", "becomes"),
    [
        ("It was cold.", "It was warm.", "It rained. It was warm.\n\nNobody came."),
        ("It was cold.", " It was\n hot.  So. ", "It rained. It was hot. So.\n\nNobody came."),
        ("It rained.", "", "It was cold.\n\nNobody came."),
        ("It was cold.", " \n", "It rained. \n\nNobody came."),
        ("Nobody came.", "A  <b>few</b>.", "It rained. It was cold.\n\nA <b>few</b>."),
    ],
)
def test_a_sentence_gets_other_words_and_nothing_else_changes(words: str, text: str, becomes: str):
    assert edited(ARTICLE, part(words), text) == becomes


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("It  was cold. ", "nothing was changed"),
        ("x" * (LONGEST + 1), "more than 10,000 characters"),
    ],
)
def test_an_edit_that_is_none_is_refused(text: str, message: str):
    with pytest.raises(InputError, match=message):
        edited(ARTICLE, part("It was cold."), text)


def test_the_last_sentence_cannot_be_taken_out():
    made = Builder()
    made.paragraph({"text": "It rained.", "verdict": "supported"})
    with pytest.raises(InputError, match="nothing would be left"):
        edited(made.text, made.sentences[0], "")
