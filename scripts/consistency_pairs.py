"""Turn half of ``consistency/val`` into NLI pairs: each claim with the evidence found for it.

The premise is what the matcher hands to the model: the best window, or the best two or three in
the document's order. Labels are those of whole claims, so

- every sentence of a supported claim is entailed by its windows, if they hold most of its words;
- an unsupported claim of one sentence is not entailed by them;
- an unsupported claim of several sentences is not entailed by the best windows of all of them
  together; which sentence is wrong is not known.

The other half of the documents, and every document that a test set has too, is left out (see
`claimcheck.evaluation.datasets.is_trained_on`).

    python scripts/consistency_pairs.py --data ../shared/data --out runs/pairs/consistency.jsonl.gz
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from nli_pairs import NOT_ENTAILMENT

from claimcheck.english.words import content_words
from claimcheck.evaluation.datasets import (
    Claim,
    consistency_sets,
    is_trained_on,
    read_jsonl,
    test_documents,
)
from claimcheck.evaluation.documents import plain_document
from claimcheck.judging.premise import evidence_of, premise_of
from claimcheck.models.encoder import Encoder, load_encoder
from claimcheck.records import Candidates
from claimcheck.retrieval.index import Index
from claimcheck.settings import Settings

#: The set that has premises of its own for the claims of one of ``consistency/val``.
WICE = "wice_oraclechunks.dev"
#: Evidence windows looked at together, at most.
WINDOWS = 3
#: Of them, those of each sentence where all sentences of a claim are read together.
SHARED_WINDOWS = 2
#: Least share of a supported sentence's content words that its premise must hold; below it the
#: support probably stands elsewhere in the document.
HELD = 0.5
#: Longest premise and claim together, in words: about what the model reads.
MOST_WORDS = 300


def pairs_of(claim: Claim, cases: list[Candidates], source: str) -> Iterator[dict[str, str]]:
    """The pairs of one claim, given the candidates of each of its sentences."""
    if claim.supported:
        for case in cases:
            for windows in _counts(case):
                premise = premise_of(evidence_of(case, windows))
                words = content_words(case.claim)
                if len(words & content_words(premise)) >= HELD * len(words):
                    yield _pair(premise, case.claim, "entailment", source)
    elif len(cases) == 1:
        for windows in _counts(cases[0]):
            premise = premise_of(evidence_of(cases[0], windows))
            yield _pair(premise, cases[0].claim, NOT_ENTAILMENT, source)
    else:
        found = {w for case in cases for w in evidence_of(case, SHARED_WINDOWS)}
        premise = premise_of(sorted(found, key=lambda window: window.start))
        yield _pair(premise, " ".join(case.claim for case in cases), NOT_ENTAILMENT, source)


def _counts(case: Candidates) -> range:
    """How many of the windows to read together: one, two, up to all of them."""
    return range(1, len(case.windows) + 1)


def _pair(premise: str, hypothesis: str, label: str, source: str) -> dict[str, str]:
    return {"premise": premise, "hypothesis": hypothesis, "label": label, "source": source}


def candidates(claim: Claim, encoder: Encoder, longest: int) -> list[Candidates]:
    """Where to look for each sentence of ``claim``."""
    document = plain_document("document", claim.document)
    index = Index(document, encoder.encode([s.text for s in document.content]), longest)
    texts = [s.text for s in plain_document("claim", claim.text).content]
    return index.candidates(texts, encoder.encode(texts), WINDOWS)


def pairs_of_sets(data: Path) -> Iterator[dict[str, str]]:
    """The pairs of every set, then WiCE's own premises for the claims taken."""
    settings = Settings()
    encoder, _ = load_encoder(settings)
    tested = test_documents(data / "consistency" / "test")
    taken = set()
    for name, claims in consistency_sets(data / "consistency" / "val", limit=10**6):
        for claim in claims:
            if is_trained_on(claim.document, tested):
                taken.add(claim.text.strip())
                cases = candidates(claim, encoder, settings.window_sentences)
                yield from pairs_of(claim, cases, f"consistency/{name}")
    for row in read_jsonl(data / "nli" / "train" / f"{WICE}.jsonl.gz"):
        if row["hypothesis"].strip() in taken:
            yield _pair(row["premise"], row["hypothesis"], row["label"], WICE)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=Path("runs/pairs/consistency.jsonl.gz"))
    arguments = parser.parse_args()
    arguments.out.parent.mkdir(parents=True, exist_ok=True)
    counts: Counter[tuple[str, str]] = Counter()
    with gzip.open(arguments.out, "wt", encoding="utf-8") as out:
        for pair in pairs_of_sets(arguments.data):
            if len((pair["premise"] + pair["hypothesis"]).split()) <= MOST_WORDS:
                out.write(json.dumps(pair) + "\n")
                counts[pair["source"], pair["label"]] += 1
    for (name, label), count in sorted(counts.items()):
        print(f"{name} {label}: {count}")


if __name__ == "__main__":
    main()
