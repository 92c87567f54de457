#!/usr/bin/env bash
# Guess:   a library that ships with a default NLI model reads that model's labels in the model's order, or
#          asks its config.
# Found:   longtracer 0.3.1 takes column 1 of the logits for "neutral" and column 2 for "entailment"; its default
#          model, cross-encoder/nli-deberta-v3-xsmall, gives contradiction, entailment, neutral (its model card, and
#          what anchorcite 0.1.0 says of the same family). So what the model calls neutral counts as entailment.
# So:      hand in a model whose columns are in that order, or put them in order in a class of your own; read
#          id2label.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check numpy==2.4.6 pydantic==2.14.3 python-dotenv==1.2.4
"$work/venv/bin/pip" install --quiet --disable-pip-version-check --no-deps longtracer==0.3.1 anchorcite==0.1.0
"$work/venv/bin/python" - <<'PY'
import sys
import types

import numpy as np

# What is asked of the models' library is a model of two functions; the library itself is not needed.
library = types.ModuleType("sentence_transformers")


class CrossEncoder:
    """Answers as the model named does where one text entails another: its column 1 is highest."""

    def __init__(self, name):
        print(f"default model: {name}")

    def predict(self, pairs):
        return np.array([[-3.0, 5.0, -2.0]] * len(pairs))


library.CrossEncoder, library.SentenceTransformer, library.util = CrossEncoder, lambda name: None, None
sys.modules["sentence_transformers"] = library
from anchorcite.scorers import _entail_from_logits  # noqa: E402
from longtracer.guard.nli_model import HybridVerificationModel  # noqa: E402

model = HybridVerificationModel(verbose=False, use_slm=False)
found = model.compute_nli_scores("The ferry sailed at noon.", "The ferry sailed.")
other = float(_entail_from_logits(CrossEncoder("again").predict([("a", "b")]))[0])
print(f"longtracer: {found}; anchorcite's entailment of the same logits: {other:.3f}")
sys.exit(0 if found["neutral"] > 0.99 > 0.01 > found["entailment"] and other > 0.99 else "changed")
PY
