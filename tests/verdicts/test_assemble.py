"""What becomes of the assessments of sentences that claim nothing, or nothing more."""

from __future__ import annotations

import pytest
from tiny import story

from claimcheck.records import Contrast, Document, Findings, SentenceResult
from claimcheck.verdicts.assemble import Results
from claimcheck.verdicts.rules import Assessment

UNSUPPORTED = Assessment("unsupported", 0.9, 0.1)
TOLD = "Forty-one people were hurt."


def results(
    document: Document,
    assessment: Assessment = UNSUPPORTED,
    findings: Findings | None = None,
    opinion: float = 0.0,
) -> tuple[SentenceResult, ...]:
    """The results of a document of which every sentence is assessed alike."""
    count = len(document.content)
    made = Results(document, [opinion] * count, 0.5)
    found = findings or Findings()
    return made.of([assessment] * count, [()] * count, [found] * count, [()] * count)


def test_a_lead_in_is_not_checked():
    lead, told = results(story("a", "Key facts:", TOLD))
    assert (lead.verdict, lead.reason) == ("not_checked", "a lead-in, which claims nothing")
    assert told.verdict == "unsupported"


def test_what_nothing_follows_leads_nowhere():
    _, last = results(story("a", TOLD, "Key facts:"))
    assert last.verdict == "unsupported"


def test_a_lead_in_with_a_view_is_judged():
    lead, _ = results(story("a", "The shameful truth:", TOLD), opinion=0.9)
    assert lead.verdict == "unsupported"


@pytest.mark.parametrize(
    ("assessment", "flags"),
    [(UNSUPPORTED, ("attribution_dropped",)), (Assessment("contradicted", 0.9, 0.1), ())],
)
def test_an_attribution_is_no_matter_of_what_is_contradicted(
    assessment: Assessment, flags: tuple[str, ...]
):
    dropped = Findings(contrasts=(Contrast("attribution_dropped", 0, 0, "", "r", "police say"),))
    (found,) = results(story("a", TOLD), assessment, dropped)
    assert found.flags == flags
    assert len(found.contrasts) == len(flags)
