"""The folders that the desk was started with, and nothing outside them."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from claimcheck.errors import InputError
from claimcheck.ingest.load import is_known_kind, picked_file
from claimcheck.review.jobs.reading import MAX_BYTES
from claimcheck.review.storage.given import Given

#: Most files that are listed of one folder and those below it.
MOST_LISTED = 2000


@dataclass(frozen=True, slots=True)
class Pick:
    """A file that can be picked: its name below the folder, and the value that names it."""

    value: str
    name: str


class Folders:
    """Lists and reads the files of some folders.

    Args:
        roots: the folders.

    Raises:
        InputError: for one that is no folder.
    """

    def __init__(self, roots: Sequence[Path]) -> None:
        for root in roots:
            if not root.is_dir():
                raise InputError(f"--folder {root}: there is no such folder")
        self._roots = [root.resolve() for root in roots]

    def listing(self) -> list[tuple[str, list[Pick]]]:
        """Each folder's name with its files, those of folders below included."""
        return [
            (root.name or str(root), list(self._picks(number, root)))
            for number, root in enumerate(self._roots)
        ]

    def read(self, value: str) -> Given:
        """Return the file that a `Pick` names, or as "feed.xml#2" one of its texts.

        Raises:
            InputError: for anything else than a readable file inside the folders, links followed.
        """
        number, _, name = value.partition("/")
        refused = InputError(f"{value!r} is no file of the folders that this desk was given")
        if not number.isascii() or not number.isdigit() or int(number) >= len(self._roots):
            raise refused
        root = self._roots[int(number)]
        try:
            named, picked = picked_file(root / name)
            path = named.resolve(strict=True)
            if not path.is_relative_to(root) or not _readable(path, root):
                raise refused
            # The last step may not be a link put there since.
            handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
            with os.fdopen(handle, "rb") as file:
                data = file.read(MAX_BYTES + 1)
        except (OSError, ValueError) as error:  # ValueError: a zero byte in the name
            raise refused from error
        if len(data) > MAX_BYTES:
            raise InputError(f"{name} is larger than {MAX_BYTES} bytes")
        return Given(path.name + (f"#{picked}" if picked else ""), data)

    def _picks(self, number: int, root: Path) -> Iterator[Pick]:
        listed = 0
        for folder, below, names in os.walk(root):  # links to folders are not followed
            below[:] = sorted(name for name in below if not name.startswith("."))
            for path in (Path(folder) / name for name in sorted(names)):
                if listed == MOST_LISTED:
                    return
                if _readable(path, root) and path.resolve().is_relative_to(root):
                    name = path.relative_to(root).as_posix()
                    listed += 1
                    yield Pick(f"{number}/{name}", name)


def _readable(path: Path, root: Path) -> bool:
    """Whether a file inside ``root`` is of a kind that is read, and not hidden on the way."""
    hidden = any(part.startswith(".") for part in path.relative_to(root).parts)
    return is_known_kind(path) and not hidden and path.is_file()
