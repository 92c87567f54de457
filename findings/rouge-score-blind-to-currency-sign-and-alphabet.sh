#!/usr/bin/env bash
# Guess:   ROUGE compares words, so two sentences whose figures differ in currency, sign or decimal mark
#          score below 1, and a sentence scores 1 against itself in any alphabet.
# Found:   rouge-score 0.1.2 keeps only a-z and 0-9: "$5.2m" is "£5.2m", "-5" is "5", "5.2" is "5-2", "Åse"
#          is "Øse" (all 1.0), and a Greek or Russian sentence against itself scores 0.0.
# So:      a filter by ROUGE takes a sentence with a wrong currency or sign for a copy, and a copied foreign
#          quotation for news. Hand in a tokenizer of your own (RougeScorer(tokenizer=...)), or compare the
#          characters first.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check rouge-score==0.1.2
"$work/venv/bin/python" - <<'PY'
import sys

from rouge_score.rouge_scorer import RougeScorer

PAIRS = [
    ("The port lost $5.2m in May", "The port lost £5.2m in May", 1.0),
    ("It was -5 degrees in Ostby", "It was 5 degrees in Ostby", 1.0),
    ("The average was 5.2 goals", "The average was 5-2 goals", 1.0),
    ("Åse won the seat", "Øse won the seat", 1.0),
    ("Мэр ушёл в отставку", "Мэр ушёл в отставку", 0.0),
]
scorer = RougeScorer(["rouge1", "rougeL"])
found = []
for first, second, _ in PAIRS:
    found.append([score.fmeasure for score in scorer.score(first, second).values()])
    print(f"{first!r} against {second!r}: ROUGE-1 and ROUGE-L {found[-1]}")
sys.exit(0 if found == [[value, value] for *_, value in PAIRS] else "changed")
PY
