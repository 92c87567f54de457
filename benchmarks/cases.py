"""Gains and losses case by case between two states of the product.

``record`` checks the fixed articles of `case_records` in the default mode; ``compare`` lists every
sentence of which two records differ, and exits with 1 when there is one.
"""

from __future__ import annotations

import argparse
import re
import time
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

import gold
from case_records import SOURCES, Row, read, rows_of, write
from results import ROOT, console
from rich.table import Table

from claimcheck import Checker


def outcome(row: Row) -> str:
    return "furniture" if row["role"] == "furniture" else str(row["verdict"])


def faults(row: Row) -> set[str]:
    """What is wrong with a sentence by what is known to be true of it.

    Of a disputed sentence and of furniture no flag is asked, as in `gold.score`.
    """
    truth, got = row["gold"], outcome(row)
    if truth is None:
        return set()
    wrong = {"verdict"} if got != truth["verdict"] else set()
    if (got in gold.FLAGGED) != (truth["verdict"] in gold.FLAGGED):
        wrong.add("flagged")
    if truth["verdict"] not in ("disputed", "furniture"):
        wrong |= {flag for flag, right in truth["flags"].items() if right != (flag in row["flags"])}
    return wrong | {f"speaker of {text!r}" for text, right in speakers(row) if not right}


def speakers(row: Row) -> list[tuple[str, bool]]:
    """The quotations whose source is named, and whether the speaker shares a name with it."""
    found = {_letters(text): speaker or "" for text, speaker, _ in row["quotes"]}
    sources = ((text, _names(source)) for text, source in row["gold"]["speakers"])
    return [
        (text, bool(names & _names(found.get(_letters(text), ""))))
        for text, names in sources
        if names
    ]


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


def _names(text: str) -> set[str]:
    """The words with a capital, but those that are nobody's name."""
    words = {word.casefold() for word in re.findall(r"\b[A-Z][\w-]+", text)}
    return words - set("he she they it we the an his her their mr mrs ms dr".split())


def figures(rows: Iterable[Row]) -> Counter[str]:
    """Counts over the sentences of one source."""
    counts: Counter[str] = Counter()
    for row in rows:
        if "text" not in row:
            counts.update(["reports", *(["refused"] if "error" in row else [])])
            continue
        counts.update(["sentences", outcome(row), *(f"flag {flag}" for flag in row["flags"])])
        if truth := row["gold"]:
            counts.update(["gold", f"gold {truth['verdict']}: {outcome(row)}"])
            counts["gold: right verdict"] += outcome(row) == truth["verdict"]
            counts["gold: rightly flagged or not"] += "flagged" not in faults(row)
            for flag in set(row["flags"]) & set(truth["flags"]):
                counts[f"flag {flag}: {'right' if truth['flags'][flag] else 'wrong'}"] += 1
            for _, right in speakers(row):
                counts["speakers: right" if right else "speakers: wrong or none"] += 1
    return counts


def show(states: dict[str, list[Row]]) -> None:
    """Print the figures of each source, a column a state."""
    for source in SOURCES:
        columns = [figures(r for r in rows if r["source"] == source) for rows in states.values()]
        table = Table(source, *states)
        for name in sorted(set().union(*columns)):
            table.add_row(name, *(str(column[name]) for column in columns))
        if any(columns):
            console.print(table)


def keyed(rows: Iterable[Row]) -> dict[tuple[str, str, str, int], Row]:
    """Rows by what they are of: source, article, text and, of equal texts, the number."""
    seen: Counter[tuple[str, str, str]] = Counter()
    found = {}
    for row in rows:
        place = (row["source"], row["id"], row.get("text", ""))
        found[(*place, seen[place])] = row
        seen[place] += 1
    return found


def change(before: Row | None, after: Row | None) -> tuple[str, str] | None:
    """Gain, loss or neither, and what changed; None when nothing did.

    A sentence that one state does not have counts as set aside there.
    """
    if before == after:
        return None
    if before is None or after is None:
        row = before or after or {}
        absent = {**row, "role": "furniture", "flags": [], "quotes": []}
        one, other = (absent, row) if before is None else (row, absent)
        what = f"{'new' if before is None else 'gone'}: {outcome(row)}"
    else:
        one, other = before, after
        names = [name for name in before if before[name] != after.get(name)]
        what = "; ".join(f"{name} {before[name]} → {after.get(name)}" for name in names)
    difference = len(faults(one)) - len(faults(other))
    return "gain" if difference > 0 else "loss" if difference < 0 else "neither", what


def compare(before: list[Row], after: list[Row], most: int | None) -> int:
    """Print what changed in the sources that both hold, at most ``most`` sentences a source.

    Returns 1 when anything did, 0 when nothing did, 2 when they hold no source in common.
    """
    both = {row["source"] for row in before} & {row["source"] for row in after}
    before, after = ([row for row in rows if row["source"] in both] for rows in (before, after))
    console.print(f"compared: {', '.join(name for name in SOURCES if name in both) or 'nothing'}")
    if not both:
        return 2
    if before == after:
        console.print("identical byte for byte")
        return 0
    show({"before": before, "after": after})
    one, other = keyed(before), keyed(after)
    changes: dict[str, list[tuple[str, str, Row]]] = defaultdict(list)
    reports: Counter[str] = Counter()
    for key in {**one, **other}:
        row = other.get(key) or one[key]
        if "text" not in row:
            reports[key[0]] += one.get(key) != other.get(key)
        elif changed := change(one.get(key), other.get(key)):
            changes[key[0]].append((*changed, row))
    for source in SOURCES:
        found = changes[source]
        if not found and not reports[source]:
            continue
        kinds = Counter(kind for kind, _, _ in found)
        print(
            f"\n{source}: {reports[source]} reports and {len(found)} sentences changed,"
            f" {kinds['gain']} gains, {kinds['loss']} losses, {kinds['neither']} neither"
        )
        for kind, what, row in sorted(found, key=lambda c: "loss gain neither".index(c[0]))[:most]:
            truth = f" [gold {row['gold']['verdict']}]" if row["gold"] else ""
            print(f"{kind:8}{row['id']}{truth}: {what}\n        {row['text']}")
    return 1


def record(names: Iterable[str], shared: Path) -> list[Row]:
    """Check the articles of the sources, by one checker."""
    checker, rows = Checker(), []
    for source in names:
        started = time.perf_counter()
        for story in SOURCES[source](checker, shared):
            rows += rows_of(source, story)
        console.print(f"{source}: {time.perf_counter() - started:.0f} s")
    return rows


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    commands = parser.add_subparsers(dest="command", required=True)
    one = commands.add_parser("record", help="check the articles")
    one.add_argument("out", type=Path, metavar="OUT.jsonl.gz")
    one.add_argument("--only", nargs="+", choices=SOURCES, default=list(SOURCES))
    one.add_argument("--data", type=Path, default=ROOT.parent / "shared")
    two = commands.add_parser("compare", help="say what changed")
    two.add_argument("before", type=Path)
    two.add_argument("after", type=Path)
    two.add_argument("--show", type=int, metavar="N", help="most sentences a source")
    args = parser.parse_args()
    if args.command == "compare":
        return compare(list(read(args.before)), list(read(args.after)), args.show)
    rows = record(args.only, args.data)
    write(args.out, rows)
    show({"count": rows})
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
