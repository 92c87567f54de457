"""``claimcheck score``: one article against its references."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.commands import console
from claimcheck.commands.fail_on import FINDINGS, FailOn
from claimcheck.commands.options import add_output, add_shared, load_settings, output_format
from claimcheck.errors import InputError
from claimcheck.report import FORMATS, render

if TYPE_CHECKING:
    import argparse

SUFFIXES = {
    ".txt": "terminal",
    ".json": "json",
    ".html": "html",
    ".htm": "html",
    ".md": "markdown",
    ".markdown": "markdown",
    ".csv": "csv",
}
STDIN = "-"


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the parser of this command."""
    parser = commands.add_parser(
        "score",
        help="check one article against its references",
        description="Say of every sentence of ARTICLE what the references say about it.",
        allow_abbrev=False,
    )
    parser.set_defaults(run=run)
    parser.add_argument("article", metavar="ARTICLE", help="a file, a URL, or - (standard input)")
    parser.add_argument(
        "--ref",
        metavar="PATH",
        nargs="+",
        action="extend",
        required=True,
        help="references: files, folders, globs or URLs; after ARTICLE, may be repeated",
    )
    add_output(parser, FORMATS)
    parser.add_argument(
        "--fail-on",
        type=FailOn.parse,
        metavar="FINDING,...[:SHARE]",
        help="exit with 1 when more than SHARE (0 to 1, default 0) of the checked sentences have "
        "one of these findings: " + ", ".join(FINDINGS),
    )
    add_shared(parser)


def run(args: argparse.Namespace) -> int:
    """Check the article and write the report.

    Returns 0; 1 when ``--fail-on`` is met; 3 when no sentence could be checked.
    """
    from claimcheck.checker import Checker
    from claimcheck.text.load import expand, load

    screen = console.Console(quiet=args.quiet)
    if STDIN in args.ref:
        raise InputError("--ref -: only ARTICLE may be standard input")
    output = output_format(args, SUFFIXES)
    settings = load_settings(args)
    references = _without_article(expand(args.ref), args.article, screen)
    if args.out is not None:
        console.check_out(args.out, [args.article, *references])
    article, sources = load(args.article), [load(where) for where in references]
    progress = screen.progress()
    try:
        report = Checker(settings, progress=progress).check(article, sources)
    finally:
        progress.finish()
    for left_out in report.skipped:
        screen.note(f"reference {left_out.id} is not used: {left_out.reason}")
    console.deliver(partial(render, report, output), args.out)
    if report.summary.checked == 0:
        screen.note("no sentence of the article could be checked; the report says why")
        return 3
    return int(args.fail_on is not None and args.fail_on.met(report))


def _without_article(references: list[str], article: str, screen: console.Console) -> list[str]:
    """Leave the article's own file out of the references that a folder or glob gave."""
    if article == STDIN:
        return references
    kept = [name for name in references if not console.same_file(name, Path(article))]
    if not kept:
        raise InputError(f"the only reference is the article itself: {references[0]}")
    if len(kept) < len(references):
        screen.note(f"{article} is the article itself and is left out of the references")
    return kept
