"""Where the words of a cleaned text stand in the text that a program sent, as it counts."""

from __future__ import annotations

import json
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from claimcheck.errors import InputError
from claimcheck.ingest.letters import fold

#: Characters that are looked through for the next one of the cleaned text. Cleaning drops single
#: characters, and marks that join others, so it is never far.
REACH = 64
_DATA = '"data" must be {"annotation": [{"text": ...} or {"markup": ..., "interpretAs"?: ...}]}'


@dataclass(frozen=True)
class Sent:
    """A text as it was sent.

    ``whole`` has its markup, in which offsets are counted, ``text`` what is read of it;
    ``begins`` and ``ends`` give for each character of ``text`` its place in ``whole``.
    """

    whole: str
    text: str
    begins: tuple[int, ...]
    ends: tuple[int, ...]

    @classmethod
    def plain(cls, text: str) -> Sent:
        """A text without markup."""
        return cls(text, text, tuple(range(len(text))), tuple(range(1, len(text) + 1)))

    @classmethod
    def annotated(cls, data: str) -> Sent:
        """A text in pieces, with markup between them, as JSON.

        Raises:
            InputError: it is not of that form.
        """
        whole, text = "", ""
        begins: list[int] = []
        ends: list[int] = []
        for words, markup, read in _pieces(data):
            at = len(whole)
            begins += [at] * len(read) if markup else range(at, at + len(words))
            ends += [at + len(markup)] * len(read) if markup else range(at + 1, at + len(words) + 1)
            whole += markup or words
            text += read
        return cls(whole, text, tuple(begins), tuple(ends))


def _pieces(data: str) -> Iterator[tuple[str, str, str]]:
    """Yield text, markup and what is read of each piece; one of the first two is empty."""
    try:
        found: Any = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{_DATA}; it is not JSON") from error
    pieces = found.get("annotation") if isinstance(found, dict) else None
    if not isinstance(pieces, list):
        raise InputError(_DATA)
    for piece in pieces:
        given = piece if isinstance(piece, dict) else {}
        words, markup, read = (given.get(k, "") for k in ("text", "markup", "interpretAs"))
        sound = all(isinstance(value, str) for value in (words, markup, read))
        if not sound or (bool(words) == bool(markup) and given != {"text": ""}):
            raise InputError(_DATA)
        yield words, markup, read if markup else words


class Places:
    """Finds spans of a cleaned text in the one that was sent, in UTF-16 code units.

    Cleaning keeps the order of a text: it drops characters, composes marks with their letters,
    changes white space, and puts letters in the place of look-alikes. So the two are read side by
    side once, in time that grows with their length.

    Args:
        sent: the text that was sent.
        cleaned: what `claimcheck.ingest.document.build` made of ``sent.text``.
    """

    def __init__(self, sent: Sent, cleaned: str) -> None:
        self._sent = sent
        self._spans = list(_side_by_side(sent.text, cleaned))
        self._astral = [n for n, letter in enumerate(sent.whole) if letter > "\uffff"]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return offset and length of ``cleaned[start:end]``, which begins and ends with a word."""
        first, last = self._spans[start][0], self._spans[end - 1][1]
        begin, stop = self._sent.begins[first], self._sent.ends[max(last - 1, first)]
        return self.units(begin), self.units(stop) - self.units(begin)

    def units(self, offset: int) -> int:
        """Return an offset in code points of the text that was sent in UTF-16 code units."""
        return offset + bisect_left(self._astral, offset)


def _side_by_side(text: str, cleaned: str) -> Iterator[tuple[int, int]]:
    """Yield for each character of ``cleaned`` where it stands in ``text``."""
    letters = [(c, a, b) for c, a, b in _composed(text) if not c.isspace()]
    at, end = 0, 0
    for wanted in cleaned:
        begin = end
        if not wanted.isspace():
            reach = range(at, min(at + REACH, len(letters)))
            found = next((n for n in reach if letters[n][0] == wanted), None)
            if found is not None:
                _, begin, end = letters[found]
                at = found + 1
        yield min(begin, len(text) - 1), end


def _composed(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield the composed letters of a text, each with the span that it is made of."""
    text = fold(text)[0]
    start = 0
    while start < len(text):
        end = start + 1
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        for letter in unicodedata.normalize("NFC", text[start:end]):
            yield letter, start, end
        start = end
