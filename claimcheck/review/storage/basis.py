"""What a check rests on besides the article's words: its references and its models."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass

from claimcheck.records import Report


@dataclass(frozen=True, slots=True)
class Basis:
    """Digests of a check's references and models; "" where they are not known."""

    sources: str = ""
    models: str = ""


def basis(report: Report) -> Basis:
    """Return what a report rests on. References count by their texts, not by name or order."""
    texts = sorted({reference.sha256 for reference in report.references})
    return Basis(_digest(texts), _digest(sorted(report.models.items())))


def _digest(data: object) -> str:
    return hashlib.sha256(json.dumps(data).encode("ascii")).hexdigest()[:24]
