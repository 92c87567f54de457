from __future__ import annotations

import copy
import json
from typing import Any, get_args

import pytest
from factories import make_plain_report, make_report
from jsonschema import Draft202012Validator

from claimcheck import records
from claimcheck.report import criteria, render, view
from claimcheck.report.findings import FLAGS
from claimcheck.report.schema import schema


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    Draft202012Validator.check_schema(schema())
    return Draft202012Validator(schema())


@pytest.fixture
def plain() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(render(make_report(), "json"))
    return loaded


def test_reports_are_valid(validator: Draft202012Validator, plain: dict[str, Any]) -> None:
    validator.validate(plain)
    validator.validate(json.loads(render(make_plain_report("One line."), "json")))


def test_new_fields_are_allowed(validator: Draft202012Validator, plain: dict[str, Any]) -> None:
    plain["later"] = 1
    plain["sentences"][0]["later"] = 1
    validator.validate(plain)


BREAKAGES: dict[str, tuple[list[Any], Any]] = {
    "verdict": (["sentences", 1, "verdict"], "true"),
    "role": (["sentences", 1, "role"], "caption"),
    "flag": (["sentences", 1, "flags"], ["odd"]),
    "share above 1": (["sentences", 1, "support"], 1.2),
    "share below 0": (["sentences", 1, "judgements", 0, "probabilities", "neutral"], -0.1),
    "label": (["sentences", 1, "judgements", 0, "label"], "entails"),
    "method": (["sentences", 1, "judgements", 0, "method"], "guess"),
    "offset": (["sentences", 1, "start"], -1),
    "kind": (["paragraphs", 0, "kind"], "title"),
    "status": (["sentences", 3, "quotes", 0, "status"], "changed"),
    "op": (["sentences", 3, "quotes", 0, "diff", 0, "op"], "replace"),
    "fact": (["sentences", 2, "facts", 0, "kind"], "place"),
    "contrast": (["sentences", 11, "contrasts", 0, "flag"], "opinion"),
    "digest": (["article", "sha256"], "abc"),
    "origin": (["references", 0, "origin"], "a"),
    "rate": (["summary", "support_rate"], 23),
    "version": (["schema_version"], "2.0"),
    "timing": (["timing", "judge"], "fast"),
}


@pytest.mark.parametrize("name", BREAKAGES)
def test_wrong_values_are_refused(
    name: str, validator: Draft202012Validator, plain: dict[str, Any]
) -> None:
    (*way, last), value = BREAKAGES[name]
    target: Any = plain
    for step in way:
        target = target[step]
    assert last in target
    target[last] = value
    assert [list(e.absolute_path)[: len(way) + 1] for e in validator.iter_errors(plain)] == [
        [*way, last]
    ]


def test_every_field_but_the_optional_is_required(
    validator: Draft202012Validator, plain: dict[str, Any]
) -> None:
    optional = {
        "": {"explanations"},
        "explanations": {"ground", "criteria", "reasons", "objections"},
        "sentences": {"reason"},
        "models": {"nli_fast"},
        "quotes": {"speaker", "said_by", "nearest", "diff"},
        "facts": {"reference", "found"},
    }
    free = {"settings", "timing"}

    def missing(node: Any, way: tuple[Any, ...]) -> None:
        if isinstance(node, list):
            for index, item in enumerate(node):
                missing(item, (*way, index))
            return
        if not isinstance(node, dict) or (way and way[-1] in free):
            return
        parent = next((step for step in reversed(way) if isinstance(step, str)), "")
        for key, value in node.items():
            broken = copy.deepcopy(plain)
            target: Any = broken
            for step in way:
                target = target[step]
            del target[key]
            assert validator.is_valid(broken) == (key in optional.get(parent, ())), (*way, key)
            missing(value, (*way, key))

    plain["sentences"] = [plain["sentences"][index] for index in (2, 3, 4, 12)]
    plain["explanations"] = plain["explanations"][:3]
    missing(plain, ())


def test_a_sentence_is_not_left_unchecked_without_a_reason(
    validator: Draft202012Validator, plain: dict[str, Any]
) -> None:
    sentence = plain["sentences"][-1]
    assert (sentence["verdict"], sentence["role"]) == ("not_checked", "body")
    del sentence["reason"]
    assert not validator.is_valid(plain)


def test_enumerations_are_those_of_the_records() -> None:
    defs = schema()["$defs"]
    pairs = [
        (defs["verdict"], records.Verdict),
        (defs["sentence"]["properties"]["role"], records.Role),
        (defs["judgement"]["properties"]["label"], records.Label),
        (defs["judgement"]["properties"]["method"], records.Method),
        (defs["quote"]["properties"]["status"], records.QuoteStatus),
        (
            schema()["properties"]["paragraphs"]["items"]["properties"]["kind"],
            records.ParagraphKind,
        ),
    ]
    told = schema()["properties"]["explanations"]["items"]["properties"]
    pairs += [(told["ground"], view.Ground), (told["criteria"]["items"], criteria.Criterion)]
    for node, literal in pairs:
        assert tuple(node["enum"]) == get_args(literal)


def test_the_example_has_one_of_everything() -> None:
    report, defs = make_report(), schema()["$defs"]
    assert {f for s in report.sentences for f in s.flags} == set(defs["flag"]["enum"])
    assert {s.verdict for s in report.sentences} == set(records.VERDICTS)
    assert {p.kind for p in report.paragraphs} == set(get_args(records.ParagraphKind))
    assert {s.role for s in report.sentences} == set(get_args(records.Role))
    contrasts = {c.flag for s in report.sentences for c in s.contrasts}
    assert contrasts == set(defs["contrast"]["properties"]["flag"]["enum"])
    assert set(FLAGS) == set(defs["flag"]["enum"])
    for sentence in report.sentences:
        assert report.article.text[sentence.start : sentence.end] == sentence.text
        for part in (*sentence.quotes, *sentence.facts, *sentence.contrasts):
            assert report.article.text[part.start : part.end] == part.text


def test_explanations_are_what_the_other_formats_tell(plain: dict[str, Any]) -> None:
    told = {entry.pop("sentence"): entry for entry in plain["explanations"]}
    assert told[1] == {"ground": "verbatim"}
    assert told[2] == {
        "criteria": ["accuracy"],
        "reasons": [
            {
                "name": "number_mismatch",
                "text": "The article says “6.2 million” where harbour-post has “4.2 million”.",
            }
        ],
    }
    assert not {s.index for s in make_report().sentences if s.role == "furniture"} & set(told)
