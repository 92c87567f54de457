"""What reports and the desk's pages show of each reference, read back as labels."""

from __future__ import annotations

import csv
import html
import io
import re
from collections.abc import Iterator

from claimcheck.records import Report
from claimcheck.report import render
from claimcheck.report.overview import SAYS

#: Labels by the words that stand for them.
LABEL_OF = {words: label for label, words in SAYS.items()}
_SAYS = "|".join(map(re.escape, LABEL_OF))
_SAID = re.compile(rf" +(\S.*?)  ({_SAYS})(?: \d\.\d\d)?, (?:similarity|.*word).*")
#: By sentence and reference.
Labels = dict[tuple[int, str], str]
_ROW = re.compile(
    r'<th scope="row">(?:<a [^>]*>)?([^<]*)(?:</a>)?</th>\s*'
    r'<td data-label="Origin">\d+</td>\s*'
    rf'<td data-label="Says"><span class="(\w+)"><span aria-hidden="true">.</span> ({_SAYS})</span>'
)


def of_json(report: Report) -> Labels:
    return {
        (sentence["index"], judgement["reference"]): judgement["label"]
        for sentence in report.to_dict()["sentences"]
        for judgement in sentence["judgements"]
    }


def of_body(report: Report) -> Labels:
    """Those of the sentences that have a number for people."""
    body = set(_indices(report).values())
    return {place: label for place, label in of_json(report).items() if place[0] in body}


def _indices(report: Report) -> dict[int, int]:
    """The indices of the body's sentences by the numbers that people read."""
    body = (sentence.index for sentence in report.sentences if sentence.role == "body")
    return dict(enumerate(body, start=1))


def of_html(report: Report) -> Labels:
    """From the table of each sentence of the body; all judgements are in one."""
    page, indices = render(report, "html"), _indices(report)
    tables = re.split(r'<caption class="hidden">(.+?) against each reference', page)[1:]
    return {
        (indices[int(name.removeprefix("Sentence "))], reference): label
        for name, rest in zip(tables[::2], tables[1::2], strict=True)
        if name.startswith("Sentence ")
        for reference, label in of_table(rest.split("</table>\n")[0])
    }


def of_table(page: str) -> Iterator[tuple[str, str]]:
    """References and labels of a table whose rows have classes and words that agree."""
    for name, kind, said in _ROW.findall(page):
        assert kind == LABEL_OF[said]
        yield html.unescape(name), kind


def of_csv(report: Report) -> Labels:
    """From the columns of those that support and contradict; what is in neither says neither."""
    rows = csv.DictReader(io.StringIO(render(report, "csv")))
    shown = {
        (int(row["index"]), name): label
        for row in rows
        for column, label in (("supported_by", "entailment"), ("contradicted_by", "contradiction"))
        for name in filter(None, row[column].split(" | "))
    }
    return {place: shown.get(place, "neutral") for place in of_json(report)} | shown


def of_terminal(report: Report) -> Labels:
    """From the line above each passage of the body; not every reference has one."""
    found: Labels = {}
    index, indices = -1, _indices(report)
    for line in render(report, "terminal", width=2000).splitlines():
        if start := re.match(r"[✓✗±?–] +(\d*)  ", line):
            index = indices[int(start[1])] if start[1] else -1
        elif index < 0:
            continue
        elif said := _SAID.fullmatch(line):
            found[index, said[1]] = LABEL_OF[said[2]]
    return found


def of_markdown(report: Report) -> Labels:
    """From the line of each passage of the body; not every reference has one."""
    found: Labels = {}
    index, indices = -1, _indices(report)
    for line in render(report, "markdown").splitlines():
        if start := re.match(r"### (.+?): ", line):
            index = indices[int(start[1])] if start[1].isdigit() else -1
        elif index < 0:
            continue
        elif said := re.match(rf"- \*\*(.+?)\*\* ({_SAYS}) \(", line):
            found[index, said[1].replace("\\", "")] = LABEL_OF[said[2]]
    return found


def of_panel(page: str) -> dict[str, str]:
    """From the table of the desk's panel of one sentence, with which its cards must agree."""
    shown = dict(of_table(page))
    cards = re.findall(r'<section class="card (\w+)" id="card\d+" aria-label="([^"]*)"', page)
    assert {html.unescape(name): label for label, name in cards} == shown
    return shown
