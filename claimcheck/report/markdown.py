"""A report as Markdown (CommonMark with tables): what to look at first, then everything.

Text of articles and references is escaped, so that it can become neither markup nor HTML.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from claimcheck.records import VERDICTS
from claimcheck.report import criteria, findings, objections, overview, reasons, view
from claimcheck.report.numbering import Numbering

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.records import Report, SentenceResult, Verdict

# A backslash before ASCII punctuation makes it literal: https://spec.commonmark.org/0.31.2/#backslash-escapes
# The backslash itself comes first.
_SPECIAL = "\\`*_{}[]<>#|~$&@"
# GitHub would turn an address without a scheme into a link too.
_ADDRESS = re.compile(r"(www)\.", re.IGNORECASE)
# What makes a list or a heading where a line starts: "1.", "2)", "+", "-", "=".
_STARTING = re.compile(r"^(\d*)([.)+=-])")


def render(report: Report) -> str:
    """Return the report as Markdown."""
    numbering = Numbering(report)
    noted = [sentence for _, some in overview.to_look_at(report) for sentence in some]
    sections = (
        _head(report),
        _summary(report, numbering),
        _listed(report, numbering, "To look at", noted),
        _listed(report, numbering, "Weak ticks", view.weak(report)),
        _editorial(report, numbering),
        _omissions(report),
        _everything(report, numbering),
    )
    return "\n\n".join("\n".join(lines) for section in sections if (lines := list(section))) + "\n"


def escape(text: str) -> str:
    """Return ``text`` on one line so that Markdown shows it as it is."""
    return _literal(text.strip()).strip()


def _literal(text: str) -> str:
    shown = view.clean(text)
    for character in _SPECIAL:
        shown = shown.replace(character, f"\\{character}")
    return _ADDRESS.sub(r"\1\\.", shown.replace("://", "\\://"))


def _block(text: str) -> str:
    """Return a text as a block of its own, where the start of a line has meaning as well."""
    return _quoted(escape(text))


def _quoted(markdown: str) -> str:
    return f"> {_opening(markdown.strip())}"


def _opening(markdown: str) -> str:
    """Return text fit to stand where a line, a block or an item starts."""
    return _STARTING.sub(r"\1\\\2", markdown)


def _head(report: Report) -> Iterator[str]:
    article = report.article
    yield f"# Fact check: {escape(article.title or article.id)}"
    yield ""
    against = view.count(len(report.references), "reference")
    origins = view.count(report.origins, "origin")
    yield f"Checked against {against} of {origins} with claimcheck {escape(report.claimcheck)}."


def _summary(report: Report, numbering: Numbering) -> Iterator[str]:
    summary = report.summary
    yield from ("## Summary", "", "| | |", "|:--|--:|")
    for verdict in VERDICTS:
        yield f"| {_verdict(verdict)} | {getattr(summary, verdict)} |"
    for name, number in view.ground_counts(report).items():
        yield f"| {view.TICKS[name]} {name}: {view.GROUNDS[name]} | {number} |"
    yield f"| support rate | {view.percent(summary.support_rate)} |"
    for criterion, names in criteria.counts(report).items():
        yield f"| {criterion} | {criteria.listed(names)} |"
    yield f"| editorial paragraphs | {numbering.paragraphs(summary.editorial_paragraphs)} |"
    yield f"| furniture set aside | {summary.furniture} |"
    aside = view.unchecked(report)
    if aside:
        yield ""
    yield from (f"- {escape(remark)}" for remark in aside)


def _listed(
    report: Report, numbering: Numbering, heading: str, sentences: Sequence[SentenceResult]
) -> Iterator[str]:
    """A section on some sentences, if there are any."""
    if not sentences:
        return
    yield f"## {heading}: {len(sentences)}"
    for sentence in sentences:
        yield ""
        yield from _details(report, numbering, sentence)


def _details(report: Report, numbering: Numbering, sentence: SentenceResult) -> Iterator[str]:
    flags = "".join(f" · {escape(view.words(flag))}" for flag in sentence.flags)
    verdict = f"{view.sign(sentence)} {view.named(sentence)}"
    name = numbering.number(sentence.index)
    yield f"### {name[0].upper()}{name[1:]}: {verdict}{flags}"
    yield ""
    words = criteria.criteria(report, sentence)
    if words:
        yield ", ".join(words)
        yield ""
    yield _quoted(_marked(sentence))
    yield ""
    yield f"- confidence {sentence.confidence:.2f}, support {sentence.support:.2f}"
    for reason in reasons.reasons(sentence):
        yield f"- {_opening(escape(reason.text))}"
    for quote in findings.doubtful_quotes(sentence):
        if quote.diff:
            yield "- " + "".join(_diff_part(p.op, p.text) for p in findings.diff_runs(quote))
    if sentence.judgements:
        yield f"- {overview.tally(report, sentence)}"
    for judgement in view.shown(sentence):
        best, _ = view.telling_evidence(sentence, judgement)
        evidence = f": {escape(best.text)}" if best else ""
        says = f"{overview.SAYS[judgement.label]} ({view.describe(judgement)})"
        yield f"- **{escape(judgement.reference)}** {says}{evidence}"
        why = objections.objection(sentence, judgement)
        if why:
            yield f"- {_opening(escape(why))}"


def _marked(sentence: SentenceResult) -> str:
    """Return a sentence with the words in doubt in bold; neighbours in doubt share their stars."""
    runs = groupby(findings.spots(sentence), key=lambda spot: bool(spot[1]))
    return "".join(_spot("".join(run for run, _ in spots), doubt) for doubt, spots in runs)


def _spot(run: str, doubt: bool) -> str:
    """Return a run of a sentence, bold where in doubt; stars act only right beside the words."""
    core = run.strip()
    if not doubt or not core:
        return _literal(run)
    before, after = run[: len(run) - len(run.lstrip())], run[len(run.rstrip()) :]
    return f"{' ' * bool(before)}**{escape(core)}**{' ' * bool(after)}"


def _diff_part(op: str, text: str) -> str:
    """Return a run of a diff, marked so that it reads in plain text as well as rendered."""
    if op == "equal":
        return escape(text) or " "
    return f"~~\\[-{escape(text)}-\\]~~" if op == "delete" else f"**\\{{+{escape(text)}+\\}}**"


def _editorial(report: Report, numbering: Numbering) -> Iterator[str]:
    editorial = [block for block in view.blocks(report) if block.editorial]
    if not editorial:
        return
    yield "## Editorial paragraphs"
    for block in editorial:
        yield ""
        yield f"Paragraph {numbering.paragraph(block.paragraph.index)} {view.EDITORIAL_NOTE}:"
        yield ""
        yield _block(" ".join(sentence.text for sentence in block.sentences))


def _omissions(report: Report) -> Iterator[str]:
    if not report.omissions:
        return
    yield from ("## Left out by the article", "")
    for omission in report.omissions:
        references = ", ".join(map(escape, omission.references))
        note = findings.omission_note(report, omission)
        yield f"- {_opening(escape(omission.text))} ({note}: {references})"


def _everything(report: Report, numbering: Numbering) -> Iterator[str]:
    yield from ("## Every sentence", "")
    yield "| # | verdict | support | references | sentence |"
    yield "|--:|:--|--:|:--|:--|"
    for sentence in report.sentences:
        text = escape(sentence.text)
        number = numbering.number(sentence.index) if sentence.role != "furniture" else ""
        if sentence.role == "furniture":
            yield f"| {number} | furniture | | | {text} |"
            continue
        support = "" if sentence.verdict == "not_checked" else f"{sentence.support:.2f}"
        backing = view.backing(report, sentence)
        verdict = f"{view.sign(sentence)} {view.named(sentence)}"
        yield f"| {number} | {verdict} | {support} | {backing} | {text} |"


def _verdict(verdict: Verdict) -> str:
    return f"{view.SYMBOLS[verdict]} {view.words(verdict)}"
