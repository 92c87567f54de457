"""A report as JSON, the format that other programs rely on (see `claimcheck.report.schema`)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimcheck.records import Report


def render(report: Report) -> str:
    """Return the report as indented JSON with its letters unescaped, ending in a line break.

    Raises:
        ValueError: a score is infinite or not a number, which JSON cannot say.
    """
    return json.dumps(report.to_dict(), ensure_ascii=False, indent=2, allow_nan=False) + "\n"
