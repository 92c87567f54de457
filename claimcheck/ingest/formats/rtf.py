"""Text out of Rich Text Format (RTF 1.9).

The libraries for it keep deleted words beside the new ones, and note marks at their figures; so the
few dozen control words that bear on the text are read here, in one pass without recursion.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from claimcheck.errors import InputError
from claimcheck.ingest.extract import Extracted
from claimcheck.ingest.formats import office

#: Groups inside of one another that a file may have, control words and the like, and letters.
MAX_DEPTH, MAX_TOKENS, MAX_LETTERS = 500, 1_000_000, 5_000_000
_TOKEN = re.compile(
    rb"\\(?:([a-zA-Z]{1,32})(-?\d{1,10})? ?|'([0-9a-fA-F]{2})|([^a-zA-Z]))"
    rb"|([{}])|[\r\n]+|([^\\{}\r\n]+)",
    re.DOTALL,
)
#: Groups whose words no page shows, besides those that begin with ``\*``.
_SILENT = frozenset(
    "annotation bkmkend bkmkstart colortbl filetbl fldinst footer footerf footerl footerr header"
    " headerf headerl headerr object pict rxe shprslt stylesheet tc xe".split()
)
_PARAGRAPH = "\n\n"
_LETTERS = {
    "tab": "\t",
    "line": "\n",
    "emdash": "—",
    "endash": "–",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "bullet": "•",
    **dict.fromkeys(("emspace", "enspace", "qmspace", "cell", "nestcell"), " "),
    **dict.fromkeys(("par", "sect", "page", "column", "row", "nestrow"), _PARAGRAPH),
}
_SIGNS = {
    **{sign.encode(): sign for sign in "\\{}"},
    b"~": "\xa0",
    b"_": "-",
    b"\n": _PARAGRAPH,
    b"\r": _PARAGRAPH,
}
#: What a control word switches on, and with the number 0 off.
_SWITCHES = {
    "deleted": "deleted",
    "strike": "deleted",
    "striked": "deleted",
    "revised": "inserted",
    "v": "hidden",
    "super": "raised",
    "intbl": "in_row",
}
_PAGES = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
#: The encodings of fonts, by ``\fcharset``, where they are not the file's.
_CHARSETS = {
    77: "mac_roman",
    128: "cp932",
    129: "cp949",
    134: "gbk",
    136: "cp950",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
}
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_NOTE_MARK = re.compile(r"[⁰¹²³⁴-⁹*†‡§\s]*")


class _State(NamedTuple):
    """What holds inside of a group until it ends; ``into`` is the text that its words belong to."""

    into: str = "story"
    silent: bool = False
    deleted: bool = False
    inserted: bool = False
    hidden: bool = False
    raised: bool = False
    in_row: bool = False
    font: int = 0
    skipped: int = 1  # letters behind a \u, for programs without Unicode


def from_rtf(data: bytes, name: str) -> Extracted:
    """Return the text of an RTF file; footnotes and text boxes stand at its end.

    Deleted and hidden words, comments, headers and footers are left out.

    Raises:
        InputError: if it is no RTF, is cut short or nested too deep, or holds no text.
    """
    data = data.removeprefix(b"\xef\xbb\xbf").strip()
    if not data.startswith(b"{\\rtf"):
        raise InputError(f"{name} is damaged RTF: it does not begin as RTF does")
    reader = _Reader(name)
    reader.read(data)
    story, notes = reader.paragraphs("story"), reader.paragraphs("notes")
    if not story and not notes:
        raise InputError(f"{name} is RTF without text")
    title = office.shown_title(" ".join(reader.paragraphs("title")), story)
    notes = [_NOTE_MARK.sub("", note, count=1) for note in notes]
    unread = office.unread({"insertions": reader.inserted, "gone": reader.deleted})
    return Extracted(_PARAGRAPH.join([*story, *notes]), title, unread=unread)


class _Reader:
    """Goes once over the tokens of a file and keeps what a page would show.

    ``inserted`` and ``deleted`` count the places where words were put in or taken out.
    """

    def __init__(self, name: str) -> None:
        self.inserted = self.deleted = 0
        self._name = name
        self._pieces: dict[str, list[str]] = {}
        self._state, self._outer = _State(), list[_State]()
        self._encoding, self._fonts = "cp1252", dict[int, str]()
        self._bytes = bytearray()
        self._skip = self._letters = 0
        self._change = ""

    def paragraphs(self, which: str) -> list[str]:
        """The paragraphs of the story, the notes or the title."""
        text = "".join(self._pieces.get(which, ()))
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        return list(filter(None, map(str.strip, text.split(_PARAGRAPH))))

    def read(self, data: bytes) -> None:
        """Take in a whole file.

        Raises:
            InputError: if it is cut short, nested too deep, or too long.
        """
        place = tokens = 0
        while match := _TOKEN.match(data, place):
            place, tokens = match.end(), tokens + 1
            if tokens > MAX_TOKENS:
                raise InputError(f"{self._name} has more than {MAX_TOKENS:,} marks: save it anew")
            word, number, code, sign, brace, plain = match.groups()
            if word == b"bin":
                place += max(0, int(number or 0))
            elif word:
                self._word(word.decode("ascii"), None if number is None else int(number))
            elif sign:
                self._sign(sign)
            elif brace == b"{":
                self._open()
            elif brace:
                self._close()
                if not self._outer:
                    return
            elif code or plain:
                self._add_bytes(plain or bytes([int(code, 16)]))
        raise InputError(f"{self._name} is damaged RTF: it ends inside of a group")

    def _open(self) -> None:
        self._flush()
        if len(self._outer) == MAX_DEPTH:
            raise InputError(f"{self._name} has more than {MAX_DEPTH} groups inside of one another")
        self._outer.append(self._state)

    def _close(self) -> None:
        self._flush()
        if self._outer:
            self._state = self._outer.pop()

    def _sign(self, sign: bytes) -> None:
        if sign == b"*":
            self._set(silent=True)
        elif sign in _SIGNS:
            self._add(_SIGNS[sign])

    def _word(self, word: str, number: int | None) -> None:
        if word in _LETTERS:
            joined = word == "par" and self._state.in_row
            self._add(" " if joined else _LETTERS[word])
        elif word in _SWITCHES:
            self._set(**{_SWITCHES[word]: number != 0})
        elif word in _SILENT:
            self._set(silent=True)
        elif word == "u" and number is not None:
            self._add(chr(number % 0x10000))
            self._skip = self._state.skipped
        elif word in ("f", "deff", "uc", "ansicpg", "fcharset") and number is not None:
            self._number(word, number)
        elif word in _PAGES:
            self._encoding = _PAGES[word]
        else:
            self._structure(word)

    def _number(self, word: str, number: int) -> None:
        if word == "f" or word == "deff":
            self._set(font=number)
        elif word == "uc":
            self._set(skipped=max(0, number))
        elif word == "ansicpg":
            self._encoding = f"cp{number}"
        elif number in _CHARSETS and self._state.into == "fonts":
            self._fonts[self._state.font] = _CHARSETS[number]

    def _structure(self, word: str) -> None:
        """Take in a word that begins a part of the file or resets what holds in one."""
        if word == "pard":
            self._set(in_row=False)
        elif word == "plain":
            self._set(deleted=False, inserted=False, hidden=False, raised=False)
        elif word == "nosupersub":
            self._set(raised=False)
        elif word in ("fonttbl", "info"):
            self._set(into="fonts" if word == "fonttbl" else word)
        elif word == "title" and self._state.into == "info":
            self._set(into="title")
        elif word in ("listtext", "pntext"):
            self._add("- ")
            self._set(silent=True)
        elif word in ("footnote", "shptxt"):
            self._aside(is_box=word == "shptxt")

    def _aside(self, *, is_box: bool) -> None:
        """Begin a text that stands beside the story; a note's mark leaves the story."""
        self._flush()
        story = self._pieces.get("story", [])
        while not is_box and story and _NOTE_MARK.fullmatch(story[-1]) and story[-1].strip():
            story.pop()
        self._set(into="notes", raised=False, in_row=False)
        if is_box:
            self._set(silent=False)
        self._add(_PARAGRAPH)

    def _set(self, **fields: Any) -> None:
        self._flush()
        self._state = self._state._replace(**fields)

    def _add_bytes(self, data: bytes) -> None:
        ignored = min(self._skip, len(data))
        self._skip -= ignored
        self._bytes += data[ignored:]

    def _flush(self) -> None:
        """Make letters of the bytes of one font, of which some are parts of a letter."""
        self._skip = 0
        if self._bytes:
            data, self._bytes = bytes(self._bytes), bytearray()
            encoding = self._fonts.get(self._state.font, self._encoding)
            try:
                self._put(data.decode(encoding, "replace"))
            except LookupError as error:
                raise InputError(f"{self._name} is RTF in an unknown encoding: {error}") from error

    def _add(self, text: str) -> None:
        self._flush()
        self._put(text)

    def _put(self, text: str) -> None:
        state = self._state
        if state.silent or state.hidden:
            return
        change = "deleted" if state.deleted else "inserted" if state.inserted else ""
        if change != self._change and text.strip():
            self._change = change
            self.deleted += change == "deleted"
            self.inserted += change == "inserted"
        if state.deleted:
            return
        self._letters += len(text)
        if self._letters > MAX_LETTERS:
            raise InputError(f"{self._name} has more than {MAX_LETTERS:,} letters")
        self._pieces.setdefault(state.into, []).append(
            text.translate(_RAISED) if state.raised else text
        )
