"""A report or a comparison as JSON, for other programs (see `claimcheck.report.schema`)."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimcheck.records import Report
    from claimcheck.records.comparison import Comparison

# JSON lets these stand as they are, but a terminal that shows the report would act on them.
_CONTROL = re.compile("[\x7f-\x9f]")


def render(report: Report | Comparison) -> str:
    """Return indented JSON with its letters unescaped, ending in a line break.

    Control characters are escaped, C1 and DEL too.

    Raises:
        ValueError: a score is infinite or not a number, which JSON cannot say.
    """
    text = json.dumps(report.to_dict(), ensure_ascii=False, indent=2, allow_nan=False)
    return _CONTROL.sub(lambda found: f"\\u{ord(found.group()):04x}", text) + "\n"
