"""Texts out of Web archives (WARC): every page in them that has an article."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from typing import Any

from claimcheck.errors import InputError
from claimcheck.ingest.decode import decode
from claimcheck.ingest.extract import Extracted, declared_charset, from_html

#: Bytes that an archive, all its pages together and one page may unpack to; pages in it, and tags
#: that these have together.
MAX_UNPACKED, MAX_PAGE, MAX_PAGES, MAX_TAGS = 100_000_000, 20_000_000, 200, 2_000_000
_PAGES = ("text/html", "application/xhtml+xml")


def from_warc(data: bytes, name: str) -> list[Extracted]:
    """Return the articles of the pages in a Web archive, packed by gzip or not.

    An article's id is the address of its page; of a page that is there twice the first is taken.
    The day on which a page was fetched is no day of its text.

    Raises:
        InputError: if it is damaged, unpacks to too much, or holds no page with an article.
    """
    found: dict[str, Extracted] = {}
    pages, left, tags = 0, MAX_UNPACKED, MAX_TAGS
    try:
        for address, content, charset in _pages(unpacked(data, name)):
            pages, left, tags = pages + 1, left - len(content), tags - content.count(b"<")
            if left < 0:
                raise InputError(f"{name} has pages of more than {MAX_UNPACKED:,} bytes: split it")
            if tags < 0:
                raise InputError(f"{name} has pages of more than {MAX_TAGS:,} tags: split it")
            if pages > MAX_PAGES:
                raise InputError(f"{name} holds more than {MAX_PAGES} pages: split it")
            try:
                page = from_html(decode(content, address, charset), address)
            except InputError:
                continue  # a frame, an advertisement, an empty page
            found.setdefault(address, page._replace(id=address, given=Extracted("").given))
    except InputError:
        raise
    except Exception as error:  # warcio lets errors of any kind escape from damaged files
        where = f"what follows its page {pages}" if pages else "it"
        raise InputError(
            f"{name} is a damaged Web archive: {where} cannot be read; save it again, or its pages"
            " as HTML"
        ) from error
    if not found:
        raise InputError(f"{name} is a Web archive without a page that has an article")
    return list(found.values())


def unpacked(data: bytes, name: str) -> bytes:
    """Return data without the gzip round it, which a WARC has round each of its records.

    Raises:
        InputError: if it is damaged or unpacks to more than `MAX_UNPACKED`.
    """
    if not data.startswith(b"\x1f\x8b"):
        return data
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as stream:
            found = stream.read(MAX_UNPACKED + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise InputError(f"{name} is packed by gzip, and damaged: {error}") from error
    if len(found) > MAX_UNPACKED:
        raise InputError(f"{name} unpacks to more than {MAX_UNPACKED:,} bytes")
    return found


def _pages(data: bytes) -> Iterator[tuple[str, bytes, str | None]]:
    """The address, content and encoding of each page that a server sent in full."""
    from warcio.archiveiterator import ArchiveIterator

    archive = ArchiveIterator(io.BytesIO(data))
    archive.INC_RECORD = ""  # warcio writes it on standard error for each record that is odd
    for record in archive:
        if record.rec_type not in ("response", "resource"):
            continue
        kind, charset, status = _headers(record)
        if kind in _PAGES and status in ("200", ""):
            content = _content(record.content_stream())
            address = str(record.rec_headers.get_header("WARC-Target-URI") or "")
            yield address.strip("<>"), content, charset or declared_charset(content)


def _content(stream: Any) -> bytes:
    """What a server sent, cut where it is too long for a page."""
    pieces, length = [], 0
    while length < MAX_PAGE and (piece := stream.read(MAX_PAGE - length)):
        pieces.append(piece)
        length += len(piece)
    return b"".join(pieces)


def _headers(record: Any) -> tuple[str, str | None, str]:
    """The content type, encoding and status of a record; a resource has no status."""
    http = record.http_headers
    headers = record.rec_headers if http is None else http
    kind, _, parameters = (headers.get_header("Content-Type") or "").partition(";")
    _, _, charset = parameters.partition("charset=")
    status = "" if http is None else (http.get_statuscode() or "")
    return kind.strip().lower(), charset.strip(" \"';") or None, status
