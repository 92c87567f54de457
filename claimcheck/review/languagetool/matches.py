"""A report as the matches that LanguageTool's clients show.

https://languagetool.org/http-api/swagger-ui/#!/default/post_check
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from claimcheck.records import Report
from claimcheck.report import view
from claimcheck.report.criteria import Criterion
from claimcheck.report.remarks import Remark, remarks
from claimcheck.report.rules import RULES
from claimcheck.review.languagetool.offsets import Places, Sent

#: Characters of the text around a match that are its context.
AROUND = 40
#: Findings that are shown only to who asks for the level "picky".
PICKY = frozenset({"not_checked"})
_ORDER = {rule.id: place for place, rule in enumerate(RULES)}
#: Values of https://www.w3.org/TR/its20/#lqissue-typevalues, by which clients choose colours.
_ISSUE_TYPES: dict[Criterion, str] = {
    "accuracy": "inconsistency",
    "sourcing": "uncategorized",
    "opinion": "style",
    "editorialisation": "style",
    "context": "uncategorized",
}


@dataclass(frozen=True)
class Wanted:
    """Which rules a client asks for; ids of rules and categories in small letters."""

    enabled_rules: frozenset[str] = frozenset()
    disabled_rules: frozenset[str] = frozenset()
    enabled_categories: frozenset[str] = frozenset()
    disabled_categories: frozenset[str] = frozenset()
    enabled_only: bool = False
    picky: bool = False

    @classmethod
    def of(cls, form: Mapping[str, Any]) -> Wanted:
        """Read the fields of a request, lists of ids with commas."""

        def ids(name: str) -> frozenset[str]:
            return frozenset(i.strip().lower() for i in str(form.get(name, "")).split(",")) - {""}

        return cls(
            enabled_rules=ids("enabledRules"),
            disabled_rules=ids("disabledRules"),
            enabled_categories=ids("enabledCategories"),
            disabled_categories=ids("disabledCategories"),
            enabled_only=str(form.get("enabledOnly", "")).lower() in ("true", "yes"),
            picky=form.get("level") == "picky",
        )

    def takes(self, remark: Remark) -> bool:
        """Whether a remark is to be shown; a rule that is named outweighs its category."""
        rule, category = remark.rule.id, str(remark.rule.category)
        if rule in self.enabled_rules:
            return True
        if rule in self.disabled_rules or category in self.disabled_categories:
            return False
        if self.enabled_only:
            return category in self.enabled_categories
        return self.picky or rule not in PICKY


def matches(report: Report, sent: Sent, wanted: Wanted) -> list[dict[str, Any]]:
    """Return the matches on a text in its order, none over another.

    Offsets and lengths count UTF-16 code units of the text that was sent. Of findings on the same
    words the narrowest is marked, and its message tells the others too.
    """
    found = [remark for remark in remarks(report) if wanted.takes(remark)]
    places = Places(sent, report.article.text)
    units = sent.whole.encode("utf-16-le", "surrogatepass")
    return [_match(units, places, remark, told) for remark, told in _apart(found)]


def _apart(found: Iterable[Remark]) -> list[tuple[Remark, list[str]]]:
    """Return the remarks that are shown, each with the messages of those whose place it takes.

    The narrowest come first, and on the same words a flag comes before a verdict.
    """
    kept: list[tuple[Remark, list[str]]] = []
    for remark in sorted(found, key=lambda r: (r.end - r.start, -_ORDER[r.rule.id])):
        over = (told for r, told in kept if remark.start < r.end and r.start < remark.end)
        told = next(over, None)
        if told is None:
            kept.append((remark, [remark.message]))
        else:
            told.append(remark.message)
    return sorted(kept, key=lambda shown: shown[0].start)


def _match(units: bytes, places: Places, remark: Remark, told: list[str]) -> dict[str, Any]:
    rule = remark.rule
    offset, length = places.span(remark.start, remark.end)
    name = view.words(rule.id)
    return {
        "message": " | ".join(told),
        "shortMessage": name.capitalize(),
        "replacements": [{"value": remark.found}] if remark.found else [],
        "offset": offset,
        "length": length,
        "context": _context(units, offset, length),
        "sentence": remark.sentence.text,
        "type": {"typeName": "Other"},
        "rule": {
            "id": rule.id,
            "description": rule.help,
            "issueType": _ISSUE_TYPES[rule.category],
            "category": {"id": rule.category.upper(), "name": rule.category.capitalize()},
        },
        "ignoreForIncompleteSentence": False,
        "contextForSureMatch": 0,
    }


def _context(units: bytes, offset: int, length: int) -> dict[str, Any]:
    """Return the words around a match on one line; ``units`` is the whole text as UTF-16."""
    start, end = max(offset - AROUND, 0), offset + length + AROUND
    text = units[2 * start : 2 * end].decode("utf-16-le", "replace")
    line = "".join(" " if letter.isspace() else letter for letter in text)
    return {"text": line, "offset": offset - start, "length": length}
