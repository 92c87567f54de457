"""What kind a file is by how it begins, whatever its name says; kinds that are not read."""

from __future__ import annotations

import re

from claimcheck.errors import InputError
from claimcheck.ingest.formats.json_file import is_json
from claimcheck.ingest.formats.subtitles import OPENING
from claimcheck.wordfile.package import is_word_file

_SAVE = "save it as plain text, HTML or PDF"
#: How a file that is read begins, and its kind.
_SIGNATURES = (
    (re.compile(rb"%PDF-"), "pdf"),
    (re.compile(rb"\{\\rtf\d?"), "rtf"),
    (re.compile(rb"WARC/\d\.\d\s"), "warc"),
)
#: How a file of a kind that is not read begins, and what to say of it.
_REFUSED = (
    (re.compile(rb"HTTP/\d(?:\.\d)? \d{3}\b"), f"is the answer of a Web server: {_SAVE}"),
    (re.compile(rb"%!PS-Adobe"), f"is PostScript: {_SAVE}"),
    (
        re.compile(rb"\s*(?:%[^\n]*\n\s*)*\\(?:documentclass|documentstyle|begin\{document\})"),
        "is LaTeX: typeset it and give the PDF, or save it as plain text",
    ),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_GZIP, _ZIP = b"\x1f\x8b", b"PK\x03\x04"
#: How an OpenDocument file names its kind, in its first part or in the list of its parts.
_OPEN, _ODT = b"mimetypeapplication/vnd.oasis.opendocument.", b"text"
_OPEN_AT, _OPEN_PARTS = 30, (b"content.xml", b"META-INF/manifest.xml")
#: Names of parts by which other ZIP files are known, and what they are.
_ZIPPED = (
    (b"Index/Document.iwa", "is a document of Pages: export it as PDF or plain text"),
    (b"xl/workbook.xml", f"is a workbook of Excel: {_SAVE}"),
    (b"ppt/presentation.xml", f"is a presentation: {_SAVE}"),
)
#: Streams by which old office files are known (in UTF-16), and what they are.
_OLD = (
    ("WordDocument", "is an old Word document (.doc): save it as .docx, .odt or PDF"),
    ("__substg1.0_", "is a message of Outlook (.msg): save it as .eml"),
    ("EncryptedPackage", "is encrypted: save it without a password"),
)
#: Endings of files that are not read, and what to do about them.
UNREAD = {
    ".doc": "an old Word document: save it as .docx, .odt or PDF",
    ".dot": "an old Word template: save it as .docx, .odt or PDF",
    ".pages": "a document of Pages: export it as PDF or plain text",
    ".msg": "a message of Outlook: save it as .eml",
    ".gdoc": "only a link to Google Docs: download the document as .docx, .odt or PDF",
    ".wpd": "a document of WordPerfect: save it as .docx, .odt or PDF",
    ".epub": "an e-book: save the text alone",
    ".tex": "LaTeX: typeset it and give the PDF, or save it as plain text",
    ".zip": "an archive: unpack it and give the files in it",
    **dict.fromkeys((".jpg", ".jpeg", ".png", ".tif", ".tiff"), "a picture: run OCR on it first"),
    **dict.fromkeys((".mp3", ".wav", ".mp4", ".mov"), "a recording: give its transcript"),
}

_DECLARATION = re.compile(rb"<\?xml\s", re.IGNORECASE)
_DOCTYPE = re.compile(rb"<!DOCTYPE\s+([\w:.-]{1,80})[^\[>]{0,500}", re.IGNORECASE)
_SUBSET_END = re.compile(rb"\]\s*>")
_ROOT = re.compile(rb"<([A-Za-z_][\w:.-]{0,80})(?=[\s/>])")
_SPACE = re.compile(rb"\s*")
_COMMENT, _COMMENT_END = b"<!--", b"-->"
#: The kinds of XML, by the names of their roots in small letters.
_ROOTS = {
    b"nitf": "nitf",
    b"newsmessage": "newsml",
    b"newsitem": "newsml",
    b"packageitem": "newsml",
    b"rss": "feed",
    b"feed": "feed",
    b"rdf": "feed",
    b"tt": "ttml",
    b"html": "html",
}
#: An element that `plain_lines` reads.
_READ = b"p"
_HTML_START = re.compile(rb"<(?:!doctype html|html|head|body)\b", re.IGNORECASE)
_UTF_16 = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
_HEADER = re.compile(rb"([A-Za-z][A-Za-z0-9-]{0,60}):[ \t]?(.{0,2000})")
#: The line before each mail of a mailbox file.
_MAILBOX = re.compile(rb"From \S{1,200} .{0,80}\d{4}\s*$")
#: Headers that nobody writes above a text by hand.
_OF_MAIL = frozenset(b"message-id mime-version received return-path delivered-to".split())
_MAX_HEADERS = 200


def signed(data: bytes, name: str) -> str | None:
    """The kind of a file that begins as no text does; None for others.

    Raises:
        InputError: for a kind that is not read.
    """
    head = data[:64].removeprefix(b"\xef\xbb\xbf").lstrip()
    for pattern, kind in _SIGNATURES:
        if pattern.match(head):
            return kind
    if data.startswith(_ZIP):
        return _zipped(data, name)
    if data.startswith(_GZIP):
        return _packed(data, name)
    if data.startswith(_OLE):
        raise InputError(f"{name} {_old(data)}")
    for pattern, what in _REFUSED:
        if pattern.match(data[:20_000].removeprefix(b"\xef\xbb\xbf").lstrip()):
            raise InputError(f"{name} {what}")
    return None


def told(data: bytes, name: str, *, may_be_html: bool = False) -> str | None:
    """The kind of a file by all of how it begins; None for text.

    Args:
        data: the file.
        name: what a message calls it.
        may_be_html: whether the text may be in elements, as that of Markdown.

    Raises:
        InputError: for a kind that is not read.
    """
    data = _in_ascii(data)
    kind = signed(data, name) or _markup(data, name, may_be_html)
    if kind is None and is_mail(data):
        return "mail"
    if kind is None and OPENING.match(data):
        return "subtitles"
    if kind is None and data[:1] in (b"{", b"["):
        return "json" if is_json(data.decode("utf-8", "replace")) else None
    return kind


def xml_kind(data: bytes, name: str) -> str:
    """The kind of a file of XML, by its root.

    Raises:
        InputError: for a kind that is not read.
    """
    data = _in_ascii(data)
    match = _ROOT.match(data, _prolog(data)[0])
    root = match[1] if match else None
    kind = _ROOTS.get(_local(root)) if root else None
    if kind is None:
        raise _other_xml(name, root)
    return kind


def _in_ascii(data: bytes) -> bytes:
    """Return data without a byte order mark, in bytes whose marks are those of ASCII."""
    wide = _UTF_16.get(data[:2])
    if wide:
        data = data[2:].decode(wide, "replace").encode()
    return data.removeprefix(b"\xef\xbb\xbf").strip()


def _zipped(data: bytes, name: str) -> str:
    if data.startswith(_OPEN, _OPEN_AT):
        if data.startswith(_ODT, _OPEN_AT + len(_OPEN)):
            return "odt"
        raise InputError(f"{name} is an OpenDocument file of another kind than text: {_SAVE}")
    if all(part in data for part in _OPEN_PARTS):
        return "odt"
    if is_word_file(data):
        return "docx"
    for part, what in _ZIPPED:
        if part in data:
            raise InputError(f"{name} {what}")
    raise InputError(f"{name} is an office document or a ZIP archive: {_SAVE}")


def _packed(data: bytes, name: str) -> str:
    """The kind of a file that is packed by gzip, as Web archives are."""
    import zlib

    try:
        inside = zlib.decompressobj(wbits=31).decompress(data[:4096], 64)
    except zlib.error as error:
        raise InputError(f"{name} is packed by gzip, and damaged: {error}") from error
    if inside.startswith(b"WARC/"):
        return "warc"
    raise InputError(f"{name} is packed by gzip: unpack it first")


def _old(data: bytes) -> str:
    for stream, what in _OLD:
        if stream.encode("utf-16-le") in data:
            return what
    return f"is an old office document: {_SAVE}"


def _markup(data: bytes, name: str, may_be_html: bool) -> str | None:
    """The kind of a file that is HTML or XML as a whole."""
    start, declared = _prolog(data)
    if _HTML_START.match(data, start):
        return "html"
    match = _ROOT.match(data, start)
    if match is None:
        return None
    root = match[1]
    kind = _ROOTS.get(_local(root))
    if kind in ("nitf", "newsml"):
        return kind
    if not declared and (not _closes(data, root) or (kind == "ttml" and may_be_html)):
        return None  # of the last, "tt" is an element of HTML
    if kind is None and not may_be_html and root.lower() != _READ:
        raise _other_xml(name, root)
    return kind


def _prolog(data: bytes) -> tuple[int, bool]:
    """Where the root of XML may begin, and whether a declaration or a doctype stands before it."""
    place, declared = _past_comments(data, 0), False
    doctype: re.Match[bytes] | None = None  # a file has one at most
    while True:
        if _DECLARATION.match(data, place):
            end = data.find(b"?>", place)
        elif (
            doctype is None
            and (doctype := _DOCTYPE.match(data, place))
            and doctype[1].lower() != b"html"
        ):
            inner = data[doctype.end() : doctype.end() + 1] == b"["
            closed = _SUBSET_END.search(data, doctype.end()) if inner else None
            end = closed.end() - 2 if closed else data.find(b">", doctype.end()) - 1
        else:
            return place, declared
        if end < 0:
            return len(data), True
        place, declared = _past_comments(data, end + 2), True


def _local(root: bytes) -> bytes:
    return root.lower().rpartition(b":")[2]


def _closes(data: bytes, root: bytes) -> bool:
    """Whether the end of the root is that of the file."""
    tag = b"</" + root + b">"
    end = data.rfind(tag)
    return end >= 0 and _past_comments(data, end + len(tag)) == len(data)


def _past_comments(data: bytes, place: int) -> int:
    """The first place from ``place`` on that is neither white space nor a comment of XML."""
    while True:
        place = _SPACE.match(data, place).end()  # type: ignore[union-attr]
        closed = data.find(_COMMENT_END, place + 4) if data.startswith(_COMMENT, place) else -1
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


def _other_xml(name: str, root: bytes | None) -> InputError:
    what = f" (<{root.decode('latin-1')}>)" if root else ""
    return InputError(
        f"{name} is XML{what} of a kind that is not read (NITF, NewsML-G2, RSS, Atom, TTML): "
        f"{_SAVE}"
    )
