"""The schemas that are written by hand, beside those that the records' types make."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest

from claimcheck.records import Report, Summary
from claimcheck.records.codec import OPTIONAL
from claimcheck.records.comparison import Comparison
from claimcheck.report.schema import schema

Schema = dict[str, Any]


def resolved(root: Schema, node: Schema) -> Schema:
    """A node without references and without null, which a field may be left out for."""
    if "$ref" in node:
        return resolved(root, root["$defs"][node["$ref"].rsplit("/", 1)[1]])
    for key in ("anyOf", "oneOf"):
        if key in node:
            (one,) = (n for n in node[key] if n.get("type") != "null")
            return resolved(root, one)
    if isinstance(node.get("type"), list):
        (kind,) = set(node["type"]) - {"null"}
        return {**node, "type": kind}
    return node


class Beside:
    """A written schema beside the one that a record's type makes.

    Args:
        written: the schema.
        record: the type.
        optional: names of fields that are left out where they are empty.
    """

    def __init__(self, written: Schema, record: type, optional: frozenset[str]) -> None:
        self.written, self.made = written, msgspec.json.schema(record)
        self.optional = optional

    def drift(self, node: Schema, record: Schema, way: str = "") -> Iterator[str]:
        """Where the two tell of different data."""
        node, record = resolved(self.written, node), resolved(self.made, record)
        if "properties" in record:
            yield from self._fields(node, record, way)
        elif record.get("type") == "array":
            yield from self.drift(node.get("items", {}), record["items"], f"{way}[]")
        elif "enum" in record:
            if set(node.get("enum", ())) != set(record["enum"]):
                yield way
        elif record["type"] == "string" and "enum" in node:
            return  # the schema says which words, the type only that it is some
        elif node.get("type") != record["type"]:
            yield way

    def _fields(self, node: Schema, record: Schema, way: str) -> Iterator[str]:
        names, known = set(node.get("properties", ())), set(record["properties"])
        required = known - (self.optional - set(record.get("required", ())))
        yield from (f"{way}.{name}" for name in names ^ known)
        yield from (f"{way}.{name} required" for name in set(node["required"]) ^ required)
        for name in names & known:
            fields = node["properties"][name], record["properties"][name]
            yield from self.drift(*fields, f"{way}.{name}")


def without(written: Schema, *names: str) -> Schema:
    """A schema without some fields, which are no record's."""
    properties = {k: v for k, v in written["properties"].items() if k not in names}
    required = [name for name in written["required"] if name not in names]
    return {**written, "properties": properties, "required": required}


REPORT = without(schema(), "schema_version", "summary", "explanations")
COMPARISON = without(schema("comparison"), "schema_version")


def drift(written: Schema, record: type, optional: frozenset[str] = frozenset()) -> list[str]:
    beside = Beside(written, record, optional)
    return sorted(beside.drift(written, beside.made))


def test_the_schema_of_a_report_is_that_of_its_records():
    assert drift(REPORT, Report, OPTIONAL) == []
    summary = {**schema()["$defs"]["summary"], "$defs": schema()["$defs"]}
    assert drift(summary, Summary) == []


def test_the_schema_of_a_comparison_is_that_of_its_records():
    # Of all verdicts, those that are a conflict.
    assert drift(COMPARISON, Comparison, OPTIONAL) == [".conflicts[].verdict"]


def change(way: str, value: Any) -> Schema:
    """The report's schema with one place, by its names, changed or (by None) removed."""
    written: Any = copy.deepcopy(REPORT)
    *steps, last = way.split()
    place = written
    for step in steps:
        place = place[step]
    if value is None:
        del place[last]
    else:
        place[last] = value
    return written


@pytest.mark.parametrize(
    ("way", "value", "found"),
    [
        ("$defs sentence properties support", None, [".sentences[].support"]),
        ("$defs sentence properties mood", {"type": "string"}, [".sentences[].mood"]),
        ("$defs share type", "integer", [".sentences[].confidence"]),
        ("$defs verdict enum", ["supported"], [".sentences[].verdict"]),
        ("$defs index type", "string", [".paragraphs[].index"]),
        ("properties skipped items required", ["id"], [".skipped[].reason required"]),
        ("$defs sentence properties flags items", {"type": "integer"}, [".sentences[].flags[]"]),
        ("properties models type", "array", [".models"]),
    ],
)
def test_a_drift_is_seen(way: str, value: Any, found: list[str]):
    assert set(drift(change(way, value), Report, OPTIONAL)) >= set(found)
