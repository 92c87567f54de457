"""claimcheck beside other checkers on the same claims and weights: ``claimcheck bench peers``.

    python benchmarks/peers.py [--rows N] [--keep FOLDER] [--data FOLDER] [--schemes NAME ...]

Sets up an environment for the others (`.venv-peers`, from `peers.txt`) and gives each of them, in a
process of its own and on one thread, the same claims of public news sets with the same NLI model.
One threshold for each, over all sets, is chosen on `consistency/val` (claims that no model was
trained on and that no test set has). Counted are processor seconds and tokens, so that other work
on the machine hardly matters. ``--keep`` keeps the answers, and a later run with more rows, or one
that was stopped, goes on from them.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import subprocess
import sys
import tempfile
import venv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain, zip_longest
from pathlib import Path
from typing import Any

import numpy as np
from peer_run import OWN, PEERS, lines
from results import FOLDER, ROOT, circumstances, console, store
from rich.table import Table

from claimcheck.evaluation.datasets import Claim, consistency_sets, unseen
from claimcheck.evaluation.documents import plain_document
from claimcheck.evaluation.metrics import balanced_accuracy, bootstrap, roc_auc
from claimcheck.models.registry import bundled
from claimcheck.settings import MODES, PRESETS

#: Sets of news: summaries of articles by systems and people, with one label a summary.
TEST = (
    "cliff_test/cnndm",
    "cliff_test/xsum",
    "polytope_test",
    "qags_cnndm",
    "qags_xsum",
    "summac_cogensumm_test",
    "summedits_news",
    "summeval",
    "xsumfaith_test",
)
VALIDATION = (
    "cliff_val/cnndm",
    "cliff_val/xsum",
    "entfa_train",
    "polytope_val",
    "summac_cogensumm_val",
    "summac_factcc_val",
    "summac_frank_val",
    "summac_summeval_val",
    "xsumfaith_val",
)
SCHEMES = (*(f"{OWN}{mode}" for mode in MODES), *PEERS)
ENVIRONMENT, PINS = ROOT / ".venv-peers", Path(__file__).parent / "peers.txt"
DRAWING = Path(__file__).with_name("peer_picture.py")
PICTURE = ROOT / "docs" / "pictures" / "peers.png"


@dataclass(frozen=True)
class Case:
    """A claim of a set, and the key by which answers name it."""

    set: str
    claim: Claim

    @property
    def key(self) -> str:
        text = f"{self.claim.text}\0{self.claim.document}"
        return hashlib.sha256(text.encode()).hexdigest()[:16]

    def row(self) -> dict[str, Any]:
        """What a checker is given: no label, and the sentences for those that cut none."""
        texts = {"document": self.claim.document, "claim": self.claim.text}
        sentences = {
            f"{name}_sentences": [s.text for s in plain_document(name, text).content]
            for name, text in texts.items()
        }
        return {"key": self.key, **texts, **sentences}


def halves(claims: Iterable[Claim], rows: int) -> list[Claim]:
    """The first ``rows`` claims, half of either label in turn; fewer where a label has fewer."""
    by_label: dict[bool, list[Claim]] = {True: [], False: []}
    for claim in claims:
        by_label[claim.supported].append(claim)
    both = zip(by_label[True], by_label[False], strict=False)
    return list(chain.from_iterable(both))[: rows - rows % 2]


def by_name(folder: Path) -> dict[str, list[Claim]]:
    """The claims of each set of a folder in the order of their digests, the halves of CLIFF apart.

    PolyTope is read by its label of accuracy: what a summary leaves out is none of its claims.
    """
    found: dict[str, list[Claim]] = {}
    for name, claims in consistency_sets(folder, 10**6):
        for claim in claims:
            own = f"{name}/{claim.part}" if name.startswith("cliff") else name
            accurate = claim.supported if claim.accurate is None else claim.accurate
            found.setdefault(own, []).append(replace(claim, supported=accurate))
    return found


def cases(folder: Path, rows: int) -> tuple[list[Case], list[Case]]:
    """The claims to choose thresholds on and those to measure on, the sets in turn.

    ``folder`` is ``consistency``.
    """
    is_unseen = unseen(folder)
    test, validation = by_name(folder / "test"), by_name(folder / "val")
    own = {
        name: [claim for claim in validation[name] if is_unseen(claim.document, claim.text)]
        for name in VALIDATION
    }
    return in_turn(own, rows), in_turn({name: test[name] for name in TEST}, rows)


def in_turn(sets: dict[str, list[Claim]], rows: int) -> list[Case]:
    """Up to ``rows`` claims of each set, one of each after another."""
    chosen = [[Case(name, claim) for claim in halves(own, rows)] for name, own in sets.items()]
    return [case for turn in zip_longest(*chosen) for case in turn if case is not None]


def best_threshold(truth: Sequence[bool], scores: Sequence[float]) -> float:
    """The least score to pass with the best balanced accuracy; the middle one of several.

    It lies half-way between two scores that were seen.
    """
    seen = np.unique(np.asarray(scores, dtype=float))
    between = (seen[1:] + seen[:-1]) / 2 if len(seen) > 1 else seen
    values = [balanced_accuracy(truth, np.asarray(scores) >= least) for least in between]
    best = between[np.asarray(values) >= max(values) - 1e-9]
    return float(best[len(best) // 2])


def figures(
    validation: Sequence[Case], test: Sequence[Case], answers: dict[str, dict[str, Any]]
) -> dict[str, Any]:
    """What one checker is measured to do; ``answers`` are by the key of a case."""

    def columns(cases: Sequence[Case]) -> tuple[np.ndarray, np.ndarray]:
        truth = [case.claim.supported for case in cases]
        return np.array(truth), np.array([answers[case.key]["score"] for case in cases])

    threshold = best_threshold(*columns(validation))
    truth, scores = columns(test)
    accuracy = bootstrap(balanced_accuracy, truth, scores >= threshold)
    auc = bootstrap(roc_auc, truth, scores)
    own = [answers[case.key] for case in test]
    found: dict[str, Any] = {
        "threshold": round(threshold, 4),
        "balanced_accuracy": round(accuracy.value, 4),
        "interval": [round(accuracy.low, 4), round(accuracy.high, 4)],
        "auc": round(auc.value, 4),
        "auc_interval": [round(auc.low, 4), round(auc.high, 4)],
        "cpu_s_per_article": round(float(np.mean([one["seconds"] for one in own])), 3),
        **tokens(own),
        "sets": {
            name: round(balanced_accuracy(truth[rows], scores[rows] >= threshold), 4)
            for name in dict.fromkeys(case.set for case in test)
            for rows in [[number for number, case in enumerate(test) if case.set == name]]
        },
    }
    if "passes" in own[0]:
        found["as_shipped"] = {
            preset: round(
                balanced_accuracy(truth, np.array([one["passes"][preset] for one in own])), 4
            )
            for preset in PRESETS
        }
    return found


def tokens(answers: Sequence[dict[str, Any]]) -> dict[str, int]:
    """Mean tokens an article that the large NLI model read, and all smaller models together."""
    large = {"nli", bundled("nli").name}
    totals = {"large": 0, "small": 0}
    for one in answers:
        for name, count in one["tokens"].items():
            totals["large" if name in large else "small"] += count
    return {f"{size}_tokens": round(count / len(answers)) for size, count in totals.items()}


def environment() -> Path:
    """The Python of the peers' environment, which is made where it is absent or of other pins."""
    python, mark = ENVIRONMENT / "bin" / "python", ENVIRONMENT / "installed.txt"
    pins = PINS.read_text("utf-8")
    if not mark.exists() or mark.read_text("utf-8") != pins:
        venv.create(ENVIRONMENT, with_pip=True, clear=True)
        # Their own requirements exclude each other; peers.txt names a set with which all run.
        pip = [str(python), "-m", "pip", "install", "--quiet", "--no-deps", "-r", str(PINS)]
        subprocess.run(pip, check=True)
        mark.write_text(pins, "utf-8")
    return python


def answered(scheme: str, rows: Path, folder: Path) -> dict[str, dict[str, Any]]:
    """Let a checker answer all rows; what ``folder`` has of an earlier run is not asked again."""
    out = folder / f"{scheme.replace(' ', '-')}.jsonl"
    python = Path(sys.executable) if scheme.startswith(OWN) else environment()
    script = Path(__file__).with_name("peer_run.py")
    one_thread = {"OMP_NUM_THREADS": "1", "TOKENIZERS_PARALLELISM": "false"}
    subprocess.run(
        [str(python), str(script), scheme, str(rows), str(out)],
        env={**os.environ, **one_thread},
        check=True,
    )
    return {line["key"]: line for line in lines(out)}


def stamp() -> str:
    """Digest of all that answers depend on: pins, weights and code."""
    drivers = set(Path(__file__).parent.glob("peer_*.py")) - {DRAWING}
    scripts = [*drivers, *(ROOT / "claimcheck").rglob("*.py")]
    parts = [path.read_bytes() for path in (PINS, *sorted(scripts))]
    parts.append(json.dumps(circumstances()["models"]).encode())
    return hashlib.sha256(b"\0".join(parts)).hexdigest()[:12]


def table(found: dict[str, Any]) -> Table:
    """The figures as they are printed."""
    columns = ("balanced accuracy", "AUC", "CPU s/article", "large model", "small ones", "shipped")
    made = Table("checker", *columns, title="Peers, on the same claims and weights")
    for name, one in found.items():
        low, high = one["interval"]
        shipped = " / ".join(f"{value:.3f}" for value in one.get("as_shipped", {}).values())
        made.add_row(
            name,
            f"{one['balanced_accuracy']:.3f} [{low:.2f}, {high:.2f}]",
            f"{one['auc']:.3f}",
            f"{one['cpu_s_per_article']:.2f}",
            f"{one['large_tokens']:,}",
            f"{one['small_tokens']:,}",
            shipped,
        )
    return made


def measured(arguments: argparse.Namespace, folder: Path) -> dict[str, Any]:
    """Ask every checker and say how it did; answers lie in ``folder``."""
    data = arguments.data / "data" / "consistency"
    if not data.is_dir():
        raise SystemExit(f"peers: no data in {data}; --data names the folder that holds data/")
    validation, test = cases(data, arguments.rows)
    rows = folder / f"rows-{arguments.rows}.jsonl"
    asked = {case.key: case.row() for case in (*validation, *test)}
    rows.write_text("".join(json.dumps(row) + "\n" for row in asked.values()), "utf-8")
    return {
        scheme: figures(validation, test, answered(scheme, rows, folder))
        for scheme in arguments.schemes
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", help="peers")
    parser.add_argument("--rows", type=int, default=10, help="claims of each set, of either split")
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--keep", type=Path, help="folder in which the answers are kept")
    parser.add_argument("--schemes", nargs="+", choices=SCHEMES, default=list(SCHEMES))
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = (arguments.keep or Path(temporary)) / stamp()
        folder.mkdir(parents=True, exist_ok=True)
        found = measured(arguments, folder)
    console.print(table(found))
    if tuple(arguments.schemes) == SCHEMES:
        store("peers", {"claims_a_set": arguments.rows, "sets": len(TEST), "checkers": found})
        picture = [str(environment()), str(DRAWING)]
        subprocess.run([*picture, str(FOLDER / "peers.json"), str(PICTURE)], check=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
