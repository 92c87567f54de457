"""One-way attention: what a claim sees, and what the premise does not."""

from __future__ import annotations

import importlib
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from tiny import tiny_mpnet

PREMISE, CLAIMS = (5, 6, 7, 8, 9, 10), ((11, 12), (13, 14, 15), (6, 7))


@pytest.fixture
def one_way() -> ModuleType:
    return importlib.import_module("one_way")


@pytest.fixture(scope="module")
def net() -> Any:
    return tiny_mpnet()


def logits(one_way: ModuleType, net: Any, *packs: Any) -> Any:
    import torch

    with torch.inference_mode():
        return one_way.read(net, one_way.lay_out([one_way.Pack(*pack) for pack in packs]))


def alike(one: Any, other: Any) -> bool:
    import torch

    return torch.allclose(one, other, atol=1e-5)


def test_if_all_is_seen_it_is_the_model_itself(one_way: ModuleType, net: Any):
    import torch

    claim = CLAIMS[0]
    pack = one_way.Pack(PREMISE, (claim,))
    layout = one_way.lay_out([pack])
    ids = [one_way.START, *PREMISE, one_way.END, one_way.END, *claim, one_way.END]
    assert len(pack) == len(ids) == layout.tokens.numel()
    everything = one_way.lay_out([pack], two_way=True)
    assert everything.seen.all()
    with torch.inference_mode():
        expected = net(torch.tensor([ids])).logits
        assert alike(one_way.read(net, everything), expected)
        assert not alike(one_way.read(net, layout), expected)


def test_two_way_packs_of_other_lengths_do_not_see_padding(one_way: ModuleType, net: Any):
    import torch

    packs = [one_way.Pack(PREMISE, (CLAIMS[0],)), one_way.Pack(PREMISE[:2], (CLAIMS[1],))]
    with torch.inference_mode():
        together = one_way.read(net, one_way.lay_out(packs, two_way=True))
        alone = [one_way.read(net, one_way.lay_out([p], two_way=True))[0] for p in packs]
    assert all(alike(one, other) for one, other in zip(together, alone, strict=True))


def test_packed_claims_are_read_as_if_alone(one_way: ModuleType, net: Any):
    alone = [logits(one_way, net, (PREMISE, (claim,)))[0] for claim in CLAIMS]
    longer = ((*PREMISE, *PREMISE), CLAIMS)
    packed = logits(one_way, net, longer, (PREMISE, CLAIMS))
    assert packed.shape == (6, 3)
    for one, other in zip(alone, packed[3:], strict=True):
        assert alike(one, other)
    assert not any(alike(packed[n], packed[n + 3]) for n in range(3)), "the premise counts"


def test_another_claim_changes_nothing(one_way: ModuleType, net: Any):
    before = logits(one_way, net, (PREMISE, CLAIMS))
    after = logits(one_way, net, (PREMISE, (CLAIMS[0], (16, 17), CLAIMS[2])))
    assert alike(before[[0, 2]], after[[0, 2]])
    assert not alike(before[1], after[1])


def test_who_sees_whom(one_way: ModuleType):
    layout = one_way.lay_out([one_way.Pack((5,), ((6,), (7,))), one_way.Pack((5,), ((6,),))])
    # 5 END END | START 6 END | START 7 END
    premise, first, second = [1] * 3 + [0] * 6, [1] * 6 + [0] * 3, [1] * 3 + [0] * 3 + [1] * 3
    assert layout.seen[0].int().tolist() == [premise] * 3 + [first] * 3 + [second] * 3
    assert layout.places[0].tolist() == [1, 2, 3, 0, 4, 5, 0, 4, 5]
    assert not layout.seen[1, :6, 6:].any(), "padding is not seen"
    assert layout.starts.tolist() == [[0, 3], [0, 6], [1, 3]]


@pytest.mark.parametrize("longest", [0, 1])
def test_packs_of_different_numbers_of_claims(one_way: ModuleType, net: Any, longest: int):
    packs = [(PREMISE, CLAIMS[:1]), (PREMISE, CLAIMS)][:: 1 - 2 * longest]
    found = logits(one_way, net, *packs)
    expected = [logits(one_way, net, (PREMISE, (c,)))[0] for _, claims in packs for c in claims]
    assert all(alike(one, other) for one, other in zip(found, expected, strict=True))


def test_the_weights_come_back_out_of_the_int8_file(one_way: ModuleType, net: Any, tmp_path: Path):
    import torch
    from tiny import bert_tokenizer

    export_onnx = importlib.import_module("export_onnx")
    net.save_pretrained(tmp_path / "source")
    module = export_onnx.Classifier(net, ["input_ids", "attention_mask"])
    folders = tmp_path / "source", tmp_path / "int8"
    export_onnx.write_folder("tiny", *folders, module, bert_tokenizer())
    rebuilt = importlib.import_module("rebuild_nli").rebuild(tmp_path / "int8")
    for name, weight in net.state_dict().items():
        step = weight.abs().max() / 100
        assert torch.allclose(weight, rebuilt.state_dict()[name], atol=float(step)), name
