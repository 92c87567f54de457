"""Hostile files of every format: time and memory grow with the file, or it is refused by name."""

from __future__ import annotations

import zlib
from collections.abc import Callable

import hostile_files as make
import pytest
from hostile_files import STORY, many, nested, page
from processor import grows_at_most, seconds
from word_file import paragraph, run, table, word_file

from claimcheck.errors import InputError
from claimcheck.ingest.load import load_bytes_all

Made = Callable[[int], bytes | str]
#: Files in any size, with a size that is read in some hundredths of a second.
GROWING: dict[str, tuple[int, Made]] = {
    "del.json": (1_000, lambda n: make.ninjs("<p>" + "<del>a</del> b " * n)),
    "time.json": (1_000, lambda n: make.ninjs("<p>" + "<time>a</time> b" * n)),
    "q.json": (500, lambda n: make.ninjs("<p>" + "<q>a</q> b " * n)),
    "sup.json": (500, lambda n: make.ninjs("<p>" + "m<sup>2</sup><sup>1</sup>" * n)),
    "source.json": (1_000, lambda n: make.ninjs("<video>" + "<source> b " * n + "<p>c")),
    "drawn.json": (200, lambda n: make.ninjs("<svg>" + "<g>" * 90 + "<p>a</p>" * n)),
    "nested.json": (
        200,
        lambda n: make.ninjs(nested("<table><tr><td>", "<p>a</p>" * n, "</table>", 20)),
    ),
    "caption.json": (500, lambda n: make.ninjs("<figcaption>a</figcaption>b " * n)),
    "classes.html": (
        60,
        lambda n: page(f'<div class="{many("ad# ", 20 * n)}">{f"<p>{STORY * 2}</p>" * n}</div>'),
    ),
    "stated.html": (
        100,
        lambda n: page(many(f"<p>{STORY} #</p>", n)).replace(
            "<body>", many(f'<meta name="description" content="{STORY} #">', n)
        ),
    ),
    "runs.docx": (500, lambda n: word_file(paragraph(run("a ") * n))),
    "deep.docx": (
        100,
        lambda n: word_file(
            nested("<w:tbl><w:tr><w:tc>", paragraph(run("a")) * n, "</w:tc></w:tr></w:tbl>", 60)
        ),
    ),
    "wide.docx": (1, lambda n: word_file(table(*[[paragraph(run("a"))] * 1_000] * n))),
    "empty.docx": (
        1_000,
        lambda n: word_file(paragraph(nested("<w:ins>", "<w:r/>" * n, "</w:ins>", 200), run("a"))),
    ),
    "lists.odt": (
        200,
        lambda n: make.odt(
            nested("<t:list><t:list-item>", "<t:p>a</t:p>" * n, "</t:list-item></t:list>", 100)
        ),
    ),
    "boxes.odt": (
        200,
        lambda n: make.odt(
            f"<t:p>{nested('<d:text-box><t:p>', '</t:p><t:p>a' * n, '</t:p></d:text-box>', 100)}"
            "</t:p>"
        ),
    ),
    "switches.rtf": (1_000, lambda n: make.rtf(r"\strike a\strike0 b" * n)),
    "notes.rtf": (500, lambda n: make.rtf(r"{\super 1}{\footnote a}" * n)),
    "flowed.eml": (3_000, lambda n: make.mail("text/plain; format=flowed", "a \n" * n)),
    "headers.eml": (1_000, lambda n: make.mail("text/plain", STORY, many("X-#: a\n", n))),
    "blocks.nitf": (1_000, lambda n: make.nitf("<p>a</p><media/>b" * n)),
    "content.nitf": (
        200,
        lambda n: make.nitf(nested("<body.content>", "<p>a</p>" * n, "</body.content>", 50)),
    ),
    "inner.newsml": (
        300,
        lambda n: nested(
            "<newsItem>", make.newsml(f"<html><body>{'<p>a</p>' * n}</body></html>"), "</newsItem>", 99
        ),
    ),
    "inner.rss": (500, lambda n: make.rss("&lt;del>a&lt;/del> b " * n)),
    "records.warc": (
        100,
        lambda n: make.warc(b"WARC/1.0\r\nWARC-Type: x\r\nContent-Length: 0\r\n\r\n\r\n\r\n" * n),
    ),
    "cues.srt": (1_000, make.cues),
    "tags.vtt": (3_000, lambda n: f"WEBVTT\n\n{make.cues(1, '<v <b>a</b>' * n)}"),
    "stars.md": (200, lambda n: "*a **b _c" * n + STORY),
    "brackets.md": (1_000, lambda n: "![a](" * n + STORY),
    "objects.pdf": (
        500,
        lambda n: make.pdf([make.stream(make.shown(STORY)), make.stream(""), *["<</A[1]>>"] * n]),
    ),
    "pages.pdf": (
        50,
        lambda n: make.pdf([make.stream(make.shown("Ferry.")), make.stream("")], pages=n),
    ),
}


def read(name: str, given: bytes | str) -> str:
    """Read a file; what is said where it is refused."""
    try:
        load_bytes_all(name, given.encode() if isinstance(given, str) else given)
    except InputError as error:
        return str(error)
    return ""


@pytest.mark.parametrize("name", GROWING)
def test_time_grows_with_the_file(name: str) -> None:
    small, made = GROWING[name]

    def took(size: int) -> float:
        given = made(size)
        return seconds(lambda: read(name, given))

    assert read(name, made(2)) == ""
    assert grows_at_most(took, small, 4 * small, 8, 0.15)
