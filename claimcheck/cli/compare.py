"""``claimcheck compare``: every variant of a story against every other."""

from __future__ import annotations

import dataclasses
from collections import Counter
from functools import partial
from typing import TYPE_CHECKING

from claimcheck.cli import console, inputs
from claimcheck.cli.options import add_output, add_shared, load_cache, load_settings, output_format
from claimcheck.errors import InputError, NothingToCheck
from claimcheck.report import COMPARISON_FORMATS, render_comparison

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping, Sequence

    from claimcheck.ingest.expand import Found
    from claimcheck.ingest.load import Source
    from claimcheck.records import Skipped

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
    parser.add_argument(
        "--draft",
        metavar="FILE",
        help="the text that the others are references of: it takes no side where they conflict, "
        "and what it says is no fact that they leave out",
    )
    add_output(parser, COMPARISON_FORMATS)
    add_shared(parser)


def run(args: argparse.Namespace) -> int:
    """Compare the variants and write the comparison; returns 0."""
    from claimcheck.ingest.expand import read_all
    from claimcheck.pipeline.comparer import Comparer

    screen = console.Console(quiet=args.quiet)
    output = output_format(args, SUFFIXES)
    settings = load_settings(args)
    found = _found(args, screen)
    if args.out is not None:
        console.check_out(args.out, [item.where for item in found])
    sources, unread = read_all(found, settings.max_chars)
    if len(found) < 2 and len(sources) < 2:
        raise InputError(f"only one variant is given: {found[0].where}; compare needs two or more")
    _tell(unread, screen)
    if len(sources) < 2:
        raise NothingToCheck("fewer than two variants can be read")
    progress = screen.progress()
    try:
        variants = _told_apart(sources)
        draft = None if args.draft is None else variants[0].id
        comparer = Comparer(settings, progress=progress, cache=load_cache(args, screen.note))
        comparison = comparer.compare(variants, draft=draft)
    finally:
        progress.finish()
    _tell(comparison.skipped, screen)
    comparison = dataclasses.replace(comparison, skipped=(*unread, *comparison.skipped))
    console.deliver(partial(render_comparison, comparison, output), args.out)
    return 0


def _found(args: argparse.Namespace, screen: console.Console) -> tuple[Found, ...]:
    """Return the variants, the draft first, which a folder or glob may hold too."""
    if args.draft is None:
        return inputs.find(args.paths, screen)
    (draft, *more) = inputs.find([args.draft], screen)
    if more or not draft.named:
        raise InputError(f"--draft {args.draft} must name one file, no folder or glob")
    return inputs.find([args.draft, *args.paths], screen)


def _told_apart(sources: Mapping[str, Source]) -> list[Source]:
    """Return the variants; those of one name have their paths as ids."""
    names = Counter(source.id for source in sources.values())
    return [
        dataclasses.replace(source, id=path) if names[source.id] > 1 else source
        for path, source in sources.items()
    ]


def _tell(skipped: Sequence[Skipped], screen: console.Console) -> None:
    """Say which variants are left out of the comparison."""
    for left_out in skipped:
        done = "is read in part" if left_out.partly else "is not compared"
        screen.note(f"{left_out.id} {done}: {left_out.reason}")
