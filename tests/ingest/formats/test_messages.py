"""What is said of files that a library cannot read: words, and no name of a class."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable

import pytest

from claimcheck.errors import InputError
from claimcheck.ingest.html import limits
from claimcheck.ingest.load import load_bytes_all

PAGE = (
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>The ferry to Skarholm was stopped.</p>"
)
RECORD = (
    b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/x\r\n"
    b"Content-Type: application/http\r\nContent-Length: %d\r\n\r\n%b\r\n\r\n"
) % (len(PAGE), PAGE)
TAGS = "<b>" * 40
ATTRIBUTES = f"<b {' '.join(f'a{n}' for n in range(40))}>"
CLASS = re.compile(r"\b[A-Z]\w*(?:Error|Exception|Failed|Html)\b|\[\W|b'")


def refused(name: str, data: bytes) -> str:
    with pytest.raises(InputError) as caught:
        load_bytes_all(name, data)
    said = str(caught.value)
    assert said.startswith(name)
    assert CLASS.search(said) is None
    assert "\n" not in said
    return said


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.warc", RECORD.replace(b"Length: ", b"Length: x")),
        ("a.warc", RECORD.replace(b"Length: ", b"Length: -")),
        ("a.warc", RECORD.replace(b"WARC/1.0", b"WARC/7.7")),
        ("a.warc", RECORD[:150]),
        ("a.warc", RECORD + b"The ferry was stopped.\r\n"),
        ("a.warc", RECORD[9:]),
        ("a.warc.gz", gzip.compress(RECORD, mtime=0)[:-9]),
        ("a.warc", gzip.compress(RECORD, mtime=0)[:-9]),
    ],
)
def test_a_broken_web_archive(name: str, data: bytes, capfd: pytest.CaptureFixture[str]) -> None:
    said = refused(name, data)
    assert "damaged" in said or "without a page" in said
    assert capfd.readouterr().err == ""


def test_where_a_web_archive_breaks() -> None:
    assert "what follows its page 1 cannot be read" in refused("a.warc", RECORD + b"Then\r\nso\r\n")


def ninjs(html: str) -> bytes:
    return json.dumps({"uri": "a", "headline": "x", "body_html": html}).encode()


def feed(html: str) -> bytes:
    item = f"<item><description><![CDATA[{html}]]></description></item>"
    return f"<rss><channel>{item}</channel></rss>".encode()


def atom(html: str) -> bytes:
    content = f'<content type="html"><![CDATA[{html}]]></content>'
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><entry>{content}</entry></feed>'.encode()


def nitf(html: str) -> bytes:
    story = html.replace("<b>", "<p>x</p>")
    return f"<nitf><body><body.content>{story}</body.content></body></nitf>".encode()


@pytest.mark.parametrize(
    ("name", "write"),
    [("a.json", ninjs), ("a.rss", feed), ("a.atom", atom), ("a.nitf", nitf)],
)
def test_html_with_too_many_tags(
    name: str, write: Callable[[str], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MAX_TAGS", 20)
    assert refused(name, write(TAGS)).endswith(
        "cannot be read: its HTML has more than 20 tags; save its text alone"
    )


@pytest.mark.parametrize(("name", "write"), [("a.json", ninjs), ("a.rss", feed), ("a.atom", atom)])
def test_html_with_too_many_attributes(
    name: str, write: Callable[[str], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MAX_SQUARES", 900)
    assert "its HTML has tags of too many attributes" in refused(name, write(ATTRIBUTES))


def test_what_is_not_too_much() -> None:
    assert load_bytes_all("a.json", ninjs("<p>The ferry was stopped.</p>"))
