"""How claims are chosen, answers are counted and documents are cut for the peers, without any."""

from __future__ import annotations

import collections
import json
from types import SimpleNamespace

import numpy as np
import peer_own
import peer_run
import peer_schemes
import peers
import pytest

from claimcheck.evaluation.datasets import Claim
from claimcheck.models.onnx import OnnxModel


def claims(labels: str, name: str = "") -> list[Claim]:
    texts = (f"{name} claim {number}." for number in range(len(labels)))
    return [Claim(text, "A text.", label == "s") for text, label in zip(texts, labels, strict=True)]


@pytest.mark.parametrize(
    ("labels", "rows", "expected"),
    [
        ("susu", 4, [0, 1, 2, 3]),
        ("sssuuu", 4, [0, 3, 1, 4]),
        ("sssuuu", 5, [0, 3, 1, 4]),
        ("sssssu", 4, [0, 5]),
        ("ssss", 4, []),
        ("us", 1, []),
    ],
)
def test_of_either_label_as_many_are_taken(labels, rows, expected):
    own = claims(labels)
    assert [own.index(claim) for claim in peers.halves(own, rows)] == expected


def test_more_rows_only_add_claims_and_the_sets_take_turns():
    sets = {"a": claims("sususu", "a"), "b": claims("su", "b")}
    few, more = peers.in_turn(sets, 2), peers.in_turn(sets, 6)
    assert {case.key for case in few} < {case.key for case in more}
    assert [case.set for case in more] == ["a", "b", "a", "b", "a", "a", "a", "a"]


def test_a_folder_without_data_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr(peers.sys, "argv", ["peers.py", "--data", str(tmp_path)])
    with pytest.raises(SystemExit, match=f"no data in {tmp_path}/data/consistency; --data names"):
        peers.main()


def test_a_checker_is_given_no_label():
    row = peers.Case(
        "a", Claim("It sank. Nobody drowned.", "A ferry sank .\nAll swam.", True)
    ).row()
    assert row["claim_sentences"] == ["It sank.", "Nobody drowned."]
    assert row["document_sentences"] == ["A ferry sank.", "All swam."]
    assert set(row) == {"key", "claim", "document", "claim_sentences", "document_sentences"}


@pytest.mark.parametrize(
    ("truth", "scores", "expected"),
    [
        ([0, 0, 1, 1], [0.1, 0.2, 0.6, 0.9], 0.4),
        ([0, 1, 1], [-0.5, -0.1, 0.3], -0.3),
        ([0, 1], [0.5, 0.5], 0.5),
        ([0, 0, 1, 1], [0.0, 0.5, 0.5, 1.0], 0.75),
    ],
)
def test_a_threshold_lies_between_scores_that_were_seen(truth, scores, expected):
    assert peers.best_threshold(truth, scores) == pytest.approx(expected)


def answers(cases, scores, **more):
    read = {"nli": 100, "encoder": 10}
    lines = (
        {"key": case.key, "score": score, "seconds": 2.0, "tokens": read, **more}
        for case, score in zip(cases, scores, strict=True)
    )
    return {line["key"]: line for line in lines}


def test_the_threshold_comes_from_the_validation_claims_alone():
    validation = peers.in_turn({"v": claims("susu", "v")}, 4)
    test = peers.in_turn({"t": claims("susu", "t"), "o": claims("su", "o")}, 4)
    given = answers(validation, [0.8, 0.2, 0.7, 0.1]) | answers(
        test, [0.9, 0.6, 0.1, 0.5, 0.3, 0.2]
    )
    found = peers.figures(validation, test, given)
    assert found["threshold"] == 0.45
    assert [case.set for case in test] == ["t", "o", "t", "o", "t", "t"]
    assert found["sets"] == {"t": 0.75, "o": 0.5}
    assert (found["cpu_s_per_article"], found["large_tokens"], found["small_tokens"]) == (
        2,
        100,
        10,
    )
    assert "as_shipped" not in found


def test_what_presets_pass_is_counted_without_a_threshold():
    cases = peers.in_turn({"t": claims("su", "t")}, 2)
    passes = {"strict": False, "balanced": True, "lenient": True}
    given = answers(cases, [0.9, 0.1], passes=passes)
    given[cases[1].key]["passes"] = {**passes, "balanced": False}
    shipped = peers.figures(cases, cases, given)["as_shipped"]
    assert shipped == {"strict": 0.5, "balanced": 1.0, "lenient": 0.5}


def test_of_a_stopped_run_only_the_rest_is_asked(tmp_path, monkeypatch, capsys):
    asked = []

    def load(name):
        return SimpleNamespace(
            score=lambda row: asked.append(row["key"]) or 0.5
        ), collections.Counter()

    monkeypatch.setattr(peer_run, "load", load)
    rows, out = tmp_path / "rows.jsonl", tmp_path / "out.jsonl"
    rows.write_text('{"key": "a"}\n{"key": "b"}\n')
    out.write_text('{"key": "a", "score": 1}\n')
    assert [peer_run.main("x", str(rows), str(out)) for _ in range(2)] == [0, 0]
    assert asked == ["b"]
    assert [line["score"] for line in peer_run.lines(out)] == [1, 0.5]
    assert "x: 1 of 1" in capsys.readouterr().err


def test_what_is_prepared_is_measured_and_what_is_scored_after_is_not():
    read = collections.Counter(old=9)

    def prepare(row):
        read["nli"] += 7

    def score(row):
        read["nli"] += 100
        return 0.25

    scheme = SimpleNamespace(prepare=prepare, score=score, passes=lambda row: {"strict": True})
    found = peer_run.answer(scheme, {"key": "a"}, read)
    assert (found["tokens"], found["score"]) == ({"nli": 7}, 0.25)
    assert json.loads(json.dumps(found))["passes"] == {"strict": True}


@pytest.mark.parametrize(
    ("lengths", "expected"),
    [
        ([3, 3, 3], ["a b", "c"]),
        ([6, 1, 5], ["a", "b c"]),
        ([9, 9, 1], ["a", "b", "c"]),
        ([1, 9, 1], ["a", "b", "c"]),
        ([2, 2, 2], ["a b c"]),
    ],
)
def test_sentences_are_put_together_while_they_fit(lengths, expected):
    assert peer_schemes.chunks(["a", "b", "c"], lengths, 6) == expected


class Words:
    """A reader to which a chunk entails the words that it has."""

    max_tokens = 14

    def length(self, text):
        return len(text.split())

    def entailment(self, pairs):
        shares = [
            len(set(claim.split()) & set(premise.split())) / len(claim.split())
            for premise, claim in pairs
        ]
        return np.array(shares)


def test_schemes_take_the_best_chunk_and_differ_in_the_sentences():
    row = {
        "document_sentences": ["one two three four", "five six seven eight", "nine ten"],
        "claim_sentences": ["five nine", "one five", "seven eight"],
    }
    align, mini = peer_schemes.align_score(Words()), peer_schemes.mini_check(Words())
    # Eight tokens of fourteen are left: the first two sentences, and the third.
    assert (align.score(row), mini.score(row)) == (pytest.approx(2.5 / 3), 0.5)


def test_tokens_of_the_product_are_counted_by_model(monkeypatch):
    monkeypatch.setattr(OnnxModel, "_row", lambda model, encoding, output: output)
    read = collections.Counter()
    peer_own.watch(read)
    model = SimpleNamespace(config={"name": "small"})
    assert OnnxModel._row(model, SimpleNamespace(ids=[1, 2, 3]), "out") == "out"
    assert read == {"small": 3}
