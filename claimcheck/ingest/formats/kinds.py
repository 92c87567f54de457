"""The kinds of file that are read: by which endings they are known, and who reads them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath
from typing import NamedTuple

from claimcheck.errors import InputError
from claimcheck.ingest import extract
from claimcheck.ingest.decode import decode
from claimcheck.ingest.extract import Extracted
from claimcheck.ingest.formats import detect
from claimcheck.ingest.formats.docx import from_docx
from claimcheck.ingest.formats.feed import from_feed
from claimcheck.ingest.formats.json_file import from_json
from claimcheck.ingest.formats.mail import from_mail
from claimcheck.ingest.formats.newsml import from_newsml
from claimcheck.ingest.formats.nitf import from_nitf
from claimcheck.ingest.formats.odt import from_odt
from claimcheck.ingest.formats.pdf import from_pdf
from claimcheck.ingest.formats.rtf import from_rtf
from claimcheck.ingest.formats.subtitles import from_subtitles
from claimcheck.ingest.formats.ttml import from_ttml
from claimcheck.ingest.formats.warc import from_warc
from claimcheck.ingest.plain_lines import unwrapped
from claimcheck.records import Given

#: Mails inside of mails that are read; files attached to all the mails of a file, and the
#: characters of their texts together.
MAX_DEPTH, MAX_ATTACHED, MAX_CHARACTERS = 3, 40, 20_000_000


@dataclass(slots=True)
class Allowance:
    """What may still be read of what is attached to the mails of a file."""

    files: int = MAX_ATTACHED
    characters: int = MAX_CHARACTERS

    def spend(self, name: str) -> None:
        """Count one more attachment; raises InputError where that is too much."""
        if self.files == 0 or self.characters <= 0:
            raise InputError(f"{name}: too much is attached before it")
        self.files -= 1


class File(NamedTuple):
    """What is read: bytes under a name. ``depth`` counts the mails that it is attached to.

    ``charset`` is the encoding that a server names; ``allowance`` is that of the mail to which it
    is attached.
    """

    data: bytes
    name: str
    charset: str | None = None
    depth: int = 0
    allowance: Allowance | None = None


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file, its endings, the content types of the Web for it, and its reader."""

    suffixes: tuple[str, ...]
    content_types: tuple[str, ...]
    read: Callable[[File], list[Extracted]]


def read(file: File, kind: str | None) -> list[Extracted]:
    """Return the texts of a file.

    Args:
        file: what is read.
        kind: what its name or a server says that it is, one of `KINDS`; None where nothing does.
            How the file begins is believed first.

    Raises:
        InputError: if it cannot be read, or is of a kind that is not.
    """
    return KINDS[_settled(file, kind)].read(file)


def kind_of_name(name: str) -> str | None:
    """The kind of file that an ending names; None for an ending that is not known."""
    return _OF_SUFFIX.get(suffix_of(name))


def suffix_of(name: str) -> str:
    """The ending of a file's name in small letters, "" where it has none."""
    lower = PurePath(name.lower())
    return ".warc.gz" if lower.name.endswith(".warc.gz") else lower.suffix


def kind_of_content(content_type: str) -> str | None:
    """The kind of file that a content type names; None for one that is not known."""
    return _OF_CONTENT.get(content_type)


def _settled(file: File, kind: str | None) -> str:
    """Say of which kind a file is, where its name and its first bytes may differ."""
    data, name = file.data, file.name
    if kind == "html":
        # Much that browsers read as HTML is neither HTML nor well-formed XML.
        return detect.signed(data, name) or ("mail" if detect.is_mail(data) else kind)
    if kind in (None, "text", "markdown"):
        return detect.told(data, name, may_be_html=kind == "markdown") or kind or "text"
    found = detect.signed(data, name)
    if found is None and kind in ("xml", *_OF_XML):
        return detect.xml_kind(data, name)
    return found or kind or "text"


def _plain(file: File) -> list[Extracted]:
    text = decode(file.data, file.name, file.charset)
    return [Extracted(unwrapped(text), given=Given("text", text))]


def _markdown(file: File) -> list[Extracted]:
    return [extract.from_markdown(decode(file.data, file.name, file.charset))]


def _html(file: File) -> list[Extracted]:
    charset = file.charset or extract.declared_charset(file.data)
    return [extract.from_html(decode(file.data, file.name, charset), file.name)]


def _json(file: File) -> list[Extracted]:
    return from_json(decode(file.data, file.name, file.charset), file.name)


def _subtitles(file: File) -> list[Extracted]:
    return [from_subtitles(decode(file.data, file.name, file.charset), file.name)]


def _mail(file: File) -> list[Extracted]:
    allowance = file.allowance or Allowance()

    def read_attachment(data: bytes, name: str, content_type: str) -> list[Extracted]:
        if file.depth + 1 >= MAX_DEPTH:
            raise InputError(f"{name} is attached to a mail in a mail in a mail")
        if not data.strip():
            raise InputError(f"{name} is empty")
        suffix = suffix_of(name)
        kind = kind_of_name(name) if suffix else kind_of_content(content_type)
        if suffix and kind is None:
            raise unknown_kind(name)
        allowance.spend(name)
        found = read(File(data, name, depth=file.depth + 1, allowance=allowance), kind)
        allowance.characters -= sum(len(text.text) for text in found)
        return found

    return from_mail(file.data, file.name, read_attachment)


def unknown_kind(name: str) -> InputError:
    """The error for a file whose ending is not that of a kind that is read."""
    suffix = suffix_of(name)
    if suffix in detect.UNREAD:
        return InputError(f"cannot read {name}: it is {detect.UNREAD[suffix]}")
    return InputError(f"cannot read {name}: unknown kind of file {suffix} ({supported()})")


def supported() -> str:
    """Say for a message which kinds of file can be read."""
    return f"supported: {', '.join(SUFFIXES)} or no suffix"


#: Every kind by its name. Files of ``xml`` are NITF, NewsML-G2, feeds or TTML; those of ``json``
#: have a text of claimcheck's own, are ninjs or JSON-LD.
KINDS: dict[str, Kind] = {
    "text": Kind(("", ".txt", ".text"), ("text/plain",), _plain),
    "markdown": Kind((".md", ".markdown"), ("text/markdown",), _markdown),
    "html": Kind((".html", ".htm"), ("text/html", "application/xhtml+xml"), _html),
    "pdf": Kind((".pdf",), ("application/pdf",), lambda f: [from_pdf(f.data, f.name)]),
    "docx": Kind(
        (".docx",),
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.document",),
        lambda f: [from_docx(f.data, f.name)],
    ),
    "odt": Kind(
        (".odt", ".ott"),
        ("application/vnd.oasis.opendocument.text",),
        lambda f: [from_odt(f.data, f.name)],
    ),
    "rtf": Kind((".rtf",), ("application/rtf", "text/rtf"), lambda f: [from_rtf(f.data, f.name)]),
    "mail": Kind((".eml", ".mbox"), ("message/rfc822",), _mail),
    "xml": Kind((".xml",), ("application/xml", "text/xml"), lambda f: read(f, "xml")),
    "nitf": Kind((".nitf",), ("application/nitf+xml",), lambda f: from_nitf(f.data, f.name)),
    "newsml": Kind((".newsml",), (), lambda f: from_newsml(f.data, f.name)),
    "feed": Kind(
        (".rss", ".atom"),
        ("application/rss+xml", "application/atom+xml", "application/rdf+xml"),
        lambda f: from_feed(f.data, f.name),
    ),
    "json": Kind((".json", ".jsonld"), ("application/json", "application/ld+json"), _json),
    "warc": Kind((".warc", ".warc.gz"), ("application/warc",), lambda f: from_warc(f.data, f.name)),
    "subtitles": Kind((".srt", ".vtt"), ("application/x-subrip", "text/vtt"), _subtitles),
    "ttml": Kind(
        (".ttml", ".dfxp"),
        ("application/ttml+xml",),
        lambda f: [from_ttml(f.data, f.name)],
    ),
}
_OF_XML = ("nitf", "newsml", "feed", "ttml")
_OF_SUFFIX = {suffix: name for name, kind in KINDS.items() for suffix in kind.suffixes}
_OF_CONTENT = {kind: name for name, each in KINDS.items() for kind in each.content_types}
#: File name endings that can be read, besides names without one.
SUFFIXES: tuple[str, ...] = tuple(filter(None, _OF_SUFFIX))
