"""``claimcheck bench``: the quality and speed tables of a source checkout."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

from claimcheck.errors import InputError

#: Each benchmark and the script of the checkout's ``benchmarks`` that runs it, given its name.
SCRIPTS = {
    "seeds": "quality.py",
    "examples": "quality.py",
    "stories": "quality.py",
    "ablation": "quality.py",
    "nli": "quality.py",
    "consistency": "quality.py",
    "retrieval": "quality.py",
    "opinion": "quality.py",
    "editorial": "quality.py",
    "quotes": "quality.py",
    "facts": "quality.py",
    "senses": "quality.py",
    "parts": "quality.py",
    "partial": "quality.py",
    "origins": "quality.py",
    "speed": "speed.py",
    "growth": "growth.py",
    "scale": "scale.py",
    "batch": "batch.py",
    "costs": "costs.py",
    "review": "review.py",
    "archive": "archive.py",
    "peers": "peers.py",
    "pages": "news_pages.py",
}
#: What is run only by name: it installs gigabytes of other checkers first.
BY_NAME = frozenset({"peers"})
#: The setting by which no answer is kept: a benchmark that finds its answers measures nothing.
NO_CACHE = "CLAIMCHECK_CACHE_SIZE"


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the parser of this command."""
    parser = commands.add_parser(
        "bench",
        help="print the quality and speed tables (needs a source checkout)",
        description="Run the benchmarks of a source checkout and print their tables. They and "
        "the data that they read are not part of an installed package.",
        allow_abbrev=False,
    )
    parser.set_defaults(run=run)
    parser.add_argument(
        "names",
        metavar="NAME",
        nargs="*",
        help=f"{', '.join(SCRIPTS)} (default: all but {', '.join(BY_NAME)})",
    )
    parser.add_argument(
        "--cache",
        action=argparse.BooleanOptionalAction,
        default=False,
        help="let the commands that are timed take the models' answers of earlier runs from disk "
        "(default: --no-cache)",
    )


def run(args: argparse.Namespace) -> int:
    """Run the scripts one after the other; returns the worst of their exit codes."""
    unknown = [name for name in args.names if name not in SCRIPTS]
    if unknown:
        raise InputError(f"unknown benchmark {unknown[0]!r}; known are {', '.join(SCRIPTS)}")
    folder = benchmarks_folder()
    names = args.names or [name for name in SCRIPTS if name not in BY_NAME]
    environment = {**os.environ, "PYTHONPATH": _python_path(folder.parent)}
    environment.update({} if args.cache else {NO_CACHE: "0"})
    codes = []
    for script in dict.fromkeys(SCRIPTS[name] for name in names):
        own = [name for name in names if SCRIPTS[name] == script]
        command = [sys.executable, str(folder / script), *own]
        codes.append(subprocess.run(command, env=environment, check=False).returncode)
    return max(map(abs, codes))


def benchmarks_folder() -> Path:
    """Find ``benchmarks`` beside the package; `InputError` outside a source checkout."""
    folder = Path(__file__).resolve().parents[2] / "benchmarks"
    missing = sorted({name for name in SCRIPTS.values() if not (folder / name).is_file()})
    if missing:
        raise InputError(
            f"bench needs a source checkout of claimcheck with its benchmarks and their data; "
            f"{folder} has no {' and no '.join(missing)}"
        )
    return folder


def _python_path(checkout: Path) -> str:
    """Return a module path on which the scripts find the package that runs them."""
    return os.pathsep.join(filter(None, (str(checkout), os.environ.get("PYTHONPATH"))))
