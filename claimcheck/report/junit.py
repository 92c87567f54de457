"""A report as JUnit XML, for pipelines that show the outcome of tests: a test case a sentence.

The format has no standard; the elements are those that
https://github.com/testmoapp/junitxml describes and that CI servers read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from claimcheck.report import overview, view
from claimcheck.report.numbering import Numbering
from claimcheck.report.remarks import remarks

if TYPE_CHECKING:
    from claimcheck.records import Report, SentenceResult
    from claimcheck.report.remarks import Remark

#: Characters of a sentence that the name of its case has.
LONGEST_NAME = 120
# https://www.w3.org/TR/xml/#charsets; `view.clean` has taken the others out.
_NO_XML = re.compile("[\ufffe\uffff]")


def render(report: Report) -> str:
    """Return the document, ending in a line break.

    A sentence to look at is a failure, one that could not be checked is skipped, any other has
    passed; furniture is left out. ``type`` of a failure is the first of its findings.
    """
    content = [s for s in report.sentences if s.role != "furniture"]
    noted = [s for s in content if view.noted(s)]
    unchecked = [s for s in content if s.verdict == "not_checked"]
    counts = {
        "tests": str(len(content)),
        "failures": str(len(noted)),
        "errors": "0",
        "skipped": str(len(unchecked)),
        "time": f"{sum(report.timing.values()):.3f}",
    }
    suites = ElementTree.Element("testsuites", {"name": "claimcheck", **counts})
    name = _text(report.article.title or report.article.id)
    suite = ElementTree.SubElement(suites, "testsuite", {"name": name, **counts})
    _properties(suite, report)
    by_sentence: dict[int, list[Remark]] = {}
    numbering = Numbering(report)
    for remark in remarks(report):
        for sentence in remark.sentences:
            by_sentence.setdefault(sentence.index, []).append(remark)
    for sentence in content:
        _case(suite, report, numbering, sentence, by_sentence.get(sentence.index, []))
    if report.skipped:
        out = ElementTree.SubElement(suite, "system-err")
        out.text = _text("\n".join(map(str, report.skipped)))
    ElementTree.indent(suites)
    body = ElementTree.tostring(suites, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{body}\n'


def _properties(suite: ElementTree.Element, report: Report) -> None:
    properties = ElementTree.SubElement(suite, "properties")
    values = {
        "claimcheck": report.claimcheck,
        "article": report.article.id,
        "sha256": report.article.sha256,
        "references": ", ".join(reference.id for reference in report.references),
        **{f"model.{name}": model for name, model in report.models.items()},
    }
    for name, value in values.items():
        ElementTree.SubElement(properties, "property", {"name": name, "value": _text(value)})


def _case(
    suite: ElementTree.Element,
    report: Report,
    numbering: Numbering,
    sentence: SentenceResult,
    found: Iterable[Remark],
) -> None:
    name = view.opening(_text(sentence.text), LONGEST_NAME)
    article = _text(report.article.id)
    case = ElementTree.SubElement(
        suite,
        "testcase",
        {
            "classname": f"{article}.{numbering.paragraph_name(sentence.paragraph)}",
            "name": f"{numbering.name(sentence.index)}: {name}",
            "time": "0",
        },
    )
    if sentence.verdict == "not_checked":
        reason = _text(sentence.reason or "no reason given")
        ElementTree.SubElement(case, "skipped", {"message": reason})
    elif view.noted(sentence):
        kinds = [name for name in (sentence.verdict, *sentence.flags) if name != "supported"]
        lines = [_text(remark.message) for remark in found]
        failure = ElementTree.SubElement(case, "failure", {"type": kinds[0]})
        failure.set("message", _text(overview.sentence_line(sentence, numbering)))
        failure.text = "\n".join([_text(sentence.text), *lines])


def _text(text: str) -> str:
    """Make a text of others one that XML can hold, its lines kept."""
    return "\n".join(_NO_XML.sub("", view.clean(line)) for line in text.split("\n"))
