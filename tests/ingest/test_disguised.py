"""Files named .txt that are mail, RTF, XML or an archive: read as such, or refused by name."""

import gzip
import json
import re
import time
from pathlib import Path

import pytest

from claimcheck.errors import InputError
from claimcheck.ingest.load import Source, load, load_bytes

STORY = "The ferry to Skarholm was stopped on Sunday. Its rudder had a crack, the harbour said."
PARAGRAPHS = "</p><p>".join([STORY] * 3)
HEADERS = "From: Ada Berg <ada@ostwick.example>\nTo: desk@daily.example\nSubject: {}\n"


def source(text: str | bytes, name: str = "story.txt") -> Source:
    return load_bytes(name, text.encode() if isinstance(text, str) else text)


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        ("", STORY),
        ("Content-Type: text/plain; charset=utf-8\n", STORY),
        ("Date: Mon, 8 Jun 2026 09:00:00 +0200\n", f"{STORY}\n-- \nAda Berg, 555 0100"),
        (
            "MIME-Version: 1.0\nContent-Transfer-Encoding: quoted-printable\n",
            STORY[:40] + "=\n" + STORY[40:],
        ),
        ("Content-Type: text/plain; format=flowed\n", STORY.replace("was ", "was \n")),
        (
            'Content-Type: multipart/alternative; boundary="b"\n',
            "--b\nContent-Type: text/html\n\n<p>no</p>\n"
            f"--b\nContent-Type: text/plain\n\n{STORY}\n--b--\n",
        ),
    ],
)
def test_mail_is_read_without_headers(headers: str, body: str) -> None:
    found = source(f"{HEADERS.format('Re: Fwd: Ferry stopped')}{headers}\n{body}")
    assert (found.title, found.text.strip()) == ("Ferry stopped", STORY)


def test_mail_in_html_and_encoded_subject() -> None:
    subject = "=?utf-8?q?F=C3=A4hre?="
    page = (
        f"Content-Type: text/html; charset=utf-8\n\n<html><body><p>{PARAGRAPHS}</p></body></html>"
    )
    found = source(HEADERS.format(subject) + page)
    assert found.title == "Fähre"
    assert STORY in found.text


def test_first_mail_of_a_mailbox() -> None:
    found = source(
        f"From ada Mon Jun  8 09:00:00 2026\nMessage-ID: <1@a>\nSubject: Ferry\n\n{STORY}"
    )
    assert (found.title, found.text) == ("Ferry", STORY)


@pytest.mark.parametrize(
    ("headers", "message"),
    [
        ("Content-Type: image/png\nContent-Transfer-Encoding: base64\n\nAAAA", "without text"),
        ("Content-Type: text/plain; charset=klingon\n\nx", "cannot be read"),
        ("\n \n", "without text"),
    ],
)
def test_mail_without_text(headers: str, message: str) -> None:
    with pytest.raises(InputError, match=rf"story\.txt is a mail .*{message}|is a mail {message}"):
        source(HEADERS.format("Ferry") + headers)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"<ferry guid='1'><p>The ferry was stopped.</p></ferry>\n", r"is XML \(<ferry>\)"),
        (b'\xef\xbb\xbf <?xml version="1.0"?>\n<doc>The ferry</doc>', r"is XML \(<doc>\)"),
        (b"<!DOCTYPE doc SYSTEM 'n.dtd'><doc/>", "is XML"),
        (b"HTTP/1.1 200 OK\r\nServer: q\r\n\r\nThe ferry", "answer of a Web server"),
        (b"<!-- 1 -->\n<!-- 2 --><doc>The ferry</doc>", r"is XML \(<doc>\)"),
        (b"<doc><item>The ferry</item></doc>\n<!-- 0.2 s --> <!-- a -->", r"is XML \(<doc>\)"),
        ('<?xml version="1.0" encoding="UTF-16"?><doc>Ferry</doc>'.encode("utf-16"), "is XML"),
        (b"PK\x03\x04\x14\x00" + b"a.bin", "office document or a ZIP"),
        (b"PK\x03\x04\x14\x00" + b"Index/Document.iwa", "document of Pages"),
        (b"PK\x03\x04\x14\x00" + b"xl/workbook.xml", "workbook of Excel"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1ferry", "old office document"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"),
            r"old Word document \(\.doc\)",
        ),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "is encrypted",
        ),
        (gzip.compress(b"The ferry", mtime=0), "packed by gzip: unpack it"),
        (b"\x1f\x8b\x08\x00ferry", "is packed by gzip"),
        (b"%!PS-Adobe-3.0\n(The ferry) show", "PostScript"),
        (b"% ferry\n\n\\documentclass{article}\n\\begin{document}The ferry", "is LaTeX"),
        (b'{"ferry": "stopped"}', 'string "text", an item of ninjs'),
        (b'[{"headline": "Ferry stopped"}]', 'string "text", an item of ninjs'),
    ],
)
@pytest.mark.parametrize("name", ["story.txt", "story"])
def test_other_kinds_are_refused(data: bytes, what: str, name: str) -> None:
    with pytest.raises(InputError, match=rf"^{name} .*{what}"):
        source(data, name)


def test_a_page_and_a_pdf_named_txt(tmp_path: Path) -> None:
    page = f"<!DOCTYPE html><html><body><article><p>{PARAGRAPHS}</p></article></body></html>"
    assert source(page).text.startswith(STORY)
    with pytest.raises(InputError, match="damaged PDF"):
        source(b"%PDF-1.7 and nothing more")
    path = tmp_path / "page.txt"
    path.write_text(page)
    assert load(path).text.startswith(STORY)


@pytest.mark.parametrize(
    "text",
    [
        f"Subject: the ferry\n\n{STORY}",
        f"From: our reporter\nDate: 8 June\nTo: all readers\n\n{STORY}",
        f"Mayor: We waited.\nBerg: So did I.\n\n{STORY}",
        f"<b>Ferry</b> {STORY}",
        f"{STORY} WARC/1.0 and {{\\rtf1 are formats.",
        f"A < B, and <ferry> is no element. {STORY}",
        f"<!-- ferry --> {STORY}",
        f"WARC/1 and HTTP/2 are formats. {STORY}",
        f"<ferry>{STORY}</ferry> said the crew.",
        f"From Ostwick to Skarholm, no ferry ran in 2026\n\n{STORY}",
        f"{{ferry}} {STORY}",
        f"[Ferry] {STORY} [ends]",
        f"1\n00:00 is midnight. {STORY}",
        f"The class is \\documentclass. {STORY}",
    ],
)
def test_plain_text_stays_plain(text: str) -> None:
    assert source(text) == Source("story.txt", None, text)


def test_paragraphs_in_tags_are_read() -> None:
    assert source(f"<p>{STORY}</p>\n<p>No ferry ran.</p>").text.split() == [
        *STORY.split(),
        *"No ferry ran.".split(),
    ]


@pytest.mark.parametrize("piece", ["<!-- ", "<!-- a -->", "<!-- a --> \n", "</a><!--"])
def test_comments_without_end_take_no_time(piece: str) -> None:
    start = time.process_time()
    source(f"<a>{piece * 50_000}{STORY}")
    source(f"{piece * 50_000}{STORY}")
    assert time.process_time() - start < 5


RTF = f"{{\\rtf1\\ansi {STORY}}}"
NITF = f"<nitf><body><body.content><p>{STORY}</p></body.content></body></nitf>"
FEED = f"<rss><channel><item><description>{STORY}</description></item></channel></rss>"
TIMES = "00:00:01,000 --> 00:00:03,000"
SRT = f"1\n{TIMES}\n{STORY[:44]}\n\n2\n{TIMES}\n{STORY[45:]}"
NINJS = json.dumps({"uri": "a", "body_text": STORY})


@pytest.mark.parametrize("name", ["story.txt", "story", "story.md"])
@pytest.mark.parametrize(
    "data",
    [
        RTF,
        NITF,
        f'<?xml version="1.0"?>\n<!-- a --><!DOCTYPE nitf SYSTEM "n.dtd" [ ]>{NITF}',
        f"<newsItem><contentSet><inlineData>{STORY}</inlineData></contentSet></newsItem>",
        FEED,
        SRT,
        f"WEBVTT\n\n00:01.000 --> 00:02.000\n{STORY}",
        NINJS,
        json.dumps({"text": STORY}),
        json.dumps([{"@type": "NewsArticle", "articleBody": STORY}]),
        f"{HEADERS.format('Ferry')}\n{STORY}",
    ],
)
def test_other_kinds_are_read(data: str, name: str) -> None:
    assert source(data, name).text.strip() == STORY


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("story.html", RTF),
        ("story.htm", f"{HEADERS.format('Ferry')}\n{STORY}"),
        ("story.pdf", RTF),
        ("story.odt", RTF),
        (
            "story.nitf",
            FEED,
        ),
        ("story.rss", NITF),
    ],
)
def test_a_wrong_ending_is_no_hindrance(name: str, data: str) -> None:
    assert source(data, name).text.strip() == STORY


@pytest.mark.parametrize("data", [b"%!PS-Adobe-3.0\n", b"PK\x03\x04", b"\\documentclass{a}"])
@pytest.mark.parametrize("name", ["story.html", "story.md", "story.rtf", "story.json"])
def test_no_ending_hides_a_kind_that_is_not_read(name: str, data: bytes) -> None:
    with pytest.raises(InputError, match=rf"^{re.escape(name)} is "):
        source(data, name)


@pytest.mark.parametrize("text", [f"# Ferry\n\n{STORY}", f"<div>\n\n{STORY}\n\n</div>"])
def test_markdown_stays_markdown(text: str) -> None:
    assert STORY in source(text, "story.md").text
