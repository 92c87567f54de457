"""A report as one HTML page that needs no other file, no network and no script.

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
from claimcheck.report import view

if TYPE_CHECKING:
    from jinja2 import Template

    from claimcheck.records import Report

# The shape of a language tag, https://www.rfc-editor.org/rfc/rfc5646#section-2.1
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def render(report: Report) -> str:
    """Return the report as a complete HTML document."""
    language = report.article.language
    page = _template().render(
        report=report,
        article=report.article,
        summary=report.summary,
        language=language if _LANGUAGE.fullmatch(language) else None,
        verdicts=VERDICTS,
        blocks=tuple(view.blocks(report)),
        noted=tuple(sentence for sentence in report.sentences if view.noted(sentence)),
        view=view,
    )
    return page.rstrip("\n") + "\n"


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("claimcheck.report"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_clean,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["score"] = "{:.2f}".format
    return environment.get_template("report.html.j2")


def _clean(value: Any) -> Any:
    """Clean a string on its way into the page; what a macro made is clean already."""
    return view.clean(value) if isinstance(value, str) and not isinstance(value, Markup) else value
