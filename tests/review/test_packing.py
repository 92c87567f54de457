"""Reports as they are kept, and as they come back; of other versions too."""

from __future__ import annotations

import dataclasses
import json
import math
import zlib
from collections.abc import Callable
from typing import Any

import pytest
from factories import make_plain_report, make_report

from claimcheck.errors import InputError
from claimcheck.review.storage.packing import pack, unpack


def changed(change: Callable[[dict[str, Any]], object]) -> bytes:
    """The packed report of the example, of which something was changed."""
    fields = make_report().to_dict()
    change(fields)
    return zlib.compress(json.dumps(fields, ensure_ascii=False).encode("utf-8", "surrogatepass"))


def same(one: Any, other: Any) -> None:
    """Both are of the same types all the way down, and equal."""
    assert type(one) is type(other)
    if dataclasses.is_dataclass(one):
        for field in dataclasses.fields(one):
            same(getattr(one, field.name), getattr(other, field.name))
    elif isinstance(one, tuple):
        assert len(one) == len(other)
        for pair in zip(one, other, strict=True):
            same(*pair)
    else:
        assert one == other


def test_a_report_comes_back_as_it_was():
    for report in (make_report(), make_plain_report("One line.")):
        back = unpack(pack(report))
        assert back.to_dict() == report.to_dict()
        same(unpack(pack(back)), back)
    assert make_report().sentences[3].quotes == unpack(pack(make_report())).sentences[3].quotes


def test_whole_scores_are_floats_again():
    def whole(fields: dict[str, Any]) -> None:
        fields["sentences"][0]["support"] = 1

    assert type(unpack(changed(whole)).sentences[0].support) is float


@pytest.mark.parametrize("text", ["a\ud800b", "\x00", "\u2028", "é \U0001f600"])
def test_any_text_comes_back(text: str):
    report = dataclasses.replace(make_report(), models={"nli": text})
    assert unpack(pack(report)).models == {"nli": text}


def test_a_score_that_is_no_number_comes_back():
    report = dataclasses.replace(make_report(), timing={"judge": math.nan})
    assert math.isnan(unpack(pack(report)).timing["judge"])


@pytest.mark.parametrize(
    "change",
    [
        lambda fields: fields.update(mood="fine"),
        lambda fields: fields["sentences"][0].update(mood="fine"),
        lambda fields: fields["article"].update(mood={"good": [1]}),
        lambda fields: fields.update(schema_version="1.9"),
    ],
)
def test_a_field_that_is_not_known_yet_is_left_out(change):
    assert unpack(changed(change)).to_dict() == make_report().to_dict()


@pytest.mark.parametrize("name", ["unsupported_spans", "contrasts", "facts", "parts"])
def test_a_field_that_was_not_known_then_is_empty(name: str):
    report = unpack(changed(lambda fields: [s.pop(name) for s in fields["sentences"]]))
    assert {getattr(sentence, name) for sentence in report.sentences} == {()}


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda f: f["sentences"][0].update(verdict="true"), "sentences\\[0\\].verdict"),
        (lambda f: f["sentences"][0].update(start="0"), "sentences\\[0\\].start"),
        (lambda f: f["sentences"][0].pop("text"), "missing required field `text`"),
        (lambda f: f.pop("article"), "missing required field `article`"),
    ],
)
def test_a_report_that_cannot_be_read_says_why(change, says: str):
    with pytest.raises(InputError, match=says) as raised:
        unpack(changed(change))
    assert "use that version, or check the article again" in str(raised.value)
