"""The articles with inserted paragraphs, on sets made here."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import inserted
import numpy as np
import opinion
import pytest

from claimcheck.evaluation.datasets import opinion_examples


def sentence(text: str, paragraph: int, **spans: str) -> dict[str, Any]:
    """A BASIL sentence; ``spans`` are kinds of bias and whether they are quoted."""
    marks = [{"bias": bias, "quote": quote} for bias, quote in spans.items()]
    return {"text": text, "paragraph": paragraph, "spans": marks}


def outlet(event: int, name: str) -> dict[str, Any]:
    said = [
        sentence(f"Event {event} number {n}  was told by {name}.", n // 2, lex="yes", inf="no")
        for n in range(24)
    ]
    said.append(sentence(" ", 12))
    side = "test" if event == 3 else "train"
    return {"event_id": f"e{event}", "outlet": name, "split": side, "sentences": said}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    views = {True: "Expresses writer's opinion", False: "Entirely factual"}
    sets: dict[str, list[dict[str, Any]]] = {
        "checkthat2023_subj_en": [],
        "mpqa12_sentences": [
            {"sentence": f"MPQA {view} {n}.", "doc": f"d{n}", "writer_subj": view}
            for n in range(60)
            for view in views
        ],
        "babe": [
            {
                "sentence": f"BABE {view} {n}.",
                "label_opinion": label,
                "url": f"https://x.example/{n}",
            }
            for n in range(60)
            for view, label in views.items()
        ],
        "basil": [outlet(event, name) for event in range(4) for name in ("fox", "hpo", "nyt")],
    }
    for name, rows in sets.items():
        with gzip.open(tmp_path / f"{name}.jsonl.gz", "wt", encoding="utf-8") as lines:
            lines.writelines(json.dumps(row) + "\n" for row in rows)
    return tmp_path


@pytest.mark.parametrize("split", ["dev", "test"])
def test_what_is_put_in(folder: Path, split: str):
    labels = {row.sentence: row for row in opinion_examples(folder)}
    cases = list(inserted.altered_articles(folder, split, 100))
    assert len(cases) == 9, "every training article once"
    for case in cases:
        article, unaltered = case.article, case.references[0]
        said: list[list[str]] = [[] for _ in article.paragraphs]
        for s in article.sentences:
            assert article.text[s.start : s.end] == s.text
            said[s.paragraph].append(s.text)
        for index, view in ((case.view, True), (case.facts, False)):
            assert index > 0
            assert 2 <= len(said[index]) <= 4
            for text in said[index]:
                row = labels[text]
                assert (row.source, row.split, row.opinion) == (case.source, split, view)
        rest = [p for n, p in enumerate(said) if n not in (case.view, case.facts)]
        assert [s for p in rest for s in p] == [s.text for s in unaltered.sentences]
        assert len(rest) == inserted.MAX_PARAGRAPHS
        assert len({reference.id for reference in case.references}) == 3


def test_the_same_articles_again(folder: Path):
    made = [list(inserted.altered_articles(folder, split, 5)) for split in ("dev", "dev", "test")]
    assert made[0] == made[1] != made[2]
    assert len(made[0]) == 5


def test_bias_outside_quotations(folder: Path):
    class Counting:
        threshold = 0.5

        def predict(self, texts: list[str]) -> np.ndarray:
            return np.arange(len(texts), dtype=np.float32)

    found = opinion.basil(folder, Counting())
    truth, scores = found["informational"]
    assert truth.tolist() == [True] * 72
    assert scores.tolist() == list(range(24)) * 3
    assert not found["lexical"][0].any(), "what is quoted is not the outlet's"
