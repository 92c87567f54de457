"""What the reader learns from: passages with the claims made on each.

Two streams are drawn from: general inference (short premises) and passages of news with claims.
Large or noisy sets give only so many claims an epoch, other ones each time. Nothing of ``nli/eval``
is read, and of ``consistency`` only the half of ``val`` that no threshold is fitted on.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path

from own_claims import own_claims
from reader_joined import joined
from reader_passages import Passage, Row, passages_of
from reader_sets import (
    CHANGES,
    is_held_out,
    judged_summaries,
    wice_for_training,
    without_sentence,
)
from reader_windows import beside_window, in_window, is_chosen

from claimcheck.evaluation.datasets import read_jsonl, sample

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
    "joined": 2000,
    "beside": 5000,
    "summaries": 250,
}

#: Sets of claims written on whole passages.
WRITTEN = frozenset({"written_claims.train", "own_claims", "draft_claims", "joined"})
#: Claims on invented passages, written for this project in the form of ``written_claims``.
DRAFTS = Path(__file__).with_name("draft_claims.jsonl.gz")
#: Sets made of its claims.
OF_DRAFTS = {"joined": joined, "beside": beside_window}


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


def read_source(data: Path, name: str, seed: int, windows: float = 0.0) -> list[Passage]:
    """The passages of one set of ``nli/train``, shuffled.

    Of `WRITTEN` claims the share ``windows`` is put beside a window alone where that decides it.
    """
    rng = random.Random(f"{seed} {name}")
    if name == "own_claims":
        rows = list(own_claims(data))
    elif name == "summaries":
        rows = list(judged_summaries(data, rng))
    elif name == "draft_claims":
        rows = list(read_jsonl(DRAFTS))
    elif name in OF_DRAFTS:
        drafts = [row for row in read_jsonl(DRAFTS) if not is_held_out(row)]
        rows = list(OF_DRAFTS[name](drafts, rng))
    else:
        rows = list(read_jsonl(data / "nli" / "train" / f"{name}.jsonl.gz"))
    if name in CHANGES:
        rows = list(CHANGES[name](rows, rng))
    if name == "wice_oraclechunks.dev":
        taken = wice_for_training(data)
        rows = [row for row in rows if row["hypothesis"].strip() in taken]
    if windows and name in WRITTEN:
        rows = [in_window(row) if is_chosen(row, windows) else row for row in rows]
    rng.shuffle(rows)
    found = passages_of(rows)
    rng.shuffle(found)
    return found


def read_stream(
    data: Path, claims: dict[str, int], seed: int, windows: float = 0.0
) -> list[Source]:
    """The sources of one stream; ``claims`` says how many of each set an epoch takes."""
    stream = []
    for name, most in claims.items():
        if name == "deleted":
            written = read_source(data, "written_claims.train", seed)
            found = [p for p in map(without_sentence, written) if p is not None]
        else:
            found = read_source(data, name, seed, windows)
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
