"""Sentences of which a part is supported, on the whole way of an article."""

from __future__ import annotations

import pytest
from ferry_story import POST, WIRE, check, checker, sentence
from tiny import HashEncoder, RuleNli

from claimcheck.pipeline import engine
from claimcheck.pipeline.checker import Checker
from claimcheck.settings import Settings

pytestmark = pytest.mark.usefixtures("tiny_models")


HALF = (
    "The Lady Marit hit the quay in Kellmouth on Monday, and the mayor of the town danced on the "
    "tables all night long."
)
NEITHER = (
    "The bakers of the valley went on strike, and the mayor of the town danced on the tables all "
    "night long."
)
WHOLE = "The Lady Marit hit the quay in Kellmouth on Monday, and the owner paid 9 million euros."


def test_a_sentence_of_which_a_part_is_supported_is_partial():
    report = check(f"Rain fell.\n\n{HALF}", POST, WIRE)
    found = sentence(report, "danced")
    assert (found.verdict, found.flags) == ("unsupported", ("partial",))
    text = report.article.text
    assert [(text[p.start : p.end], p.verdict) for p in found.parts] == [
        ("The Lady Marit hit the quay in Kellmouth on Monday, and", "supported"),
        ("the mayor of the town danced on the tables all night long.", "unsupported"),
    ]


def test_parts_that_do_not_differ_are_not_shown():
    found = sentence(check(f"Rain fell.\n\n{NEITHER}", POST), "danced")
    assert (found.verdict, found.flags, found.parts) == ("unsupported", (), ())


def test_parts_of_supported_sentences_are_not_judged():
    nli = RuleNli()
    reference = f"{POST}\n{WIRE}"
    found = sentence(checker(nli).check(f"Rain fell.\n\n{WHOLE}", [reference]), "9 million")
    assert (found.verdict, found.parts) == ("supported", ())
    assert {claim for _, claim in nli.asked} == {"Rain fell.", WHOLE}
    nli = RuleNli()
    checker(nli).check(f"Rain fell.\n\n{HALF}", [reference])
    assert {claim for _, claim in nli.asked} == {
        "Rain fell.",
        HALF,
        "The Lady Marit hit the quay in Kellmouth on Monday.",
        "The mayor of the town danced on the tables all night long.",
    }


def test_parts_are_read_as_sentences_are(monkeypatch: pytest.MonkeyPatch):
    models = {"nli": RuleNli(), "nli_fast": RuleNli()}
    monkeypatch.setattr(engine, "load_nli", lambda settings, role: (models[role], role))
    one = Checker(Settings(), encoder=HashEncoder())
    report = one.check(f"Rain fell.\n\n{HALF}", [f"{POST}\n{WIRE}"])
    assert sentence(report, "danced").flags == ("partial",)
    assert (report.models["nli"], report.models["nli_fast"]) == ("nli", "nli_fast")
    assert (report.settings["mode"], report.settings["preset"]) == ("standard", "balanced")
    assert report.settings["threshold"] == 0.5
    small, large = ({claim for _, claim in models[r].asked} for r in ("nli_fast", "nli"))
    assert {"Rain fell.", HALF} < large < small, "of one half the small model is sure"
    assert len(small) == 4
