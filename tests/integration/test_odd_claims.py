"""Claims that are easily misjudged, by the bundled models."""

from __future__ import annotations

import pytest

from claimcheck import Checker
from claimcheck.records import Report

ARTICLE = """The council's plan for the bridge

The council approved the new bridge on Monday. The mayor said that work on the new bridge would \
begin in March.

Nobody was hurt when the old bridge collapsed in May. Will the new bridge stand any longer?

Soon.
"""
REFERENCE = """Bridge plan

The council debated the new bridge on Monday evening in a packed hall. The council rejected the \
new bridge by nine votes to two. The mayor called the decision on the new bridge a setback.

Three workers were hurt when the old bridge collapsed in May. The old bridge collapsed in May \
after heavy rain. Work begins in March, the mayor said.
"""


SALE = """The sale of the museum

What we know so far:

The museum was sold for $7.1 million. The council voted 12 to 4 to approve the sale.
"""
SALE_REFERENCE = """Museum changes hands

A buyer from abroad paid $9.4 million for the museum. The council approved the sale by 11 votes to \
4. The doors will open again in spring.
"""


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker()


@pytest.fixture(scope="module")
def report(checker: Checker) -> Report:
    return checker.check(ARTICLE, [REFERENCE])


def verdicts(report: Report) -> dict[str, str]:
    return {sentence.text: sentence.verdict for sentence in report.sentences}


@pytest.mark.parametrize(
    "claim",
    [
        "The council approved the new bridge on Monday.",
        "Nobody was hurt when the old bridge collapsed in May.",
    ],
)
def test_a_contradiction_is_found_though_another_sentence_is_more_alike(report: Report, claim: str):
    assert verdicts(report)[claim] == "contradicted"


def test_support_spread_over_two_sentences_is_found(report: Report):
    claim = "The mayor said that work on the new bridge would begin in March."
    assert verdicts(report)[claim] == "supported"


def test_a_question_is_not_checked(report: Report):
    (asked,) = (s for s in report.sentences if s.text.endswith("?"))
    assert asked.verdict == "not_checked"
    assert asked.reason == "a question, which claims nothing"


def test_one_word_is_a_claim_that_nothing_supports(report: Report):
    assert verdicts(report)["Soon."] == "unsupported"


def test_a_figure_is_named_that_is_otherwise_in_other_words(checker: Checker):
    lead, price, vote = (s for s in checker.check(SALE, [SALE_REFERENCE]).sentences[1:])
    assert (lead.verdict, lead.reason) == ("not_checked", "a lead-in, which claims nothing")
    for sentence, found in ((price, "$9.4 million"), (vote, "11 votes to 4")):
        assert (sentence.verdict, sentence.flags) == ("contradicted", ("number_mismatch",))
        assert [f.found for f in sentence.facts if f.kind == "number"] == [found]


def test_a_contradiction_is_found_though_another_sentence_is_more_similar(checker: Checker):
    """That sentence speaks of the same passengers and says nothing of who survived."""
    silent = (
        "The bus carried 40 passengers when it left the road, and the crash was on an icy bend."
    )
    between = (
        "The town lies on the northern shore of the lake. About four thousand people live there."
    )
    denial = "Three of the passengers died in hospital later that night."
    reference = f"{silent}\n\n{between}\n\n{denial}"
    report = checker.check("All 40 passengers on the bus survived the crash.", [reference])
    (sentence,) = report.sentences
    assert sentence.verdict == "contradicted"
    assert denial in [w.text for w in sentence.judgements[0].evidence]
    alone = checker.check("All 40 passengers on the bus survived the crash.", [silent])
    assert alone.sentences[0].verdict == "unsupported"


def test_the_words_that_no_reference_tells_are_marked(checker: Checker):
    reference = (
        "The island ferry will be out of service while its hull is repaired.\n\n"
        "The yard said on Monday that work would begin in April."
    )
    article = "The yard said on Monday that the hull had been weakened by an explosion."
    (sentence,) = checker.check(article, [reference]).sentences
    assert (sentence.verdict, sentence.flags) == ("unsupported", ())
    (span,) = sentence.unsupported_spans
    assert article[span.start : span.end].endswith("weakened by an explosion")
