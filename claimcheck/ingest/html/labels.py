"""Words that a page shows once for several lines, put into each of these lines.

A cell may span rows, and the term of a list stands before its values. A line that is read alone
would lose what it is about.
"""

from __future__ import annotations

from collections import defaultdict

from lxml.html import HtmlElement

#: Rows and columns that a cell spans at most, as in browsers.
_MAX_ROWS, _MAX_COLUMNS = 65_534, 1_000
#: Characters of all repeated cells of a page; each counts one more.
_MAX_REPEATED = 200_000
#: Words of a value that is a line with its term; what is longer is a text of its own.
_MAX_VALUE = 40
#: Signs at the end of a term behind which no colon is set.
_STOPS = (":", "?", "!", ".", ";", ",", "–", "—", "…")
#: Elements that set off what is in them, so that a value with several of them is no line.
_BLOCKS = ("p", "div", "ul", "ol", "dl", "table", "blockquote", "pre", "figure", "h3", "h4", "br")


def repeat_spanning(tree: HtmlElement) -> None:
    """Put the words of a cell that spans rows into each of them, at its column.

    A cell that spans columns stands once in its row. Rows behind `_MAX_REPEATED` characters of
    repeated words stay as they are.
    """
    groups: dict[HtmlElement, list[HtmlElement]] = defaultdict(list)
    for row in tree.iter("tr"):
        groups[row.getparent()].append(row)
    left = _MAX_REPEATED
    for rows in groups.values():
        left = _repeat(rows, left)


class _Spanning:
    """A cell over several rows: its words, its columns, and the rows that are to come."""

    def __init__(self, cell: HtmlElement, rows: int) -> None:
        self.words = " ".join(cell.text_content().split())
        self.columns = _number(cell, "colspan", _MAX_COLUMNS)
        self.rows = rows
        self._cell = cell

    def repeated(self) -> HtmlElement:
        """A cell of the same words and one row."""
        made = self._cell.makeelement(self._cell.tag)
        made.text = self.words
        return made


def _repeat(rows: list[HtmlElement], left: int) -> int:
    """Repeat the cells of a group of rows; how many characters may be repeated after it."""
    spanning: dict[int, _Spanning] = {}
    for row in rows:
        cells = [cell for cell in row if cell.tag in ("td", "th")]
        has_words = any(cell.text_content().strip() for cell in cells)
        left -= sum(len(cell.words) + 1 for cell in spanning.values())
        if left < 0:
            return 0
        column, new = 0, {}
        passed: set[int] = set()
        for cell in cells:
            while column in spanning and column not in passed:
                if has_words:
                    cell.addprevious(spanning[column].repeated())
                passed.add(column)
                column += spanning[column].columns
            height = _number(cell, "rowspan", _MAX_ROWS)
            if height > 1:
                new[column] = _Spanning(cell, height)
            column += _number(cell, "colspan", _MAX_COLUMNS)
        for place in sorted(spanning.keys() - passed):
            if has_words:
                row.append(spanning[place].repeated())
        for cell in spanning.values():
            cell.rows -= 1
        spanning = {at: cell for at, cell in {**spanning, **new}.items() if cell.rows > 1}
    return left


def _number(cell: HtmlElement, name: str, most: int) -> int:
    """How many rows or columns a cell spans; one of no rows spans all that are to come."""
    given = cell.get(name, "1").strip()
    if not (given.isascii() and given.isdigit()):
        return 1
    if not given.strip("0"):
        return most if name == "rowspan" else 1
    return min(int(given), most) if len(given) < 9 else most


def join_terms(tree: HtmlElement) -> None:
    """Make a line of a term and its value where that is one: "Turnout: 65 percent"."""
    for term_list in tree.iter("dl"):
        for group in (term_list, *term_list.iterchildren("div")):
            _join(group)


def _join(group: HtmlElement) -> None:
    terms: list[HtmlElement] = []
    values: list[HtmlElement] = []
    for element in (*group.iterchildren("dt", "dd"), None):
        if element is not None and element.tag == "dd":
            values.append(element)
            continue
        if values:
            _put_before(terms, values)
            terms, values = [], []
        if element is not None:
            terms.append(element)


def _put_before(terms: list[HtmlElement], values: list[HtmlElement]) -> None:
    """Put the words of terms before those of their values, and take the terms out."""
    term = ", ".join(filter(None, (" ".join(t.text_content().split()) for t in terms)))
    lines = [_line(value) for value in values]
    if not term or len(term.split()) > _MAX_VALUE or None in lines:
        return
    for line in lines:
        if line is not None:
            line.text = f"{term}{'' if term.endswith(_STOPS) else ':'} {(line.text or '').lstrip()}"
    for element in terms:
        element.drop_tree()


def _line(value: HtmlElement) -> HtmlElement | None:
    """What holds the words of a value that is one line; None for any other."""
    words = value.text_content().split()
    if not words or len(words) > _MAX_VALUE:
        return None
    while len(value) == 1 and value[0].tag in ("p", "div"):
        if (value.text or "").strip() or (value[0].tail or "").strip():
            return None
        value = value[0]
    return None if next(value.iter(*_BLOCKS), value) is not value else value
