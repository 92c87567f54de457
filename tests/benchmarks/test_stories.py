"""The stories kept for measuring are well formed, and their figures are counted rightly."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import case_records
import gold
import pytest
import stories
from desks import RuleChecker

from claimcheck.ingest.document import build
from claimcheck.ingest.load import load
from claimcheck.report.findings import FLAGS

ALL = [folder for part in stories.PARTS for folder in stories.folders(part)]
# Which verdict a flag goes with; a part without support can stand beside another error.
VERDICTS_OF_FLAG = {
    "opinion": {"unsupported"},
    "partial": {"unsupported"},
    "altered_quote": {"supported", "contradicted"},
    "unsourced_quote": {"unsupported"},
    "hedge_dropped": {"unsupported"},
    "attribution_dropped": {"unsupported"},
}


class Reader(RuleChecker):
    """Judges texts as they are loaded."""

    def check(self, article: Any, references: Sequence[Any]) -> Any:
        return super().check(build(article), [build(reference) for reference in references])


def rows_of(folder: Path) -> list[dict[str, Any]]:
    lines = (folder / stories.LABELS).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def named(folder: Path) -> str:
    return folder.name


@pytest.mark.parametrize("folder", ALL, ids=named)
def test_a_label_is_given_to_each_sentence_that_is_read(folder: Path):
    read = build(load(folder / stories.DRAFT)).sentences
    rows = rows_of(folder)
    assert [sentence.text for sentence in read] == [row["text"] for row in rows]
    assert [row["index"] for row in rows] == list(range(len(rows)))
    assert read[0].role == "headline"
    assert {sentence.role for sentence in read[1:]} == {"body"}


@pytest.mark.parametrize("folder", ALL, ids=named)
def test_labels_are_well_formed(folder: Path):
    for row in rows_of(folder):
        assert set(row) == {"article", "index", "text", "verdict", "tags", "kind", "why"}
        assert row["article"] == stories.DRAFT
        assert row["kind"]
        assert row["why"].endswith((".", '."'))
        assert set(row["tags"]) <= set(FLAGS)
        for tag in row["tags"]:
            assert row["verdict"] in VERDICTS_OF_FLAG.get(tag, {"contradicted"}), row


@pytest.mark.parametrize("folder", ALL, ids=named)
def test_about_a_third_of_a_draft_is_wrong(folder: Path):
    rows = rows_of(folder)
    bad = sum(row["verdict"] != "supported" or bool(row["tags"]) for row in rows)
    assert 22 <= len(rows) <= 30
    assert 0.25 <= bad / len(rows) <= 0.4
    assert 2 <= len(list(folder.glob("ref-*.txt"))) <= 3


def judged(truth: str, tags: str = "", got: str = "supported", flags: str = "") -> stories.Judged:
    """A sentence whose true verdict and flags, and whose found ones, are these."""
    found = SimpleNamespace(
        verdict=got, flags=flags.split(), role="body", flagged=got in gold.FLAGGED
    )
    label = gold.GoldSentence("a", "t", truth, frozenset(tags.split()), (found,), False)  # type: ignore[arg-type]
    return stories.Judged("number" if truth != "supported" or tags else "derived", label)


def test_figures():
    found = stories.figures(
        [
            judged("supported"),
            judged("supported", got="unsupported"),
            judged("supported", flags="negation"),
            judged("contradicted", "number_mismatch", "contradicted", "number_mismatch"),
            judged("contradicted", "number_mismatch", "unsupported", "date_mismatch"),
            judged("contradicted"),
            judged("unsupported", "opinion"),
            judged("supported", "altered_quote", flags="altered_quote"),
        ]
    )
    counts = {
        name: (figure["count"], figure["of"])
        for name, figure in found.items()
        if isinstance(figure, dict) and "of" in figure
    }
    assert counts == {
        "false_flags": (2, 3),
        "bad_passed": (2, 5),
        "contradictions_named": (1, 3),
        "contradictions_passed": (1, 3),
        "right_flag_kind": (2, 4),
    }
    assert found["flag_f1"] == round(6 / 10, 4)
    assert found["flags"]["number_mismatch"] == {"asked": 2, "set": 1, "right": 1}
    assert found["kinds"] == {
        "number": {"sentences": 5, "flagged": 3},
        "supported: derived": {"sentences": 3, "flagged": 2},
    }


def test_drafts_are_checked_against_their_references_and_recorded(tmp_path: Path, monkeypatch):
    folder = tmp_path / "dev" / "01-orle"
    folder.mkdir(parents=True)
    draft = "The bridge at Orle is closed to all.\n\nThe mayor wrongly said it cost nine crowns.\n"
    (folder / stories.DRAFT).write_text(draft)
    (folder / "ref-1.txt").write_text("The bridge was closed on Monday, as the mayor said.\n")
    rows = [("The bridge at Orle is closed to all.", "supported", [])]
    rows += [("The mayor wrongly said it cost nine crowns.", "contradicted", ["number_mismatch"])]
    labels = [
        {"article": stories.DRAFT, "text": text, "verdict": verdict, "tags": tags, "kind": "plain"}
        for text, verdict, tags in rows
    ]
    (folder / stories.LABELS).write_text("\n".join(map(json.dumps, labels)))
    monkeypatch.setattr(stories, "STORIES", tmp_path)
    [found] = [stories.figures(stories.judged(f, stories.check(Reader(), f))) for f in [folder]]
    assert (found["flag_f1"], found["right_flag_kind"]["count"]) == (1.0, 0)
    [story] = case_records.drafts(Reader(), "dev")
    told = list(case_records.rows_of("stories_dev", story))[1:]
    assert [row["gold"]["verdict"] for row in told] == ["supported", "contradicted"]
    assert told[0]["gold"]["flags"] == dict.fromkeys(FLAGS, False)
    assert told[1]["gold"]["flags"] == {"number_mismatch": True}


def test_faults_of_the_test_part_are_counted_and_not_shown(
    tmp_path: Path, monkeypatch, capsys: pytest.CaptureFixture[str]
):
    for part, word in (("dev", "newly"), ("test", "wrongly")):
        folder = tmp_path / part / "01-orle"
        folder.mkdir(parents=True)
        text = f"The bridge at Orle was {word} opened to all people on Monday."
        label = {"article": stories.DRAFT, "text": text, "verdict": "supported", "tags": []}
        (folder / stories.DRAFT).write_text(text)
        (folder / "ref-1.txt").write_text(text)
        (folder / stories.LABELS).write_text(json.dumps({**label, "kind": "plain"}))
    monkeypatch.setattr(stories, "STORIES", tmp_path)
    monkeypatch.setattr(stories, "Checker", Reader)
    found = stories.stories(stories.Options(tmp_path, 1))
    out = capsys.readouterr().out
    assert ("newly opened" in out, "wrongly opened" in out) == (True, False)
    assert [found[part]["false_flags"]["count"] for part in stories.PARTS] == [1, 1]
