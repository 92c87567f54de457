"""``claimcheck compare``: every variant of a story against every other."""

from __future__ import annotations

import dataclasses
from collections import Counter
from functools import partial
from typing import TYPE_CHECKING

from claimcheck.commands import console
from claimcheck.commands.options import add_output, add_shared, load_settings, output_format
from claimcheck.errors import InputError
from claimcheck.report import COMPARISON_FORMATS, render_comparison

if TYPE_CHECKING:
    import argparse

    from claimcheck.text.load import Source

SUFFIXES = {".txt": "terminal", ".json": "json", ".html": "html", ".htm": "html"}


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the parser of this command."""
    parser = commands.add_parser(
        "compare",
        help="check every variant of a story against every other",
        description="Say which of the variants are copies or paraphrases of one another, how much "
        "each says of the others, and what only one of them has.",
        allow_abbrev=False,
    )
    parser.set_defaults(run=run)
    parser.add_argument(
        "paths",
        metavar="PATH",
        nargs="+",
        help="the variants, two or more: files, folders, globs, URLs, or - (standard input)",
    )
    add_output(parser, COMPARISON_FORMATS)
    add_shared(parser)


def run(args: argparse.Namespace) -> int:
    """Compare the variants and write the comparison; returns 0."""
    from claimcheck.comparing import Comparer
    from claimcheck.text.load import expand

    screen = console.Console(quiet=args.quiet)
    output = output_format(args, SUFFIXES)
    settings = load_settings(args)
    paths = expand(args.paths)
    if len(paths) < 2:
        raise InputError(f"only one variant is given: {paths[0]}; compare needs two or more")
    if args.out is not None:
        console.check_out(args.out, paths)
    sources = _load(paths)
    progress = screen.progress()
    try:
        comparison = Comparer(settings, progress=progress).compare(sources)
    finally:
        progress.finish()
    for left_out in comparison.skipped:
        screen.note(f"{left_out.id} is not compared: {left_out.reason}")
    console.deliver(partial(render_comparison, comparison, output), args.out)
    return 0


def _load(paths: list[str]) -> list[Source]:
    """Load the variants; those of one name are told apart by their paths."""
    from claimcheck.text.load import load

    sources = [load(path) for path in paths]
    names = Counter(source.id for source in sources)
    return [
        dataclasses.replace(source, id=path) if names[source.id] > 1 else source
        for source, path in zip(sources, paths, strict=True)
    ]
