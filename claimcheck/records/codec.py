"""Records as plain data, ready for JSON."""

from __future__ import annotations

import dataclasses
from typing import Any

_OPTIONAL = frozenset({"reason", "speaker", "said_by", "nearest", "diff", "reference", "found"})


def plain(value: Any) -> Any:
    """Turn records into dicts and lists, floats to four digits."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        items = ((f.name, getattr(value, f.name)) for f in dataclasses.fields(value))
        return {k: plain(v) for k, v in items if k not in _OPTIONAL or v not in (None, ())}
    if isinstance(value, dict):
        return {k: plain(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return round(value, 4) if isinstance(value, float) else value
