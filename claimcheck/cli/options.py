"""The options that the commands with models share."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.errors import InputError
from claimcheck.settings import BACKENDS, MODES, PRESETS, CacheSettings, Settings

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Mapping, Sequence

    from claimcheck.models.disk_cache import DiskCache

_SETTINGS = ("encoder", "nli", "mode", "preset", "backend", "device", "threads")


def add_shared(parser: argparse.ArgumentParser, *, judging: bool = True) -> None:
    """Add the options for models, configuration and messages; ``judging`` for those of verdicts."""
    group = parser.add_argument_group("models and settings")
    group.add_argument("--encoder", metavar="MODEL", help="sentence encoder: " + _MODEL)
    if judging:
        _add_judging(group)
    group.add_argument(
        "--backend",
        choices=BACKENDS,
        help="onnx runs the bundled models on the CPU, torch any model (default: auto)",
    )
    group.add_argument("--device", help="auto, cpu, cuda, cuda:N, mps (default: auto)")
    group.add_argument(
        "--threads", type=int, metavar="N", help="processor threads, 0 for all cores (default: 0)"
    )
    group.add_argument(
        "--config",
        type=Path,
        metavar="FILE",
        help="configuration file (default: claimcheck.toml, or [tool.claimcheck] of "
        "pyproject.toml, in the working directory)",
    )
    if judging:
        add_cache(group)
    group.add_argument("--quiet", action="store_true", help="no progress, no notes; errors only")


def add_cache(group: argparse._ArgumentGroup) -> None:
    """Add the options for what is kept of the models' answers between runs."""
    group.add_argument(
        "--cache-size",
        type=int,
        metavar="MB",
        help="megabytes that the models' answers may take on disk for the next run, 0 for none; "
        "digests and numbers, no text (default: 256)",
    )
    group.add_argument(
        "--no-cache",
        dest="cache_size",
        action="store_const",
        const=0,
        help="neither keep the models' answers nor take those of earlier runs",
    )


def _add_judging(group: argparse._ArgumentGroup) -> None:
    group.add_argument("--nli", metavar="MODEL", help="NLI cross-encoder: " + _MODEL)
    group.add_argument(
        "--mode",
        choices=MODES,
        help="fast: the small NLI model alone; accurate: the large one alone; standard: the large "
        "one where the small one is not sure (default: standard)",
    )
    group.add_argument(
        "--preset",
        choices=PRESETS,
        help="how much support a sentence needs: strict flags more, lenient less "
        "(default: balanced)",
    )


_MODEL = "'bundled', a folder, or a hub name ORG/NAME (default: bundled)"


def add_output(parser: argparse.ArgumentParser, formats: Sequence[str]) -> None:
    """Add the options for the format of a report and where it goes."""
    parser.add_argument(
        "--format", choices=formats, help="default: by the suffix of --out, else terminal"
    )
    parser.add_argument("--out", type=Path, metavar="FILE", help="write the report to FILE")


def output_format(args: argparse.Namespace, suffixes: Mapping[str, str]) -> str:
    """Return the format that was asked for, outright or by the suffix of ``--out``.

    ``suffixes`` are the file name endings that name one. Raises InputError for a suffix that names
    none, or another format than ``--format``; only a ``.txt`` file may be in any.
    """
    named = None if args.out is None else suffixes.get(args.out.suffix.lower())
    if args.format is not None:
        if named not in (None, "terminal", args.format):
            raise InputError(
                f"--out {args.out}: the suffix is that of {named}, but --format is {args.format}; "
                "give one of them, or both alike"
            )
        return str(args.format)
    if args.out is None:
        return "terminal"
    if named is None:
        known = ", ".join(suffixes)
        raise InputError(
            f"--out {args.out}: the suffix names no format; give --format, or one of {known}"
        )
    return named


def load_settings(args: argparse.Namespace) -> Settings:
    """Put the settings of a run together; the options are the top layer."""
    given = {name: getattr(args, name, None) for name in _SETTINGS}
    return Settings.load(given, config=args.config, environ=os.environ)


def load_cache(args: argparse.Namespace, warn: Callable[[str], None]) -> DiskCache | None:
    """Return the cache of a run, None where it is to have none; ``warn`` is told if it fails."""
    given = {"cache_size": args.cache_size}
    chosen = CacheSettings.load(given, config=args.config, environ=os.environ)
    if not chosen.cache_size:
        return None
    from claimcheck.models.disk_cache import DiskCache

    folder = None if chosen.cache is None else Path(chosen.cache)
    return DiskCache(folder, chosen.cache_size, warn=warn)
