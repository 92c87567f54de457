"""Scoring ``benchmarks/stories``: sub-editors' drafts beside the reports they were written from.

About a third of the sentences of each draft carry one error. ``dev`` is for mending rules; the
sentences of ``test`` are counted and never shown. Of a sentence the headline is judged like any
other, and a sentence is flagged when its verdict asks an editor to look or it has a flag.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import gold
from results import Options, console
from rich.table import Table

from claimcheck.ingest.load import load
from claimcheck.pipeline.checker import Checker
from claimcheck.records import Report
from claimcheck.report.findings import FLAGS

STORIES = Path(__file__).parent / "stories"
PARTS = ("dev", "test")
DRAFT, LABELS = "draft.txt", "gold.jsonl"


@dataclass(frozen=True)
class Judged:
    """A labelled sentence of a draft: its kind of error or paraphrase, and what was said of it."""

    kind: str
    label: gold.GoldSentence

    @property
    def bad(self) -> bool:
        return self.label.verdict != "supported" or bool(self.label.tags)

    @property
    def flagged(self) -> bool:
        return self.label.found_flagged or bool(self.flags)

    @property
    def flags(self) -> frozenset[str]:
        """The flags of a report that the sentence got."""
        return frozenset(flag for s in self.label.predicted for flag in s.flags)

    @property
    def right_kind(self) -> bool:
        """Whether the error is called by its name, where it has one."""
        return bool(self.flags & self.label.tags)


def folders(part: str) -> list[Path]:
    """The folders of the stories of one part, in their order."""
    return sorted(labels.parent for labels in (STORIES / part).glob(f"*/{LABELS}"))


def check(checker: Checker, folder: Path) -> Report:
    """Check the draft of a story against its references."""
    references = [load(path) for path in sorted(folder.glob("ref-*.txt"))]
    return checker.check(load(folder / DRAFT), references)


def judged(folder: Path, report: Report) -> Iterator[Judged]:
    """The labelled sentences of a story beside what the report says of them."""
    labels = folder / LABELS
    for row, sentence in zip(
        gold.read_labels(labels), gold.align(labels, {DRAFT: report}), strict=True
    ):
        yield Judged(row["kind"], sentence)


def flags_asked(row: dict[str, Any]) -> dict[str, bool]:
    """The flags that a label tells of: none is right on what is supported as it stands.

    Of what is wrong only the flag that names the error is asked.
    """
    if row["verdict"] == "supported" and not row["tags"]:
        return dict.fromkeys(FLAGS, False)
    return dict.fromkeys(row["tags"], True)


def figures(sentences: Iterable[Judged]) -> dict[str, Any]:
    """Count what was found, missed and flagged without need; shares are 0 to 1."""
    rows = list(sentences)
    bad = [row for row in rows if row.bad]
    supported = [row for row in rows if not row.bad]
    contradicted = [row for row in bad if row.label.verdict == "contradicted"]
    named = [row for row in bad if row.label.tags]
    count = gold.Count()
    for row in rows:
        count.add(row.label, row.bad, row.flagged)
    return {
        "sentences": len(rows),
        "flag_f1": round(count.f1, 4),
        "false_flags": _share(count.wrong, supported),
        "bad_passed": _share(count.missed, bad),
        "contradictions_named": _share(
            [row for row in contradicted if row.label.called("contradicted")], contradicted
        ),
        "contradictions_passed": _share(
            [row for row in contradicted if not row.flagged], contradicted
        ),
        "right_flag_kind": _share([row for row in named if row.right_kind], named),
        "flags": _by_flag(rows),
        "kinds": _by_kind(rows),
    }


def _share(some: list[Any], of: list[Any]) -> dict[str, Any]:
    return {"count": len(some), "of": len(of), "share": round(len(some) / max(1, len(of)), 4)}


def _by_flag(rows: list[Judged]) -> dict[str, dict[str, int]]:
    """Of each flag how often it was asked for, set, and set rightly."""
    asked = Counter(flag for row in rows for flag in row.label.tags)
    given = Counter(flag for row in rows for flag in row.flags)
    right = Counter(flag for row in rows for flag in row.flags & row.label.tags)
    names = [flag for flag in FLAGS if asked[flag] or given[flag]]
    return {f: {"asked": asked[f], "set": given[f], "right": right[f]} for f in names}


def _by_kind(rows: list[Judged]) -> dict[str, dict[str, int]]:
    """Of each kind of sentence how many there are and how many are flagged, errors first."""
    kinds: dict[tuple[bool, str], list[Judged]] = {}
    for row in rows:
        kinds.setdefault((not row.bad, row.kind), []).append(row)
    return {
        f"{'supported: ' if fine else ''}{kind}": {
            "sentences": len(of),
            "flagged": sum(row.flagged for row in of),
        }
        for (fine, kind), of in sorted(kinds.items())
    }


def stories(options: Options) -> dict[str, Any]:
    """Both parts; what is wrong is printed of ``dev`` only."""
    del options
    checker = Checker()
    found = {}
    for part in PARTS:
        rows = [row for f in folders(part) for row in _told(checker, f, show=part == "dev")]
        found[part] = figures(rows)
    console.print(_table(found))
    return found


def _told(checker: Checker, folder: Path, *, show: bool) -> Iterator[Judged]:
    for row in judged(folder, check(checker, folder)):
        if show and row.bad != row.flagged:
            fault = "missed" if row.bad else "wrong"
            console.print(f"[dim]{fault}[/]", row.kind, str(row.label), highlight=False)
        yield row


def _table(found: dict[str, dict[str, Any]]) -> Table:
    table = Table("what", *found, title="Drafts of sub-editors")
    for name in next(iter(found.values())):
        cells = [_cell(part[name]) for part in found.values()]
        if all(cells):
            table.add_row(name.replace("_", " "), *cells)
    for group in ("flags", "kinds"):
        for name in sorted(set().union(*(part[group] for part in found.values()))):
            counts = [part[group].get(name, {}) for part in found.values()]
            table.add_row(name, *(", ".join(f"{k} {n}" for k, n in c.items()) for c in counts))
    return table


def _cell(figure: Any) -> str:
    if not isinstance(figure, dict):
        return str(figure)
    return f"{figure['count']} of {figure['of']} ({figure['share']:.2f})" if "of" in figure else ""
