"""What the reader learns from: passages with the claims made on each.

Two streams are drawn from: general inference (short premises) and passages of news with claims.
Large or noisy sets give only so many claims an epoch, other ones each time. Nothing of ``nli/eval``
is read, and of ``consistency`` only the half of ``val`` that no threshold is fitted on.
"""

from __future__ import annotations

import hashlib
import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nli_pairs import NOT_ENTAILMENT
from own_claims import own_claims
from sentencex import segment

from claimcheck.english.words import content_words
from claimcheck.evaluation.datasets import (
    Claim,
    consistency_sets,
    is_trained_on,
    read_jsonl,
    sample,
    test_documents,
)

Row = dict[str, Any]

#: Words of the passages that the model is to read at once.
PASSAGE_WORDS = 220
#: Most claims behind one premise in training; more go behind another copy of it.
MOST_CLAIMS = 10

#: Claims an epoch of each set, by stream.
GENERAL = {
    "lingnli_allprotocols.train": 900,
    "newprotocols.train": 900,
    "mnli.train_part": 500,
    "wanli.train_part": 400,
    "fever_rte.dev": 300,
    "snli.train_part": 200,
    "snli_cad_all_combined.train": 200,
    "breaking_nli.test": 100,
    "mrpc.train": 100,
    "foolmetwice.dev": 60,
    "healthver.dev": 60,
    "mpe.train": 50,
    "fracas.train": 30,
}
PASSAGES = {
    "written_claims.train": 5000,
    "own_claims": 4000,
    "realsumm_scu.train": 500,
    "cg2c_doc.train": 500,
    "factor_news.train": 250,
    "rte123_rest.train": 250,
    "fib_xsum.train": 250,
    "deleted": 200,
    "rte.train": 150,
    "fnc1_stance.train": 120,
    "claimdiff_neutral.train": 120,
    "wice_oraclechunks.dev": 80,
    "climatefever.all": 60,
    "factcheckgpt_stance.train": 60,
    "politifact.train": 60,
    "begin_wow.dev": 60,
}

#: Claims an epoch when the reader is trained on for drafts: nearly all that are written as drafts
#: are, judged summaries, and a quarter of the others.
FOR_DRAFTS = {
    **{name: most // 4 for name, most in PASSAGES.items()},
    "draft_claims": 12000,
    "summaries": 250,
}

#: Claims on invented passages, written for this project in the form of ``written_claims``.
DRAFTS = Path(__file__).with_name("draft_claims.jsonl.gz")
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


@dataclass(frozen=True)
class Passage:
    """A premise and the claims on it, each with its label."""

    premise: str
    claims: tuple[str, ...]
    labels: tuple[str, ...]


def passages_of(rows: Iterable[Row]) -> list[Passage]:
    """Put claims of the same premise together, at most `MOST_CLAIMS` of them."""
    grouped: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        grouped[row["premise"]].append(row)
    found = []
    for premise, group in grouped.items():
        for start in range(0, len(group), MOST_CLAIMS):
            part = group[start : start + MOST_CLAIMS]
            claims = tuple(row["hypothesis"] for row in part)
            found.append(Passage(premise, claims, tuple(row["label"] for row in part)))
    return found


def sentences_of(text: str) -> list[str]:
    """The sentences of ``text``, their spacing put right."""
    return [s for s in (" ".join(part.split()) for part in segment("en", text)) if s]


def lead(text: str, words: int = PASSAGE_WORDS) -> str:
    """The first sentences of ``text``, as many as have ``words`` words together; at least one."""
    kept: list[str] = []
    for sentence in sentences_of(text):
        if kept and len(" ".join([*kept, sentence]).split()) > words:
            break
        kept.append(sentence)
    return " ".join(kept)


def best_passage(document: str, claim: str, words: int = PASSAGE_WORDS) -> str:
    """The run of whole sentences that shares the most content words with ``claim``.

    It has at most ``words`` words, but for one long sentence, and is as long as that allows; of
    equal ones the first is taken.
    """
    sentences = sentences_of(document)
    lengths = [len(sentence.split()) for sentence in sentences]
    wanted = content_words(claim)
    best, most = "", -1
    for start in range(len(sentences)):
        end, length = start + 1, lengths[start]
        while end < len(sentences) and length + lengths[end] <= words:
            length += lengths[end]
            end += 1
        passage = " ".join(sentences[start:end])
        if (shared := len(wanted & content_words(passage))) > most:
            best, most = passage, shared
        if end == len(sentences):
            break
    return best


# Sets that are not taken as they are


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


def share_held(wanted: Set[str], there: Set[str]) -> float:
    """The share of the words ``wanted`` that are ``there``, 0 to 1."""
    return len(wanted & there) / max(1, len(wanted))


# Streams


@dataclass(frozen=True)
class Source:
    """The passages of one set and how many of its claims an epoch takes."""

    passages: tuple[Passage, ...]
    claims: int

    def epoch(self, number: int) -> list[Passage]:
        """The passages of one epoch: the next ones, round and round; all of them if they fit."""
        total = sum(len(passage.claims) for passage in self.passages)
        if total <= self.claims:
            return list(self.passages)
        count = max(1, round(self.claims * len(self.passages) / total))
        first = number * count
        return [self.passages[(first + n) % len(self.passages)] for n in range(count)]


def read_source(data: Path, name: str, seed: int) -> list[Passage]:
    """The passages of one set of ``nli/train``, shuffled."""
    rng = random.Random(f"{seed} {name}")
    if name == "own_claims":
        rows = list(own_claims(data))
    elif name == "summaries":
        rows = list(judged_summaries(data, rng))
    elif name == "draft_claims":
        rows = list(read_jsonl(DRAFTS))
    else:
        rows = list(read_jsonl(data / "nli" / "train" / f"{name}.jsonl.gz"))
    if name in CHANGES:
        rows = list(CHANGES[name](rows, rng))
    if name == "wice_oraclechunks.dev":
        taken = wice_for_training(data)
        rows = [row for row in rows if row["hypothesis"].strip() in taken]
    rng.shuffle(rows)
    found = passages_of(rows)
    rng.shuffle(found)
    return found


def read_stream(data: Path, claims: dict[str, int], seed: int) -> list[Source]:
    """The sources of one stream; ``claims`` says how many of each set an epoch takes."""
    stream = []
    for name, most in claims.items():
        if name == "deleted":
            written = read_source(data, "written_claims.train", seed)
            found = [p for p in map(without_sentence, written) if p is not None]
        else:
            found = read_source(data, name, seed)
        stream.append(Source(tuple(found), most))
    return stream


def held_out_rows(data: Path) -> dict[str, list[Row]]:
    """The claims that are held out, by the set that they are of."""
    files = {
        "written": data / "nli" / "train" / "written_claims.train.jsonl.gz",
        "drafts": DRAFTS,
    }
    return {name: list(filter(is_held_out, read_jsonl(path))) for name, path in files.items()}


def held_out(data: Path, most: int) -> dict[str, list[Passage]]:
    """At most so many of them, of all passages.

    In the file of a set those of one writer and field stand together.
    """
    return {
        name: passages_of(sample(rows, most, "hypothesis"))
        for name, rows in held_out_rows(data).items()
    }
