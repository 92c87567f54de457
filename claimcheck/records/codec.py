"""Records as plain data, ready for JSON, and back from JSON."""

from __future__ import annotations

import base64
import dataclasses
import datetime
import json
from typing import Any, TypeVar

T = TypeVar("T")

#: Fields that are left out of plain data where they are None or empty.
OPTIONAL = frozenset(
    "reason speaker said_by nearest diff reference found beside partly given word outlet "
    "date".split()
)


def plain(value: Any) -> Any:
    """Turn records into dicts and lists, floats to four digits, days to ISO 8601, bytes to base64.

    Base64 is what `from_json` takes for bytes.
    """
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        items = ((f.name, getattr(value, f.name)) for f in dataclasses.fields(value))
        return {k: plain(v) for k, v in items if k not in OPTIONAL or v not in (None, ())}
    if isinstance(value, dict):
        return {k: plain(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, bytes):
        return base64.b64encode(value).decode("ascii")
    return round(value, 4) if isinstance(value, float) else value


def from_json(record: type[T], text: str) -> T:
    """Make a record of the JSON of its `plain` data.

    Absent fields have their defaults; those that the record does not have are left out.

    Raises:
        ValueError: it is no JSON, a field without a default is absent, or a value is of another
            type than its field, or none of its words.
    """
    # Only the desk reads records back, so nothing else waits for the library.
    import msgspec

    try:
        return msgspec.json.decode(text, type=record)
    except (UnicodeEncodeError, msgspec.DecodeError):
        # Python's JSON has lone surrogates and NaN too.
        return msgspec.convert(json.loads(text), record)
