"""Text that tries to act on whoever shows it, everywhere that foreign text can stand."""

from __future__ import annotations

import csv
import io
import json
import re
from html import escape, unescape

import pytest
from factories import make_plain_report
from hostile import ACTING, ANSI, HOSTILE
from pages import Page
from processor import seconds
from report_builder import Builder, judgement
from rich.cells import cell_len

from claimcheck.records import Report
from claimcheck.report import FORMATS, render, view


@pytest.fixture(params=HOSTILE)
def text(request: pytest.FixtureRequest) -> str:
    return HOSTILE[request.param]


@pytest.mark.parametrize("verdict", ["contradicted", "supported", "not_checked"])
def test_no_control_character_reaches_a_reader(text: str, verdict: str) -> None:
    for name in FORMATS:
        shown = render(make_plain_report(text, verdict=verdict), name, width=80)
        if name == "json":
            assert re.findall(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", shown) == []
        else:
            assert ACTING.findall(shown.replace("\n", "")) == [], name


def test_terminal_keeps_its_width(text: str) -> None:
    for color in (False, True):
        shown = ANSI.sub("", render(make_plain_report(text), "terminal", width=80, color=color))
        assert "\x1b" not in shown
        assert max(map(cell_len, shown.split("\n"))) <= 80
        assert all(line == line.rstrip() for line in shown.split("\n"))


def test_terminal_shows_markup_as_text() -> None:
    shown = render(make_plain_report(HOSTILE["rich"]), "terminal", width=120)
    assert HOSTILE["rich"] in shown


def test_terminal_cuts_what_is_very_long_and_says_so() -> None:
    shown = render(make_plain_report(HOSTILE["long"]), "terminal", width=80)
    assert "more characters)" in shown
    assert len(shown) < 40_000


def test_html_has_the_same_elements_as_for_plain_text(text: str) -> None:
    plain = Page(render(make_plain_report("Plain words."), "html"))
    page = Page(render(make_plain_report(text), "html"))
    # How many words of the evidence are marked depends on the words; no hostile text holds a mark.
    marks = {"b", "mark"}
    assert set(page.tags) | marks == set(plain.tags) | marks
    assert all(page.tags[tag] == number for tag, number in plain.tags.items() if tag not in marks)
    names = {name for _, name, _ in page.attributes}
    assert names <= {name for _, name, _ in plain.attributes}


def test_html_holds_the_whole_text() -> None:
    page = Page(render(make_plain_report(HOSTILE["long"]), "html"))
    assert HOSTILE["long"].strip() in page.words
    for name in ("script", "handler", "template", "rich"):
        assert HOSTILE[name] in unescape(render(make_plain_report(HOSTILE[name]), "html"))


def test_json_keeps_the_text_exactly(text: str) -> None:
    loaded = json.loads(render(make_plain_report(text), "json"))
    assert loaded["sentences"][0]["text"] == text


def test_csv_keeps_one_row_a_sentence(text: str) -> None:
    rows = list(csv.DictReader(io.StringIO(render(make_plain_report(text), "csv"))))
    assert len(rows) == 2
    assert all(None not in row for row in rows)


MEGABYTES = 5 * 2**20
LINES = {
    "words": "The harbour is closed to boats. ",
    "letters": "x",
    "scripts": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "controls": "The \x1b[2Jharbour\x00 is \u202eclosed\u2066 to boats and to everybody else. ",
}


@pytest.fixture(
    scope="module",
    params=[
        pytest.param(name, marks=() if name == "scripts" else pytest.mark.slow) for name in LINES
    ],
)
def line(request: pytest.FixtureRequest) -> str:
    """5 MB of one line."""
    piece = LINES[request.param]
    return piece * (MEGABYTES // len(piece))


@pytest.fixture(scope="module")
def long_report(line: str) -> Report:
    """A report on an article that is one such line, flagged from end to end."""
    story = Builder()
    story.paragraph(
        {
            "text": line,
            "verdict": "contradicted",
            "flags": ("number_mismatch",),
            "judgements": (judgement("harbour-post", "contradiction", line),),
            "facts": tuple(
                (line, {"kind": "number", "status": "mismatch", "reference": name, "found": "two"})
                for name in ("harbour-post", "north-radio")
            ),
        }
    )
    return story.report(None)


def processor_seconds(report: Report, name: str) -> float:
    return seconds(lambda: render(report, name))


@pytest.mark.slow
def test_5_mb_of_one_line_are_shown_about_as_fast_as_they_are_written(long_report: Report) -> None:
    """Writing JSON, which is done in C, says how fast this machine is."""
    yardstick = 0.1 + processor_seconds(long_report, "json")
    for name in FORMATS:
        assert processor_seconds(long_report, name) < 5 * yardstick, name


def test_5_mb_of_one_line_are_text_in_html(long_report: Report, line: str) -> None:
    shown = render(long_report, "html")
    assert "<script" not in shown
    assert "<img" not in shown
    assert ACTING.search(shown.replace("\n", "")) is None
    assert re.sub("<[^>]*>", "", shown).count(escape(view.clean(line[:2000]))) >= 2
