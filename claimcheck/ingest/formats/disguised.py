"""Files whose names say plain text and whose first bytes say something else."""

from __future__ import annotations

import re

from claimcheck.errors import InputError

#: How a file of a kind that is not read begins, and what to say of it.
_REFUSED = (
    (re.compile(rb"\s*\{\\rtf\d?"), "is RTF"),
    (re.compile(rb"WARC/\d"), "is a Web archive (WARC)"),
    (re.compile(rb"PK\x03\x04"), "is an office document or a ZIP archive"),
    (re.compile(rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "is an old office document"),
    (re.compile(rb"\x1f\x8b\x08"), "is packed by gzip"),
    (re.compile(rb"%!PS-Adobe"), "is PostScript"),
)
_BOM = rb"(?:\xef\xbb\xbf)?\s*"
_XML = re.compile(_BOM + rb"(?:<\?xml\s|<!DOCTYPE\s+(?!html\b)[\w:.-]{1,80}[\s\[>])", re.IGNORECASE)
_ROOT = re.compile(_BOM + rb"<([A-Za-z_][\w:.-]{0,80})(?:\s[^<>]{0,2000})?>")
_HEADER = re.compile(rb"([A-Za-z][A-Za-z0-9-]{0,60}):[ \t]?(.{0,2000})")
#: The line before each mail of a mailbox file.
_MAILBOX = re.compile(rb"From \S{1,200} .{0,80}\d{4}\s*$")
#: Headers that nobody writes above a text by hand.
_OF_MAIL = frozenset(b"message-id mime-version received return-path delivered-to".split())
_MAX_HEADERS = 200


def check_is_text(data: bytes, name: str) -> None:
    """Raise InputError for RTF, XML, Web archives, office documents and packed files."""
    for pattern, what in _REFUSED:
        if pattern.match(data):
            raise _refusal(name, what)
    if _XML.match(data):
        raise _refusal(name, "is XML")
    root = _ROOT.match(data)
    if root and data.rstrip().endswith(b"</" + root[1] + b">"):
        raise _refusal(name, f"is XML (<{root[1].decode('latin-1')}>)")


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
