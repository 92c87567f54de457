#!/usr/bin/env bash
# Guess:   ROUGE is one measure: the package named after it gives the scores of rouge-score 0.1.2 for two
#          plain sentences in lower-case letters, where nothing is stemmed and nothing is split off.
# Found:   rouge 1.0.1 counts each word, and each pair of words, once however often it stands: "no no no
#          yes" against "no yes yes yes" has ROUGE-1 of 1.0 and even ROUGE-L of 1.0, for 0.5 in rouge-score,
#          rouge-metric 1.0.1 and sumeval 0.2.2. It cuts sentences at every point, so that "5.2" is "5 2".
# So:      scores of two papers that were made with "ROUGE" need not be the same measure; name the package,
#          its version and its settings with them. Rouge(exclusive=False) counts as the others do.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check \
  rouge==1.0.1 rouge-score==0.1.2 rouge-metric==1.0.1 sumeval==0.2.2
"$work/venv/bin/python" - <<'PY'
import sys

from rouge import Rouge
from rouge_metric import PyRouge
from rouge_score.rouge_scorer import RougeScorer
from sumeval.metrics.rouge import RougeCalculator


def scores(text, reference):
    """ROUGE-1 and ROUGE-L (F1) of `text` by package."""
    alone = Rouge().get_scores(text, reference)[0]
    scorer = RougeScorer(["rouge1", "rougeL"]).score(reference, text)
    metric = PyRouge(rouge_n=1, rouge_l=True).evaluate([text], [[reference]])
    other = RougeCalculator(stopwords=False, lang="en")
    found = {
        "rouge": (alone["rouge-1"]["f"], alone["rouge-l"]["f"]),
        "rouge-score": (scorer["rouge1"].fmeasure, scorer["rougeL"].fmeasure),
        "rouge-metric": (metric["rouge-1"]["f"], metric["rouge-l"]["f"]),
        "sumeval": (other.rouge_1(text, reference), other.rouge_l(text, reference)),
    }
    return {name: tuple(round(score, 3) for score in pair) for name, pair in found.items()}


repeated = scores("no no no yes", "no yes yes yes")
counted = Rouge(exclusive=False).get_scores("no no no yes", "no yes yes yes")[0]["rouge-1"]["f"]
decimal = Rouge().get_scores("it cost 5.2 million", "it cost 5 2 million")[0]["rouge-1"]["f"]
for name, pair in repeated.items():
    print(f"{name}: ROUGE-1 {pair[0]}, ROUGE-L {pair[1]}")
print(f"rouge, exclusive=False: ROUGE-1 {counted:.3f}; 5.2 for 5 2: {decimal:.3f}")
alone = repeated.pop("rouge")
others = set(repeated.values()) == {(0.5, 0.5)} and round(counted, 3) == 0.5
held = alone == (1.0, 1.0) and others and decimal > 0.999
sys.exit(0 if held else "changed")
PY
