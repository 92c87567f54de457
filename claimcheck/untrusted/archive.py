"""ZIP archives from outside, as office documents are, within bounds on what they unpack to."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Container

from claimcheck.errors import InputError

#: Members of an archive, and bytes that those read, and those copied, may unpack to together.
MAX_MEMBERS, MAX_UNPACKED, MAX_COPIED = 10_000, 40_000_000, 300_000_000
_ENTRY = b"PK\x01\x02"
_CHUNK = 1 << 20
#: What zipfile raises for damaged archives, and for such as it does not read.
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError)


class Archive:
    """A ZIP archive; ``members`` are the names of its members.

    ``what`` says for messages what kind of file it is ("Word file").

    Raises:
        InputError: if it is damaged, or has too many members or two of one name.
    """

    def __init__(self, data: bytes, name: str, what: str) -> None:
        self._name, self._what, self._left = name, what, MAX_UNPACKED
        if data.count(_ENTRY) > MAX_MEMBERS:
            raise self._too_much(f"has more than {MAX_MEMBERS:,} members")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _DAMAGED as error:
            raise self._damaged(error) from error
        names = self._zip.namelist()
        self.members = frozenset(names)
        if len(self.members) < len(names):
            raise self._damaged("it has two members of one name")

    def read(self, member: str) -> bytes:
        """Return a member, unpacked.

        Raises:
            InputError: if it is damaged or encrypted, or all that were read unpack to too much.
        """
        try:
            with self._zip.open(member) as stream:
                data = stream.read(self._left + 1)
        except RuntimeError as error:  # what zipfile says of a member that needs a password
            raise InputError(f"{self._name} is encrypted: save it without a password") from error
        except (KeyError, *_DAMAGED) as error:
            raise self._damaged(f"{member}: {error}") from error
        self._left -= len(data)
        if self._left < 0:
            raise self._too_much(f"unpacks to more than {MAX_UNPACKED:,} bytes")
        return data

    def copy(self, into: zipfile.ZipFile, but: Container[str]) -> None:
        """Copy the members into another archive as they are, ``but`` some of them.

        Raises:
            InputError: if one is damaged, or they unpack to more than `MAX_COPIED` bytes.
        """
        infos = [info for info in self._zip.infolist() if info.filename not in but]
        if sum(info.file_size for info in infos) > MAX_COPIED:
            raise self._too_much(f"unpacks to more than {MAX_COPIED:,} bytes")
        for info in infos:
            try:
                with self._zip.open(info) as source, into.open(_like(info), "w") as target:
                    while chunk := source.read(_CHUNK):
                        target.write(chunk)
            except (RuntimeError, *_DAMAGED) as error:
                raise self._damaged(error) from error

    def _damaged(self, why: object) -> InputError:
        return InputError(
            f"{self._name} is a damaged {self._what} ({why}): open it where it was written and "
            "save it anew"
        )

    def _too_much(self, limit: str) -> InputError:
        return InputError(f"{self._name} {limit}: take out what is no part of the article")


def _like(info: zipfile.ZipInfo) -> zipfile.ZipInfo:
    copy = zipfile.ZipInfo(info.filename, info.date_time)
    copy.compress_type = zipfile.ZIP_DEFLATED
    copy.external_attr = info.external_attr
    return copy
