"""``claimcheck index``: archives of references."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.cli import console, inputs
from claimcheck.cli.options import add_shared, load_settings
from claimcheck.errors import InputError
from claimcheck.records.codec import plain
from claimcheck.report.view import clean

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterator

    from claimcheck.archive.entries import Added, Entry, Match
    from claimcheck.ingest.documents import Input
    from claimcheck.ingest.expand import Found

#: Digits of a digest that lists show.
SHOWN_DIGITS = 12


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the parsers of this command."""
    parser = commands.add_parser(
        "index",
        help="keep references in an archive, and search it",
        description="An archive is one file that keeps references and finds those that tell an "
        "article's story: claimcheck score ARTICLE --archive ARCHIVE checks against them.",
        allow_abbrev=False,
    )
    actions = parser.add_subparsers(
        title="actions", metavar="ACTION", required=True, help="what is done with the archive"
    )
    adding = _action(
        actions,
        "add",
        _add,
        "add references to an archive, which is made when it is not there",
        "A line is printed for each document once it is kept for good. What is there already is "
        "not added again, so an interrupted run is simply started anew.",
    )
    adding.add_argument(
        "paths",
        metavar="PATH",
        nargs="+",
        help="references: files, folders, globs, URLs, or - (standard input)",
    )
    listing = _action(actions, "list", _list, "list the documents of an archive")
    searching = _action(
        actions,
        "search",
        _search,
        "find the documents that tell an article's story",
        "The score is the share of the article's sentences that have a counterpart in a document.",
    )
    searching.add_argument(
        "article", metavar="ARTICLE", help="a file, a URL, or - (standard input)"
    )
    add_top(searching)
    removing = _action(actions, "remove", _remove, "take documents out of an archive")
    removing.add_argument(
        "names",
        metavar="DOCUMENT",
        nargs="+",
        help="its source, or the beginning of its digest, as claimcheck index list shows them",
    )
    for reader in (adding, searching):
        add_shared(reader, judging=False)
    for other in (listing, removing):
        other.add_argument("--quiet", action="store_true", help="no notes; errors only")


def add_top(parser: argparse.ArgumentParser) -> None:
    """Add the option for how many documents are wanted."""
    parser.add_argument(
        "--top", type=int, metavar="N", help="most documents that an archive gives (default: 5)"
    )


def wanted(args: argparse.Namespace) -> int:
    """How many documents are wanted; raises InputError for none."""
    from claimcheck.archive.archive import TOP

    if args.top is not None and args.top < 1:
        raise InputError(f"--top {args.top}: must be 1 or more")
    return TOP if args.top is None else int(args.top)


def describe(match: Match) -> str:
    """A found document on one line."""
    return f"{match.score:4.0%} ({match.matched} of {match.sentences})  {_row(match.document)}"


def _action(
    actions: argparse._SubParsersAction[argparse.ArgumentParser],
    name: str,
    run: Callable[[argparse.Namespace], int],
    help: str,
    more: str = "",
) -> argparse.ArgumentParser:
    description = f"{help[0].upper()}{help[1:]}. {more}".rstrip()
    parser = actions.add_parser(name, help=help, description=description, allow_abbrev=False)
    parser.set_defaults(run=run)
    parser.add_argument("archive", metavar="ARCHIVE", type=Path, help="the file of the archive")
    parser.add_argument(
        "--format", choices=("terminal", "json"), default="terminal", help="default: terminal"
    )
    return parser


def _add(args: argparse.Namespace) -> int:
    """Add references; raises InputError when none of them can be kept."""
    from claimcheck.archive.archive import Archive

    screen = console.Console(quiet=args.quiet)
    settings = load_settings(args)
    found = inputs.find(args.paths, screen)
    progress = screen.progress()
    progress.start("adding", len(found))

    def tell(added: Added) -> None:
        if args.format == "json":
            console.emit(_line(added))
        elif added.document is None:
            screen.note(f"{added.source} is left out: {added.reason}")
        else:
            console.emit(f"{added.state}  {_row(added.document)}\n")

    def texts() -> Iterator[tuple[str, Input]]:
        for item in found:
            yield from _texts(item, settings.max_chars, screen)
            progress.advance()

    try:
        with Archive(args.archive, settings, writable=True) as archive:
            outcomes = archive.add(texts(), told=tell)
            documents, sentences = archive.counts()
    finally:
        progress.finish()
    kept = [added.state for added in outcomes if added.document is not None]
    if not kept:
        raise InputError("none of the texts could be added")
    screen.note(
        f"{kept.count('added')} added, {kept.count('known')} known before; {args.archive} holds "
        f"{documents:,} documents of {sentences:,} sentences"
    )
    return 0


def _texts(item: Found, max_chars: int, screen: console.Console) -> Iterator[tuple[str, Input]]:
    """The texts of one source, each with where it is; a note tells of those that are left out."""
    from claimcheck.ingest.expand import read_all

    sources, unread = read_all([item], max_chars)
    for skipped in unread:
        screen.note(f"{skipped.id} is left out: {skipped.reason}")
    yield from sources.items()


def _list(args: argparse.Namespace) -> int:
    """List the documents."""
    from claimcheck.archive.archive import Archive

    with Archive(args.archive) as archive:
        entries, encoder = archive.entries(), archive.encoder
    if args.format == "json":
        console.emit(
            _line({"archive": str(args.archive), "encoder": encoder, "documents": entries})
        )
    else:
        console.emit("".join(f"{_row(entry)}\n" for entry in entries))
        sentences = sum(entry.sentences for entry in entries)
        console.Console(quiet=args.quiet).note(
            f"{len(entries):,} documents of {sentences:,} sentences; encoder {encoder}"
        )
    return 0


def _search(args: argparse.Namespace) -> int:
    """Print the documents that tell an article's story."""
    from claimcheck.archive.archive import Archive
    from claimcheck.ingest.load import load

    screen = console.Console(quiet=args.quiet)
    top = wanted(args)
    article = load(args.article)
    with Archive(args.archive, load_settings(args)) as archive:
        found = archive.search(article, top)
    if args.format == "json":
        shown = {"archive": str(args.archive), "article": article.id, "matches": found}
        console.emit(_line(shown))
    else:
        console.emit("".join(f"{describe(match)}\n" for match in found))
    if not found:
        screen.note("no document of the archive tells this story")
    return 0


def _remove(args: argparse.Namespace) -> int:
    """Take documents out, and print which."""
    from claimcheck.archive.archive import Archive

    with Archive(args.archive, writable=True, make=False) as archive:
        removed = archive.remove(args.names)
    if args.format == "json":
        console.emit(_line({"archive": str(args.archive), "removed": removed}))
    else:
        console.emit("".join(f"removed  {_row(entry)}\n" for entry in removed))
    return 0


def _line(value: object) -> str:
    return json.dumps(plain(value), ensure_ascii=False) + "\n"


def _row(entry: Entry) -> str:
    """A document on one line."""
    told = [entry.sha256[:SHOWN_DIGITS], f"{entry.sentences:>4} sentences", entry.source]
    about = ", ".join(filter(None, (entry.title, entry.outlet, entry.date)))
    return clean("  ".join(filter(None, (*told, about))))
