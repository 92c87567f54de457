"""``claimcheck batch``: many articles from a file of jobs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.commands import console
from claimcheck.commands.options import add_shared, load_settings

if TYPE_CHECKING:
    import argparse


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the parser of this command."""
    parser = commands.add_parser(
        "batch",
        help="check many articles",
        description="Check every job of JOBS.jsonl and write a line for each to OUT.jsonl: "
        '{"id", "report"}, or {"id", "error"} for a job that could not be done.',
        allow_abbrev=False,
    )
    parser.set_defaults(run=run)
    parser.add_argument(
        "jobs",
        type=Path,
        metavar="JOBS.jsonl",
        help='a job a line: {"id", "article": {"text" or "path", "title"?}, '
        '"references": [{"id", "text" or "path", "title"?}]}; paths from the folder of this file',
    )
    parser.add_argument(
        "--out", type=Path, required=True, metavar="OUT.jsonl", help="where the results go"
    )
    parser.add_argument(
        "--engine", choices=("local",), default="local", help="what runs the jobs (default: local)"
    )
    parser.add_argument(
        "--resume", action="store_true", help="go on where an interrupted OUT.jsonl ends"
    )
    add_shared(parser)


def run(args: argparse.Namespace) -> int:
    """Run the jobs; returns 0, or 3 when every one of them failed."""
    from claimcheck.batch import local
    from claimcheck.checker import Checker

    screen = console.Console(quiet=args.quiet)
    checker = Checker(load_settings(args))
    console.check_out(args.out, [str(args.jobs)])
    tally = local.run(args.jobs, args.out, checker, resume=args.resume, progress=screen.progress())
    before = f", {tally.before} of them done before" if tally.before else ""
    screen.note(
        f"{tally.jobs} jobs{before}: {tally.checked} checked, {tally.failed} failed; see {args.out}"
    )
    return 0 if tally.checked else 3
