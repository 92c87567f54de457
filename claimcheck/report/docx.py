"""A report as a Word file: the article with a comment on every finding, at its words."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from claimcheck.report import findings, overview, view
from claimcheck.report.docx_template import article_file
from claimcheck.report.numbering import Numbering
from claimcheck.report.remarks import Remark, remarks
from claimcheck.wordfile.comments import Anchor, Comment, add_comments
from claimcheck.wordfile.package import Package

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from claimcheck.records import Report, SentenceResult, SourceSpan

AUTHOR, INITIALS = "claimcheck", "cc"
#: Omissions that the comment on the whole article names, and characters of words without a place.
_MOST_OMISSIONS, _LONGEST = 10, 200


def render(report: Report, article: bytes | None = None) -> bytes:
    """Return a Word file with a comment on every finding and one on the whole article.

    ``article`` is the Word file that was checked: it is given back with its text, formatting,
    tracked changes and comments as they were. Without it, or where it is another file than the
    report's, a new file has the report's text.

    Raises:
        InputError: for a file that cannot be read, or is too large to write.
    """
    given = report.article.given
    if (
        article is not None
        and given is not None
        and given.kind == "docx"
        and given.sha256 == hashlib.sha256(article).hexdigest()
    ):
        package = Package(article, report.article.id)
        find: Callable[[Remark], tuple[Anchor, Anchor] | None] = _Given(report).anchors
    else:
        package = Package(article_file(report), report.article.id)
        find = _Written(report, package.main).anchors
    comments = [Comment(None, None, "", tuple(_on_the_whole(report)))]
    for remark in remarks(report):
        start, end = find(remark) or (None, None)
        words = view.shorten(report.article.text[remark.start : remark.end], _LONGEST)
        comments.append(Comment(start, end, view.clean(words), (remark.message,)))
    add_comments(package, comments, AUTHOR, INITIALS)
    return package.write()


class _Given:
    """Finds words in the Word file that was checked, by where the report says that they stand."""

    def __init__(self, report: Report) -> None:
        self._starts: dict[int, Anchor] = {}
        self._ends: dict[int, Anchor] = {}
        for sentence in report.sentences:
            for start, end, span in _spans(sentence):
                if span is not None and span.word is not None:
                    word = span.word
                    first = Anchor(word.part, word.paragraph, word.run, span.start)
                    last = Anchor(word.part, word.end_paragraph, word.end_run, span.end)
                    self._starts.setdefault(start, first)
                    self._ends.setdefault(end, last)

    def anchors(self, remark: Remark) -> tuple[Anchor, Anchor] | None:
        """Where a remark's words begin and end, else its sentences'; None where nobody knows."""
        whole = remark.sentences[0].start, remark.sentences[-1].end
        for start, end in ((remark.start, remark.end), whole):
            first, last = self._starts.get(start), self._ends.get(end)
            if first is not None and last is not None and first.part == last.part:
                return first, last
        return None


class _Written:
    """Finds words in a new file, in which every paragraph of the article is one run."""

    def __init__(self, report: Report, part: str) -> None:
        self._paragraphs, self._part = report.paragraphs, part

    def anchors(self, remark: Remark) -> tuple[Anchor, Anchor] | None:
        """Where the words of a remark begin and end."""
        first = self._paragraphs[remark.sentences[0].paragraph]
        last = self._paragraphs[remark.sentences[-1].paragraph]
        return (
            Anchor(self._part, first.index, 0, remark.start - first.start),
            Anchor(self._part, last.index, 0, remark.end - last.start),
        )


def _spans(sentence: SentenceResult) -> Iterator[tuple[int, int, SourceSpan | None]]:
    """The spans of a sentence and its findings, and where they stand in what was given."""
    found = (sentence.parts, sentence.unsupported_spans, sentence.quotes, sentence.facts)
    for record in (sentence, *(r for records in found for r in records), *sentence.contrasts):
        yield record.start, record.end, record.given


def _on_the_whole(report: Report) -> Iterator[str]:
    """What the check found of the whole article, and what it leaves out."""
    summary, counted = report.summary, view.count(len(report.references), "reference")
    verdicts = ("supported", "contradicted", "disputed", "unsupported", "not_checked")
    told = [f"{getattr(summary, v)} {v.replace('_', ' ')}" for v in verdicts if getattr(summary, v)]
    extent = Numbering(report).extent
    yield f"claimcheck: {extent} against {counted}: {', '.join(told) or 'nothing'}."
    reliability = overview.reliability(report)
    if reliability:
        yield view.clean(reliability)
    for skipped in report.skipped:
        yield view.clean(str(skipped))
    for omission in report.omissions[:_MOST_OMISSIONS]:
        note = findings.omission_note(report, omission)
        yield view.clean(f"Left out, {note}: “{omission.text}”")
    more = len(report.omissions) - _MOST_OMISSIONS
    if more > 0:
        yield f"{more} more left out"
