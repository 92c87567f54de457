"""Reading the public data sets that models are trained and measured on.

They are no part of this project: ``docs/data.md`` says where each is published and in which form
the readers expect it, gzipped JSON lines under one folder.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

_CONSISTENCY = {"supported": True, "unsupported": False}
_BABE = {"Expresses writer's opinion": True, "Entirely factual": False}
_BIASED = {"BIASED": True, "NON-BIASED": False}


def read_jsonl(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the objects of a gzipped JSON-lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def name_of(path: Path) -> str:
    """The name of the set that a file holds."""
    return path.name.removesuffix(".jsonl.gz")


def sample(rows: list[dict[str, Any]], limit: int, key: str) -> list[dict[str, Any]]:
    """At most ``limit`` rows, chosen by the digest of ``key``: always the same ones."""
    ordered = sorted(rows, key=lambda row: hashlib.sha256(str(row[key]).encode()).digest())
    return ordered[:limit]


#: Characters of a shingle, and how much of a document is read for its fingerprint.
_SHINGLE, _FINGERPRINTED = 40, 6000


@lru_cache(maxsize=20000)
def fingerprint(text: str) -> int:
    """A number that copies of one document share, whatever their case, spacing and tokenisation.

    The least digest of the runs of 40 letters and digits: two texts have it in common with the
    probability of their Jaccard similarity (min-hash, Broder 1997).
    """
    letters = "".join(c for c in text.casefold() if c.isalnum())[:_FINGERPRINTED].encode()
    starts = range(max(1, len(letters) - _SHINGLE + 1))
    return min(zlib.crc32(letters[start : start + _SHINGLE]) for start in starts)


def test_documents(folder: Path) -> frozenset[int]:
    """Fingerprints of all documents of the sets in ``folder`` (``consistency/test``)."""
    return frozenset(
        fingerprint(row["document"])
        for path in sorted(folder.glob("*.jsonl.gz"))
        for row in read_jsonl(path)
    )


def is_trained_on(document: str, tested: frozenset[int]) -> bool:
    """Whether the NLI model may learn from the claims of ``consistency/val`` on this document.

    It may from half of the documents, and from none that a test set has too: some sets are split
    by the system that wrote the claims, so that both sides tell of the same documents. What it
    may not learn from is left to fit the calibrator on.
    """
    mark = fingerprint(document)
    return mark not in tested and bool(zlib.crc32(str(mark).encode()) & 1)


def unseen(folder: Path) -> Callable[[str, str], bool]:
    """Make the question whether a claim of ``consistency/val`` is one to fit or measure on.

    It asks of a document and a claim that no model was trained on the one, and that both do not
    stand in a test set too. ``folder`` holds ``val`` and ``test``.
    """
    tested = test_documents(folder / "test")
    taken = {
        (fingerprint(row["document"]), row["claim"].strip().casefold())
        for path in sorted((folder / "test").glob("*.jsonl.gz"))
        for row in read_jsonl(path)
    }

    def asked(document: str, claim: str) -> bool:
        mark = fingerprint(document), claim.strip().casefold()
        return not is_trained_on(document, tested) and mark not in taken

    return asked


@dataclass(frozen=True)
class Claim:
    """A claim of one or more sentences, its document, and whether the document supports it."""

    text: str
    document: str
    supported: bool
    #: The part of a set that consists of several ("xsum", "cnndm"), else empty.
    part: str = ""
    #: Whether it has no inaccuracy, where the set's label counts other faults too.
    accurate: bool | None = None


def consistency_sets(folder: Path, limit: int) -> Iterator[tuple[str, list[Claim]]]:
    """Yield every set of ``folder`` with at most ``limit`` of its claims.

    PolyTope is read with the labels of the SummaC benchmark, by which a summary that leaves out a
    point or repeats itself is unsupported too. Labels that say neither supported nor unsupported
    are left out.
    """
    for path in sorted(folder.glob("*.jsonl.gz")):
        claims = []
        for row in sample(list(read_jsonl(path)), limit, "claim"):
            overall = row.get("label_summac_overall")
            label = overall or row["label"]
            if label in _CONSISTENCY and row["claim"].strip():
                part = str(row.get("source", "")).partition("/")[2]
                accurate = _CONSISTENCY.get(row["label"]) if overall else None
                supported = _CONSISTENCY[label]
                claims.append(Claim(row["claim"], row["document"], supported, part, accurate))
        yield name_of(path), claims


@dataclass(frozen=True)
class OpinionExample:
    """A sentence; ``opinion`` says whether it states its writer's own view."""

    sentence: str
    opinion: bool
    source: str
    split: str


def opinion_examples(folder: Path) -> Iterator[OpinionExample]:
    """Yield the sentences of CheckThat! 2023 English, MPQA 1.2 and BABE, each with its split.

    CheckThat! has splits of its own. MPQA is split by document and BABE by article address (or
    sentence where it has none), so that no text is on two sides.
    """
    for row in read_jsonl(folder / "checkthat2023_subj_en.jsonl.gz"):
        yield OpinionExample(row["sentence"], row["label"] == "SUBJ", "checkthat", row["split"])
    for row in read_jsonl(folder / "mpqa12_sentences.jsonl.gz"):
        split = _split_of(row["doc"])
        yield OpinionExample(row["sentence"], row["writer_subj"], "mpqa", split)
    for babe in babe_sentences(folder):
        if babe.opinion is not None:
            yield OpinionExample(babe.sentence, babe.opinion, "babe", babe.split)


@dataclass(frozen=True)
class BabeSentence:
    """A sentence of BABE with both of its labels; None where the annotators say neither.

    Attributes:
        opinion: whether it states its writer's view; None in between, and without agreement.
        biased: whether it is worded with bias; None without agreement.
        article: its article's address, or the sentence itself where it has none.
        final: whether it is of the final set (SG2), on which BABE's authors measure.
    """

    sentence: str
    opinion: bool | None
    biased: bool | None
    article: str
    final: bool

    @property
    def split(self) -> str:
        """Its split in `opinion_examples`."""
        return _split_of(self.article)


def babe_sentences(folder: Path) -> Iterator[BabeSentence]:
    """Yield the sentences of BABE; those of the first set (SG1) come again in the final one."""
    for row in read_jsonl(folder / "babe.jsonl.gz"):
        yield BabeSentence(
            row["sentence"],
            # The middle label, "somewhat factual but also opinionated", says neither yes nor no.
            _BABE.get(row["label_opinion"]),
            _BIASED.get(row.get("label", "")),
            row.get("url") or row["sentence"],
            row.get("split") == "SG2",
        )


def _split_of(key: str) -> str:
    """Train (70 %), dev (15 %) or test (15 %), always the same for one key."""
    share = int.from_bytes(hashlib.sha256(key.encode()).digest()[:4], "big") / 2**32
    return "train" if share < 0.7 else "dev" if share < 0.85 else "test"
