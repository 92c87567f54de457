"""A report or a comparison as one HTML page that needs no other file, no network and no script.

Jinja's autoescape is on for the whole template and every value passes `view.clean`, so text of
articles and references never becomes markup; a Content-Security-Policy in the page forbids
scripts and outside resources besides.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from claimcheck.records import VERDICTS
from claimcheck.report import (
    comparison_view,
    criteria,
    findings,
    marking,
    objections,
    overview,
    reasons,
    view,
)
from claimcheck.report.numbering import Numbering

if TYPE_CHECKING:
    from jinja2 import Template

    from claimcheck.records import Report
    from claimcheck.records.comparison import Comparison

# The shape of a language tag, https://www.rfc-editor.org/rfc/rfc5646#section-2.1
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def render(report: Report) -> str:
    """Return the report as a complete HTML document."""
    weak = view.weak(report)
    page = _template("report.html.j2").render(
        heading=f"Fact check: {report.article.title or report.article.id}",
        report=report,
        numbering=Numbering(report),
        article=report.article,
        summary=report.summary,
        language=_language(report.article.language),
        verdicts=VERDICTS,
        blocks=tuple(view.blocks(report)),
        explained={s.index for s in (*filter(view.explained, report.sentences), *weak)},
        weak=weak,
        grounds=view.ground_counts(report),
        noted=sum(map(view.noted, report.sentences)),
        to_look_at=overview.to_look_at(report),
        origins={reference.id: reference.origin + 1 for reference in report.references},
        mark_evidence=marking.mark_evidence,
        criteria=criteria,
        reasons=reasons,
        objections=objections,
        overview=overview,
        view=view,
        findings=findings,
    )
    return page.rstrip("\n") + "\n"


def render_comparison(comparison: Comparison) -> str:
    """Return the comparison as a complete HTML document with a heat map of the coverage."""
    page = _template("comparison.html.j2").render(
        heading=f"Comparison of {view.count(len(comparison.variants), 'variant')}",
        comparison=comparison,
        sections=comparison_view.sections(comparison),
        grid=comparison_view.grid(comparison),
        stories=comparison_view.stories(comparison),
        independents=comparison_view.independents(comparison),
        numbers=comparison_view.numbers(comparison),
        coverage_note=comparison_view.COVERAGE_NOTE,
        conflicts_title=comparison_view.conflicts_title(comparison),
        language=_language,
        view=view,
        findings=findings,
    )
    return page.rstrip("\n") + "\n"


def _language(tag: str) -> str | None:
    """Return a language tag that is one in form, None for any other text."""
    return tag if _LANGUAGE.fullmatch(tag) else None


@cache
def _template(name: str) -> Template:
    environment = Environment(
        loader=PackageLoader("claimcheck.report"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_clean,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["score"] = "{:.2f}".format
    return environment.get_template(name)


def _clean(value: Any) -> Any:
    """Clean a string on its way into the page; what a macro made is clean already."""
    return view.clean(value) if isinstance(value, str) and not isinstance(value, Markup) else value
