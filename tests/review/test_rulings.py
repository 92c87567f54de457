"""What can be said of flags and ticks, and what follows from it."""

from __future__ import annotations

import pytest

from claimcheck.errors import InputError
from claimcheck.report.findings import FLAGS
from claimcheck.review import rulings
from claimcheck.review.standing import RULINGS


@pytest.mark.parametrize(
    ("kind", "text", "code", "right"),
    [
        ("dismiss", "the references do say it", "references_say_it", False),
        ("dismiss", "the references do say it: line 4", "references_say_it", False),
        ("dismiss", "right, and known from elsewhere", "known_elsewhere", True),
        ("dismiss", "view, and labelled so", "labelled_view", True),
        ("dismiss", "the tool misread", "misread", False),
        ("dismiss", "the tool misread it, says Ada", "", None),
        ("dismiss", "no", "", None),
        ("accept", "", "", True),
        ("needs_source", "", "", True),
        ("right_tick", "", "", True),
        ("wrong_tick", "it is a view", "view", False),
        ("wrong_tick", "a number, date or name is another: 9 not 6", "value", False),
        ("note", "the tool misread", "", None),
    ],
)
def test_right_and_wrong_follow_from_what_is_said(kind: str, text: str, code: str, right):
    assert rulings.reason(kind, text) == code
    assert rulings.right(kind, code) is right


@pytest.mark.parametrize("text", ["", "no", "the tool misread", "it is a viewpoint"])
def test_a_wrong_tick_needs_its_fault(text: str):
    with pytest.raises(InputError, match="one of: no reference says it; "):
        rulings.reason("wrong_tick", text)


def test_every_answer_is_told_apart_and_every_ruling_says_something():
    for answers in rulings.ANSWERS.values():
        assert len({a.code for a in answers}) == len({a.words for a in answers}) == len(answers)
        for answer in answers:
            assert rulings.words_of(answers, answer.code) == answer.words
            others = [a.words for a in answers if a is not answer]
            assert not any(f"{other}:".startswith(f"{answer.words}:") for other in others)
    assert set(rulings.ANSWERS) < set(RULINGS)
    assert not {a.code for a in rulings.FAULTS} & set(FLAGS)
