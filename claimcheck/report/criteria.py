"""The five words by which broadcasters judge a news text, and what belongs to each.

They are the criteria of the European Broadcasting Union and the BBC, *News Integrity in AI
Assistants* (2025), by which journalists of 22 broadcasters graded answers about the news.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.records import Report, SentenceResult

Criterion = Literal["accuracy", "sourcing", "opinion", "editorialisation", "context"]

#: The criteria in the order in which they are shown, and what each asks of a text.
CRITERIA: dict[Criterion, str] = {
    "accuracy": "what is said is as the references have it, quotations too",
    "sourcing": "what is said has a source, and the source is named",
    "opinion": "a view is told apart from a fact",
    "editorialisation": "the writer adds no view to what is reported",
    "context": "nothing is left out that changes how the rest is understood",
}
#: What a report finds besides verdicts and flags of a sentence.
EDITORIAL, LEFT_OUT = "editorial_paragraph", "left_out"
#: To which criterion each verdict, flag and other finding belongs; docs/flags.md says why.
BELONGS: dict[str, Criterion] = {
    "contradicted": "accuracy",
    "disputed": "accuracy",
    "unsupported": "sourcing",
    "opinion": "opinion",
    "partial": "sourcing",
    "altered_quote": "accuracy",
    "unsourced_quote": "sourcing",
    "misattributed_quote": "accuracy",
    "number_mismatch": "accuracy",
    "date_mismatch": "accuracy",
    "name_mismatch": "accuracy",
    "negation": "accuracy",
    "hedge_dropped": "context",
    "attribution_dropped": "sourcing",
    EDITORIAL: "editorialisation",
    LEFT_OUT: "context",
}


def criteria(report: Report, sentence: SentenceResult) -> tuple[Criterion, ...]:
    """Return the criteria that a sentence falls short of, in their order.

    They are those of its flags and of its verdict, but for an unsupported sentence with flags:
    they say what it lacks. A sentence to look at in an editorial paragraph editorialises.
    """
    found = {BELONGS[name] for name in _names(report, sentence)}
    return tuple(criterion for criterion in CRITERIA if criterion in found)


def counts(report: Report) -> dict[Criterion, dict[str, int]]:
    """Count what belongs to each criterion; criteria and names without any are left out.

    Verdicts and flags count sentences, furniture aside; the others what they name.
    """
    found: Counter[str] = Counter()
    for sentence in report.sentences:
        if sentence.role != "furniture":
            found.update(name for name in (sentence.verdict, *sentence.flags) if name in BELONGS)
    found[EDITORIAL] = len(report.summary.editorial_paragraphs)
    found[LEFT_OUT] = len(report.omissions)
    grouped = {
        criterion: {name: found[name] for name in BELONGS if BELONGS[name] == criterion}
        for criterion in CRITERIA
    }
    some = {c: {name: n for name, n in names.items() if n} for c, names in grouped.items()}
    return {criterion: names for criterion, names in some.items() if names}


def listed(names: dict[str, int]) -> str:
    """Return counts as words: "contradicted 4, number mismatch 1"."""
    return ", ".join(f"{name.replace('_', ' ')} {number}" for name, number in names.items())


def _names(report: Report, sentence: SentenceResult) -> Iterator[str]:
    if sentence.role == "furniture":
        return
    yield from sentence.flags
    if sentence.verdict in BELONGS and not (sentence.verdict == "unsupported" and sentence.flags):
        yield sentence.verdict
    if sentence.flagged and sentence.paragraph in report.summary.editorial_paragraphs:
        yield EDITORIAL
