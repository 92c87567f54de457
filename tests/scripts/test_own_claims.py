"""Claims written for this project, and the passages that are put together again."""

from __future__ import annotations

import gzip
import importlib
import json
from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest


@pytest.fixture
def script() -> ModuleType:
    return importlib.import_module("own_claims")


def write(path: Path, *rows: dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress("".join(json.dumps(row) + "\n" for row in rows).encode()))


@pytest.fixture
def data(tmp_path: Path) -> Path:
    long = " ".join(["word"] * 206)
    article = {
        "id": "1_1",
        "text": f"A  dam burst.\n\nNobody was hurt.\n{long}\nMore is told here.",
    }
    opening = " ".join(["so"] * 40)
    told = [
        {"text": f"{opening} it ended. It was cut..."},
        {"text": "Too short to be joined."},
        {"text": f"“{opening} was it.” Wait", "opinion": None},
        {"text": f"{opening} I think.", "opinion": "OPINION"},
    ]
    write(tmp_path / "clusters" / "ecbplus.jsonl.gz", {"id": "e1", "articles": [article]})
    write(tmp_path / "clusters" / "allsides_neus.jsonl.gz", {"id": "n1", "articles": told})
    return tmp_path


def test_passages_are_whole_paragraphs_and_whole_sentences(script: ModuleType, data: Path):
    found = script.passages(data)
    assert found["ecbplus/e1/1_1"] == "A dam burst. Nobody was hurt. " + " ".join(["word"] * 206)
    so = " ".join(["so"] * 40)
    assert found["neus/n1"] == f"{so} it ended. “{so} was it.”"


def test_claims_come_with_their_passage(
    script: ModuleType, data: Path, monkeypatch: pytest.MonkeyPatch
):
    passage = script.passages(data)["ecbplus/e1/1_1"]
    row = {"src": "ecbplus/e1/1_1", "hypothesis": "A dam failed.", "label": "entailment"}
    monkeypatch.setattr(script, "CLAIMS", data / "claims.jsonl.gz")
    write(script.CLAIMS, {**row, "passage": script.digest(passage)})
    assert list(script.own_claims(data)) == [{"premise": passage, **row}]
    write(script.CLAIMS, {**row, "passage": script.digest(passage + " ")})
    with pytest.raises(SystemExit, match="ecbplus/e1/1_1 is not the passage"):
        list(script.own_claims(data))


def test_the_claims_name_what_is_wrong(script: ModuleType):
    with gzip.open(script.CLAIMS, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    counts = Counter(row["label"] for row in rows)
    assert len(rows) >= 3000
    assert min(counts["entailment"], counts["contradiction"], counts["neutral"]) >= 700
    assert len({(row["src"], row["hypothesis"]) for row in rows}) == len(rows)
    for row in rows:
        spans = row.get("span", [])
        assert all(span in row["hypothesis"] for span in spans), row
        assert bool(spans) == (row["label"] != "entailment"), row
