"""Partly supported sentences: is `partial` given, and is the right part marked?

Sentences of a news text are joined in twos by a seeded generator: two of its own ("supported"), one
of its own and a foreign one ("mixed"), two foreign ones ("foreign"). They make an article that is
checked against that text; each sentence of the text's own is there in its own words, but the
whole is not, so that the models and the splitter decide. Nothing of it is kept.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from fact_cases import documents, half_of
from results import Options, console
from rich.table import Table

from claimcheck.evaluation.documents import plain_document
from claimcheck.pipeline.checker import Checker
from claimcheck.records import SentenceResult

SEED = 11
KINDS = ("mixed", "supported", "foreign")
#: Cases of a kind made of one news text.
_EACH = 4
#: A sentence that can be joined to another: a subject that needs no sentence before it, no
#: quotation, no list.
_PLAIN = re.compile(r"(?:The|A|An|[A-Z][a-z]+ [A-Z][a-z]+) [^“”\"‘,;:()]{25,140}[a-z0-9]\.$")
_LOWERED = re.compile(r"(?:The|A|An)\b")


@dataclass(frozen=True)
class Case:
    """A joined sentence; ``cut`` is the offset at which its second half begins."""

    kind: str
    text: str
    cut: int


def joined(kind: str, first: str, second: str) -> Case:
    """Two sentences as one, joined by "and"."""
    head = first.rstrip(".") + ", and "
    tail = second[0].lower() + second[1:] if _LOWERED.match(second) else second
    return Case(kind, head + tail, len(head))


def articles(texts: Sequence[str], rows: int, seed: int) -> Iterator[tuple[str, list[Case]]]:
    """News texts with the cases made of each, until there are ``rows`` of every kind."""
    rng = random.Random(f"{seed}/partial")
    order = list(texts)
    rng.shuffle(order)
    pool = [s for text in order[:200] for s in plain(text)]
    made = 0
    for text in order:
        own = plain(text)
        if len(own) < 4 or made >= rows:
            continue
        cases = []
        for kind in KINDS:
            for _ in range(min(_EACH, rows - made)):
                first, second = rng.sample(own, 2)
                if kind == "foreign":
                    first = _foreign(rng, pool, text)
                if kind != "supported":
                    second = _foreign(rng, pool, text)
                cases.append(joined(kind, first, second))
        made += min(_EACH, rows - made)
        rng.shuffle(cases)  # a run of foreign sentences would pass for teasers of other pages
        yield text, cases


def plain(text: str) -> list[str]:
    """The sentences of a text that can be joined."""
    found = (s.text for s in plain_document("text", text).sentences)
    return [s for s in found if _PLAIN.fullmatch(s)]


def _foreign(rng: random.Random, pool: Sequence[str], text: str) -> str:
    """A sentence that is not of ``text``."""
    return next(s for s in iter(lambda: rng.choice(pool), None) if s not in text)


def partial(options: Options, half: str = "test") -> dict[str, Any]:
    """Precision and recall of `partial` on joined sentences, and verdicts of the halves."""
    texts = [t for t in documents(options.shared) if half_of(t) == half]
    checker = Checker()
    seen: dict[str, list[SentenceResult]] = defaultdict(list)
    halves: list[bool] = []
    for text, cases in articles(texts, options.rows, SEED):
        report = checker.check("\n\n".join(c.text for c in cases), [text])
        starts = {s.start: s for s in report.sentences}
        at = 0
        for case in cases:
            result = starts.get(report.article.text.find(case.text, at))
            if result is None or result.role != "body":
                continue
            at = result.end
            seen[case.kind].append(result)
            if case.kind == "mixed" and "partial" in result.flags:
                halves.append(_right_half(result, case))
    return _figures(seen, halves)


def _right_half(result: SentenceResult, case: Case) -> bool:
    """Whether exactly the second half is without support."""
    lacking = [part.start - result.start for part in result.parts if part.verdict != "supported"]
    return bool(lacking) and all(start >= case.cut for start in lacking)


def _figures(seen: dict[str, list[SentenceResult]], halves: list[bool]) -> dict[str, Any]:
    called = {kind: sum("partial" in s.flags for s in seen[kind]) for kind in KINDS}
    flagged = {kind: sum(s.flagged for s in seen[kind]) for kind in KINDS}
    total = {kind: len(seen[kind]) for kind in KINDS}
    hits = called["mixed"]
    precision, recall = hits / max(1, sum(called.values())), hits / max(1, total["mixed"])
    figures = {
        "cases": total,
        "precision": round(precision, 4),
        "recall": round(recall, 4),
        "f1": round(2 * hits / max(1, sum(called.values()) + total["mixed"]), 4),
        "right_half_marked": round(sum(halves) / max(1, len(halves)), 4),
        "partial": called,
        "flagged": flagged,
    }
    table = Table("made as", "cases", "flagged", "partial", title="Partly supported sentences")
    for kind in KINDS:
        table.add_row(kind, *(str(column[kind]) for column in (total, flagged, called)))
    console.print(table)
    console.print({k: figures[k] for k in ("precision", "recall", "f1", "right_half_marked")})
    return figures
