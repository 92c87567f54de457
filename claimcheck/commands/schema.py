"""``claimcheck schema``: the JSON Schema of a report."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from claimcheck.commands import console

if TYPE_CHECKING:
    import argparse


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the parser of this command."""
    parser = commands.add_parser(
        "schema",
        help="print the JSON Schema of a report",
        description="Print the JSON Schema that every JSON report follows.",
        allow_abbrev=False,
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:  # noqa: ARG001 - every command takes the arguments
    """Print the schema."""
    from claimcheck.report.schema import schema

    console.emit(json.dumps(schema(), indent=2, ensure_ascii=False) + "\n")
    return 0
