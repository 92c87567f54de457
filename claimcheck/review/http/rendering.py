"""The pages' templates: everything is escaped, and nothing in it acts on the display."""

from __future__ import annotations

import datetime
import hashlib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from claimcheck.records import VERDICTS
from claimcheck.report import findings, overview, view
from claimcheck.review import takeovers

if TYPE_CHECKING:
    from jinja2 import Template

#: Characters of one text that a page shows at most; exports have all of it.
LONGEST = 5_000
#: The files that the pages load, by name, and the package that each is in.
STATIC = {
    "desk.css": ("claimcheck.review", "static", "text/css"),
    "desk.js": ("claimcheck.review", "static", "text/javascript"),
    "review.js": ("claimcheck.review", "static", "text/javascript"),
    "edit.js": ("claimcheck.review", "static", "text/javascript"),
    "edit.css": ("claimcheck.review", "static", "text/css"),
    "mark.svg": ("claimcheck.review", "static", "image/svg+xml"),
    "report.css": ("claimcheck.report", "templates", "text/css"),
}


@cache
def static(name: str) -> tuple[bytes, str]:
    """Return one of `STATIC` and its media type."""
    package, folder, kind = STATIC[name]
    return (resources.files(package) / folder / name).read_bytes(), kind


@cache
def static_url(name: str) -> str:
    """The address of a file, another one when the file is another."""
    return f"/static/{name}?v={hashlib.sha256(static(name)[0]).hexdigest()[:12]}"


def template(name: str) -> Template:
    """One of the page templates."""
    return _environment().get_template(name)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=ChoiceLoader(
            [PackageLoader("claimcheck.review"), PackageLoader("claimcheck.report")]
        ),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_clean,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "score": "{:.2f}".format,
        "day": _day,
        "moment": _moment,
        "lines": _lines,
        "whole": _whole,
    }
    environment.globals |= {
        "view": view,
        "findings": findings,
        "overview": overview,
        "verdicts": VERDICTS,
        "takeovers": takeovers,
        "static": static_url,
    }
    return environment


def _clean(value: Any) -> Any:
    """Clean and shorten a string on its way into a page; what a macro made is clean already."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return view.clean(view.shorten(value, LONGEST))
    return value


def _whole(text: str) -> Markup:
    """A text that is not shortened."""
    return escape(view.clean(text))


def _lines(text: str) -> Markup:
    """A text with its line breaks, for a field in which it is edited."""
    return Markup("\n").join(escape(view.clean(line)) for line in text.split("\n"))


def _day(moment: str) -> str:
    return f"{datetime.datetime.fromisoformat(moment).astimezone():%d %b %Y}"


def _moment(moment: str) -> str:
    return f"{datetime.datetime.fromisoformat(moment).astimezone():%d %b %Y, %H:%M}"
