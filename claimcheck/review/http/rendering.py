"""The pages' templates: everything is escaped, and nothing in it acts on the display."""

from __future__ import annotations

import datetime
import hashlib
from functools import cache
from importlib import resources
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from claimcheck.ingest.load import SUFFIXES
from claimcheck.records import VERDICTS
from claimcheck.report import criteria, findings, objections, overview, reasons, view
from claimcheck.review import rulings, takeovers

if TYPE_CHECKING:
    from jinja2 import Template

#: Characters of one text that a page shows at most; exports have all of it.
LONGEST = 5_000
#: Where the files are that the pages load, and the media type of each ending.
STATIC = (("claimcheck.review", "static"), ("claimcheck.report", "templates"))
KINDS = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}


@cache
def static() -> dict[str, tuple[bytes, str]]:
    """The files that the pages load, by name: what is in each and its media type."""
    return {
        file.name: (file.read_bytes(), KINDS[PurePath(file.name).suffix])
        for package, folder in STATIC
        for file in (resources.files(package) / folder).iterdir()
        if PurePath(file.name).suffix in KINDS
    }


@cache
def static_version() -> str:
    """What stands in the addresses of all files, another word when any is another file.

    Scripts import each other by name, so one version serves them all.
    """
    found = hashlib.sha256()
    for name, (data, _) in sorted(static().items()):
        found.update(b"%s\0%d\0" % (name.encode(), len(data)) + data)
    return found.hexdigest()[:12]


def static_url(name: str) -> str:
    """The address of one of the files."""
    return f"/static/{static_version()}/{name}"


def scripts() -> list[str]:
    """The addresses of all scripts, for pages that need them at once."""
    return [static_url(name) for name in sorted(static()) if name.endswith(".js")]


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
        "moment": moment,
        "lines": _lines,
        "whole": _whole,
    }
    environment.globals |= {
        "view": view,
        "findings": findings,
        "criteria": criteria,
        "reasons": reasons,
        "objections": objections,
        "rulings": rulings,
        "overview": overview,
        "verdicts": VERDICTS,
        "takeovers": takeovers,
        "static": static_url,
        "scripts": scripts,
        "endings": ",".join(SUFFIXES),
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


def moment(at: str) -> str:
    """A moment in ISO 8601 for people, in this machine's zone: "12 Mar 2026, 09:30"."""
    return f"{datetime.datetime.fromisoformat(at).astimezone():%d %b %Y, %H:%M}"
