#!/usr/bin/env bash
# Guess:   a vectoriser of scikit-learn that is converted to ONNX gives the same counts for the same text,
#          or the converter refuses the pattern by which it finds words.
# Found:   skl2onnx 1.20.0, onnxruntime 1.32.0: where CountVectorizer has its own pattern, the converter
#          sets [a-zA-Z0-9_]+ in its place, without a warning. A word with any other letter is no word any
#          more: "Åse", "Müller" and "Bø" count 0. A pattern of one's own is handed on, but \w means a to z
#          there too; only [^\s]+ counts the same on both sides.
# So:      a model that was tested in Python does not know most names of Europe once it is shipped. Set
#          token_pattern=r"[^\s]+" (and clean punctuation before), and compare both on texts with such
#          names.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check \
  skl2onnx==1.20.0 scikit-learn==1.9.1 onnx==1.23.2 onnxruntime==1.32.0
"$work/venv/bin/python" - <<'PY'
import sys

import numpy as np
import onnxruntime
from skl2onnx import to_onnx
from skl2onnx.common.data_types import StringTensorType
from sklearn.feature_extraction.text import CountVectorizer

TEXTS = np.array([["Åse paid Müller in Bø"], ["Bo paid Moe"]])


def both(**pattern):
    """The words, and how often each stands in TEXTS by scikit-learn and by ONNX."""
    counter = CountVectorizer(lowercase=False, **pattern)
    by_sklearn = counter.fit_transform(TEXTS[:, 0]).toarray().sum(axis=0)
    model = to_onnx(counter, initial_types=[("text", StringTensorType([None, 1]))], target_opset=17)
    session = onnxruntime.InferenceSession(
        model.SerializeToString(), providers=["CPUExecutionProvider"]
    )
    by_onnx = session.run(None, {"text": TEXTS})[0].sum(axis=0)
    return list(counter.get_feature_names_out()), by_sklearn.tolist(), by_onnx.astype(int).tolist()


def lost(**pattern):
    """The words that ONNX does not count as scikit-learn does."""
    words, by_sklearn, by_onnx = both(**pattern)
    print(f"{pattern}: words {words}, scikit-learn {by_sklearn}, ONNX {by_onnx}")
    return [word for word, here, there in zip(words, by_sklearn, by_onnx) if here != there]


names = ["Bø", "Müller", "Åse"]
found = [lost(), lost(token_pattern=r"\w+"), lost(token_pattern=r"[^\s]+")]
sys.exit(0 if found == [names, names, []] else "changed")
PY
