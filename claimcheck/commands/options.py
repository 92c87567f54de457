"""The options that the commands with models share."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.settings import BACKENDS, Settings

if TYPE_CHECKING:
    import argparse

_SETTINGS = ("encoder", "nli", "backend", "device", "threads")


def add_shared(parser: argparse.ArgumentParser) -> None:
    """Add the options for models, configuration and messages."""
    group = parser.add_argument_group("models and settings")
    group.add_argument("--encoder", metavar="MODEL", help="sentence encoder: " + _MODEL)
    group.add_argument("--nli", metavar="MODEL", help="NLI cross-encoder: " + _MODEL)
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
    group.add_argument("--quiet", action="store_true", help="no progress, no notes; errors only")


_MODEL = "'bundled', a folder, or a hub name ORG/NAME (default: bundled)"


def load_settings(args: argparse.Namespace) -> Settings:
    """Put the settings of a run together; the options are the top layer."""
    given = {name: getattr(args, name) for name in _SETTINGS}
    return Settings.load(given, config=args.config, environ=os.environ)
