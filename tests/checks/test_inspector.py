"""Which findings of the single checks stand once the models have read the sentence."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tiny import story

from claimcheck.checks.inspector import Inspector
from claimcheck.models.encoder import Vectors
from claimcheck.quotations.spoken import Spoken
from claimcheck.records import (
    Contrast,
    Evidence,
    Findings,
    Judgement,
    Label,
    Probabilities,
    Quotation,
    Speaker,
)

CLAIM = "The council rejected the new bridge over the river on Monday."
SOURCE = "The council approved the new bridge over the river on Monday."


class NoEncoder:
    """For texts without a quotation nothing needs encoding."""


def judged(
    entailment: float, contradiction: float, *, reference: str = "r", text: str = SOURCE
) -> Judgement:
    evidence = Evidence(0, len(text), text, 0.9, (0,))
    said = Probabilities(entailment, 1 - entailment - contradiction, contradiction)
    return Judgement(reference, "neutral", said, entailment, "nli", (evidence,))


def findings(claim: str, *judgements: Judgement) -> Findings:
    """What is found in an article of one sentence, judged so."""
    article = story("a", claim)
    references = [story(j.reference, j.evidence[0].text) for j in judgements]
    inspector = Inspector(
        article, list(map(Spoken, references)), Vectors(NoEncoder()), range(len(references))
    )
    return inspector.inspect(article.content[0], judgements)


def contrasts(claim: str, *judgements: Judgement) -> list[Contrast]:
    return list(findings(claim, *judgements).contrasts)


@pytest.mark.parametrize(
    ("claim", "told", "entailment", "contradiction", "status"),
    [
        # A figure: where the model is not silent, whichever way it leans.
        ("The fire killed nine people.", "The fire killed twelve people.", 0.9, 0.0, "mismatch"),
        ("The fire killed nine people.", "The fire killed twelve people.", 0.1, 0.8, "mismatch"),
        ("The fire killed nine people.", "The fire killed twelve people.", 0.1, 0.1, "absent"),
        # A date: where it is against the claim; reports are of many days.
        ("Holm died on 9 June.", "Holm died on 7 June.", 0.1, 0.8, "mismatch"),
        ("Holm died on 9 June.", "Holm died on 7 June.", 0.5, 0.4, "absent"),
        # Another part of the same period: where the model is not silent.
        ("Holm left in early June.", "Holm left on 28 June.", 0.9, 0.0, "mismatch"),
        ("Holm left in early June.", "Holm left on 28 June.", 0.2, 0.2, "absent"),
        ("Holm left in early June.", "Holm left on 28 July.", 0.9, 0.0, "absent"),
        ("Holm left early on Sunday.", "Holm left late on Sunday.", 0.9, 0.0, "mismatch"),
        ("Holm left in the late 2000s.", "Holm left in 2003.", 0.9, 0.0, "mismatch"),
        ("Holm left in the late 2000s.", "Holm left in 1993.", 0.9, 0.0, "absent"),
        # A name: where the model doubts it.
        ("Ann Lee opened the mill.", "Kate Moore opened the mill.", 0.1, 0.8, "mismatch"),
        ("Ann Lee opened the mill.", "Kate Moore opened the mill.", 0.6, 0.3, "mismatch"),
        ("Ann Lee opened the mill.", "Kate Moore opened the mill.", 0.9, 0.0, "absent"),
        ("Ann Lee opened the mill.", "Kate Moore opened the mill.", 0.1, 0.1, "absent"),
    ],
)
def test_a_fact_differs_where_the_models_reading_allows_it(
    claim: str, told: str, entailment: float, contradiction: float, status: str
):
    facts = findings(claim, judged(entailment, contradiction, text=told)).facts
    (fact,) = [f for f in facts if f.kind != "name" or f.text != "Holm"]
    assert (fact.status, fact.found is None) == (status, status == "absent")


@pytest.mark.parametrize(
    ("claim", "told", "found"),
    [
        ("Updated on 9 June 2024.", "Updated on 7 June 2024.", []),
        ("Published: 9 June 2024, 9:06 pm", "Published: 9 June 2024, 8:14 pm", []),
        (
            "Holm died on 9 June 2024.",
            "Holm died on 7 June 2024.",
            ["9 June 2024"],
        ),
    ],
)
def test_the_line_that_dates_a_page_differs_from_no_other(claim: str, told: str, found: list[str]):
    facts = findings(claim, judged(0.1, 0.8, text=told)).facts
    assert [f.text for f in facts if (f.kind, f.status) == ("date", "mismatch")] == found


def test_names_that_changed_places_need_no_reading():
    told = "Ann Lee beat Kate Moore on Sunday."
    facts = findings("Kate Moore beat Ann Lee on Sunday.", judged(0.9, 0.0, text=told)).facts
    assert [f.status for f in facts if f.kind == "name"] == ["mismatch", "mismatch"]


def test_references_disagree_on_a_figure_whatever_is_read_of_the_rest():
    claim = "The fire at the mill killed nine people."
    told = "The fire at the mill killed twelve people."
    same = judged(0.9, 0.0, reference="same", text=claim)
    for neutral in (0.1, 0.9):
        other = judged(0.0, 1 - neutral, reference="other", text=told)
        found = findings(claim, same, other).facts
        assert [f.status for f in found] == ["match", "mismatch"]
        alone = findings(claim, other).facts
        assert [f.status for f in alone] == ["mismatch" if neutral < 0.5 else "absent"]


@pytest.mark.parametrize(
    ("entailment", "contradiction", "found"),
    [
        (0.1, 0.8, ["negation"]),
        (0.3, 0.4, ["negation"]),
        (0.0, 0.1, []),
        (0.1, 0.4, []),
        (0.8, 0.1, []),
    ],
)
def test_an_opposite_stands_where_the_model_most_probably_finds_one(
    entailment: float, contradiction: float, found: list[str]
):
    assert [c.flag for c in contrasts(CLAIM, judged(entailment, contradiction))] == found


@pytest.mark.parametrize(
    ("anglers", "label", "found"),
    [
        (12, "contradiction", ["negation"]),
        (12, "neutral", []),
        (14, "contradiction", []),
    ],
)
def test_a_contradiction_that_no_fact_names_is_looked_for_in_the_words(
    anglers: int, label: Label, found: list[str]
):
    claim = f"After a long, noisy, bitter debate Ash turned down the quay for {anglers} anglers."
    told = "On Monday Ash backed the quay for 12 anglers."
    judgement = replace(judged(0.1, 0.8, text=told), label=label)
    assert [c.flag for c in contrasts(claim, judgement)] == found


def test_each_reference_is_read_for_itself():
    """That one reference says the same, in words of its own, clears no other."""
    same = judged(0.9, 0.0, reference="same", text="The town will build no bridge.")
    other = judged(0.1, 0.8, reference="other")
    (found,) = contrasts(CLAIM, same, other)
    assert (found.flag, found.reference) == ("negation", "other")


def test_a_dropped_hedge_stands_whatever_the_model_reads():
    claim = "The strike will delay ferries to the island on Monday."
    told = "The strike could delay ferries to the island on Monday."
    (found,) = contrasts(claim, judged(0.99, 0.0, text=told))
    assert found.flag == "hedge_dropped"


@pytest.mark.parametrize(
    ("label", "found"), [("neutral", ["attribution_dropped"]), ("contradiction", [])]
)
def test_a_dropped_attribution_stands_where_its_reference_says_the_same(
    label: Label, found: list[str]
):
    claim = "The council will build the new bridge over the river by May."
    told = "Critics said the council will build the new bridge over the river by June."
    judgement = replace(judged(0.1, 0.5, text=told), label=label)
    assert [c.flag for c in contrasts(claim, judgement)] == found


def test_what_a_reference_has_word_for_word_is_clear():
    other = judged(0.1, 0.8, reference="other")
    same = replace(judged(1.0, 0.0, reference="same", text=CLAIM), method="exact")
    assert contrasts(CLAIM, other) != []
    assert contrasts(CLAIM, other, same) == []


@pytest.mark.parametrize(("method", "status"), [("exact", "verbatim"), ("nli", "misattributed")])
def test_a_sentence_that_stands_in_a_reference_has_its_speaker(method: str, status: str):
    """ "He" may be taken for the wrong person; the reference has the same "he"."""
    words = "We will build it before winter comes"
    article = story("a", f"“{words},” said Dora Finch.")
    reference = story("r", f"“{words},” said Paul Hendry.")

    def quotation(text: str, name: str) -> Quotation:
        start, at = text.index(words), text.index(name)
        speaker = Speaker(at, at + len(name), name, name)
        return Quotation(start, start + len(words), words, speaker=speaker)

    article = replace(article, quotations=(quotation(article.text, "Dora Finch"),))
    reference = replace(reference, quotations=(quotation(reference.text, "Paul Hendry"),))

    class OneVector:
        dimension = 2

        def encode(self, texts):
            import numpy as np

            return np.tile(np.array([[1.0, 0.0]], dtype=np.float32), (len(texts), 1))

    vectors = Vectors(OneVector())
    vectors.add([words])
    inspector = Inspector(article, [Spoken(reference)], vectors, [0])
    evidence = Evidence(0, len(reference.text), reference.text, 1.0, (0,))
    said = Judgement("r", "entailment", Probabilities(1, 0, 0), 1.0, method, (evidence,))  # type: ignore[arg-type]
    (check,) = inspector.inspect(article.content[0], [said]).quotes
    assert check.status == status


DENIED = "Hart said that the foreman poured the dye into the lake for many years."


@pytest.mark.parametrize(
    ("behind", "label", "flags"),
    [
        ("The foreman denies that.", "neutral", ["attribution_dropped"]),
        ("The foreman denies that.", "entailment", []),
        ("The foreman did not deny that.", "neutral", []),
        ("The lake is deep.", "neutral", []),
    ],
)
def test_what_is_disputed_behind_the_evidence_is_somebodys_word(
    behind: str, label: Label, flags: list[str]
):
    claim = story("a", "The foreman poured the dye into the lake for years.")
    references = [story("r", DENIED, behind)]
    inspector = Inspector(claim, list(map(Spoken, references)), Vectors(NoEncoder()), [0])
    judgement = replace(judged(0.3, 0.1, text=DENIED), label=label)
    found = inspector.inspect(claim.content[0], [judgement])
    assert [contrast.flag for contrast in found.contrasts] == flags


@pytest.mark.parametrize(
    ("label", "status"), [("contradiction", "mismatch"), ("neutral", "absent")]
)
def test_a_date_differs_where_its_reference_contradicts_the_claim(label: Label, status: str):
    against = judged(0.55, 0.4, text="The council met in the town hall on 4 May.")
    found = findings("The council met in the town hall on 9 May.", replace(against, label=label))
    assert [fact.status for fact in found.facts if fact.kind == "date"] == [status]
