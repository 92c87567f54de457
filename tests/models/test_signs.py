"""What the bundled tokenizers make of the signs of mathematics."""

from __future__ import annotations

import pytest

from claimcheck.models.nli import OnnxNli
from claimcheck.models.onnx import OnnxModel
from claimcheck.models.registry import BUNDLED, local_folder, resolve

SIGNS = [
    ("≠", "=", "not equal to"),
    ("≢", "≡", "not identical to"),
    ("∉", "∈", "not in"),
    ("≮", "<", "not less than"),
    ("≯", ">", "not more than"),
    ("≰", "≤", "more than"),
    ("≱", "≥", "less than"),
]


@pytest.fixture(scope="module", params=["encoder", "nli", "nli_fast", "opinion"])
def model(request: pytest.FixtureRequest) -> OnnxModel:
    return OnnxModel(local_folder(resolve(BUNDLED, request.param)), 1)


@pytest.mark.parametrize(("sign", "unstruck", "words"), SIGNS)
def test_a_sign_that_is_struck_out_is_read_as_its_words(
    model: OnnxModel, sign: str, unstruck: str, words: str
):
    texts = [f"votes {said} ballots" for said in (sign, words, unstruck)]
    struck, written, opposite = model.lengths(texts)
    assert struck == written > opposite


def test_offsets_stay_those_of_the_text():
    nli = OnnxNli(local_folder(resolve(BUNDLED, "nli_fast")), 1)
    claim = "The votes ≠ the ballots."
    (values,) = nli.unsupported([("The votes = the ballots.", claim)])
    assert values is not None
    marked = [c for c, value in zip(claim, values, strict=True) if value > 0]
    assert "".join(marked) == "Thevotes≠theballots."
