"""Write training pairs for the NLI model, made from news documents; see `pair_kinds_supported`.

Usage: ``python scripts/generate_pairs.py [--seed 0]``. Each line is an object of ``premise`` (one
to four neighbouring sentences), ``hypothesis``, ``label``, ``source`` (``job/<kind>``) and
``document`` (a digest). The output depends on data and seed alone.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import pair_kinds_contradicted as contradicted
import pair_kinds_supported as supported
import pair_kinds_unsupported as unsupported
from news_documents import NewsDocument, news_documents, raw_texts, test_texts
from pair_edits import Edits, Pool, Setting, apply, closed, names_of, overlap
from parses import parse, parser
from sklearn.feature_extraction.text import TfidfVectorizer
from spacy.tokens import Doc

from claimcheck.evaluation.datasets import opinion_examples

FAMILIES = {"entailment": supported, "contradiction": contradicted, "neutral": unsupported}
#: The share of each label, and the largest share of one kind.
SHARES = {"entailment": 0.40, "contradiction": 0.32, "neutral": 0.28}
LARGEST_KIND = 0.15
#: At most this many sentences of a document are parsed.
SENTENCES = 28
#: How often another change is joined to an edit, a sentence of the window is put beside the
#: changed one, the hypothesis is lower-cased (as the claims of some public sets are), or both are.
JOINED, BESIDE, LOWERED, BOTH_LOWERED = 0.35, 0.15, 0.12, 0.04

Row = dict[str, str]


def hypotheses(setting: Setting, rng: random.Random) -> Iterator[tuple[str, str, str]]:
    """Yield label, kind and text of what each kind makes of the sentence."""
    harmless = [e for make in supported.EDITS.values() if (e := make(setting, rng))]
    for label, family in FAMILIES.items():
        for kind, make in family.KINDS.items():
            if (text := make(setting, rng)) is not None:
                yield label, kind, text
        for kind, make_edits in family.EDITS.items():
            if edits := make_edits(setting, rng):
                text = apply(setting.doc.text, joined(edits, harmless, rng))
                if text.lower() != setting.doc.text.lower():
                    yield label, kind, beside(text, setting, rng)


def joined(edits: Edits, harmless: list[Edits], rng: random.Random) -> Edits:
    """``edits``, now and then with one of ``harmless`` that touches none of them."""
    apart = [other for other in harmless if not overlap(edits, other)]
    return edits + rng.choice(apart) if apart and rng.random() < JOINED else edits


def beside(text: str, setting: Setting, rng: random.Random) -> str:
    """``text``, now and then with the window's next sentence behind it."""
    if setting.at + 1 < setting.end and rng.random() < BESIDE:
        return f"{text} {setting.sentences[setting.at + 1].text}"
    return text


def document_rows(
    digest: str, sentences: tuple[Doc, ...], pool: Pool, limit: int, rng: random.Random
) -> list[Row]:
    """At most ``limit`` pairs of one document, every kind and sentence in its turn."""
    names = names_of(sentences)
    found: dict[str, dict[str, list[Row]]] = {label: defaultdict(list) for label in SHARES}
    for at in range(len(sentences)):
        size = rng.choice([1, 2, 2, 3, 3, 4])
        start = max(0, at - rng.randrange(size))
        end = min(len(sentences), start + size)
        setting = Setting(sentences, start, end, at, names, pool)
        premise = " ".join(doc.text for doc in setting.window)
        for label, kind, text in hypotheses(setting, rng):
            row = {"premise": premise, "hypothesis": text, "label": label}
            found[label][kind].append(row | {"source": f"job/{kind}", "document": digest})
    limit = min(limit, 3 * len(sentences))
    return [
        styled(row, rng)
        for label, share in SHARES.items()
        for row in in_turn(found[label], round(limit * share), rng)
    ]


def in_turn(by_kind: dict[str, list[Row]], limit: int, rng: random.Random) -> list[Row]:
    """At most ``limit`` rows, one kind after the other, until none is left."""
    queues = [rng.sample(rows, len(rows)) for rows in by_kind.values()]
    chosen: list[Row] = []
    while queues and len(chosen) < limit:
        rng.shuffle(queues)
        chosen += [queue.pop() for queue in queues]
        queues = [queue for queue in queues if queue]
    return chosen[:limit]


def styled(row: Row, rng: random.Random) -> Row:
    """The row with its hypothesis or both texts lower-cased now and then; the label stays."""
    row = row | {side: closed(row[side]) for side in ("premise", "hypothesis")}
    draw = rng.random()
    if draw < LOWERED + BOTH_LOWERED:
        row = row | {"hypothesis": row["hypothesis"].lower()}
    return row | {"premise": row["premise"].lower()} if draw < BOTH_LOWERED else row


def nearest(documents: list[NewsDocument], count: int = 3) -> list[list[int]]:
    """For each document the ``count`` others that are nearest in subject by TF-IDF."""
    texts = [" ".join(d.sentences) for d in documents]
    weights = TfidfVectorizer(stop_words="english", min_df=2).fit_transform(texts)
    alike = (weights @ weights.T).toarray()
    return [[n for n in row.argsort()[::-1] if n != at][:count] for at, row in enumerate(alike)]


def balanced(rows: list[Row], rng: random.Random) -> list[Row]:
    """The most rows that keep `SHARES` and `LARGEST_KIND`, in random order."""
    rows = rng.sample(rows, len(rows))
    counts = Counter(row["label"] for row in rows)
    total = min(counts[label] / share for label, share in SHARES.items())
    left = {label: int(total * share) for label, share in SHARES.items()}
    kinds: Counter[str] = Counter()
    kept = []
    for row in rows:
        if left[row["label"]] and kinds[row["source"]] < LARGEST_KIND * total:
            left[row["label"]] -= 1
            kinds[row["source"]] += 1
            kept.append(row)
    return kept


def generate(data: Path, seed: int, per_document: int, parses: Path | None) -> list[Row]:
    """All pairs of the documents under ``data``."""
    documents = list(news_documents(raw_texts(data), test_texts(data)))
    texts = [s for d in documents for s in d.sentences[:SENTENCES]]
    parsed = parse(parser(), texts, parses)
    docs = [tuple(next(parsed) for _ in d.sentences[:SENTENCES]) for d in documents]
    opinions = tuple(
        e.sentence
        for e in opinion_examples(data / "opinion")
        if e.opinion and e.split == "train" and e.source in ("mpqa", "babe")
    )
    rows: list[Row] = []
    for document, sentences, near in zip(documents, docs, nearest(documents), strict=True):
        rng = random.Random(f"{seed} {document.digest}")
        borrowed = tuple(s for n in near for s in docs[n])
        pool = Pool(borrowed, tuple(rng.sample(opinions, 40)), names_of(borrowed))
        rows += document_rows(document.digest, sentences, pool, per_document, rng)
    return balanced(rows, random.Random(seed))


def main() -> None:
    arguments = argparse.ArgumentParser(description="Write training pairs made from news.")
    arguments.add_argument("--data", type=Path, default=Path("../shared/data"))
    arguments.add_argument("--out", type=Path, default=Path("runs/pairs/generated.jsonl.gz"))
    arguments.add_argument("--seed", type=int, default=0)
    arguments.add_argument("--per-document", type=int, default=60, help="most pairs of a document")
    arguments.add_argument("--parses", type=Path, help="file that keeps the parses between runs")
    options = arguments.parse_args()
    rows = generate(options.data, options.seed, options.per_document, options.parses)
    options.out.parent.mkdir(parents=True, exist_ok=True)
    with gzip.open(options.out, "wt", encoding="utf-8") as stream:
        stream.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    for (label, source), count in sorted(Counter((r["label"], r["source"]) for r in rows).items()):
        print(f"{count:7d}  {label:14s}{source}")
    print(f"{len(rows):7d}  pairs of {len({r['document'] for r in rows})} documents")


if __name__ == "__main__":
    main()
