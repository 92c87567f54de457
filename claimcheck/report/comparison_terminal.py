"""A comparison for a terminal: who copies whom, who covers whom, and each variant by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from claimcheck.report import comparison_view, findings, view
from claimcheck.report.layout import Layout, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.records import Passage
    from claimcheck.records.comparison import AlteredQuote, Comparison, Conflict, Coverage
    from claimcheck.report.comparison_view import Row, Section

#: Columns of a cell of the matrix, and at most of the names before it.
CELL = 6
NAMES = 24
#: Most characters of a passage that is shown.
LONGEST = 200
#: Shares from which on a cell is bold green, and green.
MOST, SOME = 0.6, 0.2


def render(comparison: Comparison, *, width: int | None = None, color: bool = False) -> str:
    """Return the comparison in lines of at most ``width`` columns without trailing spaces.

    ``width`` is the terminal's own where None, and never less than `layout.NARROWEST`.
    """
    page = _Page(comparison, width, color)
    return page.print(page.lines())


class _Page(Layout):
    """Lays out one comparison."""

    def __init__(self, comparison: Comparison, width: int | None, color: bool) -> None:
        super().__init__(width, color)
        self.comparison = comparison
        self._numbers = comparison_view.numbers(comparison)
        self._names = min(NAMES, self.width // 2)

    def lines(self) -> Iterator[Text]:
        yield from self._head()
        yield from self._stories()
        yield from self._matrix()
        yield from self._matters()
        for section in comparison_view.sections(self.comparison):
            yield from self._section(section)

    def _head(self) -> Iterator[Text]:
        comparison = self.comparison
        variants = view.count(len(comparison.variants), "variant")
        origins = view.count(comparison.origins, "origin")
        yield from self.wrap(Text(f"{variants}, {origins}", "bold"), 0)
        yield from self.wrap(text(f"claimcheck {comparison.claimcheck}", "dim"), 0)
        yield Text()
        for number, variant in enumerate(comparison.variants, start=1):
            counted = f"origin {variant.origin + 1}, {view.count(variant.sentences, 'sentence')}"
            draft = "  the draft" if variant.id == comparison.draft else ""
            name = Text.assemble(text(variant.id, "bold"), text(f"{draft}  {counted}", "dim"))
            yield from self.wrap(name, 5, first=Text(f"{number:>3}  ", "dim"), hang=2)
            if variant.title:
                yield from self.wrap(text(variant.title), 5, hang=2)
        for skipped in comparison.skipped:
            told = (
                str(skipped) if skipped.partly else f"not compared: {skipped.id} ({skipped.reason})"
            )
            yield from self.wrap(text(told), 5, hang=2)

    def _stories(self) -> Iterator[Text]:
        yield from self._title("Who copies whom")
        for story in comparison_view.stories(self.comparison):
            yield from self.wrap(text(story.statement, "bold"), 2, hang=2)
            yield from self.wrap(text(story.measures, "dim"), 4, hang=2)
            for reason in story.reasons:
                yield from self.wrap(text(reason), 4, hang=2)
            if story.longest:
                passage = f"“{view.shorten(story.longest, LONGEST)}”"
                yield from self.wrap(text(passage, "dim"), 4, hang=2)
        alone = comparison_view.independents(self.comparison)
        if alone:
            yield from self.wrap(text(f"no copy of another: {', '.join(alone)}"), 2, hang=2)

    def _matrix(self) -> Iterator[Text]:
        yield from self._title("Who covers whom")
        yield from self.wrap(Text(comparison_view.COVERAGE_NOTE, "dim"), 2)
        rows = comparison_view.grid(self.comparison)
        fitting = max(1, (self.width - self._names - 2) // CELL)
        for first in range(0, len(rows), fitting):
            columns = range(first, min(first + fitting, len(rows)))
            heading = "".join(f"{column + 1:>{CELL}}" for column in columns)
            yield Text(" " * (self._names + 2) + heading, "dim")
            for row in rows:
                yield self._row(row, columns)

    def _row(self, row: Row, columns: range) -> Text:
        name = text(f"{row.number:>3}  {row.variant.id}")
        name.truncate(self._names, overflow="ellipsis", pad=True)
        cells = (
            Text("—".rjust(CELL), "dim") if row.number == column + 1 else _cell(row.cells[column])
            for column in columns
        )
        return Text.assemble("  ", name, *cells)

    def _matters(self) -> Iterator[Text]:
        if self.comparison.disagreements:
            yield from self._title(comparison_view.conflicts_title(self.comparison))
        for matter in self.comparison.disagreements:
            bullet = Text("  • ", "dim")
            for side in matter.sides:
                number = Text(str(self._numbers[side.variant]), "bold")
                values = text(f" {' / '.join(side.values)}", "bold red")
                body = Text.assemble(number, values, text(f": {side.text}"))
                yield from self.wrap(body, 4, first=bullet, hang=2)
                bullet = Text("    ")

    def _section(self, section: Section) -> Iterator[Text]:
        yield from self._title(f"{section.number}  {section.variant.id}")
        if section.plain:
            yield from self.wrap(Text(section.plain, "dim"), 2)
        if section.editorial:
            yield from self._heading(view.count(len(section.editorial), "editorial paragraph"))
        for place, paragraph in enumerate(section.editorial):
            if place:
                yield Text()
            bar = Text("  ▌ ", "bold magenta")
            yield from self.wrap(text(paragraph.text), 4, first=bar, rest=bar)
        if section.only_here:
            yield from self._heading(f"{view.count(len(section.only_here), 'sentence')} only here")
        for sentence in section.only_here:
            flags = "".join(f" · {view.words(flag)}" for flag in sentence.flags)
            yield from self._item(Text.assemble(text(sentence.text), text(flags, "yellow")))
        yield from self._disagreements(section)
        if section.omissions:
            facts = view.count(len(section.omissions), "fact")
            yield from self._heading(f"{facts} left out that most other origins report")
        for omission in section.omissions:
            source = f"  (in {view.numbers(map(self._numbers.__getitem__, omission.references))})"
            yield from self._item(Text.assemble(text(omission.text), text(source, "dim")))

    def _disagreements(self, section: Section) -> Iterator[Text]:
        if section.altered_quotes:
            yield from self._heading(view.count(len(section.altered_quotes), "altered quote"))
        for quote in section.altered_quotes:
            yield from self._quote(quote)
        if section.conflicts:
            sentences = view.count(len(section.conflicts), "sentence")
            yield from self._heading(f"{sentences} in conflict")
        for conflict in section.conflicts:
            yield from self._conflict(conflict)

    def _quote(self, quote: AlteredQuote) -> Iterator[Text]:
        source = text(f"  (against {self._numbers[quote.nearest.reference]})", "dim")
        yield from self._item(Text.assemble(self.diff(findings.diff_runs(quote)), source))

    def _conflict(self, conflict: Conflict) -> Iterator[Text]:
        label = text(f"  {conflict.verdict}", "bold red")
        yield from self._item(Text.assemble(text(conflict.text), label))
        yield from self._sides("says so", "green", conflict.agree)
        yield from self._sides("denies it", "red", conflict.deny)

    def _sides(self, what: str, style: str, passages: tuple[Passage, ...]) -> Iterator[Text]:
        for passage in passages:
            side = Text.assemble(
                Text(str(self._numbers[passage.reference]), "bold"),
                Text(f" {what}: ", style),
                text(passage.text),
            )
            yield from self.wrap(side, 6, hang=2)

    def _item(self, body: Text) -> Iterator[Text]:
        yield from self.wrap(body, 4, first=Text("  • ", "dim"))

    def _title(self, words: str) -> Iterator[Text]:
        yield Text()
        yield from self.wrap(text(words, "bold underline"), 0, hang=2)

    def _heading(self, words: str) -> Iterator[Text]:
        yield Text()
        yield from self.wrap(Text(words, "italic"), 2)


def _cell(coverage: Coverage | None) -> Text:
    """Return a share of the matrix; where nothing could be judged, a question mark."""
    share = None if coverage is None else coverage.share
    if share is None:
        return Text("?".rjust(CELL), "dim")
    style = "bold green" if share >= MOST else "green" if share >= SOME else ""
    return Text(view.percent(share).rjust(CELL), style)
