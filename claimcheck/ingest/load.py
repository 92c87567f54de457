"""Sources: a file, standard input or a Web page becomes text."""

from __future__ import annotations

import datetime
import logging
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from os import PathLike
from pathlib import Path

from claimcheck.errors import InputError
from claimcheck.ingest.extract import Extracted, bounded
from claimcheck.ingest.formats import kinds
from claimcheck.ingest.formats.kinds import SUFFIXES, File, supported
from claimcheck.ingest.html.limits import TooMuchHtml
from claimcheck.records import Given

__all__ = ["SUFFIXES", "Source", "load", "load_all", "load_bytes", "load_bytes_all", "supported"]

STDIN = "-"
_LOG = logging.getLogger(__name__)
#: What picks one of several texts of a file: its number, or the name of an attachment.
_PICK = re.compile(r"(.+)#([^#/\\]{1,100})", re.DOTALL)
#: What keeps a reader from reading a file, in words; the error itself goes into the log.
_WHY: tuple[tuple[type[Exception], str], ...] = (
    (MemoryError, "it needs more memory than there is; split it"),
    (RecursionError, "its parts stand too deep inside of one another"),
)
_DAMAGED = "it is damaged, or of another kind than its name says"
#: Texts of a file that a message names, and letters of each one's title.
_SHOWN, _SHOWN_TITLE = 5, 60


@dataclass(frozen=True)
class Source:
    """A text before cleaning. ``id`` is the file name, the URL, "-" or the id of a JSON file.

    ``unread`` says what of the source is known to be missing from the text; ``furniture`` are lines
    that are no part of it, as running heads, ``captions`` paragraphs of the text that tell whose
    words stand beside them. ``outlet`` is who published it, ``language`` (ISO 639)
    and ``date`` are those that it states; ``attached`` says that it hangs on another text.
    ``given`` is the text before it was extracted; where it is None, ``text`` is.
    """

    id: str
    title: str | None
    text: str
    unread: str | None = None
    furniture: tuple[str, ...] = ()
    outlet: str | None = None
    language: str | None = None
    date: datetime.date | None = None
    attached: bool = False
    given: Given | None = field(default=None, compare=False)
    captions: tuple[str, ...] = ()


def load(where: str | Path, *, max_bytes: int = 20_000_000) -> Source:
    """Read a source: a file of a kind in `SUFFIXES`, "-" for standard input, or an http(s) URL.

    A `Path` is always a file. Of a file that holds several texts, "feed.xml#2" is the second one;
    a mail stands for its own text, and its attachments are told as unread.

    Raises InputError for anything that cannot be read, is empty, binary, in an unknown encoding or
    larger than ``max_bytes``, and for a file of several texts of which none is picked.
    """
    return _single(load_all(where, max_bytes=max_bytes), str(where))


def load_all(where: str | Path, *, max_bytes: int = 20_000_000) -> tuple[Source, ...]:
    """Read every text of a source, as the items of a feed; of most sources that is one.

    Raises InputError as `load` does, but for none that is not picked.
    """
    if not isinstance(where, str | PathLike):
        raise InputError(f"a name or a Path is needed to load a text, not {type(where).__name__}")
    if not isinstance(max_bytes, int) or max_bytes < 1:
        raise InputError(f"max_bytes is {max_bytes!r}, but must be a whole number of at least 1")
    if isinstance(where, str) and not where:
        raise InputError("an empty name names no file")
    if isinstance(where, str) and where == STDIN:
        return _from_stdin(max_bytes)
    if isinstance(where, str) and is_url(where):
        return _from_url(where, max_bytes)
    path, picked = picked_file(Path(where))
    kind = _kind(path)
    return _picked(_sources(path.name, str(path), _read(path, max_bytes), kind), picked, str(path))


def load_bytes(name: str, data: bytes, *, max_bytes: int = 20_000_000) -> Source:
    """Read what was handed over under a name; one without an ending is known by how it begins.

    Raises InputError as `load` does.
    """
    return _single(load_bytes_all(name, data, max_bytes=max_bytes), name)


def load_bytes_all(name: str, data: bytes, *, max_bytes: int = 20_000_000) -> tuple[Source, ...]:
    """Read every text of what was handed over under a name; "feed.xml#2" is the second one alone.

    Raises InputError as `load_all` does.
    """
    _check_size(data, name, max_bytes)
    file, picked = picked_name(name)
    return _picked(_sources(file, file, data, check_kind(file)), picked, file)


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
    return kinds.kind_of_name(path.name) is not None


def check_kind(name: str) -> str:
    """Return the kind of file that a name's ending stands for.

    Raises InputError for an ending that is not read.
    """
    kind = kinds.kind_of_name(name)
    if kind is None:
        raise kinds.unknown_kind(name)
    return kind


def picked_file(path: Path) -> tuple[Path, str | None]:
    """Take the file out of a name like "feed.xml#2", and which of its texts is meant.

    A file that has the whole name is meant first; so None stands for all of them.
    """
    match = None if _exists(path) else _PICK.fullmatch(str(path))
    return (Path(match[1]), match[2]) if match and _exists(Path(match[1])) else (path, None)


def picked_name(name: str) -> tuple[str, str | None]:
    """Take the file out of a name like "feed.xml#2", and which of its texts is meant.

    A name with an ending that is read is a file's, whatever stands before it.
    """
    match = None if kinds.kind_of_name(name) else _PICK.fullmatch(name)
    return (match[1], match[2]) if match and kinds.kind_of_name(match[1]) else (name, None)


def _from_stdin(max_bytes: int) -> tuple[Source, ...]:
    if sys.stdin is None:
        raise InputError("cannot read standard input: it is closed")
    data = sys.stdin.buffer.read(max_bytes + 1)
    _check_size(data, "standard input", max_bytes)
    return _sources(STDIN, "standard input", data, None)


def _from_url(url: str, max_bytes: int) -> tuple[Source, ...]:
    from claimcheck.ingest.fetch import fetch

    page = fetch(url, max_bytes=max_bytes)
    kind = kinds.kind_of_content(page.content_type)
    found = _sources(url, url, page.data, kind, page.charset)
    address, mark, picked = url.partition("#")
    if not mark or len(found) == 1:  # behind the mark of a page stands a place in it
        return found
    named = (replace(source, id=source.id.replace(url, address, 1)) for source in found)
    return _picked(tuple(named), picked, address)


def _kind(path: Path) -> str:
    if not is_known_kind(path) and not _exists(path):
        raise InputError(f"no such file: {path}")
    return check_kind(str(path))


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


def _sources(
    id: str, name: str, data: bytes, kind: str | None, charset: str | None = None
) -> tuple[Source, ...]:
    if not data.strip():
        raise InputError(f"{name} is empty")
    try:
        texts = kinds.read(File(data, name, charset), kind)
    except InputError:
        raise
    except TooMuchHtml as error:
        raise InputError(f"{name} cannot be read: {error}; save its text alone") from error
    except Exception as error:  # the readers of a kind let errors escape from damaged files
        _LOG.debug("%s cannot be read as %s", name, kind, exc_info=True)
        why = next((words for reason, words in _WHY if isinstance(error, reason)), _DAMAGED)
        raise InputError(f"{name} cannot be read as {kind}: {why}") from error
    texts = bounded((text for text in texts if text.text.strip()), name)
    if not texts:
        raise InputError(f"{name} is empty")
    if len(texts) == 1:
        return (_source(texts[0].id or id, texts[0]),)
    ids: list[str] = []
    for number, text in enumerate(texts, start=1):
        own = text.id or f"{id}#{text.attached or number}"
        ids.append(f"{own} ({number})" if own in ids else own)
    return tuple(map(_source, ids, texts))


def _source(id: str, found: Extracted) -> Source:
    return Source(
        id=id,
        title=found.title,
        text=found.text,
        unread=found.unread,
        furniture=found.furniture,
        outlet=found.outlet,
        language=found.language,
        date=found.date,
        attached=found.attached is not None,
        given=found.given,
        captions=found.captions,
    )


def _picked(sources: tuple[Source, ...], wanted: str | None, name: str) -> tuple[Source, ...]:
    """The one of some texts that a number or the name of an attachment picks, if any is wanted."""
    if wanted is None:
        return sources
    for number, source in enumerate(sources, start=1):
        if wanted == str(number) or source.id.endswith(f"#{wanted}"):
            return (source,)
    raise InputError(f"{name} has no text #{wanted}; it holds {_listed(sources)}")


def _single(sources: tuple[Source, ...], name: str) -> Source:
    """The text that a file stands for where one is needed."""
    if len(sources) == 1:
        return sources[0]
    own = [source for source in sources if not source.attached]
    if len(own) != 1:
        raise InputError(
            f"{name} holds {_listed(sources)}: choose one of them, by name as {name}#1"
        )
    left = ", ".join(source.id for source in sources if source.attached)
    told = f"its attachments are texts of their own and were not read: {left}"
    return replace(own[0], unread="; ".join(filter(None, (own[0].unread, told))))


def _listed(sources: Sequence[Source]) -> str:
    """Count some texts and name the first of them."""
    shown = [
        f"#{number} “{(source.title or ' '.join(source.text.split()))[:_SHOWN_TITLE]}”"
        for number, source in enumerate(sources[:_SHOWN], start=1)
    ]
    more = len(sources) - len(shown)
    rest = f" and {more} more" if more else ""
    return f"{len(sources)} {'text' if len(sources) == 1 else 'texts'} ({', '.join(shown)}{rest})"
