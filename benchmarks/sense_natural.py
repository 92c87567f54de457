"""The checks of senses on wording that rules did not make: paraphrases and independent reports.

MRPC pairs news sentences that say the same: one of each pair is corrupted and checked against the
other. How often a true paraphrase, or a sentence of one outlet against the other outlets' articles
on the event (BASIL), is flagged bounds the false flags from above: some of these are real.
"""

from __future__ import annotations

import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from sense_cases import CHANGES

from claimcheck.checks.hedges import dropped
from claimcheck.checks.negation import contrasts
from claimcheck.english.word_alignment import Said, said
from claimcheck.evaluation.datasets import read_jsonl
from claimcheck.evaluation.documents import plain_document
from claimcheck.models.encoder import Encoder
from claimcheck.records import Contrast, Document
from claimcheck.retrieval.index import Index

#: What the other sentence of a pair must have, or lack, for a corruption to be one.
_HEDGED = re.compile(
    r"\b(?:could|may|might|allegedly|reportedly|possibly|probably|apparently|likely|expected to"
    r"|believed to|thought to|suspected|alleged|appears?|seems?)\b"
)
_ATTRIBUTED = re.compile(
    r"\b(?:alleg\w*|claim(?:s|ed)|believes?|suspects?|argue[sd]?|insist(?:s|ed)|predict(?:s|ed)"
    r"|prosecutors?|lawyers?|attorneys?|critics|sources)\b"
)
_NEGATED = re.compile(r"\b(?:not|never|no|none|nor|without)\b|n[’']?t\b")


def found_in(claim: str, evidence: Sequence[Said]) -> tuple[Contrast, ...]:
    return (*dropped(claim, 0, evidence), *contrasts(claim, 0, evidence))


def _meant(kind: str, flag: str, other: str) -> bool:
    if flag == "hedge_dropped":
        return bool(_HEDGED.search(other))
    if flag == "attribution_dropped":
        return bool(_ATTRIBUTED.search(other))
    return kind == "antonym" or bool(_NEGATED.search(other)) == (kind == "negation removed")


def paraphrases(data: Path, half: str) -> dict[str, Any]:
    """Share of corruptions found and of true paraphrases flagged, on one half of MRPC."""
    seen: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for number, row in enumerate(read_jsonl(data / "matching" / "mrpc.jsonl.gz")):
        if number % 2 != (half == "test") or row["label"] != "paraphrase":
            continue
        one, other = row["sentence1"], row["sentence2"]
        evidence = [said("other", s.text) for s in plain_document("other", other).sentences]
        seen["as it is"] += 1
        found.update(f"as it is: {flag}" for flag in {c.flag for c in found_in(one, evidence)})
        rng = random.Random(number)
        for kind, flag, change in CHANGES:
            changed = change(one, rng) if flag else None
            if flag and changed and changed != one and _meant(kind, flag, other):
                seen[kind] += 1
                found[kind] += flag in {c.flag for c in found_in(changed, evidence)}
    shares = {
        name: round(count / seen[name if name in seen else "as it is"], 4)
        for name, count in sorted(found.items())
    }
    return {"cases": dict(seen), "flagged": shares}


def independent(data: Path, half: str, encoder: Encoder, longest: int) -> dict[str, Any]:
    """How often a sentence is flagged against the other outlets' articles, on half of BASIL."""
    flags: Counter[str] = Counter()
    sentences = 0
    for documents in _events(data, half):
        indices = [
            Index(d, encoder.encode([s.text for s in d.content]), longest) for d in documents
        ]
        for document in documents:
            texts = [s.text for s in document.content]
            vectors = encoder.encode(texts)
            others = [i for i in indices if i.document is not document]
            told = [index.document for index in others]
            rows = [index.candidates(texts, vectors, 1) for index in others]
            sentences += len(texts)
            for n, text in enumerate(texts):
                evidence = [
                    said(other.id, other.sentences[index].text)
                    for other, row in zip(told, rows, strict=True)
                    for index in row[n].windows[0].sentences
                ]
                flags.update({c.flag for c in found_in(text, evidence)})
    return {
        "sentences": sentences,
        "flagged": {f: round(n / sentences, 4) for f, n in flags.items()},
    }


def _events(data: Path, half: str) -> Iterator[list[Document]]:
    """The articles of each event of BASIL's train split."""
    events: dict[str, list[Document]] = defaultdict(list)
    for row in read_jsonl(data / "opinion" / "basil.jsonl.gz"):
        if row["split"] == "train":
            text = "\n".join(s["text"] for s in row["sentences"])
            events[row["event_id"]].append(plain_document(row["outlet"], text))
    for number, name in enumerate(sorted(events)):
        if number % 2 == (half == "test"):
            yield events[name]
