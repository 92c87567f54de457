"""A report as it is kept: its JSON, compressed."""

from __future__ import annotations

import json
import zlib

from claimcheck.errors import InputError
from claimcheck.records import Report
from claimcheck.records.codec import from_json


def pack(report: Report) -> bytes:
    """Return the report as compressed JSON, scores to four digits."""
    text = json.dumps(report.to_dict(), ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(text.encode("utf-8", "surrogatepass"), 6)


def unpack(data: bytes) -> Report:
    """Return the report that `pack` was given, its scores rounded.

    Fields that are not known here are left out, so that a newer report can be read.

    Raises:
        InputError: a field that is known here has a value that is not, or is missing.
    """
    try:
        return from_json(Report, zlib.decompress(data).decode("utf-8", "surrogatepass"))
    except ValueError as error:
        raise InputError(
            f"the report was kept by another version of claimcheck and cannot be read ({error}): "
            "use that version, or check the article again"
        ) from error
