"""Training pairs for the NLI model: the public sets, and pairs built from whole news articles.

The public sets are read from ``<data>/nli/train`` (JSON lines of premise, hypothesis, label). The
generated pairs close a gap of theirs: no public pair has a premise that holds the hypothesis word
for word, so a model trained on them alone calls a copied sentence neutral.
"""

from __future__ import annotations

import hashlib
import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sentencex import segment

from claimcheck.datasets import name_of, read_jsonl

LABELS = ("contradiction", "entailment", "neutral")
NOT_ENTAILMENT = "not_entailment"

#: How many pairs to take of a set where all of it would be too much: templated and generated sets
#: teach their template when they are many. A set not named here is taken whole.
CAPS = {
    "add_one_rte.train": 1500,
    "breaking_nli.test": 4000,
    "conjnli.train_adv": 5000,
    "covidfact.train": 1500,
    "dnc_megaveridicality.train": 2500,
    "dnc_sentiment.train": 300,
    "dnc_verbnet.train": 300,
    "help_andor.train": 1500,
    "med.all": 2500,
    "mpe.train": 4000,
    "snli.train_part": 14000,
    "snli_via_disco.train_part": 10000,
    "climatefever.all": 4500,
}

_NUMBER = re.compile(r"(?<![\w.,])\d{1,3}(?:,\d{3})+|(?<![\w.,])\d+(?![\w,]|\.\d)")
_AUXILIARY = re.compile(
    r"\b(is|was|are|were|will|has|have|had|can|could|would|should)\b(?! not\b|n't)"
)


@dataclass(frozen=True)
class Pair:
    """One training pair; ``label`` is one of `LABELS` or ``not_entailment`` (two-way sets)."""

    premise: str
    hypothesis: str
    label: str
    source: str


def public_pairs(data: Path, rng: random.Random) -> list[Pair]:
    """Read every set under ``data/nli/train``, at most `CAPS` pairs of each."""
    pairs: list[Pair] = []
    for path in sorted((data / "nli" / "train").glob("*.jsonl.gz")):
        source = name_of(path)
        rows = [Pair(r["premise"], r["hypothesis"], r["label"], source) for r in read_jsonl(path)]
        rng.shuffle(rows)
        pairs.extend(rows[: CAPS.get(source, len(rows))])
    return pairs


def news_articles(data: Path) -> Iterator[list[str]]:
    """Yield the sentences of each PolNeAR article, in order, headline left out."""
    for row in read_jsonl(data / "quotes" / "polnear_half.jsonl.gz"):
        paragraphs = [p.strip() for p in row["text"].split("\n\n")[1:] if p.strip()]
        sentences = [s.strip() for p in paragraphs for s in segment("en", p)]
        sentences = [s for s in sentences if 5 <= len(s.split()) <= 60]
        if len(sentences) >= 8:
            yield sentences


def change_number(sentence: str, rng: random.Random) -> str | None:
    """Return ``sentence`` with one of its numbers changed, or None if it has none."""
    found = list(_NUMBER.finditer(sentence))
    if not found:
        return None
    match = rng.choice(found)
    value = int(match[0].replace(",", ""))
    if 1900 <= value <= 2100:
        changed = value + rng.choice([-7, -4, -3, -2, -1, 1, 2, 3, 4])
    else:
        changed = max(1, round(value * rng.choice([0.3, 0.5, 0.7, 1.4, 2, 3]))) + (value < 4)
    if changed == value:
        changed += 1
    text = f"{changed:,}" if "," in match[0] else str(changed)
    return sentence[: match.start()] + text + sentence[match.end() :]


def negate(sentence: str) -> str | None:
    """Return ``sentence`` with ``not`` after its first auxiliary, or None without one."""
    match = _AUXILIARY.search(sentence)
    if match is None or '"' in sentence or "“" in sentence:
        return None
    return f"{sentence[: match.end()]} not{sentence[match.end() :]}"


def news_pairs(articles: Iterable[list[str]], rng: random.Random) -> Iterator[Pair]:
    """Yield pairs whose premise is a window of one to four neighbouring sentences of an article.

    Kinds: ``verbatim`` and ``two`` (one or two sentences of the window: entailment), ``number``
    and ``negation`` (one changed: contradiction), ``elsewhere`` (another sentence of the article)
    and ``added`` (a sentence of the window and one from elsewhere): neutral.
    """
    for sentences in articles:
        for start in range(0, len(sentences) - 4):
            size = rng.choice([1, 2, 2, 3, 3, 4])
            window = sentences[start : start + size]
            premise, pick = " ".join(window), rng.choice(window)
            outside = sentences[:start] + sentences[start + size :]
            other = rng.choice(outside)
            if rng.random() < 0.35:
                yield Pair(premise, pick, "entailment", "news/verbatim")
            numbered = change_number(pick, rng)
            kind = rng.choice(["two", "negation", "negation", "elsewhere", "added"])
            if numbered is not None and rng.random() < 0.7:
                yield Pair(premise, numbered, "contradiction", "news/number")
            elif kind == "two" and size > 1:
                at = rng.randrange(size - 1)
                yield Pair(premise, " ".join(window[at : at + 2]), "entailment", "news/two")
            elif kind == "negation" and (negated := negate(pick)) is not None:
                yield Pair(premise, negated, "contradiction", "news/negation")
            elif kind == "elsewhere":
                yield Pair(premise, other, "neutral", "news/elsewhere")
            elif kind == "added":
                yield Pair(premise, f"{pick} {other}", "neutral", "news/added")


def training_pairs(data: Path, seed: int, news: int = 20000) -> list[Pair]:
    """All pairs for one run, shuffled by ``seed``, at most ``news`` of the generated ones."""
    rng = random.Random(seed)
    generated = list(news_pairs(news_articles(data), rng))
    rng.shuffle(generated)
    pairs = public_pairs(data, rng) + generated[:news]
    rng.shuffle(pairs)
    return pairs


def split(pairs: list[Pair], share: float = 0.02) -> tuple[list[Pair], list[Pair]]:
    """Divide pairs into training and own evaluation ones; a premise falls on one side whole."""
    train, held = [], []
    for pair in pairs:
        digest = hashlib.sha256(pair.premise.encode()).digest()
        (held if int.from_bytes(digest[:4], "big") < share * 2**32 else train).append(pair)
    return train, held
