"""What each part of the judgement buys: ``claimcheck bench ablation``.

The drafts of `stories` and the clusters of the seeds and the examples are checked as they are and
with one part left out at a time, by the same models and thresholds, which were fitted with every
part in its place: so a part that is missed may cost more than one that never was. Answers of the
models are kept for the run, so that each pair is read once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

import gold
import stories
from results import Options, console
from rich.table import Table

from claimcheck.judging.in_context import Wording
from claimcheck.models.cache import Kind, RecentAnswers
from claimcheck.pipeline.checker import Checker
from claimcheck.records import Document

#: Answers kept: those of some thousand sentences.
MOST_KEPT = 1_000_000


@dataclass(frozen=True)
class Part:
    """A part of the judgement: what it does, and what is put in its place to leave it out.

    ``instead`` has by the name of a function, as it is looked up, what is called for it.
    """

    name: str
    instead: Mapping[str, Callable[..., Any]]


def _first(given: Any, *_: Any) -> Any:
    """What was given, as it is."""
    return given


def _second(_: Any, given: Any, *__: Any) -> Any:
    """The judgements that were given, as they are."""
    return given


def _own_words(document: Document) -> tuple[Wording, ...]:
    return tuple(Wording(sentence.text) for sentence in document.content)


def _facts(cases: Iterable[Any], *_: Any) -> list[Any]:
    return [case.facts for case in cases]


def _findings(_: Any, __: Any, findings: Any, *___: Any) -> Any:
    return findings


def _nothing(*_: Any) -> tuple[()]:
    return ()


PARTS = (
    Part("a passage beside the window", {"judging.choices.next_passage": _nothing}),
    Part("only what promises is read closely", {"pipeline.engine._promise": lambda *_: None}),
    Part("two places of a reference together", {"judging.cascade.read_apart": _second}),
    Part("two origins together", {"judging.cascade.read_together": _second}),
    Part("parts that are contradicted", {"judging.cascade.contradict_parts": _nothing}),
    Part("names for pronouns", {"pipeline.judged.in_context": _own_words}),
    Part("values in the evidence's form", {"judging.restated.restate": _first}),
    Part("numbers, dates and names compared", {"checks.facts.FactChecker.check": _nothing}),
    Part("owners of values", {"judging.owners.settle": _facts}),
    Part("opposites and hedges by rules", {"checks.inspector._contrasts": _nothing}),
    Part("hedges by the model", {"pipeline.inspected.with_dropped": _findings}),
)


class Counted(RecentAnswers):
    """Answers of the models, which counts the pairs of claim and evidence that are asked about."""

    def __init__(self) -> None:
        super().__init__(MOST_KEPT)
        self.pairs = 0

    def recall(self, kind: Kind, keys: Sequence[bytes]) -> Mapping[bytes, bytes]:
        """Return what is known of ``keys``."""
        self.pairs += len(keys) if kind == "nli" else 0
        return super().recall(kind, keys)


def ablation(options: Options) -> dict[str, Any]:
    """Flagging with every part, and without each of them in turn."""
    memory = Counted()
    found: dict[str, Any] = {}
    table = Table("left out", *_COLUMNS, title="What each part buys: flagging F1 (missed, false)")
    for part in (Part("nothing", {}), *PARTS):
        with ExitStack() as replaced:
            for place, function in part.instead.items():
                replaced.enter_context(patch(f"claimcheck.{place}", function))
            found[part.name] = measured(Checker(memory=memory), memory, options)
        table.add_row(part.name, *map(_cell, found[part.name].values()))
    console.print(table)
    return found


_COLUMNS = ("drafts, dev", "drafts, only counted", "seeds", "examples", "pairs")


def measured(checker: Checker, memory: Counted, options: Options) -> dict[str, Any]:
    """Figures by `_COLUMNS`; the pairs are those of both models."""
    before = memory.pairs
    rows = [_drafts(checker, part) for part in stories.PARTS]
    seeds = gold.seed_clusters(options.shared) if (options.shared / "seeds").is_dir() else {}
    rows += [_clusters(checker, found) for found in (seeds, gold.example_clusters())]
    return dict(zip(_COLUMNS, (*rows, memory.pairs - before), strict=True))


def _drafts(checker: Checker, part: str) -> dict[str, Any]:
    count = gold.Count()
    for folder in stories.folders(part):
        for row in stories.judged(folder, stories.check(checker, folder)):
            count.add(row.label, row.bad, row.flagged)
    return _told(count)


def _clusters(checker: Checker, clusters: Mapping[str, tuple[list[Path], Path]]) -> dict[str, Any]:
    count = gold.Count()
    for paths, labels in clusters.values():
        found = gold.score(gold.align(labels, gold.check_cluster(checker, paths)))["flagged"]
        count.hits += found.hits
        count.missed += found.missed
        count.wrong += found.wrong
    return _told(count)


def _told(count: gold.Count) -> dict[str, Any]:
    return {"f1": round(count.f1, 4), "missed": len(count.missed), "wrong": len(count.wrong)}


def _cell(figure: Any) -> str:
    if isinstance(figure, int):
        return f"{figure:,}"
    return f"{figure['f1']:.3f} ({figure['missed']}, {figure['wrong']})"
