"""Draws the figures of `peers.py`; runs in the peers' environment.

python benchmarks/peer_picture.py RESULTS.json PICTURE.png
"""

from __future__ import annotations

import json
import sys
from math import log
from pathlib import Path
from typing import Any

import matplotlib

matplotlib.use("Agg")
from matplotlib import pyplot, ticker
from peer_run import OWN

#: The mark of each preset of this project.
MARKS = {"strict": "v", "balanced": "s", "lenient": "^"}


def draw(figures: dict[str, Any], path: Path) -> None:
    """Balanced accuracy against processor seconds an article, one mark a checker and preset."""
    figure, axes = pyplot.subplots(figsize=(8, 5), dpi=110)
    drawn: list[tuple[float, float]] = []
    for name, one in figures.items():
        own = name.startswith(OWN)
        seconds, accuracy = one["cpu_s_per_article"], one["balanced_accuracy"]
        # Names of marks that are close to each other stand one above the other.
        close = sum(abs(log(seconds / s)) < 0.2 and abs(accuracy - a) < 0.02 for s, a in drawn)
        drawn.append((seconds, accuracy))
        low, high = one["interval"]
        colour = "tab:blue" if own else "tab:orange"
        axes.errorbar(
            seconds,
            accuracy,
            [[max(0, accuracy - low)], [max(0, high - accuracy)]],
            fmt="o",
            color=colour,
            elinewidth=0.6,
        )
        axes.annotate(
            name,
            (seconds, accuracy),
            (6, 4 + 11 * close),
            textcoords="offset points",
            fontsize=8,
            color=colour,
        )
        for preset, value in one.get("as_shipped", {}).items():
            axes.plot(seconds, value, MARKS[preset], color=colour, markersize=5, fillstyle="none")
    for preset, mark in MARKS.items():
        axes.plot([], [], mark, color="tab:blue", fillstyle="none", label=f"as shipped, {preset}")
    axes.plot([], [], "o", color="grey", label="threshold from validation, 95 % interval")
    seconds = [one["cpu_s_per_article"] for one in figures.values()]
    axes.set_xscale("log")
    axes.set_xlim(min(seconds) / 1.5, max(seconds) * 2.2)  # names stand to the right of marks
    axes.xaxis.set_major_locator(ticker.LogLocator(subs=(1, 2, 5)))
    axes.xaxis.set_major_formatter(ticker.FormatStrFormatter("%g"))
    axes.xaxis.set_minor_formatter(ticker.NullFormatter())
    axes.set_xlabel("processor seconds an article (one thread, models loaded)")
    axes.set_ylabel("balanced accuracy, news sets")
    axes.grid(alpha=0.3, which="both")
    axes.legend(fontsize=7, loc="best")
    figure.tight_layout()
    figure.savefig(path)


def main(results: str, picture: str) -> int:
    draw(json.loads(Path(results).read_text("utf-8"))["peers"]["checkers"], Path(picture))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:]))
