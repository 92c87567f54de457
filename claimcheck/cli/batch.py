"""``claimcheck batch``: many articles from a file of jobs."""

from __future__ import annotations

import argparse
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.cli import console
from claimcheck.cli.options import add_shared, load_cache, load_settings
from claimcheck.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimcheck.batch.answers import Engine


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the parser of this command."""
    parser = commands.add_parser(
        "batch",
        help="check many articles",
        description="Check every job of JOBS.jsonl and write a line for each to OUT.jsonl: "
        '{"id", "digest", "report"}, or {"id", "error"} for a job that could not be done. Both may '
        "be Parquet files, with pyarrow installed.",
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
        "the working folder. A Parquet file has the columns id, article and references",
    )
    parser.add_argument(
        "--out",
        type=Path,
        required=True,
        metavar="OUT.jsonl",
        help="where the results go; a name that ends with .parquet is made a Parquet file when all "
        "are known, and until then there is OUT.parquet.jsonl",
    )
    parser.add_argument(
        "--workers",
        type=_count,
        metavar="N",
        help="check in N processes of their own, which share the processor's cores; one that is "
        "killed is replaced, and its job done again (default: one after the other in this process)",
    )
    parser.add_argument(
        "--engine",
        choices=("local", "ray"),
        default="local",
        help="what runs the jobs: this machine, or Ray (default: local)",
    )
    parser.add_argument(
        "--ray-address",
        metavar="ADDRESS",
        help="a Ray cluster that is running, as HOST:PORT or auto, for --engine ray; as many "
        "workers as it has processors, save one, unless --workers says otherwise (default: a Ray "
        "of this machine alone is started)",
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
    from claimcheck.batch import runner

    screen = console.Console(quiet=args.quiet)
    engine = _engine(args, screen.note)
    console.check_out(args.out, [args.jobs])
    try:
        tally = runner.run(args.jobs, args.out, engine, resume=args.resume, progress=screen.pace())
    except KeyboardInterrupt:
        screen.note("what was checked is kept; --resume goes on with it")
        raise
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


def _engine(args: argparse.Namespace, note: Callable[[str], None]) -> Engine:
    """What is to run the jobs; ``note`` is told of workers that are lost."""
    from claimcheck.batch.worker import loaded_checker
    from claimcheck.models.onnx import usable_cores

    settings, cores = load_settings(args), usable_cores()
    cache = load_cache(args, note)
    if args.engine == "ray":
        from claimcheck.batch.actors import Actors

        make = partial(loaded_checker, cache=cache)
        return Actors(
            settings, args.workers, make=make, cores=cores, note=note, address=args.ray_address
        )
    if args.ray_address is not None:
        raise InputError("--ray-address is of --engine ray; give both, or neither")
    if args.workers is not None:
        from claimcheck.batch.processes import Processes

        # What is wrong with it is told here once, and not by each worker.
        usable = cache is not None and cache.usable()
        make = partial(loaded_checker, cache=cache if usable else None)
        return Processes(settings, args.workers, make=make, cores=cores, note=note)
    from claimcheck.batch.local import InProcess
    from claimcheck.pipeline.checker import Checker

    return InProcess(Checker(settings, cache=cache))


def _count(text: str) -> int:
    """Read a number of workers."""
    if not text.isascii() or not text.isdigit() or not int(text):
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number of at least 1")
    return int(text)
