"""Batches of passages with claims that `train_reader.py` learns from, as token ids."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from one_way import Pack
from reader_passages import Passage
from reader_rows import Source
from tokenizers import Tokenizer
from train_nli import TARGETS

#: Tokens read of a premise and of a claim.
LONGEST_PREMISE, LONGEST_CLAIM = 320, 96
#: Batches among which packs are sorted by length.
POOL = 30


@dataclass(frozen=True)
class Item:
    """A pack with the targets of its claims (see `train_nli.TARGETS`)."""

    pack: Pack
    targets: tuple[int, ...]


def encode(passage: Passage, tokenizer: Tokenizer) -> Item:
    """Turn a passage into token ids."""

    def ids(text: str, longest: int) -> tuple[int, ...]:
        return tuple(tokenizer.encode(text, add_special_tokens=False).ids[:longest])

    claims = tuple(ids(claim, LONGEST_CLAIM) for claim in passage.claims)
    targets = tuple(TARGETS[label] for label in passage.labels)
    return Item(Pack(ids(passage.premise, LONGEST_PREMISE), claims), targets)


def items_of(passages: Iterable[Passage], tokenizer: Tokenizer, *, two_way: bool) -> list[Item]:
    """Passages as items: one for each claim where the premise is to see the claim."""
    if two_way:
        passages = [
            Passage(passage.premise, (claim,), (label,))
            for passage in passages
            for claim, label in zip(passage.claims, passage.labels, strict=True)
        ]
    return [encode(passage, tokenizer) for passage in passages]


def batches_of(items: Iterable[Item], tokens: int) -> list[list[Item]]:
    """Cut items, sorted by length, into batches of at most so many tokens with their padding."""
    batches: list[list[Item]] = [[]]
    for item in sorted(items, key=lambda item: len(item.pack)):
        if batches[-1] and (len(batches[-1]) + 1) * len(item.pack) > tokens:
            batches.append([])
        batches[-1].append(item)
    return [batch for batch in batches if batch]


def plan(items: Sequence[Item], tokens: int, rng: random.Random) -> list[list[Item]]:
    """Batches of one epoch: shuffled, sorted by length inside pools of `POOL` batches."""
    order = list(items)
    rng.shuffle(order)
    pools: list[list[Item]] = [[]]
    filled = 0
    for item in order:
        if filled >= POOL * tokens:
            pools.append([])
            filled = 0
        pools[-1].append(item)
        filled += len(item.pack)
    batches = [batch for pool in pools for batch in batches_of(pool, tokens)]
    rng.shuffle(batches)
    return batches


class Stream:
    """An endless row of batches of at most ``tokens`` tokens, the same ones for the same seed.

    ``position`` holds the epoch and the number of the next batch in it.
    """

    def __init__(
        self,
        sources: Sequence[Source],
        tokenizer: Tokenizer,
        *,
        tokens: int,
        seed: int,
        two_way: bool,
    ) -> None:
        self.sources, self.tokenizer = sources, tokenizer
        self.tokens, self.seed, self.two_way = tokens, seed, two_way
        self.planned = -1
        self.batches: list[list[Item]] = []

    def next(self, position: list[int]) -> list[Item]:
        """The batch at ``position``, which is moved to the next one."""
        epoch, number = position
        if epoch != self.planned:
            passages = [p for source in self.sources for p in source.epoch(epoch)]
            items = items_of(passages, self.tokenizer, two_way=self.two_way)
            self.batches = plan(items, self.tokens, random.Random(f"{self.seed} {epoch}"))
            self.planned = epoch
        batch = self.batches[number]
        following = number + 1
        position[:] = [epoch, following] if following < len(self.batches) else [epoch + 1, 0]
        return batch
