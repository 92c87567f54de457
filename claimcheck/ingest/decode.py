"""Bytes to text: byte order marks, the zeros of UTF-16, UTF-8, a declared encoding, then
charset-normalizer.
"""

from __future__ import annotations

import codecs
import re

from claimcheck.errors import InputError

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
#: Share of a UTF-16 text's characters whose high byte is zero, at least; of low bytes, at most.
_MIN_HIGH_ZEROS, _MAX_LOW_ZEROS = 0.7, 0.02
#: Share of control characters above which a file is no text.
_MAX_CONTROL = 0.02
#: Encodings nothing writes any more; their code pages look like those of Windows.
_EXTINCT = (
    "mac_cyrillic",
    "mac_greek",
    "mac_iceland",
    "mac_latin2",
    "mac_roman",
    "mac_turkish",
)
#: How much charset-normalizer looks at, in bytes.
_SAMPLE = 200_000


def decode(data: bytes, name: str, declared: str | None = None) -> str:
    """Return ``data`` as text; ``declared`` is the encoding that a page or server names.

    Raises InputError, with ``name`` in its message, for binary data and for an encoding that
    cannot be told with confidence.
    """
    text = _decode_marked(data, name)
    if text is None and b"\x00" in data:
        text = _decode_utf16(data)
        if text is None:
            raise InputError(f"{name} is a binary file, not text")
    if text is None:
        text = _try(data, "utf-8") or (_try(data, declared) if declared else None)
    if text is None:
        text = _guess(data, name)
    if len(_CONTROL.findall(text)) > _MAX_CONTROL * len(text):
        raise InputError(f"{name} is a binary file, not text")
    return text


def _decode_marked(data: bytes, name: str) -> str | None:
    """Decode data that begins with a byte order mark; None where there is none."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeError as error:
                raise _unreadable(name) from error
    return None


def _decode_utf16(data: bytes) -> str | None:
    """Decode UTF-16 without a mark by its zeros: in Latin script nearly every high byte is one.

    None for anything else, and where the characters are not those of a text.
    """
    units = len(data) // 2
    for encoding, high in (("utf-16-le", 1), ("utf-16-be", 0)):
        zeros, others = data[high::2].count(0), data[1 - high :: 2].count(0)
        if zeros >= _MIN_HIGH_ZEROS * units and others <= _MAX_LOW_ZEROS * units:
            text = _try(data, encoding)
            if text is not None and _reads_as_text(text):
                return text
    return None


def _reads_as_text(text: str) -> bool:
    """Whether nearly all characters can be printed, and none is a zero."""
    odd = sum(not (c.isprintable() or c.isspace()) for c in text)  # soft hyphens are odd, too
    return "\x00" not in text and odd <= _MAX_CONTROL * len(text)


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def _guess(data: bytes, name: str) -> str:
    """Decode by charset-normalizer's findings.

    Windows-1252 wins where it is plausible at all: its look-alikes (Windows-1250, code page 850)
    differ in a few letters, and it is what the Web takes for granted (WHATWG Encoding Standard).
    Any other encoding must show the letter statistics of a language.
    """
    import charset_normalizer

    matches = charset_normalizer.from_bytes(data[:_SAMPLE], cp_exclusion=list(_EXTINCT))
    plausible = {name for match in matches for name in match.could_be_from_charset}
    if "cp1252" in plausible:
        text = _try(data, "cp1252")
        if text is not None:
            return text
    best = matches.best()
    text = _try(data, best.encoding) if best is not None and best.coherence > 0 else None
    if text is None:
        raise _unreadable(name)
    return text


def _unreadable(name: str) -> InputError:
    return InputError(f"unreadable encoding of {name}: save it as UTF-8 and try again")
