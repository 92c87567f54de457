"""Claims on passages read by encoders of either family."""

from __future__ import annotations

import importlib
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from tiny import bert_tokenizer, save_bert, tiny_mpnet

MODELS = Path(__file__).parents[2] / "models"
PACKS = ((5, 6, 7, 8, 9), (11, 12)), ((10,), (13, 14, 15))


@pytest.fixture
def script() -> ModuleType:
    return importlib.import_module("read_packs")


@pytest.fixture
def packs() -> list[Any]:
    pack = importlib.import_module("one_way").Pack
    return [pack(premise, (claim,)) for premise, claim in PACKS]


@pytest.fixture(scope="module")
def bert() -> Any:
    import torch
    from transformers import BertConfig, BertForSequenceClassification

    torch.manual_seed(7)
    config = BertConfig(
        vocab_size=110,
        hidden_size=8,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=12,
        num_labels=3,
        initializer_range=0.9,
    )
    return BertForSequenceClassification(config).eval()


def test_a_bert_reads_a_pack_as_a_pair_of_texts(script: ModuleType, bert: Any, packs: list[Any]):
    import torch

    with torch.inference_mode():
        found = script.logits_of(bert, packs, "cpu", two_way=True)
        for (premise, claim), row in zip(PACKS, found, strict=True):
            ids = [101, *premise, 102, *claim, 102]
            types = [0] * (len(premise) + 2) + [1] * (len(claim) + 1)
            pair = {"input_ids": torch.tensor([ids]), "token_type_ids": torch.tensor([types])}
            assert torch.allclose(row, bert(**pair).logits[0], atol=1e-5)


def test_a_bert_has_no_one_way_attention(script: ModuleType, bert: Any, packs: list[Any]):
    with pytest.raises(ValueError, match="--two-way"):
        script.logits_of(bert, packs, "cpu")


def test_an_mpnet_reads_both_ways(script: ModuleType, packs: list[Any]):
    import torch

    one_way, net = importlib.import_module("one_way"), tiny_mpnet()
    with torch.inference_mode():
        for two_way in (False, True):
            expected = one_way.read(net, one_way.lay_out(packs, two_way=two_way))
            found = script.logits_of(net, packs, "cpu", two_way=two_way)
            assert torch.equal(found, expected)


def test_the_teacher_is_asked_in_its_own_vocabulary(script: ModuleType):
    from tokenizers import Tokenizer

    text = "Café owners in Zürich were told: £5m, not 4.5 million."
    large, small = (
        Tokenizer.from_file(str(MODELS / role / "tokenizer.json"))
        .encode(text, add_special_tokens=False)
        .ids
        for role in ("nli", "nli_fast")
    )
    pack = importlib.import_module("one_way").Pack
    given = [pack(tuple(small), (tuple(small[:3]),))]
    assert script.in_vocabulary(given, "bert", "mpnet") == [pack(tuple(large), (tuple(large[:3]),))]
    assert script.in_vocabulary(given, "bert", "bert") == given


def test_a_bert_comes_back_out_of_its_int8_file(tmp_path: Path):
    import torch
    from transformers import BertForSequenceClassification

    export_onnx, tokenizer = importlib.import_module("export_onnx"), bert_tokenizer()
    net = BertForSequenceClassification.from_pretrained(
        save_bert(tmp_path / "source", classifies=True, layers=2)
    )
    with torch.no_grad():
        for weights in net.parameters():
            if weights.dim() == 1:  # biases and norms, which begin as zeros and ones
                torch.nn.init.normal_(weights, mean=0.5)
    names = ["input_ids", "token_type_ids", "attention_mask"]
    module = export_onnx.Classifier(net.eval(), names)
    folders = tmp_path / "source", tmp_path / "int8"
    export_onnx.write_folder("tiny", *folders, module, tokenizer)
    rebuilt = importlib.import_module("rebuild_nli").rebuild(tmp_path / "int8")
    assert rebuilt.config.id2label == net.config.id2label
    for name, weight in net.state_dict().items():
        step = weight.abs().max() / 100
        assert torch.allclose(weight, rebuilt.state_dict()[name], atol=float(step)), name
