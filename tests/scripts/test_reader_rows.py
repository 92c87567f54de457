"""What the reader learns from: passages, their claims and their labels."""

from __future__ import annotations

import gzip
import importlib
import json
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

YES, NO = "entailment", "not_entailment"


@pytest.fixture
def rows() -> ModuleType:
    return importlib.import_module("reader_rows")


def row(premise: str, claim: str, label: str = YES, src: str = "") -> dict[str, Any]:
    return {"premise": premise, "hypothesis": claim, "label": label, "src": src}


def told(found: Any) -> list[tuple[str, str, str]]:
    return [(r["premise"], r["hypothesis"], r["label"]) for r in found]


def test_an_epoch_takes_the_next_passages(rows: ModuleType):
    passages = tuple(rows.Passage(str(n), ("a", "b"), (YES, NO)) for n in range(5))
    source = rows.Source(passages, 4)
    names = [[p.premise for p in source.epoch(n)] for n in range(3)]
    assert names == [["0", "1"], ["2", "3"], ["4", "0"]]
    assert rows.Source(passages, 10).epoch(7) == list(passages), "all of them fit"


def write(path: Path, given: list[dict[str, Any]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with gzip.open(path, "wt", encoding="utf-8") as stream:
        stream.writelines(json.dumps(r) + "\n" for r in given)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Written claims and one plain set, in the form of the public ones."""
    given = [row(f"Story {n}.", f"Claim {k}.", YES, f"src{n}") for n in range(60) for k in range(3)]
    write(tmp_path / "nli" / "train" / "written_claims.train.jsonl.gz", given)
    write(tmp_path / "nli" / "train" / "quays.jsonl.gz", [row("A.", "b"), row("C.", "d")])
    return tmp_path


def test_a_passage_held_out_is_not_learned_from(rows: ModuleType, data: Path):
    written = rows.read_stream(data, {"written_claims.train": 1000}, 1)[0]
    learned = {p.premise for p in written.passages}
    held = {p.premise for p in rows.held_out(data, 1000)["written"]}
    assert len(learned) + len(held) == 60
    assert 0 < len(held) < 20
    assert not learned & held


def test_streams_read_training_sets_alone(
    rows: ModuleType, data: Path, monkeypatch: pytest.MonkeyPatch
):
    opened = []
    read: Callable = rows.read_jsonl
    monkeypatch.setattr(rows, "read_jsonl", lambda path: opened.append(path) or read(path))
    found = rows.read_stream(data, {"quays": 10, "deleted": 10}, 1)
    assert {p.premise for p in found[0].passages} == {"A.", "C."}
    assert found == rows.read_stream(data, {"quays": 10, "deleted": 10}, 1)
    assert {path.parent for path in opened} == {data / "nli" / "train"}
    assert not {*rows.GENERAL} & {*rows.FOR_DRAFTS}


def test_some_written_claims_are_read_in_windows(rows: ModuleType, tmp_path: Path):
    passage = "The quay fell. Nobody was hurt. Divers came. Rain fell on the hills."
    given = [row(passage, f"Divers came {n}.", YES, f"src{n}") for n in range(60)]
    for name in ("written_claims.train", "quays"):
        write(tmp_path / "nli" / "train" / f"{name}.jsonl.gz", given)
    claims = {"written_claims.train": 1000, "quays": 1000}
    whole, other = rows.read_stream(tmp_path, claims, 1)
    short, same = rows.read_stream(tmp_path, claims, 1, windows=1.0)
    assert {p.premise for p in whole.passages} == {passage}
    assert {p.premise for p in short.passages} == {passage[:45].strip()}
    assert same == other, "only of claims written on whole passages"


def outlet(text: str, title: str = "") -> dict[str, str]:
    return {"text": text, "title": title}


TIED, WITHOUT = "The ferry to Ostby stays tied up.", "Ostby will be without its ferry."
ONE, OTHER = outlet(f"{TIED} A pump has failed."), outlet(f"{WITHOUT} Schools open at nine.")


@pytest.mark.parametrize(
    ("articles", "roundup", "claims"),
    [
        ([ONE, OTHER], None, [TIED, WITHOUT]),
        ([outlet(TIED, "Ferry to Ostby stays"), OTHER], None, ["Ferry to Ostby stays"]),
        ([ONE], OTHER, [TIED, WITHOUT]),
        ([ONE], None, []),
        ([ONE, outlet("Rain is on its way.")], None, []),
    ],
)
def test_what_another_outlet_speaks_of(articles: Any, roundup: Any, claims: list[str]):
    news = importlib.import_module("reader_news")
    found = told(news.told_elsewhere([{"articles": articles, "roundup": roundup}]))
    assert {label for _, _, label in found} <= {news.UNLABELLED}
    assert [claim for _, claim, _ in found][: len(claims) or 1] == claims
    assert all(claim not in premise for premise, claim, _ in found)
