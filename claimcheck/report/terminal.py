"""A report for a terminal: every sentence with its verdict, evidence where an editor must look.

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

from claimcheck.records import VERDICTS
from claimcheck.report import view

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.records import Judgement, QuoteCheck, Report, SentenceResult, Verdict

STYLES: dict[Verdict, str] = {
    "supported": "green",
    "contradicted": "bold red",
    "disputed": "bold magenta",
    "unsupported": "bold yellow",
    "not_checked": "cyan",
}
NARROWEST = 40
#: Lines do not grow longer than this in a wide terminal, since long lines are hard to read.
MEASURE = 120
#: A text longer than this many characters is cut; the other formats have the whole of it.
LONGEST = 1200

_TRAILING = re.compile(r"(?: |(\x1b\[[0-9;]*m))+$")


def render(report: Report, *, width: int | None = None, color: bool = False) -> str:
    """Return the report in lines of at most ``width`` columns without trailing spaces.

    ``width`` is the terminal's own where None, and never less than `NARROWEST`.
    """
    columns = shutil.get_terminal_size().columns if width is None else width
    page = _Page(report, min(max(columns, NARROWEST), MEASURE), color)
    out = io.StringIO()
    # Everything is given, so that neither COLUMNS, TERM nor NO_COLOR changes the text.
    console = Console(
        file=out,
        width=page.width,
        height=25,
        force_terminal=color,
        color_system="standard" if color else None,
        no_color=not color,
        legacy_windows=False,
    )
    for line in page.lines():
        console.print(line, no_wrap=True, overflow="ignore", crop=False, highlight=False)
    return "".join(_strip(line) + "\n" for line in out.getvalue().splitlines())


def _strip(line: str) -> str:
    """Take trailing spaces off a line, also from before the codes that end a style."""
    tail = _TRAILING.search(line)
    return line if tail is None else line[: tail.start()] + tail.group().replace(" ", "")


class _Page:
    """Lays out one report in lines of `width` columns."""

    def __init__(self, report: Report, width: int, color: bool) -> None:
        self.report = report
        self.width = width
        self.color = color
        self._console = Console(file=io.StringIO(), width=width, height=25)
        self._digits = len(str(len(report.sentences)))
        self._indent = self._digits + 4

    def lines(self) -> Iterator[Text]:
        yield from self._head()
        for block in view.blocks(self.report):
            if block.furniture:
                continue
            yield Text()
            if block.editorial:
                title = f"Editorial paragraph {block.paragraph.index}: {view.EDITORIAL_NOTE}"
                yield from self._wrap(Text(f"▌ {title}", "bold magenta"), 0, hang=2)
            for sentence in block.sentences:
                yield from self._sentence(sentence)
        if self.report.summary.furniture:
            yield Text()
            lines = view.count(self.report.summary.furniture, "line")
            yield Text(f"{lines} of furniture set aside", "dim")
        yield from self._summary()

    def _head(self) -> Iterator[Text]:
        article, references = self.report.article, self.report.references
        yield from self._wrap(_text(article.title or article.id, "bold"), 0)
        against = view.count(len(references), "reference")
        origins = view.count(self.report.origins, "origin")
        language = view.clean(article.language)
        line = f"claimcheck {self.report.claimcheck}; {against} of {origins}; language {language}"
        yield from self._wrap(_text(line, "dim"), 0)

    def _sentence(self, sentence: SentenceResult) -> Iterator[Text]:
        mark = Text.assemble(
            (view.SYMBOLS[sentence.verdict], STYLES[sentence.verdict]),
            (f" {sentence.index:>{self._digits}}  ", "dim"),
        )
        if not view.explained(sentence):
            yield self._supported(sentence, mark)
            return
        yield from self._wrap(_label(sentence), self._indent, first=mark)
        yield from self._wrap(self._spotted(sentence), self._indent)
        if sentence.verdict == "not_checked":
            reason = f"reason: {sentence.reason or 'none given'}"
            yield from self._wrap(_text(reason, "dim"), self._indent)
        for judgement in view.shown(sentence):
            yield from self._evidence(judgement)
        for quote in view.doubtful_quotes(sentence):
            yield from self._quote(quote)
        for note in view.fact_notes(sentence):
            yield from self._wrap(_text(note), self._indent)

    def _supported(self, sentence: SentenceResult, mark: Text) -> Text:
        """Return a supported sentence on one line, cut short, with what supports it."""
        tail = str(view.backing(self.report, sentence))
        if "opinion" in sentence.flags:
            tail = f"opinion; {tail}"
        room = self.width - self._indent - len(tail) - 2
        body = _text(sentence.text, "bold" if sentence.role == "headline" else "")
        body.truncate(room, overflow="ellipsis", pad=True)
        return Text.assemble(mark, body, "  ", (tail, "dim"))

    def _spotted(self, sentence: SentenceResult) -> Text:
        """Return the sentence with the words in doubt underlined."""
        body = Text(style="bold" if sentence.role == "headline" else "")
        for run, doubtful in view.spots(sentence):
            body.append(view.clean(run), "underline" if doubtful else None)
        if len(body) > LONGEST:
            body = Text(view.shorten(body.plain, LONGEST))
        return body

    def _evidence(self, judgement: Judgement) -> Iterator[Text]:
        source = Text.assemble(
            (view.shorten(view.clean(judgement.reference), LONGEST), "bold"),
            (f"  {view.describe(judgement)}", "dim"),
        )
        yield from self._wrap(source, self._indent, hang=4)
        bar = Text(" " * self._indent + "│ ", "dim")
        best = view.best_evidence(judgement)
        if best:
            yield from self._wrap(_text(best.text, "italic"), len(bar), first=bar, rest=bar)

    def _quote(self, quote: QuoteCheck) -> Iterator[Text]:
        yield from self._wrap(_text(view.quote_note(quote), "yellow"), self._indent)
        body = Text()
        for part in view.diff_runs(quote):
            words = view.shorten(view.clean(part.text), LONGEST)
            if part.op == "equal":
                body.append(words)
            elif part.op == "delete":
                body.append(words if self.color else f"[-{words}-]", "strike red")
            else:
                body.append(words if self.color else f"{{+{words}+}}", "bold green")
        if body:
            yield from self._wrap(body, self._indent + 2)

    def _summary(self) -> Iterator[Text]:
        summary = self.report.summary
        yield Text()
        yield Text("─" * self.width, "dim")
        yield Text("Summary", "bold")
        for verdict in VERDICTS:
            label = f"{view.SYMBOLS[verdict]} {view.words(verdict)}"
            number = f"{getattr(summary, verdict):>5}"
            yield Text.assemble("  ", (f"{label:<14}", STYLES[verdict]), number)
        rate = f"{view.percent(summary.support_rate)} of {summary.checked} checked sentences"
        yield from self._wrap(Text(f"support rate: {rate}"), 2, hang=2)
        for remark in self._remarks():
            yield from self._wrap(_text(remark), 2, hang=2)

    def _remarks(self) -> Iterator[str]:
        summary = self.report.summary
        if summary.editorial_paragraphs:
            yield f"editorial paragraphs: {view.numbers(summary.editorial_paragraphs)}"
        if summary.opinion:
            yield f"{view.count(summary.opinion, 'sentence')} of opinion"
        if summary.altered_quotes:
            yield view.count(summary.altered_quotes, "altered quote")
        yield from view.unchecked(self.report)
        for omission in self.report.omissions:
            yield f"left out: {omission.text} ({', '.join(omission.references)})"

    def _wrap(
        self,
        text: Text,
        indent: int,
        *,
        hang: int = 0,
        first: Text | None = None,
        rest: Text | None = None,
    ) -> Iterator[Text]:
        """Yield ``text`` in lines after ``indent`` spaces, and ``hang`` more from the second on.

        ``first`` and ``rest`` stand in place of the indents and must be as wide.
        """
        prefix = first or Text(" " * indent)
        for line in text.wrap(self._console, self.width - indent - hang, overflow="fold"):
            line.rstrip()
            yield Text.assemble(prefix, line)
            prefix = rest or Text(" " * (indent + hang))


def _label(sentence: SentenceResult) -> Text:
    """Return the verdict in words with its confidence and the flags."""
    label = Text.assemble((view.words(sentence.verdict), STYLES[sentence.verdict]))
    if sentence.verdict != "not_checked":
        label.append(f" · confidence {sentence.confidence:.2f}", "dim")
    for flag in sentence.flags:
        label.append(f" · {view.words(view.clean(flag))}", "yellow")
    return label


def _text(text: str, style: str = "") -> Text:
    return Text(view.shorten(view.clean(text), LONGEST), style)
