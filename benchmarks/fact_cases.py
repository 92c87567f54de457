"""Cases for the comparison of facts, made from news documents by a seeded generator.

Every case is a sentence of a document, as it is, faithfully rewritten or corrupted, and the window
of the document that it came from. What is rewritten is found by expressions of this file and not
by the readers under test.
"""

from __future__ import annotations

import datetime
import hashlib
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from fact_rewrites import DAYS, MONTHS, REWRITES, Source

from claimcheck.evaluation.datasets import read_jsonl
from claimcheck.evaluation.documents import plain_document
from claimcheck.records import Sentence

KINDS = ("number", "date", "name")
VARIANTS = ("untouched", "faithful", "corrupted")


@dataclass(frozen=True)
class Case:
    """A claim, the document it is from and the sentence of that document."""

    kind: str
    variant: str
    claim: str
    source: Source
    sentence: Sentence


def documents(shared: Path) -> Iterator[str]:
    """The texts of news articles of the validation and training sets, none twice."""
    seen: set[str] = set()
    for name in ("cliff_val", "summac_frank_val", "summac_factcc_val", "summac_cogensumm_val"):
        for row in read_jsonl(shared / "data" / "consistency" / "val" / f"{name}.jsonl.gz"):
            yield from _new(row["document"], seen)
    for row in read_jsonl(shared / "data" / "quotes" / "polnear_half.jsonl.gz"):
        yield from _new(row["text"], seen)
    for row in read_jsonl(shared / "data" / "opinion" / "basil.jsonl.gz"):
        if row["split"] == "train":
            yield from _new(basil_text(row), seen)


def basil_text(row: dict[str, object]) -> str:
    sentences = row["sentences"]
    assert isinstance(sentences, list)
    return "\n".join(s["text"] for s in sentences)


def _new(text: str, seen: set[str]) -> Iterator[str]:
    key = " ".join(text.split())[:200]
    if key not in seen:
        seen.add(key)
        yield text


def half_of(text: str) -> str:
    """Which half a document is in: rules are written on "dev", figures come from "test"."""
    return "test" if hashlib.sha256(text[:300].encode()).digest()[0] % 2 else "dev"


def make(texts: list[str], kind: str, variant: str, rows: int, seed: int) -> list[Case]:
    """At most ``rows`` cases, one a sentence, always the same for one seed."""
    rng = random.Random(f"{seed}/{kind}/{variant}")
    order = list(texts)
    rng.shuffle(order)
    cases: list[Case] = []
    while len(cases) < rows and order:
        source = _source(order.pop(), rng)
        sentences = [s for s in source.document.sentences if 40 < len(s.text) < 400]
        rng.shuffle(sentences)
        made = 0
        for sentence in sentences:
            claim = rewrite(sentence.text, kind, variant, rng, source)
            if claim is not None:
                cases.append(Case(kind, variant, claim, source, sentence))
                made += 1
            if made == 2 or len(cases) == rows:
                break
    return cases


#: Two names around a verb in the past tense, each with a word or two to it.
_AROUND_A_VERB = re.compile(
    r"\b(?P<one>[A-Z][a-z]{2,}(?: [A-Z][a-z]{2,})?)(?P<verb> (?:has |had |have )?[a-z]{2,}ed )"
    r"(?P<other>[A-Z][a-z]{2,}(?: [A-Z][a-z]{2,})?)\b(?!['’])"
)
_NO_ACTORS = frozenset({*MONTHS, *DAYS, "The", "But", "And", "Congress", "President", "Secretary"})


def exchanged(texts: list[str], rows: int, seed: int) -> list[Case]:
    """Sentences in which the two names around a verb have changed places."""
    rng = random.Random(f"{seed}/exchanged")
    order = list(texts)
    rng.shuffle(order)
    cases: list[Case] = []
    while len(cases) < rows and order:
        source = _source(order.pop(), rng)
        for sentence in source.document.sentences:
            match = _AROUND_A_VERB.search(sentence.text)
            if match and _NO_ACTORS.isdisjoint((match["one"] + " " + match["other"]).split()):
                new = match["other"] + match["verb"] + match["one"]
                claim = sentence.text[: match.start()] + new + sentence.text[match.end() :]
                cases.append(Case("name", "exchanged", claim, source, sentence))
    return cases[:rows]


def _source(text: str, rng: random.Random) -> Source:
    day = datetime.date(2010, 1, 1) + datetime.timedelta(days=rng.randrange(5000))
    line = f"Published {day.day} {MONTHS[day.month - 1]} {day.year}"
    document = plain_document("source", f"{line}\n{text}")
    known = set(
        re.findall(r"[A-Z][a-z]{2,} [A-Z][a-z]{2,}(?=,? (?:said|says|told|who|added))", text)
    )
    known |= set(
        re.findall(
            r"(?:Mr\.?|Mrs\.?|Ms\.?|Dr\.?|President|Senator|Sen\.) ([A-Z][a-z]{2,} [A-Z][a-z]{2,})",
            text,
        )
    )
    places = set(re.findall(r"(?<=[a-z] in )[A-Z][a-z]{3,}(?: [A-Z][a-z]{3,})?(?=[ ,.])", text))
    places -= {*MONTHS, *DAYS, "Congress", "Parliament", "Christmas", "Easter"}
    bodies = set(re.findall(r"(?<=\bthe )[A-Z]{3,5}(?=[ ,.])", text))
    return Source(document, day, *(tuple(sorted(s)) for s in (known, places, bodies)))


def rewrite(text: str, kind: str, variant: str, rng: random.Random, source: Source) -> str | None:
    """The sentence after one rewriting of the kind that applies, chosen by ``rng``.

    Half of the claims are cut to the clause that holds what was rewritten.
    """
    rules = REWRITES[kind, "corrupted" if variant == "untouched" else variant]
    options = []
    for pattern, change in rules:
        for match in pattern.finditer(text):
            new = match[0] if variant == "untouched" else change(match, rng, source)
            if new is not None and (new != match[0] or variant == "untouched"):
                options.append((text[: match.start()], new, text[match.end() :]))
    if not options:
        return None
    before, new, after = rng.choice(options)
    return clip(before, new, after) if rng.random() < 0.5 else before + new + after


def clip(before: str, changed: str, after: str) -> str:
    """The clause between commas that holds ``changed``, or all where that is short."""
    start = max((m.end() for m in re.finditer(r"[a-z], (?=[a-z])", before)), default=0)
    end = re.search(r"(?<=[a-z]), (?=[a-z])", after)
    clause = before[start:] + changed + (after[: end.start()] if end else after.rstrip('.”"'))
    if len(clause.split()) < 8:
        return before + changed + after
    return f"{clause[0].upper()}{clause[1:]}."
