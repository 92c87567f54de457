"""A report back from its JSON, as the records that it was made of."""

from __future__ import annotations

import dataclasses
import json
import types
import typing
import zlib
from functools import lru_cache
from typing import Any, Literal, TypeVar, Union

from claimcheck.records import Report

T = TypeVar("T")


def pack(report: Report) -> bytes:
    """Return the report as compressed JSON, scores to four digits."""
    text = json.dumps(report.to_dict(), ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(text.encode("utf-8", "surrogatepass"), 6)


def unpack(data: bytes) -> Report:
    """Return the report that `pack` was given, its scores rounded.

    Fields that are not known here are left out, so that a newer report can be read.
    """
    return decode(Report, json.loads(zlib.decompress(data).decode("utf-8", "surrogatepass")))


def decode(record: type[T], fields: dict[str, Any]) -> T:
    """Make a record of a dataclass and plain data; absent fields have their defaults."""
    hints = _hints(typing.cast("typing.Hashable", record))
    return record(**{name: _value(hints[name], v) for name, v in fields.items() if name in hints})


@lru_cache(maxsize=64)
def _hints(record: Any) -> dict[str, Any]:
    found = typing.get_type_hints(record)
    return {field.name: found[field.name] for field in dataclasses.fields(record)}


def _value(hint: Any, value: Any) -> Any:
    if dataclasses.is_dataclass(hint):
        return decode(typing.cast("type[Any]", hint), value)
    origin = typing.get_origin(hint)
    if origin is tuple:
        (inner, *_) = typing.get_args(hint)
        return tuple(_value(inner, item) for item in value)
    if origin in (Union, types.UnionType) and value is not None:
        (inner,) = (arg for arg in typing.get_args(hint) if arg is not type(None))
        return _value(inner, value)
    if hint is float or origin is Literal:
        return float(value) if hint is float else value
    return value
