"""One-way attention: a premise and several claims packed behind it, read in one pass.

A claim sees the premise and itself; the premise sees only itself, so its states are the same
whatever is claimed of it and can be kept. Every claim has a start token of its own at position 0
and positions that follow the premise, as if it stood there alone: each pair has the tokens and the
positions that MPNet gives it, `<s> premise </s></s> claim </s>`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor
from transformers import MPNetForSequenceClassification

#: MPNet's special tokens; its table of positions begins with two that stand for none.
START, PADDING, END = 0, 1, 2
FIRST_POSITION = 2
#: Added to the attention of a token to one that it does not see.
HIDDEN = -1e9
#: The owner of the premise's tokens; claims are numbered from 1, padding is `NOBODY`.
PREMISE, NOBODY = 0, -1


@dataclass(frozen=True)
class Pack:
    """Token ids of a premise and of the claims behind it, without special tokens."""

    premise: tuple[int, ...]
    claims: tuple[tuple[int, ...], ...]

    def __len__(self) -> int:
        """Tokens, special ones included."""
        return len(self.premise) + 2 + sum(len(claim) + 2 for claim in self.claims)


@dataclass(frozen=True)
class Layout:
    """Packs as the model reads them.

    ``tokens`` and ``places`` (positions) have the shape (packs, length); ``seen``, of shape (packs,
    length, length), says which token sees which; ``starts`` holds pack and place of the start token
    of every claim, shape (claims, 2), in the order of the packs.
    """

    tokens: Tensor
    places: Tensor
    seen: Tensor
    starts: Tensor


def lay_out(packs: Sequence[Pack], device: str = "cpu", *, two_way: bool = False) -> Layout:
    """Lay packs out side by side, padded to the longest.

    Args:
        packs: with any number of claims each; with one each for two-way attention.
        device: of the tensors.
        two_way: whether the premise sees the claim, as the model was made.
    """
    shape = len(packs), max(map(len, packs))
    tokens = torch.full(shape, PADDING)
    places = torch.zeros(shape, dtype=torch.long)
    owners = torch.full(shape, NOBODY)
    starts = []
    for row, pack in enumerate(packs):
        ids = [*pack.premise, END, END]
        after = len(ids)
        order, owner = list(range(1, after + 1)), [PREMISE] * after
        for number, claim in enumerate(pack.claims, start=1):
            starts.append((row, len(ids)))
            ids += [START, *claim, END]
            order += [0, *range(after + 1, after + len(claim) + 2)]
            owner += [number] * (len(claim) + 2)
        for target, values in ((tokens, ids), (places, order), (owners, owner)):
            target[row, : len(ids)] = torch.tensor(values)
    asks, answers = owners[:, :, None], owners[:, None, :]
    # Padding sees the premise too: a row of attention that sees nothing has no softmax.
    seen = (answers == PREMISE) | ((answers == asks) & (answers != NOBODY))
    if two_way:
        seen = (answers != NOBODY).expand(-1, shape[1], -1)
    found = (tokens, places, seen, torch.tensor(starts))
    return Layout(*(tensor.to(device) for tensor in found))


def read(net: MPNetForSequenceClassification, layout: Layout) -> Tensor:
    """Logits of every claim, shape (claims, labels)."""
    encoder = net.mpnet.encoder
    states = _embedded(net, layout)
    bias = _bias(net, layout)
    for layer in encoder.layer[:-1]:
        states = _layer(layer, states, states, bias)
    # Of the last layer, only what the head reads is computed.
    rows, places = layout.starts.unbind(1)
    counts = torch.bincount(rows, minlength=len(states))
    most = int(counts.max())
    slot = torch.arange(len(rows), device=rows.device) - (counts.cumsum(0) - counts)[rows]
    chosen = torch.zeros(len(states), most, dtype=torch.long, device=rows.device)
    chosen[rows, slot] = places
    asking = torch.take_along_dim(states, chosen[:, :, None], dim=1)
    bias = torch.take_along_dim(bias, chosen[:, None, :, None], dim=2)
    first = _layer(encoder.layer[-1], asking, states, bias)[rows, slot]
    head = net.classifier
    return head.out_proj(torch.tanh(head.dense(first)))


def _embedded(net: MPNetForSequenceClassification, layout: Layout) -> Tensor:
    tables = net.mpnet.embeddings
    places = tables.position_embeddings(layout.places + FIRST_POSITION)
    return tables.LayerNorm(tables.word_embeddings(layout.tokens) + places)


def _bias(net: MPNetForSequenceClassification, layout: Layout) -> Tensor:
    """What is added to the attention, shape (packs, heads, length, length)."""
    encoder = net.mpnet.encoder
    distance = layout.places[:, None, :] - layout.places[:, :, None]
    buckets = net.config.relative_attention_num_buckets
    bucket = encoder.relative_position_bucket(distance, num_buckets=buckets)
    bias = encoder.relative_attention_bias(bucket).permute(0, 3, 1, 2)
    return bias.masked_fill(~layout.seen[:, None], HIDDEN)


def _layer(layer: torch.nn.Module, asking: Tensor, states: Tensor, bias: Tensor) -> Tensor:
    """The states of ``asking`` after one layer in which they attend to ``states``."""
    attention = layer.attention.attn
    heads = attention.num_attention_heads

    def divided(values: Tensor) -> Tensor:
        return values.unflatten(-1, (heads, -1)).transpose(1, 2)

    mixed = F.scaled_dot_product_attention(
        divided(attention.q(asking)),
        divided(attention.k(states)),
        divided(attention.v(states)),
        attn_mask=bias.to(asking.dtype),
    )
    mixed = attention.o(mixed.transpose(1, 2).flatten(2))
    asking = layer.attention.LayerNorm(mixed + asking)
    inner = F.gelu(layer.intermediate.dense(asking))
    return layer.output.LayerNorm(layer.output.dense(inner) + asking)
