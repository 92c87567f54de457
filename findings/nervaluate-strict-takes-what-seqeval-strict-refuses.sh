#!/usr/bin/env bash
# Guess:   two libraries that score named entities by "strict", exact bounds and type, give the same figure
#          for the same tags in the same scheme (IOB2, where a name begins with B-).
# Found:   nervaluate 1.2.1 takes a name that begins with I- for one that begins with B-: strict F1 is 1.0
#          where seqeval 1.2.2 (mode="strict", scheme=IOB2) has 0.667, and seqeval without a mode 1.0 as
#          well. For right tags all agree.
# So:      the strict F1 of two papers are two measures, and a model that puts out tags which its scheme
#          does not allow looks perfect by one. Say which library and mode it was, and count broken tags
#          apart.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check nervaluate==1.2.1 seqeval==1.2.2
"$work/venv/bin/python" - <<'PY'
import sys

from nervaluate import Evaluator
from seqeval.metrics import f1_score
from seqeval.scheme import IOB2

TRUE = [["B-PER", "I-PER", "O", "B-ORG"]]
PREDICTED = {"right": TRUE, "begins with I-": [["I-PER", "I-PER", "O", "B-ORG"]]}


def scores(predicted):
    """F1 by nervaluate's strict, by seqeval's strict and by seqeval without a mode."""
    own = Evaluator(TRUE, predicted, tags=["PER", "ORG"], loader="list").evaluate()
    strict = f1_score(TRUE, predicted, mode="strict", scheme=IOB2)
    found = own["overall"]["strict"].f1, strict, f1_score(TRUE, predicted)
    return tuple(round(float(score), 3) for score in found)


found = {name: scores(predicted) for name, predicted in PREDICTED.items()}
for name, (own, strict, plain) in found.items():
    print(f"{name}: nervaluate strict {own}, seqeval strict {strict}, seqeval {plain}")
sys.exit(0 if found == {"right": (1, 1, 1), "begins with I-": (1, 0.667, 1)} else "changed")
PY
