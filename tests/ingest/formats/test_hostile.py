"""Hostile files of every format: time and memory grow with the file, or it is refused by name."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from pathlib import Path

import hostile_files as make
import pytest
from hostile_files import STORY, many, nested, page
from processor import grows_at_most, seconds, spent
from word_file import paragraph, run, table, word_file

from claimcheck.errors import InputError
from claimcheck.ingest.formats import json_file, pdf, warc
from claimcheck.ingest.load import load_bytes_all

Made = Callable[[int], bytes | str]
#: Files in any size, with a size that is read in some hundredths of a second.
GROWING: dict[str, tuple[int, Made]] = {
    "del.json": (4_000, lambda n: make.ninjs("<p>" + "<del>a</del> b " * n)),
    "time.json": (4_000, lambda n: make.ninjs("<p>" + "<time>a</time> b" * n)),
    "q.json": (500, lambda n: make.ninjs("<p>" + "<q>a</q> b " * n)),
    "sup.json": (500, lambda n: make.ninjs("<p>" + "m<sup>2</sup><sup>1</sup>" * n)),
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
            "<newsItem>",
            make.newsml(f"<html><body>{'<p>a</p>' * n}</body></html>"),
            "</newsItem>",
            99,
        ),
    ),
    "inner.rss": (500, lambda n: make.rss("&lt;del>a&lt;/del> b " * n)),
    "records.warc": (
        100,
        lambda n: make.warc(b"WARC/1.0\r\nWARC-Type: x\r\nContent-Length: 0\r\n\r\n\r\n\r\n" * n),
    ),
    "cues.srt": (1_000, make.cues),
    "cues.ttml": (500, lambda n: make.ttml("<p>The <span>ferry</span></p>" * n)),
    "spans.ttml": (500, lambda n: make.ttml(f"<p>{'<span>a</span><br/><set/>' * n}</p>")),
    "deep.ttml": (200, lambda n: make.ttml(nested("<div>", "<p>a</p>" * n, "</div>", 100))),
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


def test_a_page_with_a_tag_of_very_many_attributes_is_refused() -> None:
    assert "tags of too many attributes" in read("a.html", page(f"<p {many('a# ', 40_000)}>a</p>"))
    assert read("a.html", page(f"<p {many('a#=b ', 2_000)}>a</p><p class='{'a ' * 50_000}'>")) == ""


def test_a_page_has_a_number_of_tags() -> None:
    assert "more than 200,000 tags" in read("a.html", page("<p>" * 200_000))


def test_items_of_ninjs_are_looked_at_in_their_first_bodies() -> None:
    body = '{"contenttype": "text/html", "value": "<p> "}'
    item = f'{{"uri": "x", "bodies": [{f"{body}, " * 20_000}{body}]}}'
    assert "an item of ninjs with a body" in read("a.json", item)


@pytest.mark.parametrize("name", ["a.json", "a.txt"])
def test_json_has_a_number_of_objects(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_file, "MAX_VALUES", 1_000)
    assert "more than 1,000 objects and lists" in read(name, f"[{'{},' * 1_000}{{}}]")


@pytest.mark.parametrize(
    ("encoding", "said"),
    [
        ("utf-16", ""),
        ("utf-8", ""),
        ("windows-1252", ""),
        ("utf-7", "is XML in the encoding utf-7, which is not read"),
        ("cp037", "of a kind that is not read"),
        ("utf-32", "of a kind that is not read"),
        ("no-such", "is XML in the encoding no-such, which is not read"),
    ],
)
def test_encodings_of_xml(encoding: str, said: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding}"?>{make.nitf("<p>Fähre</p>")}'
    given = text.encode("latin-1" if encoding == "no-such" else encoding)
    assert said in (read("a.nitf", given) or "")
    if not said:
        assert "Fähre" in load_bytes_all("a.nitf", given)[0].text


def test_pages_of_an_archive_have_a_number_of_tags_together(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(warc, "MAX_TAGS", 50)
    record = make.warc_record("response", page("<p>a</p>" * 10))
    assert read("a.warc", record) == ""
    assert "has pages of more than 50 tags: split it" in read("a.warc", record * 2)


def test_tags_are_counted_in_each_encoding() -> None:
    text = f'<?xml version="1.0" encoding="UTF-16"?>{make.nitf("<p/>" * 500_001)}'
    assert "more than 500,000 tags of XML" in read("a.nitf", text.encode("utf-16"))


def test_attributes_of_xml_are_counted() -> None:
    given = make.nitf(f"<p {many('a#=b ', 3)}/>").replace("=b", "=" * 400_000)
    assert "more than 1,000,000 attributes" in read("a.nitf", given)


FORM = "/Type/XObject/Subtype/Form/BBox[0 0 9 9]"


def test_drawings_of_drawings_are_counted_as_often_as_they_are_shown() -> None:
    drawings = [
        make.stream("/X0 Do /X0 Do", f"{FORM}/Resources<</XObject<</X0 {n} 0 R>>>>")
        for n in range(7, 40)
    ]
    given = make.pdf([make.stream(make.shown(STORY) + "/X0 Do"), *drawings, make.stream("q", FORM)])
    assert "more than 10,000,000 bytes of drawings" in read("a.pdf", given)


def test_what_drawings_unpack_to_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MAX_RESOURCES", 100_000)
    packed = zlib.compress(b"q Q " * 50_000)
    drawing = make.stream(packed, f"/Filter/FlateDecode{FORM}")
    given = make.pdf([make.stream(make.shown(STORY)), drawing])
    assert "hold more than" in read("a.pdf", given)
    picture = make.stream(packed, "/Filter/FlateDecode/Type/XObject/Subtype/Image")
    assert read("a.pdf", make.pdf([make.stream(make.shown(STORY)), picture])) == ""


#: Of the files above, as large as they are read.
LARGE = {
    "del.json": 49_000,
    "caption.json": 95_000,
    "runs.docx": 200_000,
    "lists.odt": 200_000,
    "switches.rtf": 240_000,
    "headers.eml": 300_000,
    "blocks.nitf": 120_000,
    "records.warc": 90_000,
    "cues.srt": 200_000,
    "objects.pdf": 100_000,
    "pages.pdf": 5_000,
}


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/clear_refs").exists(), reason="memory is told by Linux")
@pytest.mark.parametrize("name", LARGE)
def test_the_largest_files_take_seconds_and_half_a_gigabyte(name: str) -> None:
    given = GROWING[name][1](LARGE[name])
    assert read(name, GROWING[name][1](2)) == ""
    took, memory = spent(lambda: read(name, given))
    assert took < 15
    assert memory < 500
