"""A report or a comparison as JSON, for other programs (see `claimcheck.report.schema`)."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from claimcheck.report import criteria, objections, reasons, view

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.records import Report, SentenceResult
    from claimcheck.records.comparison import Comparison

# JSON lets these stand as they are, but a terminal that shows the report would act on them.
_CONTROL = re.compile("[\x7f-\x9f]")


def render(report: Report) -> str:
    """Return indented JSON with its letters unescaped, ending in a line break.

    Beside the report's own data it has ``explanations``, what other formats tell of a sentence in
    words. Control characters are escaped, C1 and DEL too.

    Raises:
        ValueError: a score is infinite or not a number, which JSON cannot say.
    """
    return _text({**report.to_dict(), "explanations": list(_explanations(report))})


def render_comparison(comparison: Comparison) -> str:
    """Return a comparison as `render` does a report."""
    return _text(comparison.to_dict())


def _text(data: dict[str, Any]) -> str:
    text = json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False)
    return _CONTROL.sub(lambda found: f"\\u{ord(found.group()):04x}", text) + "\n"


def _explanations(report: Report) -> Iterator[dict[str, Any]]:
    """Yield what a tick rests on, or what a sentence falls short of and why; furniture aside."""
    for sentence in report.sentences:
        found = {
            "ground": view.ground(sentence) if sentence.verdict == "supported" else None,
            "criteria": list(criteria.criteria(report, sentence)),
            "reasons": [{"name": r.name, "text": r.text} for r in reasons.reasons(sentence)],
            "objections": list(_objections(sentence)),
        }
        told = {name: value for name, value in found.items() if value}
        if told and sentence.role != "furniture":
            yield {"sentence": sentence.index, **told}


def _objections(sentence: SentenceResult) -> Iterator[dict[str, str]]:
    for judgement in sentence.judgements:
        why = objections.objection(sentence, judgement)
        if why:
            yield {"reference": judgement.reference, "text": why}
