"""Find names with a linear head on the encoder's word states, against the rules and spaCy.

The head (`name_head.py`) is fitted on what spaCy's small model finds in sentences of `clusters`
that stand in no labelled document.

The labels are lines of JSON: ``id`` of a document of `quotes/polnear_half`, ``text`` of a sentence
in it, ``names`` as [start, end, type] in that sentence. Types are person, place, organisation,
people, and optional: what such a span touches (events, works, laws) counts neither way.

Printed for each way: precision, recall and F1 of the spans, exact ends asked for; F1 of the names
of persons, and that where surnames of persons whom the rules find in full in the document count
as theirs; F1 of the spans without headlines, in which the checks read no names; milliseconds of
processor time for 40 sentences, one thread.

    python scripts/fetch_bases.py all-MiniLM-L6-v2
    python scripts/try_name_head.py labels.jsonl
"""

from __future__ import annotations

import argparse
import json
import random
import re
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import torch
from name_head import ByHead, Span, span
from parses import parser
from spacy.language import Language

from claimcheck.english.headlines import is_headline
from claimcheck.english.sentences import split_sentences
from claimcheck.evaluation.datasets import read_jsonl
from claimcheck.mentions.names import find_names, small_words

#: spaCy's types of the names that are asked for.
ASKED = frozenset({"PERSON", "NORP", "ORG", "GPE", "LOC", "FAC"})
#: Sentences to fit on, and those of an article.
SILVER, ARTICLE = 3000, 40


def by_rules(texts: Iterable[str], small: frozenset[str]) -> list[list[Span]]:
    """The names of sentences by the rules; ``small``: the words their document writes small."""
    return [
        [
            span(text, name.start, name.end, name.person or name.type == "person")
            for name in (() if is_headline(text) else find_names(text, small=small))
        ]
        for text in texts
    ]


def by_spacy(nlp: Language, texts: Iterable[str]) -> list[list[Span]]:
    """The names of sentences by spaCy."""
    return [
        [
            span(doc.text, e.start_char, e.end_char, e.label_ == "PERSON")
            for e in doc.ents
            if e.label_ in ASKED
        ]
        for doc in nlp.pipe(texts)
    ]


def sentences_of(text: str) -> list[tuple[int, int]]:
    """The half-open offsets of the sentences of a document."""
    lines = re.finditer(r"[^\n]+", text)
    return [(m.start() + a, m.start() + b) for m in lines for a, b in split_sentences(m[0])]


def silver(folder: Path, documents: Iterable[str]) -> list[str]:
    """Sentences to fit on, without those that stand in ``documents``."""
    known = "\n".join(documents)
    files = sorted(folder.glob("*.jsonl.gz"))
    texts = [a["text"] for file in files for row in read_jsonl(file) for a in row["articles"]]
    random.Random(0).shuffle(texts)
    found = {t[a:b]: None for t in texts[: SILVER // 3] for a, b in sentences_of(t)}
    rows = [text for text in found if len(text.split()) in range(6, 56) and text not in known]
    return sorted(rows[:SILVER], key=len)  # little padding


def surnames(document: str) -> set[str]:
    """The last words of the full names of persons that the rules find."""
    texts = [document[a:b] for a, b in sentences_of(document)]
    found = zip(texts, by_rules(texts, small_words(document)), strict=True)
    full = [text[s.start : s.end].split() for text, names in found for s in names if s.person]
    return {words[-1] for words in full if len(words) > 1}


def score(pairs: Sequence[tuple[list[Span], dict[str, Any]]], persons: bool) -> list[float]:
    """Precision, recall and F1 of names found in labelled sentences."""
    right = found = asked = 0
    for names, row in pairs:
        gold = [(span(row["text"], a, b, kind == "person"), kind) for a, b, kind in row["names"]]
        spared = [s for s, kind in gold if kind == "optional"]
        kept = [s for s in names if all(s.end <= o.start or o.end <= s.start for o in spared)]
        left = {s[:2] for s in kept if s.person or not persons}
        wanted = {s[:2] for s, kind in gold if s.person or not (persons or kind == "optional")}
        right, found, asked = right + len(left & wanted), found + len(left), asked + len(wanted)
    return [right / max(1, found), right / max(1, asked), 2 * right / max(1, found + asked)]


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("labels", type=Path)
    arguments.add_argument("--data", type=Path, default=Path("../shared/data"))
    arguments.add_argument("--base", type=Path, default=Path("runs/bases/all-MiniLM-L6-v2"))
    given = arguments.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(0)
    rows = [json.loads(line) for line in given.labels.read_text(encoding="utf-8").splitlines()]
    news = read_jsonl(given.data / "quotes" / "polnear_half.jsonl.gz")
    labelled = {row["id"] for row in rows}
    documents = {row["id"]: row["text"] for row in news if row["id"] in labelled}
    known = {name: surnames(text) for name, text in documents.items()}
    small = {name: small_words(text) for name, text in documents.items()}
    nlp = parser()
    nlp.select_pipes(enable=["tok2vec", "ner"])
    fitted_on = silver(given.data / "clusters", documents.values())
    head = ByHead(given.base).fit(fitted_on, by_spacy(nlp, fitted_on))
    ways: dict[str, Callable[[list[str]], list[list[Span]]]] = {
        "rules": lambda _: [by_rules([r["text"]], small[r["id"]])[0] for r in rows],
        "spaCy": lambda texts: by_spacy(nlp, texts),
        "head": head,
    }
    columns = ("prec", "recall", "F1", "person", "linked", "plain", "ms")
    print(" " * 8 + "".join(f"{column:>8}" for column in columns))
    for name, way in ways.items():
        began = time.process_time()
        found = way([row["text"] for row in rows])
        spent = time.process_time() - began
        pairs = list(zip(found, rows, strict=True))
        linked = [([_linked(s, row, known[row["id"]]) for s in f], row) for f, row in pairs]
        plain = [pair for pair in pairs if not is_headline(pair[1]["text"])]
        values = [*score(pairs, persons=False), score(pairs, persons=True)[2]]
        values += [score(linked, persons=True)[2], score(plain, persons=False)[2]]
        cells = "".join(f"{value:8.3f}" for value in values)
        print(f"{name:8}{cells}{1000 * spent * ARTICLE / len(rows):8.1f}", flush=True)


def _linked(name: Span, row: dict[str, Any], known: set[str]) -> Span:
    return name._replace(person=name.person or row["text"][name.start : name.end] in known)


if __name__ == "__main__":
    main()
