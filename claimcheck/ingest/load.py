"""Sources: a file, standard input or a Web page becomes text."""

from __future__ import annotations

import datetime
import re
import sys
from dataclasses import dataclass, field
from os import PathLike
from pathlib import Path

from claimcheck.errors import InputError
from claimcheck.ingest import extract
from claimcheck.ingest.decode import decode
from claimcheck.ingest.extract import Extracted
from claimcheck.ingest.formats.disguised import check_is_text, is_mail
from claimcheck.ingest.formats.docx import from_docx
from claimcheck.ingest.formats.mail import from_mail
from claimcheck.ingest.formats.pdf import from_pdf
from claimcheck.ingest.plain_lines import unwrapped
from claimcheck.records import Given
from claimcheck.wordfile.package import is_word_file

STDIN = "-"
_KINDS = {
    "": "text",
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".pdf": "pdf",
    ".docx": "docx",
    ".json": "json",
}
#: File name endings that can be read, besides names without one.
SUFFIXES: tuple[str, ...] = tuple(filter(None, _KINDS))

_CONTENT_TYPES = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "application/pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/json": "json",
    "text/markdown": "markdown",
    "text/plain": "text",
}
_BEFORE_HTML = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?")
_COMMENT, _COMMENT_END = b"<!--", b"-->"
_HTML_START = re.compile(rb"<(?:!doctype html|html|head|body)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Source:
    """A text before cleaning. ``id`` is the file name, the URL, "-" or the id of a JSON file.

    ``unread`` says what of the source is known to be missing from the text; ``furniture`` are lines
    that are no part of it, as running heads. ``given`` is the text before it was extracted; where
    it is None, ``text`` is. ``date`` is the day that the source states.
    """

    id: str
    title: str | None
    text: str
    unread: str | None = None
    furniture: tuple[str, ...] = ()
    given: Given | None = field(default=None, compare=False)
    date: datetime.date | None = None


def load(where: str | Path, *, max_bytes: int = 20_000_000) -> Source:
    """Read a source: a file of a kind in `SUFFIXES`, "-" for standard input, or an http(s) URL.

    A `Path` is always a file. Raises InputError for anything that cannot be read, is empty,
    binary, in an unknown encoding or larger than ``max_bytes``.
    """
    if not isinstance(where, str | PathLike):
        raise InputError(f"a name or a Path is needed to load a text, not {type(where).__name__}")
    if not isinstance(max_bytes, int) or max_bytes < 1:
        raise InputError(f"max_bytes is {max_bytes!r}, but must be a whole number of at least 1")
    if isinstance(where, str) and not where:
        raise InputError("an empty name names no file")
    if isinstance(where, str) and where == STDIN:
        if sys.stdin is None:
            raise InputError("cannot read standard input: it is closed")
        data = sys.stdin.buffer.read(max_bytes + 1)
        _check_size(data, "standard input", max_bytes)
        return _source(STDIN, "standard input", data, _sniff(data))
    if isinstance(where, str) and is_url(where):
        from claimcheck.ingest.fetch import fetch

        page = fetch(where, max_bytes=max_bytes)
        kind = _CONTENT_TYPES.get(page.content_type) or _sniff(page.data)
        return _source(where, where, page.data, kind, page.charset)
    path = Path(where)
    kind = _kind(path)
    return _source(path.name, str(path), _read(path, max_bytes), kind)


def load_bytes(name: str, data: bytes, *, max_bytes: int = 20_000_000) -> Source:
    """Read what was handed over under a name; one without an ending is known by how it begins.

    Raises InputError as `load` does.
    """
    _check_size(data, name, max_bytes)
    suffix = Path(name).suffix.lower()
    kind = _KINDS.get(suffix)
    if kind is None:
        raise _unknown_kind(name, suffix)
    return _source(name, name, data, kind if suffix else _sniff(data))


def check_length(source: Source, max_chars: int) -> None:
    """Raise InputError for a text longer than ``max_chars``."""
    if len(source.text) > max_chars:
        raise InputError(
            f"{source.id} has {len(source.text):,} characters, more than the {max_chars:,} that one"
            " article may have: split it into single articles"
        )


def is_url(where: str) -> bool:
    """Whether ``where`` names a scheme as in ``http://...``; also schemes that are refused."""
    scheme, separator, _ = where.partition("://")
    return bool(separator) and scheme.isalnum()


def is_known_kind(path: Path) -> bool:
    """Whether a file's name has no ending, or one of `SUFFIXES`."""
    return path.suffix.lower() in _KINDS


def supported() -> str:
    """Say for a message which kinds of file can be read."""
    return f"supported: {', '.join(SUFFIXES)} or no suffix"


def _kind(path: Path) -> str:
    kind = _KINDS.get(path.suffix.lower())
    if kind is None:
        if not _exists(path):
            raise InputError(f"no such file: {path}")
        raise _unknown_kind(path, path.suffix)
    return kind


def _unknown_kind(name: str | Path, suffix: str) -> InputError:
    return InputError(f"cannot read {name}: unknown kind of file {suffix} ({supported()})")


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):  # too long a name, or a zero byte in it
        return False


def _read(path: Path, max_bytes: int) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(max_bytes + 1)
    except (FileNotFoundError, ValueError) as error:  # ValueError: a zero byte in the name
        raise InputError(f"no such file: {path}") from error
    except IsADirectoryError as error:
        raise InputError(f"{path} is a folder, not a file") from error
    except OSError as error:
        raise InputError(f"cannot read {path}: {error.strerror}") from error
    _check_size(data, str(path), max_bytes)
    return data


def _check_size(data: bytes, name: str, max_bytes: int) -> None:
    if len(data) > max_bytes:
        raise InputError(f"{name} is larger than {max_bytes} bytes")


def _sniff(data: bytes) -> str:
    """Tell PDF, Word, HTML and text apart by how they begin."""
    if data.startswith(b"%PDF-"):
        return "pdf"
    if is_word_file(data):
        return "docx"
    return "html" if _opens_html(data[:4096]) else "text"


def _opens_html(data: bytes) -> bool:
    """Tell whether a page of HTML begins here, perhaps behind comments."""
    match = _BEFORE_HTML.match(data)
    place = match.end() if match else 0
    while data.startswith(_COMMENT, place):
        end = data.find(_COMMENT_END, place + len(_COMMENT))
        if end < 0:
            return False
        place = end + len(_COMMENT_END)
        while data[place : place + 1].isspace():
            place += 1
    return _HTML_START.match(data, place) is not None


def _source(id: str, name: str, data: bytes, kind: str, charset: str | None = None) -> Source:
    if not data.strip():
        raise InputError(f"{name} is empty")
    try:
        found = _extract(data, name, kind, charset)
    except InputError:
        raise
    except Exception as error:  # the readers of a kind let errors escape from damaged files
        raise InputError(
            f"{name} cannot be read as {kind}: {type(error).__name__}: {error}"
        ) from error
    if not found.text.strip():
        raise InputError(f"{name} is empty")
    return Source(
        found.id or id,
        found.title,
        found.text,
        found.unread,
        found.furniture,
        found.given,
        found.date,
    )


def _extract(data: bytes, name: str, kind: str, charset: str | None) -> Extracted:
    if kind == "text":
        kind = _sniff(data)  # a name may say less than how the file begins
    if kind == "pdf":
        return from_pdf(data, name)
    if kind == "docx":
        return from_docx(data, name)
    if kind == "html":
        charset = charset or extract.declared_charset(data)
        return extract.from_html(decode(data, name, charset), name)
    if kind == "text":
        if is_mail(data):
            return from_mail(data, name)
        check_is_text(data, name)
    text = decode(data, name, charset)
    if kind == "markdown":
        return extract.from_markdown(text)
    if kind == "json":
        return extract.from_json(text, name)
    return Extracted(unwrapped(text), given=Given("text", text))
