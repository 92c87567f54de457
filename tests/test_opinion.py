"""The cues of the opinion head, and what it leaves to the people quoted."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from claimcheck.errors import ModelError
from claimcheck.opinion import CUES, OpinionHead, head_inputs, own_words
from claimcheck.registry import ModelSource


def cues(sentence: str) -> dict[str, float]:
    (row,) = head_inputs([sentence], np.zeros((1, 2), dtype=np.float32))
    assert row[:2].tolist() == [0.0, 0.0]
    return dict(zip(CUES, row[2:].tolist(), strict=True))


@pytest.mark.parametrize(
    ("sentence", "own"),
    [
        ("The plan is absurd.", "The plan is absurd."),
        ("“We wait,” she said, “and pay.”", "“…” she said, “…”"),
        ('"We wait," she said.', "“…” she said."),
        ("«We wait», she said.", "“…”, she said."),
        ("She said: “We wait and", "She said: “…”"),
        ("“We wait and pay.”", "“We wait and pay.”"),
        ("It’s the crew’s view.", "It’s the crew’s view."),
    ],
)
def test_own_words(sentence: str, own: str):
    assert own_words(sentence) == own


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The quay was shut for the whole week.", {}),
        ("“We wait,” she said at the port.", {"quoted": 2 / 7, "attributed": 1.0}),
        ("“We all wait for the next boat.”", {"quoted": 1.0}),
        (
            "According to the port, 5 boats left late.",
            {"attributed": 1.0, "figures": 1.0},
        ),
        ("The owner of the port insisted it was shut.", {"attributed": 1.0}),
        ("We have seen what the owner does here.", {"first_person": 1.0}),
        ("We’ve seen what the owner does to my town.", {"first_person": 1.0}),
        ("Who asked us about the quay at all?", {"first_person": 1.0, "exclaims": 1.0}),
        ("The US has closed the port to new ships.", {}),
        ("Clearly the owner should have paid for it.", {"evaluative": 2 / 8}),
        ("What a day it was for the ferry!", {"exclaims": 1.0}),
        ("He asked “who pays for the new boat?”", {"quoted": 6 / 8, "exclaims": 1.0}),
        ("Nobody was hurt.", {"short": 1.0}),
        ("The captain’s 47 seconds were over too soon.", {"figures": 1.0, "evaluative": 1 / 8}),
        (
            "“It took us 47 seconds,” the new captain told them.",
            {"quoted": 5 / 10, "attributed": 1.0},
        ),
    ],
)
def test_cues(sentence: str, expected: dict[str, float]):
    expected = dict.fromkeys(CUES, 0.0) | expected
    found = cues(sentence)
    assert found == pytest.approx(expected)


def test_the_words_quoted_are_not_the_writers():
    said = cues("“We surely deserve better than 3 absurd boats,” the mayor of the island said.")
    assert said["first_person"] == said["evaluative"] == said["figures"] == 0.0


def test_inputs_are_embedding_then_cues():
    vectors = np.array([[0.6, 0.8], [1.0, 0.0]], dtype=np.float32)
    inputs = head_inputs(
        ["We pay 3 euros for it, too.", "The quay is shut today, they say."], vectors
    )
    assert inputs.shape == (2, 2 + len(CUES))
    assert inputs[:, :2].tolist() == vectors.tolist()
    assert inputs[:, 2 + CUES.index("first_person")].tolist() == [1.0, 0.0]


def head(**weights: float) -> OpinionHead:
    row = [weights.get("x", 0.0), weights.get("y", 0.0), *(weights.get(c, 0.0) for c in CUES)]
    return OpinionHead(np.array(row, dtype=np.float32), -1.0, 0.5)


def test_prediction_is_the_logistic_function():
    vectors = np.array([[1.0, 0.0], [0.0, 1.0]], dtype=np.float32)
    sentences = ["The quay is shut for the day.", "We want the quay open for us."]
    found = head(x=1.0, y=2.0, first_person=2.0).predict(sentences, vectors)
    assert found.tolist() == pytest.approx([0.5, 1 / (1 + np.exp(-3.0))])


def test_vectors_of_another_encoder_are_refused():
    with pytest.raises(ModelError, match="2 dimensions, this encoder gives 3"):
        head().predict(["The quay is shut."], np.zeros((1, 3), dtype=np.float32))


GOOD: dict[str, Any] = {
    "cues": list(CUES),
    "weights": [0.0] * (2 + len(CUES)),
    "intercept": 0.5,
    "threshold": 0.6,
}


def load(folder: Path, config: Any) -> OpinionHead:
    (folder / "config.json").write_text(json.dumps(config))
    return OpinionHead.load(ModelSource("opinion", "tiny", folder, None, bundled=False))


def test_load(tmp_path: Path):
    found = load(tmp_path, GOOD)
    assert found.weights.shape == (2 + len(CUES),)
    assert (found.intercept, found.threshold) == (0.5, 0.6)


@pytest.mark.parametrize(
    ("config", "message"),
    [
        (GOOD | {"cues": list(reversed(CUES))}, "other cues"),
        (GOOD | {"cues": list(CUES[1:])}, "other cues"),
        ({k: v for k, v in GOOD.items() if k != "cues"}, "no opinion head"),
        ({k: v for k, v in GOOD.items() if k != "weights"}, "no opinion head"),
        (GOOD | {"weights": ["many"]}, "no opinion head"),
        (GOOD | {"intercept": None}, "no opinion head"),
    ],
)
def test_a_broken_file_is_refused(tmp_path: Path, config: Any, message: str):
    with pytest.raises(ModelError, match=message):
        load(tmp_path, config)
