"""``claimcheck score``: one article against its references."""

from __future__ import annotations

import dataclasses
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.cli import console, index, inputs
from claimcheck.cli.fail_on import FINDINGS, FailOn
from claimcheck.cli.options import add_output, add_shared, load_cache, load_settings, output_format
from claimcheck.errors import InputError, NothingToCheck
from claimcheck.records import SAME_TEXT
from claimcheck.report import FILE_FORMATS, FORMATS, render, render_file

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from claimcheck.ingest.expand import Found
    from claimcheck.ingest.load import Source
    from claimcheck.pipeline.checker import Checker
    from claimcheck.records import Document, Report

SUFFIXES = {
    ".txt": "terminal",
    ".json": "json",
    ".html": "html",
    ".htm": "html",
    ".md": "markdown",
    ".markdown": "markdown",
    ".csv": "csv",
    ".sarif": "sarif",
    ".xml": "junit",
    ".jsonld": "web-annotation",
    ".docx": "docx",
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
        default=[],
        help="references: files, folders, globs or URLs; after ARTICLE, may be repeated",
    )
    parser.add_argument(
        "--archive",
        type=Path,
        metavar="ARCHIVE",
        help="take the documents of an archive that tell the article's story as references, in the "
        "place of --ref or beside it; claimcheck index makes archives",
    )
    index.add_top(parser)
    parser.add_argument(
        "--count-copies",
        action="store_true",
        help="count a reference whose text is the article's own, as a copy that was published "
        "elsewhere; by default it is not used, as it may be the article under another name",
    )
    add_output(parser, (*FORMATS, *FILE_FORMATS))
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
    from claimcheck.ingest.expand import read_all
    from claimcheck.ingest.load import load
    from claimcheck.pipeline.checker import Checker

    screen = console.Console(quiet=args.quiet)
    if not args.ref and args.archive is None:
        raise InputError("the following arguments are required: --ref or --archive")
    if args.top is not None and args.archive is None:
        raise InputError("--top is of an archive: name it with --archive")
    if STDIN in args.ref:
        raise InputError("--ref -: only ARTICLE may be standard input")
    output = output_format(args, SUFFIXES)
    if output in FILE_FORMATS and args.out is None:
        raise InputError(f"--format {output} is no text for a terminal: name a file with --out")
    settings = load_settings(args)
    references = _references(args, screen)
    if args.out is not None:
        archive = [] if args.archive is None else [str(args.archive)]
        console.check_out(args.out, [args.article, *(r.where for r in references), *archive])
    article = load(args.article)
    sources, unread = read_all(references, settings.max_chars)
    progress = screen.progress()
    checker = Checker(settings, progress=progress, cache=load_cache(args, screen.note))
    try:
        named = list(sources.values())
        found = [] if args.archive is None else _of_archive(args, article, named, checker, screen)
        report = checker.check(article, [*named, *found], count_copies=args.count_copies)
    finally:
        progress.finish()
    report = dataclasses.replace(report, skipped=(*unread, *report.skipped))
    _tell_of_references(report, screen)
    if args.out is not None and output in FILE_FORMATS:
        data = article.given.data if article.given is not None else None
        console.write_atomic(args.out, render_file(report, output, data))
    else:
        console.deliver(partial(render, report, output), args.out)
    if report.summary.checked == 0:
        screen.note("no sentence of the article could be checked; the report says why")
        return 3
    return int(args.fail_on is not None and args.fail_on.met(report))


def _references(args: argparse.Namespace, screen: console.Console) -> list[Found]:
    """The references that are named; none where an archive alone is."""
    if not args.ref:
        return []
    return _without_article(inputs.find(args.ref, screen), args.article, screen)


def _of_archive(
    args: argparse.Namespace,
    article: Source,
    named: Sequence[Source],
    checker: Checker,
    screen: console.Console,
) -> list[Document]:
    """The documents of the archive that tell the article's story; a note names them.

    Those are left out whose text a reference of ``--ref`` has, as it would be shown twice.
    Raises NothingToCheck when there are none, nor any other reference.
    """
    from claimcheck.archive.archive import Archive
    from claimcheck.ingest.documents import read_all

    top = index.wanted(args)
    name = checker.encoder_name
    with Archive(args.archive, checker.settings, encoder=checker, encoder_name=name) as archive:
        matches = archive.search(
            article,
            top,
            without_own_text=not args.count_copies,
            without={document.sha256 for document in read_all(named, checker.settings)[0]},
        )
        if not matches and not args.ref:
            raise NothingToCheck(f"no document of {args.archive} tells the story of {article.id}")
        for match in matches:
            screen.note(f"from {args.archive}: {index.describe(match)}")
        return [archive.document(match.document.sha256) for match in matches]


def _without_article(
    references: Sequence[Found], article: str, screen: console.Console
) -> list[Found]:
    """Leave the article's own file or URL out of the references.

    Raises InputError when it is the only one.
    """
    if article == STDIN:
        return list(references)
    own = [r for r in references if r.where == article or console.same_file(r.where, Path(article))]
    kept = [reference for reference in references if reference not in own]
    if not kept:
        raise InputError(f"the only reference is the article itself: {references[0].where}")
    if own:
        screen.note(f"{article} is the article itself and is left out of the references")
    return kept


def _tell_of_references(report: Report, screen: console.Console) -> None:
    """Say which references are not used, and which have the article's own text."""
    for left_out in report.skipped:
        if left_out.partly:
            screen.note(f"{left_out.id} is read in part: {left_out.reason}")
            continue
        hint = "; --count-copies counts it" if left_out.reason == SAME_TEXT else ""
        screen.note(f"reference {left_out.id} is not used: {left_out.reason}{hint}")
    for copy in report.copies:
        screen.note(f"reference {copy.id} is counted: its text is the article's, word for word")
