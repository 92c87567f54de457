"""Which sources the patterns of a command line name, and the texts of all of them."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from claimcheck.errors import InputError
from claimcheck.ingest.load import (
    STDIN,
    Source,
    check_length,
    is_known_kind,
    is_url,
    load_all,
    picked_file,
    supported,
)
from claimcheck.records import Skipped


@dataclass(frozen=True, slots=True)
class Found:
    """A file, one text of a file, a URL or "-".

    ``named``: a pattern was its very name, not a folder or a glob.
    """

    where: str
    named: bool


@dataclass(frozen=True, slots=True)
class Listing:
    """What patterns name; ``passed_over`` are the files of other kinds that stand beside it."""

    found: tuple[Found, ...]
    passed_over: tuple[str, ...]


def expand(patterns: Sequence[str]) -> Listing:
    """Return the sources that ``patterns`` name, each once, in order.

    A pattern is a file, one text of a file ("feed.xml#2"), a folder (its files of a kind that can
    be read, sorted; not those in folders below, nor hidden ones), a glob, a URL or "-". A source
    that one pattern names and another finds is a named one. Raises InputError for a pattern that
    names nothing.
    """
    found: dict[str, Found] = {}
    passed_over: dict[str, None] = {}
    for pattern in patterns:
        try:
            listing = _expand_one(pattern)
        except OSError as error:
            raise InputError(f"cannot read {pattern}: {error.strerror}") from error
        for item in listing.found:
            key = _key(item.where)
            if item.named or key not in found:
                found[key] = item
        passed_over.update(dict.fromkeys(listing.passed_over))
    return Listing(tuple(found.values()), tuple(passed_over))


def read_all(found: Iterable[Found], max_chars: int) -> tuple[dict[str, Source], list[Skipped]]:
    """Return every text by where it is, and the sources that cannot be used, with reasons.

    Of a file of several texts each is one by itself, as "feed.xml#2".

    Only what a folder or a glob held may be left out so: raises InputError, as `load` and
    `check_length` do, for a source that was named.
    """
    sources: dict[str, Source] = {}
    skipped: list[Skipped] = []
    for item in found:
        try:
            texts = load_all(item.where)
            for text in texts:
                check_length(text, max_chars)
        except InputError as error:
            if item.named:
                raise
            skipped.append(Skipped(Path(item.where).name, str(error)))
        else:
            sources.update(zip(_places(item.where, texts), texts, strict=True))
    return sources, skipped


def _places(where: str, texts: Sequence[Source]) -> list[str]:
    """Where each text of a source is."""
    if len(texts) == 1:
        return [where]
    return [f"{where}#{number}" for number in range(1, len(texts) + 1)]


def _key(where: str) -> str:
    """What two names of one source have in common; a link in a circle stands for itself."""
    return where if where == STDIN or is_url(where) else os.path.realpath(where)


def _expand_one(pattern: str) -> Listing:
    if not pattern:
        raise InputError("an empty name names no file, folder or URL")
    path = Path(pattern)
    is_file = path.exists() and not path.is_dir()
    if pattern == STDIN or is_url(pattern) or is_file or picked_file(path)[1] is not None:
        return Listing((Found(pattern, named=True),), ())
    if path.is_dir():
        inside = list(path.iterdir())
        listing = _sorted_out(inside)
        if not listing.found:
            deeper = any(p.is_dir() and not p.name.startswith(".") for p in inside)
            below = f"; '{path}/**' names the files in the folders below" if deeper else ""
            raise InputError(f"no readable files in folder {pattern} ({supported()}){below}")
        return listing
    if not glob.has_magic(pattern):
        raise InputError(f"no such file: {pattern}")
    matches = glob.glob(pattern, recursive=True)  # noqa: PTH207 - Path.glob has no "~/x*"
    if not matches:
        raise InputError(f"nothing matches {pattern}")
    listing = _sorted_out(map(Path, matches))
    if not listing.found:
        raise InputError(f"nothing that matches {pattern} can be read ({supported()})")
    return listing


def _sorted_out(paths: Iterable[Path]) -> Listing:
    """Tell the files whose kind can be read from the others; hidden ones count as not there."""
    files = sorted(p for p in paths if _is_file(p) and not p.name.startswith("."))
    return Listing(
        tuple(Found(str(path), named=False) for path in files if is_known_kind(path)),
        tuple(str(path) for path in files if not is_known_kind(path)),
    )


def _is_file(path: Path) -> bool:
    """Whether a path is a file, or a link to one that is gone, which a person takes for one."""
    return path.is_file() or (path.is_symlink() and not path.exists())
