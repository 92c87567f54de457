"""What the reader learns from: passages, their claims and their labels."""

from __future__ import annotations

import gzip
import importlib
import json
import random
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


def test_claims_of_one_premise_come_together(rows: ModuleType):
    given = [row("A.", f"{n}") for n in range(rows.MOST_CLAIMS + 2)]
    given.insert(1, row("B.", "b", NO))
    found = rows.passages_of(given)
    assert [(p.premise, len(p.claims)) for p in found] == [("A.", 10), ("A.", 2), ("B.", 1)]
    assert (found[2].claims, found[2].labels) == (("b",), (NO,))


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        ((YES, NO), YES),
        ((YES, None), YES),
        ((NO, NO), NO),
        ((NO, None), None),
    ],
)
def test_summaries_of_a_story_are_pooled(rows: ModuleType, labels: Any, expected: str | None):
    given = [row("P one.", "the fact", labels[0], "story1:bart")]
    if labels[1]:
        given.append(row("P two.", "the fact", labels[1], "story1:t5"))
    given.append(row("P two.", "another", NO, "story1:t5"))
    given.append(row("Q.", "the fact", YES, "story2:bart"))
    found = told(rows.pooled_summaries(given, random.Random(1)))
    pooled = [label for premise, fact, label in found if "P" in premise and fact == "the fact"]
    assert pooled == ([expected] if expected else [])
    assert ("Q.", "the fact", YES) in found


def test_the_original_sentence_is_moved_or_deleted(rows: ModuleType):
    given = [
        row(f"One {n}. Two. Last {n}.", claim, label, f"g{n}")
        for n in range(40)
        for claim, label in ((f"Last {n}.", YES), (f"First {n}.", NO))
    ]
    found = told(rows.moved_originals(given, random.Random(1)))
    premises = {premise for premise, *_ in found}
    lacking = {p for p in premises if "Last" not in p}
    assert len(premises) == 40
    assert len(lacking) == 10
    assert len({p.split().index("Last") for p in premises - lacking}) == 3, "it stands anywhere"
    for premise, claim, label in found:
        assert label == (YES if claim in premise else NO)


def test_summaries_that_nobody_checked_are_left_out(rows: ModuleType):
    given = [row("A.", "good", YES, "gold_edited"), row("A.", "made", NO, "mfma")]
    given += [row("A.", f"bad {n}", NO, "model:t5") for n in range(5)]
    given += [row("B.", "bad", NO, "model:t5")]
    found = told(rows.checked_summaries(given, random.Random(1)))
    assert ("A.", "good", YES) in found
    assert len(found) == 3
    assert not any(claim == "made" for _, claim, _ in found)


def test_a_long_article_is_cut_or_left_out(rows: ModuleType):
    article = " ".join(f"The ferry number {n} was closed on a wet day." for n in range(40))
    given = [row(article, "a"), row(article, "b"), row("Short one.", "c")]
    cut = told(rows.leads(given, random.Random(1)))
    assert [claim for _, claim, _ in cut] == ["a", "b", "c"]
    assert cut[0][0] == cut[1][0] == " ".join(article.split()[:220])
    assert [r["hypothesis"] for r in rows.short_ones(given, random.Random(1))] == ["c"]


FERRY = "The ferry to the island sank in the storm. The mayor thanked the divers. Rain is expected."


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        (
            [("The ferry sank in the storm.", YES), ("The mayor thanked divers.", YES)],
            ("The mayor thanked the divers. Rain is expected.", ["neutral", YES]),
        ),
        ([("The ferry sank in the storm.", "contradiction")], None),
        ([("The mayor expected the storm divers sank.", YES)], None),
        ([("A boat went down.", YES)], None),
    ],
)
def test_a_needed_sentence_is_deleted(rows: ModuleType, claims: Any, expected: Any):
    passage = rows.Passage(FERRY, *(tuple(part) for part in zip(*claims, strict=True)))
    found = rows.without_sentence(passage)
    if expected is None:
        assert found is None
    else:
        assert (found.premise, list(found.labels)) == expected
        assert found.claims == tuple(claim for claim, _ in claims)


def test_the_only_sentence_is_not_deleted(rows: ModuleType):
    passage = rows.Passage("The ferry sank.", ("The ferry sank.",), (YES,))
    assert rows.without_sentence(passage) is None


def test_the_best_passage(rows: ModuleType):
    sentences = [f"Sentence {n} speaks of quite other things." for n in range(30)]
    sentences[20] = "The mayor closed the bridge."
    found = rows.best_passage(" ".join(sentences), "The bridge was closed by the mayor.", 25)
    assert "The mayor closed the bridge." in found
    assert len(found.split()) <= 25
    assert rows.best_passage("One long sentence here.", "x", 2) == "One long sentence here."
    assert rows.best_passage("", "x") == ""


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


DOCUMENT = "The quay of Ostby was mended in spring. The work took nine weeks."
MENDED, SLOWLY = "Ostby's quay was mended in spring.", "The work took nine weeks."


@pytest.mark.parametrize(
    ("claim", "supported", "expected"),
    [
        (f"{MENDED} {SLOWLY}", True, [(MENDED, YES), (SLOWLY, YES)]),
        (f"{MENDED} Divers had been hired abroad.", True, [(MENDED, YES)]),
        ("Ostby's quay was mended in autumn.", False, [("Ostby's quay was mended in autumn.", NO)]),
        (f"{MENDED} The work took ten weeks.", False, []),
    ],
)
def test_a_judged_summary_is_learned_by_sentence(
    rows: ModuleType, claim: str, supported: bool, expected: list[tuple[str, str]]
):
    found = told(rows.sentences_judged(rows.Claim(claim, DOCUMENT, supported)))
    assert found == [(DOCUMENT, sentence, label) for sentence, label in expected]


def test_judged_summaries_leave_what_is_tested_and_fitted_on(rows: ModuleType, tmp_path: Path):
    given = [
        {"document": f"Story {n} tells of quay {n}.", "claim": f"Quay {n} is told of.", "label": s}
        for n in range(40)
        for s in ("supported", "unsupported")
    ]
    folder = tmp_path / "consistency"
    write(folder / "test" / "quays_test.jsonl.gz", given[:40])
    write(folder / "val" / "quays_val.jsonl.gz", given)
    write(folder / "val" / "wice_claim_dev.jsonl.gz", given)
    found = told(rows.judged_summaries(tmp_path, random.Random(1)))
    premises = {premise for premise, _, _ in found}
    tested = rows.test_documents(folder / "test")
    assert premises == {
        r["document"] for r in given[40:] if rows.is_trained_on(r["document"], tested)
    }
    assert len(found) == 2 * len(premises)


@pytest.mark.parametrize(("good", "bad", "kept"), [(9, 2, (4, 2)), (1, 5, (1, 2)), (4, 0, (0, 0))])
def test_labels_of_judged_summaries_are_balanced(
    rows: ModuleType, monkeypatch: pytest.MonkeyPatch, good: int, bad: int, kept: tuple[int, int]
):
    claims = [rows.Claim(f"{SLOWLY[:-1]} {n}.", DOCUMENT, n < good) for n in range(good + bad)]
    monkeypatch.setattr(rows, "consistency_sets", lambda folder, limit: [("quays", claims)])
    monkeypatch.setattr(rows, "test_documents", lambda folder: frozenset())
    monkeypatch.setattr(rows, "is_trained_on", lambda document, tested: True)
    labels = [label for _, _, label in told(rows.judged_summaries(Path(), random.Random(1)))]
    assert (labels.count(YES), labels.count(NO)) == kept
