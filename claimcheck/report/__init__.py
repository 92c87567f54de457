"""Reports for people and programs: one function, one renderer a format."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from claimcheck.errors import SettingsError

if TYPE_CHECKING:
    from claimcheck.records import Report
    from claimcheck.records.comparison import Comparison

#: Formats that other programs define, and the module that writes each.
_FOR_PROGRAMS = {"sarif": "sarif", "junit": "junit", "web-annotation": "web_annotation"}
FORMATS: tuple[str, ...] = ("terminal", "json", "html", "markdown", "csv", *_FOR_PROGRAMS)
#: Formats that are no text, and need a file to be written to.
FILE_FORMATS: tuple[str, ...] = ("docx",)
COMPARISON_FORMATS: tuple[str, ...] = ("terminal", "json", "html")


def render(report: Report, format: str, *, width: int | None = None, color: bool = False) -> str:
    """Return the report as text in one of `FORMATS`, ending in a line break.

    ``width`` (columns; the terminal's own where None) and ``color`` (ANSI colours) matter to the
    terminal format only. The same report gives the same text. Each renderer is imported on its
    first use, so that writing JSON loads neither rich nor Jinja.

    Raises:
        SettingsError: ``format`` is not one of `FORMATS`.
    """
    if format == "terminal":
        from claimcheck.report import terminal

        return terminal.render(report, width=width, color=color)
    if format == "json":
        from claimcheck.report import json_report

        return json_report.render(report)
    if format == "html":
        from claimcheck.report import html

        return html.render(report)
    if format == "markdown":
        from claimcheck.report import markdown

        return markdown.render(report)
    if format == "csv":
        from claimcheck.report import csv_report

        return csv_report.render(report)
    if format in _FOR_PROGRAMS:
        module = import_module(f"claimcheck.report.{_FOR_PROGRAMS[format]}")
        return str(module.render(report))
    raise SettingsError(f"unknown report format {format!r}: choose one of {', '.join(FORMATS)}")


def render_file(report: Report, format: str, article: bytes | None = None) -> bytes:
    """Return the report as a file in one of `FILE_FORMATS`.

    ``article`` is the file that was checked, as it was; a report in its own format is made of it.

    Raises:
        SettingsError: ``format`` is not one of `FILE_FORMATS`.
        InputError: for an article that cannot be read, or is too large to write.
    """
    if format == "docx":
        from claimcheck.report import docx

        return docx.render(report, article)
    raise SettingsError(f"unknown format of a file {format!r}: choose {', '.join(FILE_FORMATS)}")


def render_comparison(
    comparison: Comparison, format: str, *, width: int | None = None, color: bool = False
) -> str:
    """Return the comparison as text in one of `COMPARISON_FORMATS`, as `render` does.

    Raises:
        SettingsError: ``format`` is not one of `COMPARISON_FORMATS`.
    """
    if format == "terminal":
        from claimcheck.report import comparison_terminal

        return comparison_terminal.render(comparison, width=width, color=color)
    if format == "json":
        from claimcheck.report import json_report

        return json_report.render_comparison(comparison)
    if format == "html":
        from claimcheck.report import html

        return html.render_comparison(comparison)
    known = ", ".join(COMPARISON_FORMATS)
    raise SettingsError(f"unknown format of a comparison {format!r}: choose one of {known}")
