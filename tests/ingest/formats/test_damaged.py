"""Files that are damaged, hostile or of kinds that are not read: refused by name, and soon."""

from __future__ import annotations

import gzip
import io
import re
import time
import zipfile
from types import ModuleType

import pytest

from claimcheck.errors import InputError
from claimcheck.ingest.formats import warc
from claimcheck.ingest.formats.detect import UNREAD
from claimcheck.ingest.load import load_bytes_all
from claimcheck.untrusted import archive

STORY = "The ferry to Skarholm was stopped on Sunday."
ODT = "application/vnd.oasis.opendocument.text"
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"


def refused(name: str, data: bytes | str) -> str:
    began = time.process_time()
    with pytest.raises(InputError, match=rf"(?s)^(?:cannot read )?{name}") as caught:
        load_bytes_all(name, data.encode() if isinstance(data, str) else data)
    assert time.process_time() - began < 5
    return str(caught.value)


def odt(text: bytes | str, part: str = "content.xml", manifest: str = "") -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as into:
        into.writestr("mimetype", ODT, zipfile.ZIP_STORED)
        into.writestr(part, text)
        into.writestr("META-INF/manifest.xml", manifest)
    return file.getvalue()


def content(inner: str, *, before: str = "") -> str:
    return (
        f'{before}<o:document-content xmlns:o="{OFFICE}" xmlns:t="{TEXT}"><o:body><o:text>'
        f"{inner}</o:text></o:body></o:document-content>"
    )


def nitf(body: str, *, before: str = "") -> str:
    return f"{before}<nitf><body><body.content>{body}</body.content></body></nitf>"


LAUGHS = '<!DOCTYPE r [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {b} "{f"&{a};" * 40}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)
ENTITIES = f"{LAUGHS}]>"
NINJS = '{"uri": "a", "body_text": "x"}'
BOMB = "damaged XML: .*entity|entities of its own"
FILES = '<!DOCTYPE r [<!ENTITY i SYSTEM "file:///etc/hostname">]>'
DEEP = "<p>" * 5000 + STORY + "</p>" * 5000


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.nitf", nitf(STORY)[:-9], "damaged XML"),
        ("a.xml", "<nitf/>", "NITF without text"),
        ("a.xml", nitf("<p/>" * 500_000), "more than 500,000 tags"),
        ("a.json", f'{{"uri": "a", "body_html": "{"<p>" * 200_001}"}}', "more than 200,000 tags"),
        ("a.xml", nitf(DEEP), "damaged XML"),
        ("a.xml", nitf("<p>&i;</p>", before=ENTITIES), BOMB),
        ("a.xml", nitf("<p>&i;</p>", before=FILES), "entities of its own"),
        ("a.xml", nitf('<p x="&i;">x</p>', before=ENTITIES), BOMB),
        ("a.xml", nitf("<p>&ferry;</p>"), "damaged XML"),
        ("a.xml", nitf("<p>&ferry;</p>", before='<!DOCTYPE nitf SYSTEM "n.dtd">'), "&ferry;"),
        ("a.xml", "<ferry><p>x</p></ferry>", r"is XML \(<ferry>\) of a kind that is not read"),
        ("a.xml", "The ferry was stopped.", "is XML of a kind"),
        ("a.xml", "<newsItem><contentSet/></newsItem>", "without a text"),
        ("a.rss", "<rss><channel><item><title>x</title></item></channel></rss>", "without an item"),
        ("a.rss", "<rss><channel>" + "<item>" * 400, "damaged XML"),
        ("a.json", '{"uri": "x", "bodies": [{"value": 3}, 4]}', 'string "text"'),
        ("a.json", '{"@type": "NewsArticle", "articleBody": ["x"]}', 'string "text"'),
        ("a.json", "[" * 200_000, "not valid JSON"),
        ("a.json", '{"@graph":' * 900 + "[]" + "}" * 900, 'string "text"|not valid JSON'),
        ("a.rtf", r"{\rtf1 The ferry was {\b stopped.", "ends inside of a group"),
        ("a.rtf", r"{\rtf1 {\info{\title x}}\par}", "RTF without text"),
        ("a.rtf", "The ferry was stopped.", "damaged RTF"),
        ("a.rtf", r"{\rtf1 " + "{" * 5000 + "x" + "}" * 5001, "groups inside of one another"),
        ("a.rtf", r"{\rtf1\ansicpg4711 \'e4}", "unknown encoding"),
        ("a.rtf", r"{\rtf1\bin9999999999 x}", "ends inside of a group"),
        ("a.odt", odt(content(f"<t:p>{STORY}"))[:-40], "damaged"),
        ("a.odt", odt(content(f"<t:p>{STORY}")), "damaged XML"),
        ("a.odt", odt(content("<t:p/>")), "without text"),
        ("a.odt", odt("x", manifest="<encryption-data/>"), "is encrypted"),
        ("a.odt", odt("<x/>", "styles.xml"), "has no content.xml"),
        ("a.odt", odt(content("&i;", before=ENTITIES)), BOMB),
        ("a.odt", odt(content("<t:span>" * 3000)), "damaged XML"),
        ("a.odt", b"PK\x01\x02" * (archive.MAX_MEMBERS + 1), "more than 10,000 members"),
        ("a.warc", "WARC/1.0\r\nWARC-Type: response\r\n\r\nThe ferry", "Web archive"),
        ("a.warc", "The ferry was stopped.", "Web archive"),
        ("a.warc.gz", gzip.compress(b"WARC/1.0\r\n" * 99, mtime=0)[:-9], "damaged"),
        ("a.rss", f"<rss>{'<item/>' * 501}</rss>", "more than 500 texts"),
        ("a.xml", f"<newsMessage>{'<newsItem/>' * 501}</newsMessage>", "more than 500 texts"),
        ("a.json", f"[{f'{NINJS},' * 501}3]", "more than 500 texts"),
        ("a.srt", "1\n00:00:01,000 --> 00:00:02,000\n\n", "no subtitle"),
        ("a.vtt", "WEBVTT\n\nNOTE the ferry\n", "no subtitle"),
        ("a.eml", "From: a@b.example\nSubject: x\n\n \n", "mail without text"),
        ("a.mbox", "From a Mon Jun  8 09:00:00 2026\nA: b\n\nx\n\n" * 201, "more than 200 mails"),
    ],
)
def test_what_cannot_be_used_is_refused(name: str, data: bytes | str, message: str) -> None:
    text = refused(name, data)
    assert re.search(message, text), text


@pytest.mark.parametrize("suffix", sorted(UNREAD))
def test_each_ending_that_is_not_read_has_its_own_message(suffix: str) -> None:
    assert UNREAD[suffix] in refused(f"story{suffix}", STORY)


@pytest.mark.parametrize(
    ("name", "data", "module"),
    [
        ("a.odt", odt(b"<a>" + b" " * 5000), archive),
        ("a.warc.gz", gzip.compress(b"WARC/1.0\r\n" + bytes(5000), mtime=0), warc),
    ],
)
def test_what_files_unpack_to_is_bounded(
    name: str, data: bytes, module: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MAX_UNPACKED", 4000)
    assert "unpacks to more than 4,000 bytes" in refused(name, data)
