"""Pairs of stories of known relation, and sentences that three reports of one event share.

Made from BASIL (one event told by three outlets: independent reports) and MRPC (paraphrased
sentences), always the same for one random number generator.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from claimcheck.english.words import content_words
from claimcheck.evaluation.datasets import read_jsonl
from claimcheck.provenance.origins import Kind

Story = list[str]
#: The stories of one event, one for each outlet.
Event = list[Story]

#: Everyday words with another that can stand in their place, for the making of near-copies.
SYNONYMS = dict(
    pair.split("/")
    for pair in """said/stated told/informed but/yet also/too about/around after/following
    before/prior because/since began/started big/large said/noted called/dubbed can/may
    however/still during/throughout many/numerous more/further most/nearly much/considerable
    new/recent now/currently over/above people/persons plan/scheme several/some should/must
    showed/revealed some/certain such/similar than/over that/which the/this their/its there/here
    they/these think/believe this/that through/via under/below until/till very/quite want/wish
    was/had were/had when/as where/wherever while/whereas who/that will/would with/alongside
    would/could against/versus asked/queried among/amid""".split()
)


@dataclass(frozen=True)
class Pair:
    """Two stories, how the pair was made, and what they are to each other."""

    made: str
    kind: Kind
    first: Story
    second: Story


def events(folder: Path, side: str) -> list[Event]:
    """The events of one side of BASIL that all three outlets told."""
    told: dict[str, Event] = defaultdict(list)
    for row in read_jsonl(folder / "opinion" / "basil.jsonl.gz"):
        if row["split"] == side:
            told[row["event_id"]].append([s["text"] for s in row["sentences"]])
    return [stories for stories in told.values() if len(stories) == 3]


def paraphrases(folder: Path, side: str) -> list[tuple[str, str]]:
    """The paraphrased sentences of one side of MRPC."""
    rows = read_jsonl(folder / "matching" / "mrpc.jsonl.gz")
    return [
        (row["sentence1"], row["sentence2"])
        for row in rows
        if row["split"] == side and row["label"] == "paraphrase"
    ]


def pairs(told: list[Event], sentences: list[tuple[str, str]], rng: random.Random) -> list[Pair]:
    """Every kind of pair, made from the events and paraphrases of one side."""
    made = []
    for event in told:
        for first, second in combinations(event, 2):
            made.append(Pair("reports of one event", "independent", first, second))
            made.append(Pair("their first 6 sentences", "independent", first[:6], second[:6]))
        first, second, agency = event
        made.append(_with_agency(first, second, agency, 0.08, "an agency's 8 %", "independent"))
        made.append(_with_agency(first, second, agency, 0.35, "an agency's 35 %", "shared_text"))
        made.append(Pair("light copy", "near_copy", first, _copy(first, rng, 0.05, 0.15)))
        edited = _in_blocks(_copy(second, rng, 0.25, 0.35), rng)
        made.append(Pair("edited, reordered copy", "near_copy", second, edited))
        made.append(Pair("excerpt", "near_copy", agency, agency[: max(3, len(agency) // 3)]))
    for number, rows in enumerate(_stretches(sentences, rng)):
        first, second = [a for a, _ in rows], [b for _, b in rows if rng.random() > 0.1]
        if number % 2:
            made.append(Pair("paraphrase", "paraphrase", first, second))
        else:
            made.append(Pair("reordered paraphrase", "paraphrase", first, _in_blocks(second, rng)))
    return made


def _copy(story: Story, rng: random.Random, changed: float, dropped: float) -> Story:
    """A copy with a share of its words changed and of its sentences dropped."""
    kept = [sentence for sentence in story if rng.random() >= dropped] or story[:1]
    return [" ".join(_changed(sentence.split(), rng, changed)) for sentence in kept]


def _changed(words: list[str], rng: random.Random, share: float) -> Iterator[str]:
    """Words with about ``share`` of them replaced, the frequent ones first, or left out."""
    for word in words:
        if word in SYNONYMS and rng.random() < 3 * share:
            yield SYNONYMS[word]
        elif rng.random() >= share / 3:
            yield word


def _in_blocks(story: Story, rng: random.Random) -> Story:
    """The story in blocks of three sentences, shuffled."""
    blocks = [story[i : i + 3] for i in range(0, len(story), 3)]
    rng.shuffle(blocks)
    return [sentence for block in blocks for sentence in block]


def _with_agency(
    first: Story, second: Story, agency: Story, share: float, made: str, kind: Kind
) -> Pair:
    """Two reports that end with one passage, ``share`` of the words of the shorter one."""
    size = min(len(" ".join(story).split()) for story in (first, second))
    passage: Story = []
    while len(" ".join(passage).split()) < share / (1 - share) * size and len(passage) < len(
        agency
    ):
        passage.append(agency[len(passage)])
    return Pair(made, kind, first + passage, second + passage)


def _stretches(
    sentences: list[tuple[str, str]], rng: random.Random
) -> Iterator[list[tuple[str, str]]]:
    """Paraphrases cut into texts of 6 to 24 sentences."""
    rest = list(sentences)
    rng.shuffle(rest)
    while len(rest) >= 24:
        size = rng.randint(6, 24)
        yield rest[:size]
        rest = rest[size:]


@dataclass(frozen=True)
class Deletion:
    """An article, one of its sentences, and where two other reports say the same."""

    article: Story
    others: Event
    sentence: str
    told: tuple[str, str]


#: Share of their content words that sentences have in common to be one fact, for the measurement.
#: Words alone decide, so that what is measured does not decide what is right.
ALIKE = 0.3


def deletions(told: list[Event]) -> list[Deletion]:
    """Sentences of a report that both other reports of the event have, by their words."""
    found = []
    for event in told:
        for place, article in enumerate(event):
            others = [story for number, story in enumerate(event) if number != place]
            for sentence in article:
                if len(content_words(sentence)) < 6:
                    continue
                best = [max(story, key=lambda s: alike(s, sentence)) for story in others]
                if all(alike(other, sentence) >= ALIKE for other in best):
                    found.append(Deletion(article, others, sentence, (best[0], best[1])))
    return found


def alike(a: str, b: str) -> float:
    first, second = content_words(a), content_words(b)
    return len(first & second) / max(1, len(first | second))
