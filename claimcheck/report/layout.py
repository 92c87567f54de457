"""Lines of text for a terminal: wrapping, colours, and nothing that acts on the display.

Text of articles and references only ever becomes a `rich.text.Text`, never markup, after
`view.clean` has taken out what would act on the terminal.
"""

from __future__ import annotations

import io
import re
import shutil
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from claimcheck.report import view

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from claimcheck.records import DiffPart

NARROWEST = 20
#: Lines do not grow longer than this in a wide terminal, since long lines are hard to read.
MEASURE = 120
#: A text longer than this many characters is cut; the other formats have the whole of it.
LONGEST = 1200

_TRAILING = re.compile(r"(?: |(\x1b\[[0-9;]*m))+$")


def text(words: str, style: str = "") -> Text:
    """Make a foreign text safe and not too long."""
    return Text(view.shorten(view.clean(words), LONGEST), style)


class Layout:
    """Lays out lines of ``width`` columns: the terminal's own where None, within limits."""

    def __init__(self, width: int | None, color: bool) -> None:
        columns = shutil.get_terminal_size().columns if width is None else width
        self.width = min(max(columns, NARROWEST), MEASURE)
        self.color = color
        self._console = Console(file=io.StringIO(), width=self.width, height=25)

    def print(self, lines: Iterable[Text]) -> str:
        """Return the lines as text without trailing spaces, with ANSI colours if asked for."""
        out = io.StringIO()
        # Everything is given, so that neither COLUMNS, TERM nor NO_COLOR changes the text.
        console = Console(
            file=out,
            width=self.width,
            height=25,
            force_terminal=self.color,
            color_system="standard" if self.color else None,
            no_color=not self.color,
            legacy_windows=False,
        )
        for line in lines:
            console.print(line, no_wrap=True, overflow="ignore", crop=False, highlight=False)
        return "".join(_strip(line) + "\n" for line in out.getvalue().splitlines())

    def wrap(
        self,
        words: Text,
        indent: int,
        *,
        hang: int = 0,
        first: Text | None = None,
        rest: Text | None = None,
    ) -> Iterator[Text]:
        """Yield ``words`` in lines after ``indent`` spaces, and ``hang`` more from the second on.

        ``first`` and ``rest`` stand in place of the indents and must be as wide.
        """
        prefix = first or Text(" " * indent)
        for line in words.wrap(self._console, self.width - indent - hang, overflow="fold"):
            line.rstrip()
            yield Text.assemble(prefix, line)
            prefix = rest or Text(" " * (indent + hang))

    def diff(self, parts: Sequence[DiffPart]) -> Text:
        """Return a word diff, marked so that it reads without colour too."""
        body = Text()
        for part in parts:
            words = view.shorten(view.clean(part.text), LONGEST)
            if part.op == "equal":
                body.append(words)
            elif part.op == "delete":
                body.append(words if self.color else f"[-{words}-]", "strike red")
            else:
                body.append(words if self.color else f"{{+{words}+}}", "bold green")
        return body


def _strip(line: str) -> str:
    """Take trailing spaces off a line, also from before the codes that end a style."""
    tail = _TRAILING.search(line)
    return line if tail is None else line[: tail.start()] + tail.group().replace(" ", "")
