"""``claimcheck schema``: the JSON Schema of a report or a comparison."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from claimcheck.cli import console
from claimcheck.report.schema import NAMES, schema

if TYPE_CHECKING:
    import argparse


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the parser of this command."""
    parser = commands.add_parser(
        "schema",
        help="print the JSON Schema of a report",
        description="Print the JSON Schema that every JSON report, or comparison, follows.",
        allow_abbrev=False,
    )
    parser.set_defaults(run=run)
    parser.add_argument(
        "name", nargs="?", choices=NAMES, default="report", help="of what (default: report)"
    )


def run(args: argparse.Namespace) -> int:
    """Print the schema."""
    console.emit(json.dumps(schema(args.name), indent=2, ensure_ascii=False) + "\n")
    return 0
