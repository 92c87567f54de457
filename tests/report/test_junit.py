"""JUnit XML: read by another reader, a case a sentence, hostile text bounded."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from factories import make_plain_report, make_report
from hostile import HOSTILE
from junitparser import Failure, JUnitXml, Skipped

from claimcheck.records import Report
from claimcheck.report import render


def suite(report: Report) -> list:
    (found,) = JUnitXml.fromstring(render(report, "junit").encode())
    return found


def test_counts_are_those_of_the_sentences():
    report = make_report()
    found = suite(report)
    cases = list(found)
    assert found.name == "Tarn Island ferry to stop for ten weeks"
    assert found.tests == len(cases) == report.summary.sentences == 15
    assert found.skipped == sum(c.is_skipped for c in cases) == report.summary.not_checked == 1
    # One supported sentence has an altered quotation.
    assert found.failures == sum(c.is_failure for c in cases) == len(report.flagged) + 1
    assert found.errors == 0
    assert found.time == pytest.approx(1.11)


def test_a_failure_says_what_was_found():
    cost = list(suite(make_report()))[2]
    assert cost.name == "sentence 2: The work will cost 6.2 million crowns."
    assert cost.classname == "tarn-ferry.paragraph 1"
    (failure,) = cost.result
    assert isinstance(failure, Failure)
    assert failure.type == "contradicted"
    assert failure.message == "sentence 2: contradicted, number mismatch"
    assert "number: says “6.2 million”; harbour-post has “4.2 million”" in failure.text


def test_what_was_not_checked_is_skipped_with_its_reason():
    (skipped,) = list(suite(make_report()))[-1].result
    assert isinstance(skipped, Skipped)
    assert skipped.message.startswith("not English")


def test_a_supported_sentence_fails_by_its_flag_alone():
    night_boat = list(suite(make_report()))[3]
    assert [result.type for result in night_boat.result] == ["altered_quote"]


def test_what_is_known_of_the_run_is_told():
    found = suite(make_report())
    told = {p.name: p.value for p in found.properties()}
    assert told["model.nli"] == "tiny-nli@1"
    assert told["references"] == "harbour-post, coast-wire, island-gazette, north-radio"
    document = ElementTree.fromstring(render(make_report(), "junit"))
    assert document.findtext("testsuite/system-err").startswith("reference not used: own-copy (")


@pytest.mark.parametrize("verdict", ["contradicted", "supported", "not_checked"])
@pytest.mark.parametrize("text", [*HOSTILE.values(), "a\ufffe\uffffb]]>c &#0; <![CDATA["])
def test_hostile_text_stays_text(text: str, verdict: str):
    root = ElementTree.fromstring(render(make_plain_report(text, verdict=verdict), "junit"))
    known = {"testsuites", "testsuite", "testcase", "failure", "skipped", "properties", "property"}
    assert {element.tag for element in root.iter()} <= known | {"system-err"}
