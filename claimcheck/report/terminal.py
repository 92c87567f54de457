"""A report for a terminal: every sentence with its verdict, evidence where an editor must look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from claimcheck.records import VERDICTS
from claimcheck.report import criteria, findings, objections, overview, reasons, view
from claimcheck.report.layout import LONGEST, Layout, text
from claimcheck.report.numbering import Numbering

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
#: Lines of evidence shown for a sentence; the other formats have the whole window.
EVIDENCE_LINES = 3
#: Columns that a supported sentence needs for what supports it to stand on its line.
SHORTEST = 20


def render(report: Report, *, width: int | None = None, color: bool = False) -> str:
    """Return the report in lines of at most ``width`` columns without trailing spaces.

    ``width`` is the terminal's own where None, and never less than `layout.NARROWEST`.
    """
    page = _Page(report, width, color)
    return page.print(page.lines())


class _Page(Layout):
    """Lays out one report."""

    def __init__(self, report: Report, width: int | None, color: bool) -> None:
        super().__init__(width, color)
        self.report = report
        self._numbering = Numbering(report)
        self._digits = len(str(len(report.sentences)))
        self._indent = self._digits + 4

    def lines(self) -> Iterator[Text]:
        yield from self._head()
        for block in view.blocks(self.report):
            if block.furniture:
                continue
            yield Text()
            if block.editorial:
                number = self._numbering.paragraph(block.paragraph.index)
                title = f"Editorial paragraph {number}: {view.EDITORIAL_NOTE}"
                yield from self.wrap(Text(f"▌ {title}", "bold magenta"), 0, hang=2)
            for sentence in block.sentences:
                yield from self._sentence(sentence)
        if self.report.summary.furniture:
            yield Text()
            lines = view.count(self.report.summary.furniture, "line")
            yield from self.wrap(Text(f"{lines} of furniture set aside", "dim"), 0)
        yield from self._summary()

    def _head(self) -> Iterator[Text]:
        article, references = self.report.article, self.report.references
        yield from self.wrap(text(article.title or article.id, "bold"), 0)
        against = view.count(len(references), "reference")
        origins = view.count(self.report.origins, "origin")
        language = view.clean(article.language)
        line = f"claimcheck {self.report.claimcheck}; {against} of {origins}; language {language}"
        yield from self.wrap(text(line, "dim"), 0)

    def _number(self, sentence: SentenceResult) -> str:
        """The number of a sentence of the body; headings have none."""
        return self._numbering.number(sentence.index) if sentence.role == "body" else ""

    def _sentence(self, sentence: SentenceResult) -> Iterator[Text]:
        mark = Text.assemble(
            (view.SYMBOLS[sentence.verdict], STYLES[sentence.verdict]),
            (f" {self._number(sentence):>{self._digits}}  ", "dim"),
        )
        if not view.explained(sentence):
            yield from self._supported(sentence, mark)
            return
        yield from self.wrap(_label(sentence), self._indent, first=mark)
        yield from self.wrap(self._spotted(sentence), self._indent)
        for reason in reasons.reasons(sentence):
            style = "yellow" if reason.name in sentence.flags else "dim"
            yield from self.wrap(text(reason.text, style), self._indent, hang=2)
        for quote in findings.doubtful_quotes(sentence):
            yield from self._quote(quote)
        if sentence.verdict == "supported":
            statement = view.backing(self.report, sentence).statement
            yield from self.wrap(Text(statement, "dim"), self._indent, hang=2)
            return
        if overview.speaks(sentence):
            yield from self.wrap(Text(overview.tally(self.report, sentence), "dim"), self._indent)
        for judgement in view.shown(sentence):
            yield from self._evidence(sentence, judgement)
            why = objections.objection(sentence, judgement)
            if why:
                yield from self.wrap(text(why, "dim"), self._indent, hang=2)

    def _supported(self, sentence: SentenceResult, mark: Text) -> Iterator[Text]:
        """Yield a supported sentence, cut short, with what supports it beside it or below."""
        tail = Text.assemble(
            _grounds(sentence), (f", {view.backing(self.report, sentence)}", "dim")
        )
        if "opinion" in sentence.flags:
            tail = Text.assemble(("opinion; ", "dim"), tail)
        body = text(sentence.text, "bold" if sentence.role == "headline" else "")
        room = self.width - self._indent - len(tail) - 2
        if room < SHORTEST:
            body.truncate(self.width - self._indent, overflow="ellipsis")
            yield Text.assemble(mark, body)
            yield from self.wrap(tail, self._indent)
            return
        body.truncate(room, overflow="ellipsis", pad=True)
        yield Text.assemble(mark, body, "  ", tail)

    def _spotted(self, sentence: SentenceResult) -> Text:
        """Return the sentence with the words in doubt underlined."""
        body = Text(style="bold" if sentence.role == "headline" else "")
        for run, doubt in findings.spots(sentence):
            body.append(view.clean(run), "underline" if doubt else None)
        if len(body) > LONGEST:
            body = Text(view.shorten(body.plain, LONGEST))
        return body

    def _evidence(self, sentence: SentenceResult, judgement: Judgement) -> Iterator[Text]:
        """Yield the reference's name and as much of one window of it as `EVIDENCE_LINES` hold."""
        source = Text.assemble(
            (view.shorten(view.clean(judgement.reference), LONGEST), "bold"),
            (f"  {_said(judgement)}", "dim"),
        )
        yield from self.wrap(source, self._indent, hang=4)
        bar = Text(" " * self._indent + "│ ", "dim")
        best, words = view.telling_evidence(sentence, judgement)
        if best:
            # Nothing like the writer's own view is in a reference; a line shows what is nearest.
            height = 1 if "opinion" in sentence.flags else EVIDENCE_LINES
            room = height * (self.width - len(bar))
            said, words = (" ".join(view.clean(t).split()) for t in (best.text, words))
            part = text(view.from_words(said, words, room * 2 // 3), "italic")
            lines = list(self.wrap(part, len(bar), first=bar, rest=bar))
            yield from lines[: height - 1]
            yield from self._last(lines[height - 1 :])

    def _last(self, lines: list[Text]) -> Iterator[Text]:
        """Yield the first of ``lines``, with an ellipsis at a word where others follow."""
        if len(lines) > 1:
            line = lines[0]
            if line.cell_len + 2 > self.width:
                line.right_crop(max(len(line) - line.plain.rfind(" "), 2))
            line.rstrip()
            line.append(" …")
        yield from lines[:1]

    def _quote(self, quote: QuoteCheck) -> Iterator[Text]:
        body = self.diff(findings.diff_runs(quote))
        if body:
            yield from self.wrap(body, self._indent + 2)

    def _summary(self) -> Iterator[Text]:
        summary = self.report.summary
        yield Text()
        yield Text("─" * self.width, "dim")
        yield Text("Summary", "bold")
        for verdict in VERDICTS:
            label = f"{view.SYMBOLS[verdict]} {view.words(verdict)}"
            number = f"{getattr(summary, verdict):>4}"
            yield Text.assemble("  ", (f"{label:<14}", STYLES[verdict]), number)
            if verdict == "supported":
                yield from self._legend()
        rate = f"{view.percent(summary.support_rate)} of {summary.checked} checked sentences"
        yield from self.wrap(Text(f"support rate: {rate}"), 2, hang=2)
        for remark in self._remarks():
            yield from self.wrap(text(remark), 2, hang=2)
        reliability = overview.reliability(self.report)
        if reliability:
            yield from self.wrap(text(reliability, "dim"), 2, hang=2)
        if self.report.omissions:
            yield Text()
            yield from self.wrap(Text("Left out by the article", "bold"), 0)
        for omission in self.report.omissions:
            note = findings.omission_note(self.report, omission)
            told = Text.assemble(text(omission.text), (f" ({note})", "dim"))
            yield from self.wrap(told, 4, first=Text("  • ", "dim"))

    def _legend(self) -> Iterator[Text]:
        """Count the supported sentences by what they rest on, and say what each word means."""
        for ground, number in view.ground_counts(self.report).items():
            line = f"{number} {ground}: {view.GROUNDS[ground]}"
            yield from self.wrap(Text(line, "dim"), 4, hang=2)

    def _remarks(self) -> Iterator[str]:
        editorial = self.report.summary.editorial_paragraphs
        if editorial:
            yield f"editorial paragraphs: {self._numbering.paragraphs(editorial)}"
        weak = view.weak(self.report)
        if weak:
            yield f"weak ticks, after the flags: {self._numbering.numbers(s.index for s in weak)}"
        for criterion, names in criteria.counts(self.report).items():
            yield f"{criterion}: {criteria.listed(names)}"
        yield from view.unchecked(self.report)


def _said(judgement: Judgement) -> str:
    """Say in few words what a reference says, how surely, and how near its passage is."""
    says = overview.SAYS[judgement.label]
    if judgement.method != "nli":
        return f"{says}, {view.describe(judgement)}"
    return f"{says}{_surety(judgement)}, similarity {view.similarity(judgement):.2f}"


def _label(sentence: SentenceResult) -> Text:
    """Return the verdict in words with its confidence and the flags."""
    label = Text.assemble((view.words(sentence.verdict), STYLES[sentence.verdict]))
    if sentence.verdict == "supported":
        label.append(" · ", "dim").append_text(_grounds(sentence))
    elif sentence.verdict != "not_checked":
        label.append(f" · confidence {sentence.confidence:.2f}", "dim")
    for flag in sentence.flags:
        label.append(f" · {view.words(view.clean(flag))}", "yellow")
    return label


def _grounds(sentence: SentenceResult) -> Text:
    """Return what a supported sentence rests on; weak support stands out."""
    weak = view.ground(sentence) == "weak"
    return Text(view.grounds(sentence), "bold yellow" if weak else "dim")


def _surety(judgement: Judgement) -> str:
    """The number that a label rests on: calibrated support, or the probability of contradiction.

    None where that is below even: then a finding contradicts, no model. None of silence either.
    """
    if judgement.label == "neutral":
        return ""
    if judgement.label == "entailment":
        return f" {judgement.support:.2f}"
    probability = judgement.probabilities.contradiction
    return f" {probability:.2f}" if probability >= 0.5 else ""
