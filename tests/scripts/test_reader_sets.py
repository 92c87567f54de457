"""The sets that the reader does not learn from as they are."""

from __future__ import annotations

import gzip
import json
import random
from pathlib import Path
from typing import Any

import pytest
import reader_sets as sets
from reader_passages import Passage

YES, NO = "entailment", "not_entailment"


def row(premise: str, claim: str, label: str = YES, src: str = "") -> dict[str, Any]:
    return {"premise": premise, "hypothesis": claim, "label": label, "src": src}


def told(found: Any) -> list[tuple[str, str, str]]:
    return [(r["premise"], r["hypothesis"], r["label"]) for r in found]


def write(path: Path, given: list[dict[str, Any]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with gzip.open(path, "wt", encoding="utf-8") as stream:
        stream.writelines(json.dumps(r) + "\n" for r in given)


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        ((YES, NO), YES),
        ((YES, None), YES),
        ((NO, NO), NO),
        ((NO, None), None),
    ],
)
def test_summaries_of_a_story_are_pooled(labels: Any, expected: str | None):
    given = [row("P one.", "the fact", labels[0], "story1:bart")]
    if labels[1]:
        given.append(row("P two.", "the fact", labels[1], "story1:t5"))
    given.append(row("P two.", "another", NO, "story1:t5"))
    given.append(row("Q.", "the fact", YES, "story2:bart"))
    found = told(sets.pooled_summaries(given, random.Random(1)))
    pooled = [label for premise, fact, label in found if "P" in premise and fact == "the fact"]
    assert pooled == ([expected] if expected else [])
    assert ("Q.", "the fact", YES) in found


def test_the_original_sentence_is_moved_or_deleted():
    given = [
        row(f"One {n}. Two. Last {n}.", claim, label, f"g{n}")
        for n in range(40)
        for claim, label in ((f"Last {n}.", YES), (f"First {n}.", NO))
    ]
    found = told(sets.moved_originals(given, random.Random(1)))
    premises = {premise for premise, *_ in found}
    lacking = {p for p in premises if "Last" not in p}
    assert len(premises) == 40
    assert len(lacking) == 10
    assert len({p.split().index("Last") for p in premises - lacking}) == 3, "it stands anywhere"
    for premise, claim, label in found:
        assert label == (YES if claim in premise else NO)


def test_summaries_that_nobody_checked_are_left_out():
    given = [row("A.", "good", YES, "gold_edited"), row("A.", "made", NO, "mfma")]
    given += [row("A.", f"bad {n}", NO, "model:t5") for n in range(5)]
    given += [row("B.", "bad", NO, "model:t5")]
    found = told(sets.checked_summaries(given, random.Random(1)))
    assert ("A.", "good", YES) in found
    assert len(found) == 3
    assert not any(claim == "made" for _, claim, _ in found)


def test_a_long_article_is_cut_or_left_out():
    article = " ".join(f"The ferry number {n} was closed on a wet day." for n in range(40))
    given = [row(article, "a"), row(article, "b"), row("Short one.", "c")]
    cut = told(sets.leads(given, random.Random(1)))
    assert [claim for _, claim, _ in cut] == ["a", "b", "c"]
    assert cut[0][0] == cut[1][0] == " ".join(article.split()[:220])
    assert [r["hypothesis"] for r in sets.short_ones(given, random.Random(1))] == ["c"]


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
def test_a_needed_sentence_is_deleted(claims: Any, expected: Any):
    passage = Passage(FERRY, *(tuple(part) for part in zip(*claims, strict=True)))
    found = sets.without_sentence(passage)
    if expected is None:
        assert found is None
    else:
        assert (found.premise, list(found.labels)) == expected
        assert found.claims == tuple(claim for claim, _ in claims)


def test_the_only_sentence_is_not_deleted():
    passage = Passage("The ferry sank.", ("The ferry sank.",), (YES,))
    assert sets.without_sentence(passage) is None


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
    claim: str, supported: bool, expected: list[tuple[str, str]]
):
    found = told(sets.sentences_judged(sets.Claim(claim, DOCUMENT, supported)))
    assert found == [(DOCUMENT, sentence, label) for sentence, label in expected]


def test_judged_summaries_leave_what_is_tested_and_fitted_on(tmp_path: Path):
    given = [
        {"document": f"Story {n} tells of quay {n}.", "claim": f"Quay {n} is told of.", "label": s}
        for n in range(40)
        for s in ("supported", "unsupported")
    ]
    folder = tmp_path / "consistency"
    write(folder / "test" / "quays_test.jsonl.gz", given[:40])
    write(folder / "val" / "quays_val.jsonl.gz", given)
    write(folder / "val" / "wice_claim_dev.jsonl.gz", given)
    found = told(sets.judged_summaries(tmp_path, random.Random(1)))
    premises = {premise for premise, _, _ in found}
    tested = sets.test_documents(folder / "test")
    assert premises == {
        r["document"] for r in given[40:] if sets.is_trained_on(r["document"], tested)
    }
    assert len(found) == 2 * len(premises)


@pytest.mark.parametrize(("good", "bad", "kept"), [(9, 2, (4, 2)), (1, 5, (1, 2)), (4, 0, (0, 0))])
def test_labels_of_judged_summaries_are_balanced(
    monkeypatch: pytest.MonkeyPatch, good: int, bad: int, kept: tuple[int, int]
):
    claims = [sets.Claim(f"{SLOWLY[:-1]} {n}.", DOCUMENT, n < good) for n in range(good + bad)]
    monkeypatch.setattr(sets, "consistency_sets", lambda folder, limit: [("quays", claims)])
    monkeypatch.setattr(sets, "test_documents", lambda folder: frozenset())
    monkeypatch.setattr(sets, "is_trained_on", lambda document, tested: True)
    labels = [label for _, _, label in told(sets.judged_summaries(Path(), random.Random(1)))]
    assert (labels.count(YES), labels.count(NO)) == kept
