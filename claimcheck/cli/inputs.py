"""The texts that the arguments of a command name."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.cli.console import Console
    from claimcheck.ingest.expand import Found

#: Most files of other kinds that a note names.
MOST_NAMED = 5


def find(patterns: Sequence[str], screen: Console) -> tuple[Found, ...]:
    """Return what files, folders, globs and URLs name; a note tells of files of other kinds.

    Raises InputError for a pattern that names nothing.
    """
    from claimcheck.ingest.expand import expand

    listing = expand(patterns)
    if listing.passed_over:
        screen.note(f"not read, as files of other kinds: {_few(listing.passed_over)}")
    return listing.found


def _few(paths: Sequence[str]) -> str:
    """Name the first of some files and count the rest."""
    names = ", ".join(Path(path).name for path in paths[:MOST_NAMED])
    more = len(paths) - MOST_NAMED
    return f"{names} and {more} more" if more > 0 else names
