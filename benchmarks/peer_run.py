"""One checker over a file of claims, in a process of its own: started by `peers.py`.

    python benchmarks/peer_run.py SCHEME ROWS.jsonl OUT.jsonl

Writes a line a claim as soon as it is known: its score, the processor seconds that it took and the
tokens that were read. Claims that ``OUT.jsonl`` has already are not read again. Loading is not
counted.
"""

from __future__ import annotations

import collections
import json
import sys
import time
from pathlib import Path
from typing import Any, Protocol

#: How the schemes of this project are named, before the mode.
OWN = "claimcheck, "
#: Those that run in an environment of their own.
PEERS = (
    "SummaC-ZS",
    "RefChecker",
    "LongTracer",
    "AnchorCite",
    "AlignScore's chunks",
    "MiniCheck's chunks",
)


class Scheme(Protocol):
    """A checker; it may have ``prepare``, what is measured then, and ``passes``, its verdicts."""

    def score(self, row: dict[str, Any]) -> float: ...


def load(name: str) -> tuple[Scheme, collections.Counter[str]]:
    """A scheme by its name, and the counter of the tokens that its models read."""
    if name.startswith(OWN):
        import peer_own

        read: collections.Counter[str] = collections.Counter()
        peer_own.watch(read)
        return peer_own.Claimcheck(name.removeprefix(OWN)), read  # type: ignore[arg-type]
    import peer_libraries
    import peer_models
    import peer_schemes

    weights = {folder: peer_models.Weights(folder) for folder in ("nli", "encoder")}
    made = {
        "SummaC-ZS": peer_libraries.SummaC,
        "RefChecker": peer_libraries.RefChecker,
        "LongTracer": peer_libraries.LongTracer,
        "AnchorCite": peer_libraries.AnchorCite,
        "AlignScore's chunks": lambda w: peer_schemes.align_score(peer_models.Reader(w["nli"])),
        "MiniCheck's chunks": lambda w: peer_schemes.mini_check(peer_models.Reader(w["nli"])),
    }[name](weights)
    return made, peer_models.READ


def answer(scheme: Scheme, row: dict[str, Any], read: collections.Counter[str]) -> dict[str, Any]:
    """What a scheme says of a row of `peers.rows`, and what it took."""
    read.clear()
    began = time.process_time()
    measured = getattr(scheme, "prepare", scheme.score)(row)
    found: dict[str, Any] = {
        "key": row["key"],
        "seconds": time.process_time() - began,
        "tokens": dict(read),
    }
    found["score"] = scheme.score(row) if hasattr(scheme, "prepare") else measured
    if hasattr(scheme, "passes"):
        found["passes"] = scheme.passes(row)
    return found


def lines(path: Path) -> list[dict[str, Any]]:
    """The objects of a file of JSON lines; none where there is no file."""
    text = path.read_text("utf-8") if path.exists() else ""
    return [json.loads(line) for line in text.splitlines()]


def main(name: str, rows: str, out: str) -> int:
    known = {line["key"] for line in lines(Path(out))}
    todo = [row for row in lines(Path(rows)) if row["key"] not in known]
    if not todo:
        return 0
    scheme, read = load(name)
    with Path(out).open("a", encoding="utf-8") as answers:
        for number, row in enumerate(todo, 1):
            answers.write(json.dumps(answer(scheme, row, read)) + "\n")
            answers.flush()
            print(f"\r{name}: {number} of {len(todo)}  ", end="", file=sys.stderr)
    print(file=sys.stderr)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:]))
