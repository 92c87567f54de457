"""Sets that the reader learns from and that are not taken as they are."""

from __future__ import annotations

import hashlib
import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from nli_pairs import NOT_ENTAILMENT
from reader_passages import (
    PASSAGE_WORDS,
    Passage,
    Row,
    best_passage,
    lead,
    sentences_of,
    share_held,
)

from claimcheck.english.words import content_words
from claimcheck.evaluation.datasets import (
    Claim,
    consistency_sets,
    is_trained_on,
    read_jsonl,
    test_documents,
)

#: Share of the passages of ``written_claims`` and of `DRAFTS` that is held out to choose by.
HELD_OUT = 0.1
#: Negatives kept for each positive of a FIB article, which has five times as many of them.
FIB_NEGATIVES = 2
#: Sets of ``consistency/val`` that are left out: PolyTope's labels count what a summary omits, and
#: WiCE has premises of its own.
NOT_SUMMARIES = frozenset({"polytope_val", "wice_claim_dev"})
#: Most sentences of one label that are kept of a set, for each of the other label.
SUMMARIES_EACH = 2
#: Every so manieth passage of NEWS-FACTOR lacks the sentence that its claims are made from.
FACTOR_LACKING = 4
#: A claim is close to a sentence that holds this share of its content words; without the sentence
#: the passage lacks it when it holds no more than the other share.
CLOSE, LACKED = 0.6, 0.5


def is_held_out(row: Row) -> bool:
    """Whether a written claim's passage is kept to choose by."""
    digest = hashlib.sha256(row["src"].encode()).digest()
    return int.from_bytes(digest[:4], "big") < HELD_OUT * 2**32


def pooled_summaries(rows: Sequence[Row], rng: random.Random) -> Iterator[Row]:
    """Facts against two or three summaries of one story read together.

    A fact is entailed if one of the summaries entails it, and not entailed if every one of them was
    judged not to; others are left out.
    """
    stories: dict[str, dict[str, dict[str, Row]]] = defaultdict(lambda: defaultdict(dict))
    for row in rows:
        stories[row["src"].partition(":")[0]][row["premise"]][row["hypothesis"]] = row
    for summaries in stories.values():
        order = list(summaries)
        rng.shuffle(order)
        while order:
            chosen = [order.pop() for _ in range(min(len(order), rng.choice((2, 3))))]
            premise = " ".join(chosen)
            for fact in dict.fromkeys(fact for summary in chosen for fact in summaries[summary]):
                labels = [summaries[summary].get(fact, {}).get("label") for summary in chosen]
                if "entailment" in labels or None not in labels:
                    label = "entailment" if "entailment" in labels else NOT_ENTAILMENT
                    yield {"premise": premise, "hypothesis": fact, "label": label}


def moved_originals(rows: Sequence[Row], rng: random.Random) -> Iterator[Row]:
    """NEWS-FACTOR with the original sentence, last in the premise, anywhere in it or deleted."""
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row["src"]].append(row)
    for number, group in enumerate(groups.values()):
        original = next((r["hypothesis"] for r in group if r["label"] == "entailment"), None)
        if original is None or not group[0]["premise"].endswith(original):
            continue
        sentences = sentences_of(group[0]["premise"].removesuffix(original))
        lacking = number % FACTOR_LACKING == 0 and bool(sentences)
        if not lacking:
            sentences.insert(rng.randint(0, len(sentences)), original)
        premise = " ".join(sentences)
        for row in group:
            label = NOT_ENTAILMENT if lacking else row["label"]
            yield {"premise": premise, "hypothesis": row["hypothesis"], "label": label}


def checked_summaries(rows: Sequence[Row], rng: random.Random) -> Iterator[Row]:
    """FIB's summaries that people judged, with at most `FIB_NEGATIVES` negatives a positive."""
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row["src"] != "mfma":
            groups[row["premise"]].append(row)
    for group in groups.values():
        positives = [row for row in group if row["label"] == "entailment"]
        negatives = [row for row in group if row["label"] != "entailment"]
        kept = min(len(negatives), FIB_NEGATIVES * len(positives))
        yield from positives + rng.sample(negatives, kept)


def leads(rows: Sequence[Row], rng: random.Random) -> Iterator[Row]:  # noqa: ARG001
    """Rows with the lead of their article alone."""
    short: dict[str, str] = {}
    for row in rows:
        premise = row["premise"]
        short[premise] = short.get(premise) or lead(premise)
        yield row | {"premise": short[premise]}


def short_ones(rows: Sequence[Row], rng: random.Random) -> Iterator[Row]:  # noqa: ARG001
    """Rows whose premise is no longer than a passage: cut, it would lack what decides."""
    return (row for row in rows if len(row["premise"].split()) <= PASSAGE_WORDS)


def for_training(rows: Sequence[Row], rng: random.Random) -> Iterator[Row]:  # noqa: ARG001
    """The claims whose passages are not held out."""
    return (row for row in rows if not is_held_out(row))


CHANGES: dict[str, Callable[[Sequence[Row], random.Random], Iterator[Row]]] = {
    "written_claims.train": for_training,
    "draft_claims": for_training,
    "realsumm_scu.train": pooled_summaries,
    "factor_news.train": moved_originals,
    "fib_xsum.train": checked_summaries,
    "fnc1_stance.train": leads,
    "politifact.train": short_ones,
}


def without_sentence(passage: Passage) -> Passage | None:
    """The passage without one sentence that an entailed claim is close to, and the claim neutral.

    Entailed claims that are close to another sentence stay as they are, the other claims go. None
    if no claim depends on one sentence alone.
    """
    sentences = sentences_of(passage.premise)
    words = [content_words(sentence) for sentence in sentences]

    def held(claim: str, texts: Iterable[int]) -> float:
        there = set().union(*(words[number] for number in texts))
        return share_held(content_words(claim), there)

    entailed = [
        claim
        for claim, label in zip(passage.claims, passage.labels, strict=True)
        if label == "entailment"
    ]
    for deleted in range(len(sentences)):
        rest = [n for n in range(len(sentences)) if n != deleted]
        lost = [c for c in entailed if held(c, [deleted]) >= CLOSE and held(c, rest) <= LACKED]
        if lost and rest:
            kept = [c for c in entailed if any(held(c, [n]) >= CLOSE for n in rest)]
            kept = [c for c in kept if c not in lost]
            labels = ["neutral"] * len(lost) + ["entailment"] * len(kept)
            premise = " ".join(sentences[n] for n in rest)
            return Passage(premise, (*lost, *kept), tuple(labels))
    return None


def wice_for_training(data: Path) -> set[str]:
    """The claims of WiCE's dev set whose documents no threshold is fitted on."""
    tested = test_documents(data / "consistency" / "test")
    rows = read_jsonl(data / "consistency" / "val" / "wice_claim_dev.jsonl.gz")
    return {row["claim"].strip() for row in rows if is_trained_on(row["document"], tested)}


def judged_summaries(data: Path, rng: random.Random) -> Iterator[Row]:
    """Sentences of summaries that people judged, with the document's passage closest to each.

    Of each set of ``consistency/val`` as many of one label as `SUMMARIES_EACH` times the other.
    """
    folder = data / "consistency"
    tested = test_documents(folder / "test")
    for name, claims in consistency_sets(folder / "val", limit=10**6):
        taken = [claim for claim in claims if is_trained_on(claim.document, tested)]
        if name not in NOT_SUMMARIES:
            rows = [row for claim in taken for row in sentences_judged(claim)]
            good = [row for row in rows if row["label"] == "entailment"]
            bad = [row for row in rows if row["label"] != "entailment"]
            most = SUMMARIES_EACH * min(len(good), len(bad))
            for group in (good, bad):
                yield from rng.sample(group, min(len(group), most))


def sentences_judged(claim: Claim) -> Iterator[Row]:
    """The sentences of a judged summary of which a label is known.

    Of an unsupported one of several sentences it is not known which is wrong. A sentence of a
    supported one whose words the passage does not hold is left out too.
    """
    sentences = sentences_of(claim.text)
    if not claim.supported and len(sentences) > 1:
        return
    label = "entailment" if claim.supported else NOT_ENTAILMENT
    for sentence in sentences:
        premise = best_passage(claim.document, sentence)
        words = content_words(sentence)
        if not claim.supported or share_held(words, content_words(premise)) >= CLOSE:
            yield {"premise": premise, "hypothesis": sentence, "label": label}
