"""Ticks, comments and reasons: what is kept of them, when they expire, and the record of all."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
import re
from pathlib import Path

import pytest
from desks import ARTICLE, REFERENCE, Browser, RuleChecker, opened_desk
from factories import make_report
from pages import words

from claimcheck.errors import InputError
from claimcheck.records import Report
from claimcheck.review.selections import MOST_SENTENCES, Selection, selections
from claimcheck.review.standing import Entry, Subject, marked, standing
from claimcheck.review.storage.basis import basis

REPORT = make_report()
FAULT = "a number, date or name is another"


class WeakChecker(RuleChecker):
    """Gives a support of 0.4 to every supported sentence of the council, and a model of its own."""

    model = "rules"

    def check(self, article, references) -> Report:
        report = super().check(article, references)
        weak = [
            dataclasses.replace(s, support=0.4)
            if s.verdict == "supported" and "mayor" in s.text
            else s
            for s in report.sentences
        ]
        return dataclasses.replace(report, sentences=tuple(weak), models={"nli": self.model})


@pytest.fixture
def ada(tmp_path: Path):
    with opened_desk(tmp_path / "desk.db", make_checker=WeakChecker) as (_, client):
        browser = Browser(client, "Ada")
        assert browser.add() == 1
        yield browser


def states(ada: Browser, revision: int = 1) -> dict[str, dict]:
    return ada.get(f"/articles/1/decisions?revision={revision}&seen=9999").json()["states"]


def comment(ada: Browser, text: str, spans: object):
    places = [span[0] for span in spans] if isinstance(spans, list) else [0]
    data = {"check": 1, "places": places, "kind": "comment", "text": text, "spans": spans}
    return ada.json("/articles/1/decisions", data)


def test_weak_ticks_come_after_the_flags_and_are_counted(ada: Browser):
    page = ada.get("/articles/1").text
    assert "To look at 3, weak ticks 1" in words(page)
    places = re.findall(r'<li class="[^"]+" data-place="(\d)"', page)
    assert len(places) == 4
    assert places[-1] == "3"
    assert "(✓) supported, weak 0.40" in words(page)
    assert "0 of 3 reviewed" in words(page)
    evidence = words(ada.get("/articles/1/sentences/3").text)
    assert "The tick is weak" in evidence
    assert "Tick is wrong" in evidence
    assert "Tick is wrong" not in words(ada.get("/articles/1/sentences/1").text)


def test_ticks_are_ruled_on_and_only_ticks(ada: Browser):
    assert ada.decide(1, [0], "right_tick").status_code == 200
    assert ada.decide(1, [3], "wrong_tick", f"{FAULT}: 9 crowns").status_code == 200
    for places, text, message in (
        ([1], FAULT, "this sentence has no tick"),
        ([0, 1], FAULT, "one of these sentences has no tick"),
        ([0], "no", "needs its fault first"),
    ):
        answer = ada.decide(1, places, "wrong_tick", text)
        assert answer.status_code == 400
        assert message in answer.json()["error"]["message"]
    found = states(ada)
    assert (found["0"]["kind"], found["3"]["kind"]) == ("right_tick", "wrong_tick")
    assert "tick wrong: a number, date or name is another: 9 crowns" in words(
        ada.get("/articles/1/log").text
    )


def test_a_tick_without_a_flag_is_neither_accepted_nor_dismissed(ada: Browser):
    for kind, places, which in (
        ("accept", [0], "this sentence has"),
        ("dismiss", [3], "this sentence has"),
        ("accept", [0, 1], "one of these sentences has"),
    ):
        answer = ada.decide(1, places, kind, "the tool misread")
        assert answer.status_code == 400
        message = f"{which} a tick and no flag to {kind}: say whether the tick is right or wrong"
        assert answer.json()["error"]["message"] == message
    assert states(ada) == {}


def test_a_comment_is_on_words_of_one_sentence_or_more(ada: Browser):
    answer = comment(ada, "since when?", [[0, 4, 11], [1, 0, 12]])
    assert answer.status_code == 200
    notes = [answer.json()["states"][place]["notes"][0] for place in "01"]
    assert [(note["on"], note["text"]) for note in notes] == [
        ("bridge", "since when?"),
        ("The council", "since when?"),
    ]
    comment(ada, "since when?", [[0, 4, 10]])  # said already
    comment(ada, "since when?", [[0, 0, 3]])
    assert [n["on"] for n in states(ada)["0"]["notes"]] == ["bridge", "The"]
    assert "on bridge: since when?" in words(ada.get("/articles/1/sentences/0").text)
    rows = list(csv.DictReader(io.StringIO(ada.get("/articles/1/export.csv").text)))
    assert rows[0]["notes"] == "Ada on “bridge”: since when? | Ada on “The”: since when?"
    log = ada.get("/articles/1/export.json").json()["review"]["log"]
    assert (log[0]["words"], log[0]["start"], log[0]["end"]) == ("bridge", 4, 10)
    assert "1 comment" not in words(ada.get("/flags").text)
    assert "2 comments on selected words" in words(ada.get("/flags").text)
    ada.json("/articles/1/undo", {"check": 1})
    assert "1 comment on selected words" in words(ada.get("/flags").text)


def test_what_are_no_words_is_refused(ada: Browser):
    for spans in (
        *(None, [], [[0]], [[0, 1, "x"]], [[0, 3, 4]], [[0, 5, 5]], [[99, 0, 4]], [[-1, 0, 4]]),
    ):
        assert comment(ada, "why?", spans).status_code == 400, spans
    assert comment(ada, "", [[0, 0, 3]]).status_code == 400
    data = {"check": 99, "places": [0], "kind": "comment", "text": "x", "spans": [[0, 0, 3]]}
    assert ada.json("/articles/1/decisions", data).status_code == 404
    assert states(ada) == {}


def test_selected_words_are_found_beside_characters_that_are_not_shown():
    sentence = dataclasses.replace(REPORT.sentences[2], text="A\u202e bad\tcost \U0001f600 rose")
    report = dataclasses.replace(REPORT, sentences=(sentence,))
    assert selections(report, [(0, 1, 6)]) == {0: Selection(3, 6, "bad")}
    assert selections(report, [(0, 11, 17)]) == {0: Selection(12, 18, "\U0001f600 rose")}
    assert selections(report, [(0, -4, 999)])[0].words == sentence.text
    many = dataclasses.replace(REPORT, sentences=(sentence,) * (MOST_SENTENCES + 1))
    with pytest.raises(InputError, match=f"1 to {MOST_SENTENCES} sentences"):
        selections(many, [(n, 0, 4) for n in range(MOST_SENTENCES + 1)])


def ruling(kind: str, **more: str) -> Entry:
    fields = {"verdict": "supported", "flags": "", "sources": "a", "models": "m", **more}
    return Entry(1, 1, 0, "k", kind, None, "", reviewer="Ada", at="then", **fields)


@pytest.mark.parametrize(
    ("kind", "subject", "changed"),
    [
        ("dismiss", {}, ""),
        ("dismiss", {"sources": "b"}, "the references have changed since"),
        ("dismiss", {"models": "n"}, "the models have changed since"),
        ("dismiss", {"sources": "b", "verdict": "disputed"}, "the verdict has changed since"),
        ("dismiss", {"sources": "", "models": ""}, ""),
        ("wrong_tick", {"sources": "b"}, "the references have changed since"),
        ("right_tick", {"models": "n"}, "the models have changed since"),
        ("accept", {"sources": "b", "models": "n"}, ""),
        ("needs_source", {"sources": "b"}, ""),
    ],
)
def test_a_dismissal_expires_with_what_it_rests_on(kind: str, subject: dict, changed: str):
    fields = {"verdict": "supported", "flags": "", "noted": True, "sources": "a", "models": "m"}
    found = standing(marked([ruling(kind)]), [Subject(0, "k", 0, **{**fields, **subject})])[0]
    assert found.changed == changed
    assert found.reviewed is not bool(changed)


def test_a_check_rests_on_texts_and_models_and_not_on_names_or_their_order():
    first, *rest = REPORT.references
    turned = dataclasses.replace(REPORT, references=(*rest, dataclasses.replace(first, id="x")))
    assert basis(turned) == basis(REPORT)
    fewer = basis(dataclasses.replace(REPORT, references=tuple(rest)))
    other = basis(dataclasses.replace(REPORT, models={"nli": "another"}))
    assert fewer.sources != basis(REPORT).sources == other.sources
    assert other.models != basis(REPORT).models == fewer.models


def test_dismissals_expire_at_the_desk(ada: Browser, monkeypatch: pytest.MonkeyPatch):
    ada.decide(1, [1], "dismiss", "the references do say it")
    ada.decide(1, [2], "accept")
    for more, revision, reviewed in (
        ({}, 2, 2),
        ({"reference_text": f"{REFERENCE} It rained."}, 3, 1),
    ):
        ada.form("/articles/1/revise", {"article_text": ARTICLE, "keep": "1", **more})
        assert ada.wait(1)["state"] == "done"
        assert f"{reviewed} of 3 reviewed" in words(ada.get("/articles/1").text)
        changed = "the references have changed since" if more else ""
        assert states(ada, revision)["1"]["changed"] == changed
    assert "the references have changed since: look again" in words(
        ada.get("/articles/1/sentences/1").text
    )
    assert ada.decide(1, [1], "dismiss", "the references do say it").json()["reviewed"] == 2
    monkeypatch.setattr(WeakChecker, "model", "another")
    ada.form("/articles/1/revise", {"article_text": ARTICLE, "keep": ["1", "2"]})
    assert ada.wait(1)["state"] == "done"
    assert states(ada, 4)["1"]["changed"] == "the models have changed since"


def test_the_record_counts_by_what_was_said(ada: Browser):
    ada.decide(1, [1], "dismiss", "right, and known from elsewhere")
    ada.decide(1, [2], "dismiss", "the tool misread")
    ada.decide(1, [4], "dismiss", "in my own words")
    ada.decide(1, [0], "right_tick")
    ada.decide(1, [3], "wrong_tick", FAULT)
    rows = {row["flag"]: row for row in ada.get("/flags.json").json()}
    assert (rows["contradicted"]["right"], rows["contradicted"]["right_flags"]) == (1.0, 1)
    unsupported = rows["unsupported"]
    assert (unsupported["dismissed"], unsupported["wrong_flags"], unsupported["not_said"]) == (
        *(2, 1, 1),
    )
    assert unsupported["right"] == 0.0
    assert (rows["tick: judged"]["right"], rows["tick: weak"]["right"]) == (1.0, 0.0)
    page = words(ada.get("/flags").text)
    assert f"What was wrong with ticks {FAULT} 1" in page
    assert "(✓) weak 0%" in page


def test_rulings_are_exported_as_data_without_words(ada: Browser):
    ada.decide(1, [1], "accept")
    ada.decide(1, [2], "dismiss", "the references do say it: in line 4")
    ada.decide(1, [4], "dismiss", "the tool misread")
    ada.decide(1, [3], "wrong_tick", FAULT)
    ada.decide(1, [0], "needs_source")
    ada.decide(1, [0], "right_tick")
    ada.decide(1, [4], "note", "ask")
    answer = ada.get("/flags.jsonl")
    assert answer.headers["content-type"].startswith("application/jsonl")
    lines = [json.loads(line) for line in answer.text.splitlines()]
    assert [(n["sentence"], n["right"], n["supported"], n["ground"]) for n in lines] == [
        (1, True, False, None),
        (2, False, True, None),
        (4, False, None, None),
        (3, False, False, "weak"),
        (0, True, True, "judged"),
    ]
    assert lines[3]["reason"] == "value"
    assert lines[3]["support"] == 0.4
    assert lines[0]["judgements"][0]["contradiction"] == 0.8
    assert lines[0]["models"] == {"nli": "rules"}
    for told in ("Ada", "bridge", "line 4", "Pasted"):
        assert told not in answer.text
