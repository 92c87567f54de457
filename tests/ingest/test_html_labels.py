"""Cells over several rows and terms of lists: each line of a page keeps what it is about."""

from __future__ import annotations

import time

import pytest

from claimcheck.ingest.html.fragment import text_of
from claimcheck.ingest.load import load_bytes


@pytest.mark.parametrize(
    ("rows", "lines"),
    [
        (
            "<tr><td rowspan=2>Reds</td><td>2022</td><td>29</td></tr>"
            "<tr><td>2026</td><td>31</td></tr><tr><td>Blues</td><td>2026</td><td>9</td></tr>",
            ["Reds 2022 29", "Reds 2026 31", "Blues 2026 9"],
        ),
        (  # in the middle, and at the end
            "<tr><td>Reds</td><td rowspan=3><b>20</b>22</td><td>29</td></tr>"
            "<tr><td>Blues</td><td rowspan=2>9</td></tr><tr><td>Greens</td></tr>",
            ["Reds 2022 29", "Blues 2022 9", "Greens 2022 9"],
        ),
        (  # two labels, of which one is inside the other
            "<tr><th rowspan=4>North</th><th rowspan=2>Reds</th><td>29</td></tr>"
            "<tr><td>31</td></tr><tr><th rowspan=2>Blues</th><td>9</td></tr><tr><td>7</td></tr>",
            ["North Reds 29", "North Reds 31", "North Blues 9", "North Blues 7"],
        ),
        (  # a cell over columns stands once
            "<tr><th rowspan=2>Party</th><th colspan=2>Seats</th></tr>"
            "<tr><th>2022</th><th>2026</th></tr>",
            ["Party Seats", "Party 2022 2026"],
        ),
        (
            "<tr><th rowspan=2 colspan=2>Reds</th><td>29</td></tr><tr><td>31</td></tr>",
            ["Reds 29", "Reds 31"],
        ),
        (  # no row behind the end of its group
            "<tbody><tr><td rowspan=9>Reds</td><td>29</td></tr></tbody>"
            "<tbody><tr><td>Blues</td><td>9</td></tr></tbody>",
            ["Reds 29", "Blues 9"],
        ),
        (
            "<tr><td rowspan=0>Reds</td><td>29</td></tr><tr><td>31</td></tr>",
            ["Reds 29", "Reds 31"],
        ),
        *(
            (f"<tr><td rowspan='{n}'>Reds</td><td>29</td></tr><tr><td>31</td></tr>", lines)
            for n, lines in [
                (" 2 ", ["Reds 29", "Reds 31"]),
                ("9" * 5000, ["Reds 29", "Reds 31"]),
                ("", ["Reds 29", "31"]),
                ("1", ["Reds 29", "31"]),
                ("-2", ["Reds 29", "31"]),
                ("two", ["Reds 29", "31"]),
                ("²", ["Reds 29", "31"]),
            ]
        ),
        (  # a row without words of its own is none
            "<tr><td rowspan=3>Reds</td><td>29</td></tr><tr></tr><tr><td>31</td></tr>",
            ["Reds 29", "Reds 31"],
        ),
        (
            "<tr><td rowspan=2>Reds<sup>1</sup></td><td>29</td></tr><tr><td>31</td></tr>",
            ["Reds 29", "Reds 31"],
        ),
        ("<tr><td rowspan=2></td><td>29</td></tr><tr><td>31</td></tr>", ["29", "31"]),
    ],
)
def test_a_cell_over_rows_is_read_in_each(rows: str, lines: list[str]) -> None:
    assert text_of(f"<table>{rows}</table>").split("\n\n") == lines


@pytest.mark.parametrize(
    ("items", "lines"),
    [
        ("<dt>Turnout 2022</dt><dd>65 percent</dd>", ["Turnout 2022: 65 percent"]),
        ("<dt>Turnout:</dt><dd><p>65 percent</p></dd>", ["Turnout: 65 percent"]),
        ("<dt>Who pays?</dt><dd>The <b>council</b>.</dd>", ["Who pays? The council."]),
        ("<dt>Reds</dt><dd>29</dd><dd>31</dd><dt>Blues</dt><dd>9</dd>",
         ["Reds: 29", "Reds: 31", "Blues: 9"]),
        ("<dt>Reds</dt><dt>Blues</dt><dd>9 seats</dd>", ["Reds, Blues: 9 seats"]),
        ("<div><dt>Reds</dt><dd>29</dd></div><div><dt>Blues</dt><dd>9</dd></div>",
         ["Reds: 29", "Blues: 9"]),
        # What is no value of one line stands for itself.
        ("<dt>Reds</dt><dd><p>29</p><p>31</p></dd>", ["Reds", "29", "31"]),
        ("<dt>Reds</dt><dd><ul><li>29</li></ul></dd>", ["Reds", "- 29"]),
        ("<dt>Reds</dt><dd>" + "seat " * 41 + "</dd>", ["Reds", ("seat " * 41).strip()]),
        ("<dt>Reds</dt><dd></dd><dt>Blues</dt><dd>9</dd>", ["Reds", "Blues: 9"]),
        ("<dt>Reds</dt>", ["Reds"]),
        ("<dd>29</dd><dt>Blues</dt><dd>9</dd>", ["29", "Blues: 9"]),
        ("<dt></dt><dd>29</dd>", ["29"]),
    ],
)  # fmt: skip
def test_a_term_and_its_value_are_one_line(items: str, lines: list[str]) -> None:
    assert text_of(f"<dl>{items}</dl>").split("\n\n") == lines


def test_labels_in_a_page() -> None:
    story = "".join(
        f"<p>The harbour master of Fenwick told the council that pier {name} would be closed for "
        "repairs until the end of May, and that the ferries would leave from the old quay.</p>"
        for name in ("one", "two", "three", "four")
    )
    table = (
        "<table><tr><th>Party</th><th>Year</th><th>Seats</th></tr><tr><td rowspan=2>Reds</td>"
        "<td>2022</td><td>29</td></tr><tr><td>2026</td><td>31</td></tr></table>"
    )
    values = "<dl><dt>Turnout 2022</dt><dd>65 percent</dd></dl>"
    page = (
        f"<html><body><article><h1>Piers</h1>{table}{story}{values}{story}</article></body></html>"
    )
    lines = load_bytes("page.html", page.encode()).text.split("\n\n")
    assert {"Reds 2022 29", "Reds 2026 31", "Turnout 2022: 65 percent"} <= set(lines)
    assert not {"2026 31", "Turnout 2022", "65 percent"} & set(lines)


def test_many_cells_over_many_rows_are_bounded() -> None:
    tall = "<td rowspan=65534>Reds of the north</td>" * 300
    table = f"<table><tr>{tall}</tr>{'<tr><td>1</td></tr>' * 2_000}</table>"
    started = time.process_time()
    assert len(text_of(table)) < 300_000
    assert time.process_time() - started < 2
