"""Files of every format whose reading may grow faster than they do, each in any size."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterable

STORY = "The ferry to Skarholm was stopped on Sunday."
_DOCUMENT = {
    "o": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "t": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "b": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "d": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "s": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
}
_HEAD = "From: a@b.example\nTo: c@d.example\nDate: Mon, 2 Mar 2026 10:00:00 +0000\nSubject: Ferry\n"


def nested(opening: str, inner: str, closing: str, depth: int) -> str:
    return opening * depth + inner + closing * depth


def many(piece: str, number: int) -> str:
    """A piece so often, with its number where it has a place for it."""
    return "".join(piece.replace("#", str(n)) for n in range(number))


def page(inner: str) -> str:
    """An HTML page with a story round what is in it."""
    told = f"<p>{STORY} A crack had been found in its rudder, the harbour office said.</p>"
    return f"<html><body><article>{told}{inner}{told}</article></body></html>"


def odt(inner: str, styles: str = "") -> bytes:
    spaces = " ".join(f'xmlns:{short}="{space}"' for short, space in _DOCUMENT.items())
    content = (
        f"<o:document-content {spaces}><o:automatic-styles>{styles}</o:automatic-styles>"
        f"<o:body><o:text>{inner}</o:text></o:body></o:document-content>"
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as into:
        kind = "application/vnd.oasis.opendocument.text"
        into.writestr("mimetype", kind, zipfile.ZIP_STORED)
        into.writestr("content.xml", content)
    return file.getvalue()


def ninjs(html: str) -> str:
    return json.dumps({"uri": "x", "body_html": html})


def nitf(inner: str) -> str:
    return f"<nitf><body><body.content>{inner}<p>{STORY}</p></body.content></body></nitf>"


def newsml(inner: str) -> str:
    return f"<newsItem><contentSet><inlineXML>{inner}</inlineXML></contentSet></newsItem>"


def rss(inner: str) -> str:
    return f"<rss><channel><item><description>{inner}</description></item></channel></rss>"


def mail(kind: str, body: str, headers: str = "") -> str:
    return f"{_HEAD}{headers}MIME-Version: 1.0\nContent-Type: {kind}\n\n{body}"


def nested_mail(depth: int) -> str:
    text = f"Content-Type: text/plain\n\n{STORY}\n"
    for n in range(depth):
        text = f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n{text}\n--b{n}--\n'
    return f"{_HEAD}MIME-Version: 1.0\n{text}"


def warc_record(kind: str, body: str, headers: str = "") -> bytes:
    answer = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{headers}\r\n{body}".encode()
    return (
        (
            f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: http://a.example/\r\n"
            f"Content-Type: application/http\r\nContent-Length: {len(answer)}\r\n\r\n"
        ).encode()
        + answer
        + b"\r\n\r\n"
    )


def warc(*records: bytes) -> bytes:
    return b"".join(records) + warc_record("response", page(""))


def rtf(inner: str) -> str:
    return rf"{{\rtf1\ansi {inner}\par {STORY}\par}}"


def cues(number: int, piece: str = "The ferry #") -> str:
    return "\n".join(
        f"{n}\n00:{n // 60 % 60:02}:{n % 60:02},000 --> 00:{n // 60 % 60:02}:{n % 60:02},900\n"
        f"{piece.replace('#', str(n))}\n"
        for n in range(1, number + 1)
    )


def ttml(body: str) -> str:
    return f'<tt xmlns="http://www.w3.org/ns/ttml"><body><div>{body}</div></body></tt>'


def pdf(
    objects: Iterable[str | bytes],
    pages: int = 1,
    *,
    catalog: str = "",
    page: str = "",
    resources: str = "",
) -> bytes:
    """A PDF file of objects from 5 on; 1 to 4 are its catalogue, pages, one page and a font.

    ``catalog``, ``page`` and ``resources`` are entries put into these.
    """
    kids = " ".join(["3 0 R"] * pages)
    given: list[str | bytes] = [
        f"<</Type/Catalog/Pages 2 0 R{catalog}>>",
        f"<</Type/Pages/Count {pages}/Kids[{kids}]>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 600]/Contents 5 0 R{page}/Resources"
        f"<</Font<</F1 4 0 R>>/XObject<</X0 6 0 R>>{resources}>>>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Courier/Encoding/WinAnsiEncoding>>",
        *objects,
    ]
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, value in enumerate(given, start=1):
        places.append(len(out))
        data = value.encode() if isinstance(value, str) else value
        out += b"%d 0 obj\n%s\nendobj\n" % (number, data)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(given) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(given) + 1, start)
    return bytes(out)


def stream(content: str | bytes, entries: str = "") -> bytes:
    data = content.encode() if isinstance(content, str) else content
    return b"<</Length %d%s>>\nstream\n%s\nendstream" % (len(data), entries.encode(), data)


def shown(text: str) -> str:
    return f"BT /F1 10 Tf 20 500 Td ({text}) Tj ET\n"
