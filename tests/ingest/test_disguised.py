"""Files named .txt that are mail, RTF, XML or an archive: read as such, or refused by name."""

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
        (rb"{\rtf1\ansi\deff0 {\fonttbl} The ferry was stopped.\par}", "is RTF"),
        (b'<?xml version="1.0"?><nitf><body>The ferry</body></nitf>', "is XML"),
        (
            b"<newsItem guid='1'><p>The ferry was stopped.</p></newsItem>\n",
            r"is XML \(<newsItem>\)",
        ),
        (b'\xef\xbb\xbf <?xml version="1.0"?>\n<rss></rss>', "is XML"),
        (b"<!DOCTYPE nitf SYSTEM 'n.dtd'><nitf/>", "is XML"),
        (b"WARC/1.0\r\nWARC-Type: response\r\n\r\nThe ferry", "Web archive"),
        (b"PK\x03\x04\x14\x00word/document.xml", "office document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1ferry", "old office document"),
        (b"\x1f\x8b\x08\x00ferry", "gzip"),
        (b"%!PS-Adobe-3.0\n(The ferry) show", "PostScript"),
    ],
)
@pytest.mark.parametrize("name", ["story.txt", "story"])
def test_other_kinds_are_refused(data: bytes, what: str, name: str) -> None:
    with pytest.raises(InputError, match=rf"^{name} .*{what}.*save it as plain text"):
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
        f"From Ostwick to Skarholm, no ferry ran in 2026\n\n{STORY}",
    ],
)
def test_plain_text_stays_plain(text: str) -> None:
    assert source(text) == Source("story.txt", None, text)
