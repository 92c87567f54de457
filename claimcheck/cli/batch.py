"""``claimcheck batch``: many articles from a file of jobs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.cli import console
from claimcheck.cli.options import add_shared, load_cache, load_settings

if TYPE_CHECKING:
    import argparse


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the parser of this command."""
    parser = commands.add_parser(
        "batch",
        help="check many articles",
        description="Check every job of JOBS.jsonl and write a line for each to OUT.jsonl: "
        '{"id", "digest", "report"}, or {"id", "error"} for a job that could not be done.',
        epilog="exit codes: 0 every job was checked, 2 bad usage or input, also of a job, 3 no job "
        "could be checked, 4 a job failed by an internal error",
        allow_abbrev=False,
    )
    parser.set_defaults(run=run)
    parser.add_argument(
        "jobs",
        metavar="JOBS.jsonl",
        help='a job a line: {"id", "article": {"text" or "path", "title"?}, '
        '"references": [{"id", "text" or "path", "title"?}]}; paths from the folder of this file. '
        "- is standard input, which, like a pipe, is read to its end first; paths are then from "
        "the working folder",
    )
    parser.add_argument(
        "--out", type=Path, required=True, metavar="OUT.jsonl", help="where the results go"
    )
    parser.add_argument(
        "--engine", choices=("local",), default="local", help="what runs the jobs (default: local)"
    )
    parser.add_argument(
        "--resume",
        action="store_true",
        help="go on with OUT.jsonl: what was checked is kept, what failed, or has other texts now, "
        "is checked again; refused for other settings",
    )
    add_shared(parser)


def run(args: argparse.Namespace) -> int:
    """Run the jobs.

    Returns 0 when all were checked; 4 when one failed by a fault of claimcheck itself, else 3 when
    none could be checked and 2 when one could not.
    """
    from claimcheck.batch import local
    from claimcheck.pipeline.checker import Checker

    screen = console.Console(quiet=args.quiet)
    checker = Checker(load_settings(args), cache=load_cache(args, screen.note))
    console.check_out(args.out, [args.jobs])
    tally = local.run(args.jobs, args.out, checker, resume=args.resume, progress=screen.progress())
    before = f", {tally.before} of them done before" if tally.before else ""
    if tally.changed:
        screen.note(f"{tally.changed} jobs had reports of other texts and are checked again")
    screen.note(f"{tally.jobs} jobs{before}: {tally.checked} checked; see {args.out}")
    if not tally.failed:
        return 0
    console.say(
        f"error: {tally.failed} of {tally.jobs} jobs failed; {args.out} says why, and --resume "
        "tries them again"
    )
    if tally.internal:
        return 4
    return 2 if tally.checked else 3
