"""The JSON Schemas (2020-12) of a report and of a comparison; they stand beside this module."""

from __future__ import annotations

import json
from importlib import resources
from typing import Any

_FILES = {"report": "schema.json", "comparison": "comparison.schema.json"}
#: What there is a schema of.
NAMES: tuple[str, ...] = tuple(_FILES)


def schema(name: str = "report") -> dict[str, Any]:
    """Return the schema of one of `NAMES` as plain data; the caller may change the copy it gets."""
    text = (resources.files("claimcheck.report") / _FILES[name]).read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded
