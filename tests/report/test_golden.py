"""Whole reports against stored ones.

After a change that is meant, write the stored reports anew and read their diff:
``CLAIMCHECK_UPDATE_GOLDEN=1 pytest tests/test_report_golden.py``
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from factories import make_report

from claimcheck.errors import SettingsError
from claimcheck.report import FORMATS, render

GOLDEN = Path(__file__).parent / "golden"
FILES = {
    "terminal": "report.txt",
    "json": "report.json",
    "markdown": "report.md",
    "csv": "report.csv",
}


@pytest.mark.parametrize("name", FILES)
def test_report_is_as_stored(name: str) -> None:
    text = render(make_report(), name, width=80)
    path = GOLDEN / FILES[name]
    if os.environ.get("CLAIMCHECK_UPDATE_GOLDEN") == "1":
        path.write_text(text, encoding="utf-8", newline="")
    assert text.encode() == path.read_bytes()


@pytest.mark.parametrize("name", FORMATS)
def test_equal_reports_render_equally(name: str) -> None:
    first, second = (render(make_report(), name, width=80, color=True) for _ in range(2))
    assert first == second
    assert first.endswith("\n")
    assert not first.endswith("\n\n")


def test_unknown_format_is_refused_by_name() -> None:
    with pytest.raises(SettingsError, match=r"'yaml'.*terminal, json, html, markdown, csv"):
        render(make_report(), "yaml")
