"""Loading: kinds of file, encodings, standard input, folders and globs, Web pages."""

import http.server
import io
import json
import math
import socket
import struct
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pypdf
import pytest
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from claimcheck.errors import InputError
from claimcheck.ingest import fetch as fetching
from claimcheck.ingest.formats import detect
from claimcheck.ingest.load import SUFFIXES, Source, load

STORY = "The bridge at Marlow was closed on Monday. “We had no choice,” the mayor said."
PAGE = """<!DOCTYPE html><html><head><title>Bridge closed - The Marlow Post</title>{head}</head>
<body><nav><a href="/">Home</a></nav><article><h1>Bridge closed</h1>
<p>The council of Marlow closed its only bridge on Monday, after engineers had found cracks in
two of its main beams.</p><p>The café of Zoë Müller stays open, the council said on Tuesday.</p>
</article><footer>Imprint</footer><script>var x = 1;</script></body></html>"""


def put(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def refused(where: str | Path, **options: int) -> str:
    with pytest.raises(InputError) as caught:
        load(where, **options)
    return str(caught.value)


@pytest.mark.parametrize("name", ["story.txt", "story.text", "story", "STORY.TXT"])
def test_plain_text(tmp_path: Path, name: str) -> None:
    path = put(tmp_path, name, STORY)
    assert load(path) == load(str(path)) == Source(name, None, STORY)


def test_markdown(tmp_path: Path) -> None:
    text = (
        "---\ntitle: x\n---\n# Bridge *closed*\n\nThe [bridge](http://a.example/b) is **closed**\n"
        "until `June`.\n\n![A bridge](b.png)\n\n> We had no choice.\n\n* one\n* two\n\n"
        "```python\nprint()\n```\n"
    )
    assert load(put(tmp_path, "story.md", text)).text.split("\n\n") == [
        "Bridge closed",
        "The bridge is closed until June.",
        "We had no choice.",
        "one",
        "two",
    ]


def test_html(tmp_path: Path) -> None:
    source = load(put(tmp_path, "story.html", PAGE.format(head="")))
    assert source.title == "Bridge closed"
    assert "two of its main beams." in source.text
    assert not any(word in source.text for word in ("Home", "Imprint", "var x"))


def test_html_with_a_declared_encoding(tmp_path: Path) -> None:
    page = PAGE.format(head='<meta charset="iso-8859-1">').encode("latin-1")
    assert "The café of Zoë Müller" in load(put(tmp_path, "story.htm", page)).text


@pytest.mark.parametrize(
    "page", ["<html><body></body></html>", "<html><script>x()</script></html>"]
)
def test_html_without_an_article(tmp_path: Path, page: str) -> None:
    assert "no article text" in refused(put(tmp_path, "story.html", page))


def pdf(text: str | None, password: str | None = None) -> bytes:
    writer = pypdf.PdfWriter()
    page = writer.add_blank_page(600, 200)
    if text:
        stream = DecodedStreamObject()
        stream.set_data(f"BT /F1 12 Tf 20 100 Td ({text}) Tj ET".encode())
        font = DictionaryObject(
            {
                NameObject("/Type"): NameObject("/Font"),
                NameObject("/Subtype"): NameObject("/Type1"),
                NameObject("/BaseFont"): NameObject("/Helvetica"),
            }
        )
        fonts = DictionaryObject({NameObject("/F1"): font})
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
        page[NameObject("/Contents")] = writer._add_object(stream)
    if password is not None:
        writer.encrypt(password, algorithm="RC4-128")
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def test_pdf(tmp_path: Path) -> None:
    text = "The bridge was closed on Monday."
    assert load(put(tmp_path, "story.pdf", pdf(text))).text.strip() == text


def test_pdf_in_an_encryption_that_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cannot_decrypt(*_: object) -> None:
        raise pypdf.errors.DependencyError("cryptography is required for AES algorithm")

    monkeypatch.setattr(pypdf, "PdfReader", cannot_decrypt)
    message = refused(put(tmp_path, "story.pdf", pdf("Closed.")))
    assert "encryption" in message
    assert "damaged" not in message


@pytest.mark.parametrize("name", ["x" * 5000, "x." + "y" * 5000, "a\0b.txt", "a.b\0c"])
def test_names_that_no_file_can_have(name: str) -> None:
    assert "x" * 20 in refused(Path(name)) or "no such file" in refused(Path(name))


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (pdf(None), "without text"),
        (pdf("Closed.")[:150], "damaged"),
        (b"%PDF-1.7 and then nothing", "damaged"),
        (pdf("Closed.", "secret"), "encrypted"),
    ],
)
def test_pdf_that_cannot_be_used(tmp_path: Path, data: bytes, message: str) -> None:
    assert message in refused(put(tmp_path, "story.pdf", data))


def test_json(tmp_path: Path) -> None:
    path = put(tmp_path, "story.json", json.dumps({"text": STORY}))
    assert load(path) == Source("story.json", None, STORY)
    path = put(tmp_path, "story.json", json.dumps({"text": STORY, "title": "Closed", "id": "a1"}))
    assert load(path) == Source("a1", "Closed", STORY)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", "not valid JSON"),
        ("[]", 'string "text"'),
        ('{"title": "x"}', 'string "text"'),
        ('{"text": 3}', 'string "text"'),
        ('{"text": "x", "title": 3}', '"title" must be a string'),
        ('{"text": "  "}', "is empty"),
        ('{"text": "x", "views": ' + "9" * 5000 + "}", "not valid JSON"),
    ],
)
def test_json_that_cannot_be_used(tmp_path: Path, content: str, message: str) -> None:
    assert message in refused(put(tmp_path, "story.json", content))


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"],
)
def test_encodings(tmp_path: Path, encoding: str) -> None:
    text = "The café’s owner said: “We won’t go.” Zoë stays."
    assert load(put(tmp_path, "story.txt", text.encode(encoding))).text == text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark(tmp_path: Path, encoding: str) -> None:
    text = "The café’s owner said: “We won’t go.” Zoë’s flat\u00ad mate Łukasz stays."
    assert load(put(tmp_path, "story.txt", text.encode(encoding))).text == text


def test_an_encoding_known_by_its_letters(tmp_path: Path) -> None:
    text = "Мост был закрыт в понедельник, сообщил мэр города."
    assert load(put(tmp_path, "story.txt", text.encode("cp1251"))).text == text


@pytest.mark.parametrize(
    "data",
    [
        b"Hello there \xff\xfe\xfa\x81 world " * 20,
        b"\xff\xfea",
        "大統領は水曜日に".encode("shift_jis"),
    ],
)
def test_unreadable_encoding(tmp_path: Path, data: bytes) -> None:
    assert "unreadable encoding" in refused(put(tmp_path, "story.txt", data))


@pytest.mark.parametrize(
    "data",
    [
        b"\x7fELF\x02\x01\x01\x00\x00\x00",
        b"ab\x00cd",
        bytes(range(1, 32)) * 9,
        struct.pack("<400H", *range(400)),
        struct.pack("<400H", *[65, 0] * 200),
        struct.pack("<100I", *range(32, 132)),
        struct.pack("<400h", *[round(99 * math.sin(n / 9)) for n in range(400)]),
        struct.pack(">300H", *[n * 37 % 256 for n in range(300)]),
        "Half of it, cut within a character.".encode("utf-16-le")[:-1],
    ],
)
def test_binary_file(tmp_path: Path, data: bytes) -> None:
    assert "binary" in refused(put(tmp_path, "story.txt", data))


@pytest.mark.parametrize("data", [b"", b" \n\t\n", b"\xef\xbb\xbf \n"])
def test_empty_file(tmp_path: Path, data: bytes) -> None:
    assert "story.txt is empty" in refused(put(tmp_path, "story.txt", data))


def test_missing_file_folder_and_kind(tmp_path: Path) -> None:
    assert "no such file" in refused(tmp_path / "none.txt")
    assert "no such file" in refused(tmp_path / "none.docx")
    assert "is a folder" in refused(tmp_path)
    message = refused(put(tmp_path, "story.xlsx", b"PK"))
    assert "story.xlsx" in message
    assert all(suffix in message for suffix in SUFFIXES)


def test_size_limit(tmp_path: Path) -> None:
    path = put(tmp_path, "story.txt", "x" * 101)
    assert "larger than 100 bytes" in refused(path, max_bytes=100)
    assert load(path, max_bytes=101).text == "x" * 101


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (STORY.encode(), STORY),
        (PAGE.format(head="").encode(), "two of its main beams."),
        (pdf("The bridge was closed."), "The bridge was closed."),
        (b"<3 is no HTML", "<3 is no HTML"),
    ],
)
def test_standard_input(monkeypatch: pytest.MonkeyPatch, data: bytes, expected: str) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(data)))
    source = load("-")
    assert source.id == "-"
    assert expected in source.text


def test_standard_input_that_is_empty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"")))
    assert "standard input is empty" in refused("-")


class Server(http.server.BaseHTTPRequestHandler):
    """Answers with what a test asks for."""

    def do_GET(self) -> None:
        if self.path == "/story":
            self.answer(200, "text/html; charset=utf-8", PAGE.format(head="").encode())
        elif self.path == "/latin":
            self.answer(
                200, "text/plain; charset=iso-8859-1", "Zoë’s".replace("’", "'").encode("latin-1")
            )
        elif self.path.startswith("/to/"):
            self.send_response(302)
            self.send_header("Location", self.path.removeprefix("/to/"))
            self.send_header("Content-Length", "0")
            self.end_headers()
        else:
            self.answer(404, "text/plain", b"none")

    def answer(self, code: int, kind: str, body: bytes) -> None:
        self.send_response(code)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A server on this machine that counts as public under the name public.example."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Server)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    real = socket.getaddrinfo

    def getaddrinfo(host: str, *args: object, **options: object) -> object:
        return real("127.0.0.1" if host == "public.example" else host, *args, **options)

    public = fetching._is_public
    asked: list[str] = []

    def is_public(address: str) -> bool:
        asked.append(address)
        return len(asked) == 1 or public(address)

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    monkeypatch.setattr(fetching, "_is_public", is_public)
    yield f"http://public.example:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_url(site: str) -> None:
    source = load(f"{site}/story")
    assert source.id == f"{site}/story"
    assert source.title == "Bridge closed"
    assert "two of its main beams." in source.text


def test_url_with_a_charset(site: str) -> None:
    assert load(f"{site}/latin").text == "Zoë's"


def test_url_errors(site: str) -> None:
    assert "answered 404" in refused(f"{site}/none")


def test_url_size_limit(site: str) -> None:
    assert "larger than 100 bytes" in refused(f"{site}/story", max_bytes=100)


@pytest.mark.parametrize(
    ("target", "message"),
    [
        ("http://127.0.0.1:1/x", "private network"),
        ("file:///etc/hosts", "not allowed"),
        ("ftp://a.example/x", "only http:// and https://"),
    ],
)
def test_redirects_are_checked(site: str, target: str, message: str) -> None:
    assert message in refused(f"{site}/to/{target}")


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "localhost",
        "10.0.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "0.0.0.0",
        "2130706433",
    ]
    + ["[::1]", "[::ffff:10.0.0.1]", "[fe80::1]", "[fd00::1]", "224.0.0.1"]
    + ["[64:ff9b::a00:1]", "[2002:a00:1::]", "[2001:0:a00:1::1]"],
)
@pytest.mark.parametrize("scheme", ["http", "https"])
def test_private_addresses_are_refused(scheme: str, host: str) -> None:
    assert "private network" in refused(f"{scheme}://{host}/")


@pytest.mark.parametrize(
    "url", ["file:///etc/hosts", "ftp://a.example/x", "http:///x", "http://[x/"]
)
def test_other_addresses_are_refused(url: str) -> None:
    assert url in refused(url)


@pytest.mark.parametrize(
    ("begins", "kind"),
    [
        ("<!---->" * 40 + "<html>", "html"),
        ("<!-- a --> \n <!--b-->\n<!DOCTYPE html>", "html"),
        ("\ufeff <?xml version='1.0'?>\n<!-- <html> --><body>", "html"),
        ("<!---->" * 500, "text"),
        ("<!---->" * 40 + "<div><p>", "text"),
        ("<!-- never closed <html>", "text"),
        ("<!--> <html>", "text"),
        ("text <html>", "text"),
    ],
)
def test_comments_before_a_page_are_passed_over_at_once(begins: str, kind: str) -> None:
    began = time.perf_counter()
    assert (detect.told(begins.encode(), "a") or "text") == kind
    assert time.perf_counter() - began < 0.5
