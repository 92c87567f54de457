"""The JSON Schema (2020-12) of a report; it stands in ``schema.json`` beside this module."""

from __future__ import annotations

import json
from importlib import resources
from typing import Any


def schema() -> dict[str, Any]:
    """Return the schema as plain data; the caller may change the copy it gets."""
    text = (resources.files("claimcheck.report") / "schema.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded
