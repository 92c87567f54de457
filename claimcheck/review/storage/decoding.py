"""A report back from its JSON, as the records that it was made of."""

from __future__ import annotations

import dataclasses
import json
import types
import typing
import zlib
from collections.abc import Callable
from functools import lru_cache, partial
from typing import Any, TypeAlias, TypeVar, Union

from claimcheck.records import Report

T = TypeVar("T")
#: Makes a field of plain data.
_Make: TypeAlias = Callable[[Any], Any]


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
    makers = _makers(typing.cast("typing.Hashable", record))
    return record(
        **{
            name: value if (make := makers[name]) is None else make(value)
            for name, value in fields.items()
            if name in makers
        }
    )


@lru_cache(maxsize=64)
def _makers(record: Any) -> dict[str, _Make | None]:
    """What makes each field's value of plain data; None where that is the value."""
    hints = typing.get_type_hints(record)
    return {field.name: _maker(hints[field.name]) for field in dataclasses.fields(record)}


def _maker(hint: Any) -> _Make | None:
    if dataclasses.is_dataclass(hint):
        return partial(decode, typing.cast("type[Any]", hint))
    if hint is float:
        return float
    origin, inner = typing.get_origin(hint), typing.get_args(hint)
    if origin is tuple:
        return _all(_maker(inner[0]))
    if origin in (Union, types.UnionType):
        (make,) = {_maker(arg) for arg in inner if arg is not type(None)}
        return None if make is None else lambda value: None if value is None else make(value)
    return None


def _all(make: _Make | None) -> _Make:
    return tuple if make is None else lambda values: tuple(map(make, values))
