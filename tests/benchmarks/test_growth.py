"""The benchmark of growth: what it calls a fault, and that its shapes grow."""

from __future__ import annotations

import growth
import pytest
from growth import DOUBLINGS, SHAPES, Growth


@pytest.mark.parametrize(
    ("seconds", "fault"),
    [
        ([0.1, 0.2, 0.4, 0.8, 1.6], ""),
        ([0.01, 0.01, 0.02, 0.04, 0.45], ""),
        ([1.0, 2.4, 5.0, 10.0, 20.0], ""),
        ([1.0, 2.0, 5.2, 10.0, 20.0], "grows 2.6 times"),
        ([0.1, 0.4, 1.6, 6.4, 25.6], "grows 4.0 times"),
        ([0.0, 0.0, 0.0, 0.0, 8.0], "grows 40.0 times"),
        ([0.1, 0.4], "not done in 300 s"),
        ([], "not done in 300 s"),
    ],
)
def test_what_is_a_fault(seconds: list[float], fault: str):
    assert Growth("shape", [1] * len(seconds), seconds).fault == fault


@pytest.mark.parametrize("name", SHAPES)
def test_shapes_grow_with_their_size(name: str):
    one, two = (len(SHAPES[name](size)) for size in (20, 40))
    assert 1.7 * one < two < 2.3 * one


def test_there_are_ten_shapes_and_four_doublings():
    assert len(SHAPES) >= 10
    assert DOUBLINGS == 4


def test_a_shape_is_measured_in_a_process_of_its_own_with_a_deadline():
    found = growth.grown("nested", deadline=0.5)
    assert (found.seconds, bool(found.fault)) == ([], True)


def test_a_refusal_is_an_answer(capsys: pytest.CaptureFixture[str], monkeypatch):
    monkeypatch.setattr(growth.engine, "load_opinion", growth.engine.load_opinion)
    growth.read(growth.checker(), " ", ".txt")
    assert "refused: input.txt is empty" in capsys.readouterr().err
