"""Files whose names say plain text and whose first bytes say something else."""

from __future__ import annotations

import re

from claimcheck.errors import InputError

#: How a file of a kind that is not read begins, and what to say of it.
_REFUSED = (
    (re.compile(rb"\{\\rtf\d?"), "is RTF"),
    (re.compile(rb"WARC/\d\.\d\s"), "is a Web archive (WARC)"),
    (re.compile(rb"HTTP/\d(?:\.\d)? \d{3}\b"), "is the answer of a Web server"),
    (re.compile(rb"PK\x03\x04"), "is an office document or a ZIP archive"),
    (re.compile(rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "is an old office document"),
    (re.compile(rb"\x1f\x8b\x08"), "is packed by gzip"),
    (re.compile(rb"%!PS-Adobe"), "is PostScript"),
)
_XML = re.compile(rb"<\?xml\s|<!DOCTYPE\s+(?!html\b)[\w:.-]{1,80}[\s\[>]", re.IGNORECASE)
_ROOT = re.compile(rb"<([A-Za-z_][\w:.-]{0,80})(?:\s[^<>]{0,2000})?>")
_COMMENT, _COMMENT_END = b"<!--", b"-->"
#: An element that `plain_lines` reads.
_READ = b"p"
_UTF_16 = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
_HEADER = re.compile(rb"([A-Za-z][A-Za-z0-9-]{0,60}):[ \t]?(.{0,2000})")
#: The line before each mail of a mailbox file.
_MAILBOX = re.compile(rb"From \S{1,200} .{0,80}\d{4}\s*$")
#: Headers that nobody writes above a text by hand.
_OF_MAIL = frozenset(b"message-id mime-version received return-path delivered-to".split())
_MAX_HEADERS = 200


def check_is_text(data: bytes, name: str) -> None:
    """Raise InputError for RTF, XML, Web archives, office documents and packed files."""
    data = _in_ascii(data)
    for pattern, what in _REFUSED:
        if pattern.match(data):
            raise _refusal(name, what)
    start = _past_comments(data, 0)
    if _XML.match(data, start):
        raise _refusal(name, "is XML")
    root = _ROOT.match(data, start)
    if root is None or root[1].lower() == _READ:
        return
    tag = b"</" + root[1] + b">"
    end = data.rfind(tag)
    if end >= 0 and _past_comments(data, end + len(tag)) == len(data):
        raise _refusal(name, f"is XML (<{root[1].decode('latin-1')}>)")


def _in_ascii(data: bytes) -> bytes:
    """Return data without a byte order mark, in bytes whose marks are those of ASCII."""
    wide = _UTF_16.get(data[:2])
    if wide:
        data = data[2:].decode(wide, "replace").encode()
    return data.removeprefix(b"\xef\xbb\xbf").strip()


def _past_comments(data: bytes, place: int) -> int:
    """The first place from ``place`` on that is neither white space nor a comment of XML."""
    while True:
        while data[place : place + 1].isspace():
            place += 1
        closed = data.find(_COMMENT_END, place) if data.startswith(_COMMENT, place) else -1
        if closed < 0:
            return place
        place = closed + len(_COMMENT_END)


def is_mail(data: bytes) -> bool:
    """Whether data begins with the headers of a mail: a sender's address and two more, or such
    as only mail programs write.
    """
    lines = data[:100_000].lstrip(b"\xef\xbb\xbf").splitlines()[:_MAX_HEADERS]
    if lines and _MAILBOX.match(lines[0]):
        lines = lines[1:]
    found: dict[bytes, bytes] = {}
    for line in lines:
        header = _HEADER.fullmatch(line)
        if header:
            found[header[1].lower()] = header[2]
        elif not line[:1].isspace() or not found:
            break  # neither a header nor the rest of one
    if len(found) < 2:
        return False
    from_somebody = b"@" in found.get(b"from", b"")
    asked = sum(key in found for key in (b"to", b"subject", b"date"))
    return bool(found.keys() & _OF_MAIL) or (from_somebody and asked > 1)


def _refusal(name: str, what: str) -> InputError:
    return InputError(f"{name} {what}, not plain text: save it as plain text, HTML or PDF")
