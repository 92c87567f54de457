"""A report as SARIF 2.1.0, for code hosts, editors and pipelines that show findings of tools.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/sarif-v2.1.0-errata01-os.html, cited
below by section. The artifact's contents are the cleaned text, which the offsets slice.
"""

from __future__ import annotations

import hashlib
import json
from bisect import bisect_right
from collections import Counter
from typing import TYPE_CHECKING, Any

from claimcheck.report import view
from claimcheck.report.remarks import remarks, uri
from claimcheck.report.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.records import Evidence, Judgement, Report
    from claimcheck.report.remarks import Remark
    from claimcheck.report.rules import Rule

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_PLACES = {rule.id: place for place, rule in enumerate(RULES)}
# Section 3.11.5: braces are placeholders unless doubled; 3.11.6: brackets are links unless escaped.
_LITERAL = str.maketrans({"{": "{{", "}": "}}", "[": r"\[", "]": r"\]"})
#: What a reader of the text is told about it.
_CLEANED = "The cleaned text that was checked; offsets slice it."


def render(report: Report) -> str:
    """Return the log of one run, as indented JSON that ends in a line break."""
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(report)]}
    return json.dumps(log, ensure_ascii=True, indent=2, allow_nan=False) + "\n"


def _run(report: Report) -> dict[str, Any]:
    starts = _line_starts(report.article.text)
    return {
        "tool": {
            "driver": {
                "name": "claimcheck",
                "version": report.claimcheck,
                "rules": [_rule(rule) for rule in RULES],
                "properties": {"models": dict(report.models)},
            }
        },
        "invocations": [
            {
                "executionSuccessful": True,
                "toolExecutionNotifications": [
                    {"level": "warning", "message": _message(str(skipped))}
                    for skipped in report.skipped
                ],
            }
        ],
        "columnKind": "unicodeCodePoints",
        "artifacts": list(_artifacts(report)),
        "results": [
            _result(report, remark, starts, fingerprint)
            for remark, fingerprint in _with_fingerprints(remarks(report))
        ],
    }


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.id,
        "name": "".join(word.capitalize() for word in rule.id.split("_")),
        "shortDescription": {"text": rule.means},
        "fullDescription": {"text": rule.help},
        "help": {"text": rule.help},
        "defaultConfiguration": {"level": rule.level},
        "properties": {"tags": [rule.category]},
    }


def _artifacts(report: Report) -> Iterator[dict[str, Any]]:
    """Yield the article, then the references, whose texts a report does not hold."""
    article = report.article
    yield {
        "location": {"uri": uri(article.id), "index": 0},
        "description": {"text": _CLEANED},
        "roles": ["analysisTarget"],
        "mimeType": "text/plain",
        "encoding": "utf-8",
        "contents": {"text": article.text},
        "hashes": {"sha-256": article.sha256},
    }
    for place, reference in enumerate(report.references, start=1):
        yield {
            "location": {"uri": uri(reference.id), "index": place},
            "description": _message(reference.title or reference.id),
            "hashes": {"sha-256": reference.sha256},
            "properties": {"origin": reference.origin},
        }


def _result(report: Report, remark: Remark, starts: list[int], fingerprint: str) -> dict[str, Any]:
    sentence, rule = remark.sentence, remark.rule
    # Section 3.27.9: only what fails has a level; "open" is what could not be decided.
    judged = {"kind": "fail", "level": rule.level}
    undecided = {"kind": "open", "level": "none"}
    return {
        "ruleId": rule.id,
        "ruleIndex": _PLACES[rule.id],
        **(undecided if rule.id == "not_checked" else judged),
        "message": _message(remark.message),
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": uri(report.article.id), "index": 0},
                    "region": _region(report.article.text, remark.start, remark.end, starts),
                }
            }
        ],
        "relatedLocations": list(_related(report, remark)),
        "partialFingerprints": {"sentence/v1": fingerprint},
        "properties": {
            "sentence": sentence.index,
            "verdict": sentence.verdict,
            "support": round(sentence.support, 4),
            "confidence": round(sentence.confidence, 4),
            "flags": list(sentence.flags),
        },
    }


def _region(text: str, start: int, end: int, starts: list[int]) -> dict[str, Any]:
    """Return where words stand: lines and columns from 1, the end column behind the last."""
    first, last = bisect_right(starts, start), bisect_right(starts, end)
    return {
        "startLine": first,
        "startColumn": start - starts[first - 1] + 1,
        "endLine": last,
        "endColumn": end - starts[last - 1] + 1,
        "charOffset": start,
        "charLength": end - start,
        "snippet": {"text": text[start:end]},
    }


def _related(report: Report, remark: Remark) -> Iterator[dict[str, Any]]:
    """Yield the evidence that is worth showing first, once for a remark on one sentence."""
    places = {reference.id: n for n, reference in enumerate(report.references, start=1)}
    for number, (judgement, window) in enumerate(_evidence(remark)):
        yield {
            "id": number,
            "message": _message(f"{judgement.reference}: {view.describe(judgement)}"),
            "physicalLocation": {
                "artifactLocation": {
                    "uri": uri(judgement.reference),
                    "index": places[judgement.reference],
                },
                "region": {
                    "charOffset": window.start,
                    "charLength": window.end - window.start,
                    "snippet": {"text": window.text},
                },
            },
        }


def _evidence(remark: Remark) -> Iterator[tuple[Judgement, Evidence]]:
    if len(remark.sentences) > 1:
        return
    for judgement in view.shown(remark.sentence):
        window = view.telling_evidence(remark.sentence, judgement)[0]
        if window is not None:
            yield judgement, window


def _with_fingerprints(found: tuple[Remark, ...]) -> Iterator[tuple[Remark, str]]:
    """Give each remark what stays while its sentence does, wherever that moves to."""
    seen: Counter[tuple[str, str]] = Counter()
    for remark in found:
        key = remark.rule.id, " ".join(remark.sentence.text.split())
        digest = hashlib.sha256("\n".join(key).encode("utf-8", "replace")).hexdigest()[:32]
        seen[key] += 1
        yield remark, f"{digest}:{seen[key]}"


def _line_starts(text: str) -> list[int]:
    return [0, *(place + 1 for place, letter in enumerate(text) if letter == "\n")]


def _message(text: str) -> dict[str, str]:
    """Make a text of others a message in which nothing is a link or a placeholder."""
    return {"text": view.clean(text).translate(_LITERAL) or "-"}
