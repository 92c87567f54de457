"""Parts of ZIP files, as office documents are, with bounds on what they unpack to."""

from __future__ import annotations

import io
import zipfile
import zlib

from claimcheck.errors import InputError

#: Bytes that the parts read of a file may unpack to together, and parts that it may have.
MAX_UNPACKED, MAX_PARTS = 40_000_000, 5_000
_ENTRY = b"PK\x01\x02"


def parts(data: bytes, name: str, wanted: tuple[str, ...]) -> dict[str, bytes]:
    """Return those of the wanted parts that a ZIP file has, unpacked.

    Raises:
        InputError: if it is damaged, encrypted, has too many parts or unpacks to too much.
    """
    if data.count(_ENTRY) > MAX_PARTS:
        raise InputError(f"{name} has more than {MAX_PARTS:,} parts: save its text alone")
    found: dict[str, bytes] = {}
    left = MAX_UNPACKED
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for part in set(wanted) & set(archive.namelist()):
                with archive.open(part) as stream:
                    found[part] = stream.read(left + 1)
                left -= len(found[part])
                if left < 0:
                    raise InputError(f"{name} unpacks to more than {MAX_UNPACKED:,} bytes")
    except RuntimeError as error:  # what zipfile says of a part that needs a password
        raise InputError(f"{name} is encrypted: save it without a password") from error
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, ValueError) as error:
        raise InputError(f"{name} is damaged: {error}") from error
    return found
