"""The readers of the public data sets, on rows written here in the same form."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from claimcheck.evaluation.datasets import (
    Claim,
    babe_sentences,
    consistency_sets,
    fingerprint,
    is_trained_on,
    name_of,
    opinion_examples,
    read_jsonl,
    sample,
)
from claimcheck.evaluation.datasets import test_documents as documents_of


def write(path: Path, *rows: dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with gzip.open(path, "wt", encoding="utf-8") as stream:
        stream.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def test_rows_come_back(tmp_path: Path):
    rows = [{"text": "Élan “and” more", "n": 1}, {"text": "", "n": None}]
    write(tmp_path / "quay.all.jsonl.gz", *rows)
    assert list(read_jsonl(tmp_path / "quay.all.jsonl.gz")) == rows
    assert name_of(tmp_path / "quay.all.jsonl.gz") == "quay.all"


def test_a_sample_is_always_the_same_rows():
    rows = [{"claim": f"claim {n}"} for n in range(50)]
    some = sample(rows, 10, "claim")
    assert len(some) == len({row["claim"] for row in some}) == 10
    assert sample(rows[::-1], 10, "claim") == some
    assert sample(rows, 20, "claim")[:10] == some
    assert some != rows[:10]
    assert len(sample(rows[:3], 10, "claim")) == 3


def row(claim: str, label: str, **more: Any) -> dict[str, Any]:
    return {"claim": claim, "document": f"About {claim}.", "label": label, **more}


def test_consistency_sets(tmp_path: Path):
    write(
        tmp_path / "quay.jsonl.gz",
        row("It sank.", "supported"),
        row("It flew.", "unsupported"),
        row("It may.", "mixed"),
        row("  ", "supported"),
    )
    write(
        tmp_path / "bridge.jsonl.gz",
        row("It fell.", "supported", label_summac_overall="unsupported"),
        row("It held.", "unsupported", label_summac_overall=None),
        row("It hung.", "supported", label_summac_overall="unclear"),
    )
    (tmp_path / "README.md").write_text("not a set")
    found = dict(consistency_sets(tmp_path, 10))
    assert list(found) == ["bridge", "quay"]
    assert set(found["quay"]) == {
        Claim("It sank.", "About It sank..", True),
        Claim("It flew.", "About It flew..", False),
    }
    assert {(c.text, c.supported) for c in found["bridge"]} == {
        ("It fell.", False),
        ("It held.", False),
    }


def test_consistency_sets_are_bounded(tmp_path: Path):
    write(tmp_path / "quay.jsonl.gz", *(row(f"Claim {n}.", "supported") for n in range(30)))
    ((_, claims),) = consistency_sets(tmp_path, 7)
    assert len(claims) == 7
    assert dict(consistency_sets(tmp_path, 7))["quay"] == claims


# Which documents are learned from

STORY = (
    "The Lady Marit hit the quay in Kellmouth on Monday. Its owner, Arkwell Lines, had put off a "
    "repair of the valve until the spring, the harbour office said in the evening."
)


@pytest.mark.parametrize(
    "copy",
    [
        STORY.upper(),
        STORY.replace(" ", "\n\n"),
        STORY.replace(",", " ,").replace(".", " ."),
        STORY.replace("Arkwell Lines", "“Arkwell Lines”"),
    ],
)
def test_copies_share_a_fingerprint(copy: str):
    assert fingerprint(copy) == fingerprint(STORY)


def test_other_documents_have_other_fingerprints():
    numbers = [fingerprint(f"{word} {STORY[::-1]} {word}") for word in ("One", "Two", "Three")]
    texts = [f"The {word} story tells of something else: {word * 12}." for word in "abcdefgh"]
    assert fingerprint(STORY) not in numbers
    assert len({fingerprint(text) for text in texts}) == len(texts)


def test_a_document_cut_short_shares_it_more_often_than_not():
    words = [f"word{n}" for n in range(400)]
    whole = [" ".join(f"{w}{m}" for w in words) for m in range(20)]
    cut = [text[: int(len(text) * 0.9)] for text in whole]
    shared = sum(fingerprint(a) == fingerprint(b) for a, b in zip(whole, cut, strict=True))
    assert shared >= 14


@pytest.mark.parametrize("text", ["", " … ", "Rain.", "x" * 39])
def test_a_fingerprint_of_little_text(text: str):
    assert fingerprint(text) == fingerprint(text + " !")


def test_documents_of_the_test_sets(tmp_path: Path):
    write(tmp_path / "quay.jsonl.gz", {"document": STORY}, {"document": STORY.upper()})
    write(tmp_path / "bridge.jsonl.gz", {"document": "The bridge is shut."})
    (tmp_path / "README.md").write_text("not a set")
    assert documents_of(tmp_path) == {fingerprint(STORY), fingerprint("The bridge is shut.")}
    assert documents_of(tmp_path / "none") == frozenset()


def test_half_of_the_documents_are_trained_on_and_none_that_is_tested():
    documents = [
        f"Story number {n} tells of quay {n * 7} and of bridge {n * 3}." for n in range(400)
    ]
    trained = [d for d in documents if is_trained_on(d, frozenset())]
    assert 150 <= len(trained) <= 250
    assert [d for d in documents if is_trained_on(d.upper(), frozenset())] == trained
    tested = frozenset(map(fingerprint, trained[:20]))
    assert [d for d in documents if is_trained_on(d, tested)] == trained[20:]


@pytest.fixture
def opinion_folder(tmp_path: Path) -> Path:
    write(
        tmp_path / "checkthat2023_subj_en.jsonl.gz",
        {"sentence": "It is a shame.", "label": "SUBJ", "split": "train"},
        {"sentence": "It sank.", "label": "OBJ", "split": "test"},
    )
    write(
        tmp_path / "mpqa12_sentences.jsonl.gz",
        *(
            {"sentence": f"Sentence {n}.", "writer_subj": n % 2 == 0, "doc": f"doc {n // 4}"}
            for n in range(400)
        ),
    )
    address = "https://example.org/story"
    write(
        tmp_path / "babe.jsonl.gz",
        {
            "sentence": "We should be ashamed.",
            "label_opinion": "Expresses writer's opinion",
            "url": address,
            "label": "BIASED",
            "split": "SG2",
        },
        {"sentence": "They met.", "label_opinion": "Entirely factual", "url": address},
        {
            "sentence": "They met at last.",
            "label_opinion": "Somewhat factual but also opinionated",
            "url": address,
        },
        *(
            {"sentence": f"More {n}.", "label_opinion": "Entirely factual", "url": address}
            for n in range(30)
        ),
        {"sentence": "No address.", "label_opinion": "Entirely factual", "url": None},
    )
    return tmp_path


def test_opinion_labels(opinion_folder: Path):
    rows = [r for r in opinion_examples(opinion_folder) if r.source != "mpqa"]
    more = [r for r in rows if r.sentence.startswith("More")]
    assert len(more) == 30
    rows = [r for r in rows if r not in more]
    assert [(r.sentence, r.opinion, r.source) for r in rows] == [
        ("It is a shame.", True, "checkthat"),
        ("It sank.", False, "checkthat"),
        ("We should be ashamed.", True, "babe"),
        ("They met.", False, "babe"),
        ("No address.", False, "babe"),
    ]
    assert [r.split for r in rows[:2]] == ["train", "test"]
    assert {r.split for r in [*rows[2:4], *more]} == {rows[2].split}, "one article, one side"


def test_babe_has_two_labels(opinion_folder: Path):
    rows = {row.sentence: row for row in babe_sentences(opinion_folder)}
    worded = rows["We should be ashamed."]
    assert (worded.opinion, worded.biased, worded.final) == (True, True, True)
    between = rows["They met at last."]
    assert (between.opinion, between.biased, between.final) == (None, None, False)
    assert worded.article == between.article
    assert rows["No address."].article == "No address."


def test_documents_lie_on_one_side_of_the_split(opinion_folder: Path):
    rows = [r for r in opinion_examples(opinion_folder) if r.source == "mpqa"]
    assert [r.opinion for r in rows] == [n % 2 == 0 for n in range(400)]
    by_document = [{r.split for r in rows[n : n + 4]} for n in range(0, 400, 4)]
    assert all(len(splits) == 1 for splits in by_document)
    counts = Counter(split for splits in by_document for split in splits)
    assert set(counts) == {"train", "dev", "test"}
    assert 55 <= counts["train"] <= 85
    assert list(opinion_examples(opinion_folder)) == list(opinion_examples(opinion_folder))
