"""Logits of claims on passages, whichever family of encoders the model is of."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from one_way import Pack, lay_out, read
from torch import Tensor
from transformers import PreTrainedModel

#: What is added to BERT's ids for the same word pieces: MPNet's vocabulary is BERT's behind four
#: special tokens of its own.
VOCABULARY_STARTS = {"bert": 0, "mpnet": 4}
#: BERT's special tokens.
START, END, PADDING = 101, 102, 0


def logits_of(
    net: PreTrainedModel, packs: Sequence[Pack], device: str, *, two_way: bool = False
) -> Tensor:
    """Logits of every claim, shape (claims, labels), in the order of the packs.

    Args:
        net: an MPNet or BERT classifier.
        packs: in its vocabulary; with one claim each for two-way attention.
        device: that ``net`` is on.
        two_way: whether the premise sees the claim.

    Raises:
        ValueError: one-way attention was asked of a BERT.
    """
    if net.config.model_type == "mpnet":
        return read(net, lay_out(packs, device, two_way=two_way))
    if not two_way:
        raise ValueError("one-way attention is written for MPNet; ask for --two-way")
    return _read_pairs(net, packs, device)


def _read_pairs(net: PreTrainedModel, packs: Sequence[Pack], device: str) -> Tensor:
    """Logits of packs of one claim, read as BERT reads a pair of texts."""
    firsts = [[START, *pack.premise, END] for pack in packs]
    seconds = [[*pack.claims[0], END] for pack in packs]
    lengths = [len(first) + len(second) for first, second in zip(firsts, seconds, strict=True)]
    ids = torch.full((len(packs), max(lengths)), PADDING)
    types, mask = torch.zeros_like(ids), torch.zeros_like(ids)
    for row, (first, second) in enumerate(zip(firsts, seconds, strict=True)):
        ids[row, : lengths[row]] = torch.tensor(first + second)
        types[row, len(first) : lengths[row]] = 1
        mask[row, : lengths[row]] = 1
    inputs = {"input_ids": ids, "token_type_ids": types, "attention_mask": mask}
    logits: Tensor = net(**{name: tensor.to(device) for name, tensor in inputs.items()}).logits
    return logits


def in_vocabulary(packs: Sequence[Pack], source: str, target: str) -> list[Pack]:
    """Packs in the ids of another family of encoders, both as ``config.model_type`` names them."""
    shift = VOCABULARY_STARTS[target] - VOCABULARY_STARTS[source]

    def moved(ids: Sequence[int]) -> tuple[int, ...]:
        return tuple(number + shift for number in ids)

    return [Pack(moved(pack.premise), tuple(map(moved, pack.claims))) for pack in packs]
