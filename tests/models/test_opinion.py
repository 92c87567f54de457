"""What the opinion model reads, and what it leaves to the people quoted."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from tiny import save_opinion, story, write_models

from claimcheck.errors import ModelError
from claimcheck.models.opinion import OnnxOpinion, load_opinion, own_words, writers_words
from claimcheck.settings import Settings


@pytest.mark.parametrize(
    ("sentence", "own"),
    [
        ("The plan is absurd.", "The plan is absurd."),
        ("“We wait,” she said, “and pay.”", "“…” she said, “…”"),
        ('"We wait," she said.', "“…” she said."),
        ("«We wait», she said.", "“…”, she said."),
        ("She said: “We wait and", "She said: “…”"),
        ("It’s the crew’s view.", "It’s the crew’s view."),
        # Nothing left of the writer's.
        ("“We wait and pay.”", ""),
        ("“We wait.” “We pay.”", ""),
        ("", ""),
    ],
)
def test_own_words(sentence: str, own: str):
    assert own_words(sentence) == own


def test_a_quotation_of_several_sentences():
    document = story(
        "a",
        ["She said: “We wait.", "We always do.", "And we pay,” and left.", "That is “absurd”."],
        "A reader’s view.",
    )
    assert writers_words(document) == [
        "She said: “…”",
        "",
        "“…” and left.",
        "That is “…”.",
        "A reader’s view.",
    ]


def test_a_quotation_left_open_ends_with_its_paragraph():
    document = story("a", ["He wrote: “We wait.", "We pay."], "The plan is absurd.")
    assert writers_words(document) == ["He wrote: “…”", "", "The plan is absurd."]


def test_furniture_has_no_writer():
    document = story("a", "The plan is absurd.", "Read more here.", furniture=[1])
    assert writers_words(document) == ["The plan is absurd.", ""]


def test_one_sentence_and_a_document_agree():
    for sentence in ("“We wait,” she said, “and pay.”", "“All of it.”", "Of “it” all."):
        assert writers_words(story("a", sentence)) == [own_words(sentence)]


def sigmoid(logit: float) -> float:
    return 1 / (1 + float(np.exp(-logit)))


def test_prediction_is_of_the_output_called_opinion(tmp_path: Path):
    model = OnnxOpinion(save_opinion(tmp_path / "opinion"), 1)
    texts = ["A quay.", "It deserves better.", "", "He said it deserves an absurd end."]
    found = model.predict(texts)
    assert found.tolist() == pytest.approx([sigmoid(-2), sigmoid(4), 0.0, sigmoid(4)], abs=1e-6)
    assert found.dtype == np.float32


def test_the_end_of_a_very_long_sentence_is_left_out(tmp_path: Path):
    model = OnnxOpinion(save_opinion(tmp_path / "opinion"), 1)
    early, late = model.predict(["deserves " + "quay " * 200, "quay " * 200 + "deserves"])
    assert (early, late) == (pytest.approx(sigmoid(4)), pytest.approx(sigmoid(-2)))


@pytest.mark.parametrize("texts", [[], [""], ["", ""]])
def test_nothing_to_read(tmp_path: Path, texts: list[str]):
    found = OnnxOpinion(save_opinion(tmp_path / "opinion"), 1).predict(texts)
    assert found.tolist() == [0.0] * len(texts)


def test_load(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("CLAIMCHECK_MODELS", str(write_models(tmp_path / "models")))
    model, name = load_opinion(Settings())
    assert name.startswith("tiny-opinion@")
    assert model.threshold == 0.5


@pytest.mark.parametrize(
    "fields",
    [
        {"id2label": None},
        {"id2label": {}},
        {"id2label": {"0": "biased", "1": "factual"}},
        {"id2label": {"0": "opinion", "1": "opinion"}},
        {"id2label": {"first": "opinion"}},
        {"threshold": None},
        {"threshold": "high"},
    ],
)
def test_a_model_of_another_kind_is_refused(tmp_path: Path, fields: dict[str, Any]):
    folder = save_opinion(tmp_path / "opinion", **fields)
    with pytest.raises(ModelError, match="no opinion model"):
        OnnxOpinion(folder, 1)
