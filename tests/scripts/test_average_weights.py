"""The mean of a model and what training made of it."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest
from tiny import bert_tokenizer, tiny_mpnet


@pytest.mark.parametrize("share", [0.0, 0.25, 1.0])
def test_trained_weights_are_mixed_with_the_old_ones(tmp_path: Path, share: float):
    import torch
    from transformers import MPNetForSequenceClassification

    script = importlib.import_module("average_weights")
    net = tiny_mpnet()
    net.save_pretrained(tmp_path / "base")
    bert_tokenizer().backend_tokenizer.save(str(tmp_path / "base" / "tokenizer.json"))
    old = net.classifier.dense.weight.detach()
    torch.save({"model": {"classifier.dense.weight": old + 1}}, tmp_path / "state.pt")
    script.average(tmp_path / "base", tmp_path / "state.pt", share, tmp_path / "out")
    mixed = MPNetForSequenceClassification.from_pretrained(tmp_path / "out")
    assert torch.allclose(mixed.classifier.dense.weight, old + share, atol=1e-6)
    assert torch.equal(mixed.classifier.out_proj.weight, net.classifier.out_proj.weight)
    assert (tmp_path / "out" / "tokenizer.json").is_file()


def test_a_state_of_another_model_is_refused(tmp_path: Path):
    import torch

    script = importlib.import_module("average_weights")
    tiny_mpnet().save_pretrained(tmp_path / "base")
    torch.save({"model": {"other.weight": torch.zeros(1)}}, tmp_path / "state.pt")
    with pytest.raises(SystemExit, match=r"other\.weight"):
        script.average(tmp_path / "base", tmp_path / "state.pt", 1.0, tmp_path / "out")
