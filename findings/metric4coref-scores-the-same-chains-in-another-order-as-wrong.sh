#!/usr/bin/env bash
# Guess:   the MUC score of a resolver of names that finds exactly the chains of the gold standard is 1, in
#          whatever order a chain lists its mentions; one that splits a chain of three in two, beside a pair
#          that is right, has found two of the three links (recall 2/3).
# Found:   metric4coref 0.0.2 takes the ordered pairs of mentions, not links: the chain b, a for a, b has MUC 0
#          and the average of the three scores 0.67; the split has recall 1/2. Its "ceaf" compares mentions
#          (0.80), where the average that CoNLL names takes the one of entities (0.90). coreference-eval 0.0.2
#          says 1, 2/3 and 0.90.
# So:      a resolver that writes the nearest mention first looks worthless. Sort the mentions of every chain in
#          both files by where they stand, and compare with published figures only by the other package.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check \
  metric4coref==0.0.2 coreference-eval==0.0.2 numpy==2.2.6 scipy==1.15.3
"$work/venv/bin/python" - <<'PY'
import sys

import corefeval
import metric4coref

A, B, C, D, E = ((place, place) for place in range(5))


def scored(predicted, gold):
    """MUC recall, CEAF and the average of three, by metric4coref; the first two by coreference-eval."""
    here = (metric4coref.muc(predicted, gold)[1], metric4coref.ceaf(predicted, gold)[2])
    average = metric4coref.conll_coref_f1(predicted, gold)
    _, there = corefeval.get_metrics(predicted, gold, verbose=False)
    figures = (*here, average, there["muc"]["recall"], there["ceafe"]["f1"])
    return tuple(round(float(figure), 2) for figure in figures)


turned = scored([[B, A]], [[A, B]])
split = scored([[A, B], [C], [D, E]], [[A, B, C], [D, E]])
print(f"the same chain turned: {turned}\na chain split: {split}")
sys.exit(0 if turned == (0.0, 1.0, 0.67, 1.0, 1.0) and split == (0.5, 0.8, 0.77, 0.67, 0.9) else "changed")
PY
