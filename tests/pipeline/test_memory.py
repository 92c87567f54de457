"""Answers from memory: the same report, and only what is new asked of the models."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import pytest
from ferry_story import ARTICLE, POST, WIRE
from tiny import HashEncoder, RuleNli, write_models

from claimcheck.pipeline.checker import Checker
from claimcheck.pipeline.engine import with_memory
from claimcheck.records import Report
from claimcheck.review.storage import answers as stored
from claimcheck.review.storage.answers import StoredAnswers
from claimcheck.review.storage.store import Store


class Recalled:
    """A memory in a dictionary."""

    def __init__(self) -> None:
        self.known: dict[bytes, bytes] = {}
        self.kept: list[str] = []

    def recall(self, kind: str, keys: Sequence[bytes]) -> Mapping[bytes, bytes]:
        return {key: self.known[key] for key in keys if key in self.known}

    def keep(self, kind: str, answers: Mapping[bytes, bytes]) -> None:
        self.known.update(answers)
        self.kept += [kind] * len(answers)


class CountingNli(RuleNli):
    """Tells which pairs it was asked about."""

    def __init__(self) -> None:
        super().__init__()
        self.pairs: list[tuple[str, str]] = []

    def predict(self, pairs):
        self.pairs += pairs
        return super().predict(pairs)


@pytest.fixture(autouse=True)
def _models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMCHECK_MODELS", str(write_models(tmp_path / "models")))


def check(article: str, memory: object = None, references: Sequence[str] = (POST, WIRE)):
    nli, encoder = CountingNli(), HashEncoder()
    report = Checker(encoder=encoder, nli=nli, memory=memory).check(article, references)
    return dataclasses.replace(report, timing={}), nli.pairs, encoder.encoded


def plain(report: Report) -> dict:
    return report.to_dict()


def test_a_report_from_memory_is_the_same():
    memory = Recalled()
    first, pairs, encoded = check(ARTICLE, memory)
    assert pairs
    assert encoded
    again, pairs, encoded = check(ARTICLE, memory)
    assert (pairs, encoded) == ([], [])
    assert plain(first) == plain(again) == plain(check(ARTICLE)[0])


def test_of_a_revision_only_what_changed_is_asked():
    memory = Recalled()
    check(ARTICLE, memory)
    revised = ARTICLE.replace("on Monday with 212 passengers", "on Sunday with 212 passengers")
    report, pairs, encoded = check(revised, memory)
    changed = "The Lady Marit hit the quay in Kellmouth on Sunday with 212 passengers aboard."
    assert changed in encoded
    assert pairs
    # The changed sentence, or it with another value in the place of its own.
    assert all("passengers aboard" in claim for _, claim in pairs), pairs
    assert plain(report) == plain(check(revised)[0])


def test_of_a_new_reference_only_its_pairs_are_asked():
    memory = Recalled()
    check(ARTICLE, memory, [POST])
    report, pairs, _ = check(ARTICLE, memory, [POST, WIRE])
    assert pairs
    assert all(any(part in WIRE for part in premise.split(". ")) for premise, _ in pairs)
    assert plain(report) == plain(check(ARTICLE)[0])


def test_texts_that_occur_twice_are_computed_once():
    memory, calls = Recalled(), []

    class Encoder(HashEncoder):
        def encode(self, texts):
            calls.append(list(texts))
            return super().encode(texts)

    checker = Checker(encoder=Encoder(), nli=RuleNli())
    checker.check(ARTICLE, [POST])
    engine = with_memory(checker._models(), memory)
    calls.clear()
    rows = engine.encoder.encode(["b", "a", "b"])
    assert calls == [["b", "a"]]
    assert np.array_equal(rows[0], rows[2])
    assert engine.encoder.encode([]).shape == (0, HashEncoder().dimension)


def test_answers_of_another_model_are_not_taken():
    memory = Recalled()
    checker = Checker(encoder=HashEncoder(), nli=RuleNli())
    checker.check(ARTICLE, [POST])
    engine = checker._models()
    one = with_memory(engine, memory)
    other = with_memory(
        dataclasses.replace(engine, names={**engine.names, "nli": "another@2"}), memory
    )
    one.judge.close.nli.predict([("a", "b")])
    kept = len(memory.known)
    other.judge.close.nli.predict([("a", "b")])
    assert len(memory.known) == kept + 1
    # Where two texts meet does not blur either.
    one.judge.close.nli.predict([("ab", "")])
    assert len(memory.known) == kept + 2


def test_a_database_remembers_across_desks_and_forgets_the_oldest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    store = Store(tmp_path / "desk.db")
    memory = StoredAnswers(store)
    first, pairs, _ = check(ARTICLE, memory)
    assert memory.read["nli"] == len(set(pairs))
    store.close()
    store = Store(tmp_path / "desk.db")
    memory = StoredAnswers(store)
    again, pairs, encoded = check(ARTICLE, memory)
    assert (pairs, encoded, memory.read["nli"]) == ([], [], 0)
    assert memory.known["nli"] > 0
    assert plain(first) == plain(again)
    monkeypatch.setattr(stored, "MOST", 3)
    memory.keep("nli", {bytes([n]): b"x" for n in range(5)})
    left = store.connection.execute("SELECT key FROM answers ORDER BY id").fetchall()
    store.close()
    assert [row[0] for row in left] == [b"\x02", b"\x03", b"\x04"]
