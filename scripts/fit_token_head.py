"""Give the small NLI model a second head: which words of a claim lack support.

Public sets of summaries mark the words that their document does not support. The head is a
logistic regression on the model's own hidden states (of its last layer and of the one two below)
at each token of the claim, read beside the best evidence windows; the model itself stays as it is.
Claims that the model was trained on are left out, and claims that stand in a test set too.

Printed, documents held out in five folds: how well the head finds the marked words, and how often
the part of a divided claim that it likes least is one that lacks support, each beside words that
the evidence does not have. Then the head, fitted on all, becomes the output ``unsupported`` of
``model.onnx``: shape (batch, tokens, 1), a probability.

    python scripts/fit_token_head.py models/nli_fast
    python scripts/seal.py models/nli_fast
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from consistency_pairs import candidates
from onnx import helper, numpy_helper
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import precision_recall_fscore_support
from sklearn.model_selection import GroupKFold
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from tokenizers import Tokenizer

from claimcheck.checks.unsupported_spans import LIKELY
from claimcheck.english.clauses import parts_of
from claimcheck.english.words import content_words
from claimcheck.evaluation.datasets import Claim, fingerprint
from claimcheck.evaluation.marked_spans import is_wrong, marked, marked_rows
from claimcheck.evaluation.metrics import roc_auc
from claimcheck.judging.premise import evidence_of, premise_of
from claimcheck.models.encoder import Encoder, load_encoder
from claimcheck.models.nli import TOKEN_HEAD as HEAD
from claimcheck.models.onnx import feed_of
from claimcheck.settings import Settings

#: Ends of layers whose hidden states the head reads, counted from the last one.
LAYERS = (1, 3)
#: Tokens of a pair that are read.
LONGEST = 256
#: Inverse strength of the regression's penalty, for 768 inputs that are far from independent.
PENALTY = 0.001
FOLDS = 5


@dataclass(frozen=True)
class Case:
    """A sentence of a claim beside its evidence; ``mask`` says which characters lack support."""

    document: int
    claim: str
    premise: str
    mask: np.ndarray


def cases(data: Path) -> Iterator[Case]:
    """The sentences of the marked claims that nothing was trained or is tested on."""
    settings = Settings()
    encoder, _ = load_encoder(settings)
    for row in marked_rows(data / "consistency"):
        yield from _sentences(row, encoder, settings)


def _sentences(row: dict[str, Any], encoder: Encoder, settings: Settings) -> Iterator[Case]:
    claim, mask = Claim(row["claim"], row["document"], supported=False), marked(row).astype(bool)
    for found in candidates(claim, encoder, settings.window_sentences):
        at, text = claim.text.find(found.claim), found.claim
        if at >= 0 and found.method == "nli":
            premise = premise_of(evidence_of(found, settings.windows))
            own = mask[at : at + len(text)]
            yield Case(fingerprint(claim.document), text[:1].upper() + text[1:], premise, own)


class States:
    """The hidden states of a model's tokens, by names of tensors inside its graph."""

    def __init__(self, folder: Path) -> None:
        import onnxruntime

        model = onnx.load(folder / "model.onnx")
        self.names = layers(model.graph)
        del model.graph.output[1:]
        for name in self.names:
            model.graph.output.append(
                helper.make_tensor_value_info(name, onnx.TensorProto.FLOAT, None)
            )
        self._session = onnxruntime.InferenceSession(model.SerializeToString())
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.enable_truncation(LONGEST, strategy="only_first")

    def of(self, case: Case) -> tuple[np.ndarray, list[tuple[int, int]]]:
        """States and offsets of the claim's tokens: shape (tokens, width), and as many pairs."""
        encoding = self._tokenizer.encode(case.premise, case.claim)
        feed = feed_of(self._session, encoding)
        found = np.concatenate(self._session.run(self.names, feed), axis=-1)[0]
        own = [i for i, side in enumerate(encoding.sequence_ids) if side == 1]
        return found[own], [encoding.offsets[i] for i in own]


def layers(graph: onnx.GraphProto) -> list[str]:
    """The tensors that hold the states after the layers of `LAYERS`.

    Each layer ends with a normalisation and has one more inside.
    """
    norms = [node.output[0] for node in graph.node if node.op_type == "LayerNormalization"]
    return [norms[-2 * layer + 1] for layer in LAYERS]


@dataclass(frozen=True)
class Read:
    """A case as the head sees it: for each token its states, its offsets, and its label."""

    case: Case
    states: np.ndarray
    offsets: list[tuple[int, int]]

    @property
    def labels(self) -> np.ndarray:
        """For each token whether most of it is marked."""
        return np.array([self.case.mask[a:b].mean() > 0.5 for a, b in self.offsets])


def fit(reads: Sequence[Read]) -> Any:
    """The head: scaling and regression."""
    head = make_pipeline(StandardScaler(), LogisticRegression(C=PENALTY, max_iter=400))
    return head.fit(
        np.concatenate([read.states for read in reads]),
        np.concatenate([read.labels for read in reads]),
    )


def words_of(
    read: Read, values: np.ndarray
) -> tuple[np.ndarray, np.ndarray, list[tuple[int, int]]]:
    """Value and label of each word, the highest of its tokens', and where it stands."""
    spans, start = [], 0
    for word in read.case.claim.split():
        start = read.case.claim.index(word, start)
        spans.append((start, start + len(word)))
        start += len(word)
    inside = [
        [i for i, (a, b) in enumerate(read.offsets) if first <= a and b <= last]
        for first, last in spans
    ]
    kept = [i for i, tokens in enumerate(inside) if tokens]
    found = np.array([values[inside[i]].max() for i in kept])
    truth = np.array([read.case.mask[slice(*spans[i])].mean() > 0.5 for i in kept])
    return found, truth, [spans[i] for i in kept]


def new_words(read: Read) -> np.ndarray:
    """For each token 1 where it is of a content word that the evidence lacks: the baseline."""
    known = content_words(read.case.premise)
    found = np.zeros(len(read.offsets))
    for i, (a, b) in enumerate(read.offsets):
        words = content_words(read.case.claim[a:b])
        found[i] = float(bool(words) and not words <= known)
    return found


def measure(reads: Sequence[Read], values: Sequence[np.ndarray]) -> dict[str, float]:
    """How well values of tokens tell what lacks support."""
    words = [words_of(read, own) for read, own in zip(reads, values, strict=True)]
    mixed = [(found, truth) for found, truth, _ in words if truth.any() and not truth.all()]
    flagged = [(found, truth) for found, truth, _ in words if truth.any()]
    precision, recall, f1, _ = precision_recall_fscore_support(
        np.concatenate([truth for _, truth in flagged]),
        np.concatenate([found for found, _ in flagged]) >= LIKELY,
        average="binary",
    )
    return {
        "claims": len(flagged),
        "AUC of words within a claim": float(np.mean([roc_auc(t, f) for f, t in mixed])),
        "precision": float(precision),
        "recall": float(recall),
        "F1": float(f1),
        **least_liked(reads, words),
    }


def least_liked(reads: Sequence[Read], words: Sequence[Any]) -> dict[str, float]:
    """Of divided claims with right and wrong parts: how often the highest part is a wrong one."""
    hits, chance = [], []
    for read, (found, _, spans) in zip(reads, words, strict=True):
        parts = parts_of(read.case.claim)
        wrong = [is_wrong(read.case.mask[part.start : part.end]) for part in parts]
        if any(wrong) and not all(wrong):
            highest = np.array(
                [
                    max(
                        (v for v, (a, b) in zip(found, spans, strict=True) if p.start <= a < p.end),
                        default=0.0,
                    )
                    for p in parts
                ]
            )
            best = np.flatnonzero(highest == highest.max())
            hits.append(float(np.mean([wrong[i] for i in best])))
            chance.append(float(np.mean(wrong)))
    return {
        "parts": len(hits),
        "part found": float(np.mean(hits)),
        "chance": float(np.mean(chance)),
    }


def held_out(reads: Sequence[Read]) -> list[np.ndarray]:
    """The values of every token by a head that did not see its document."""
    found: list[np.ndarray] = [np.zeros(0)] * len(reads)
    groups = [read.case.document for read in reads]
    for train, test in GroupKFold(FOLDS).split(reads, groups=groups):
        head = fit([reads[i] for i in train])
        for i in test:
            found[i] = head.predict_proba(reads[i].states)[:, 1]
    return found


def attach(path: Path, head: Any) -> None:
    """Write the head into a model, in place of an earlier one."""
    model = onnx.load(path)
    graph = model.graph
    for kept in (graph.node, graph.initializer, graph.output):
        for entry in [e for e in kept if e.name.startswith(HEAD)]:
            kept.remove(entry)
    scale, regression = head.steps[0][1], head.steps[1][1]
    weights = regression.coef_[0] / scale.scale_
    bias = regression.intercept_[0] - float(weights @ scale.mean_)
    for name, values in (("weights", weights.reshape(-1, 1)), ("bias", np.array([bias]))):
        graph.initializer.append(
            numpy_helper.from_array(values.astype(np.float32), f"{HEAD}_{name}")
        )
    steps = (
        ("Concat", layers(graph), "states", {"axis": -1}),
        ("MatMul", [f"{HEAD}_states", f"{HEAD}_weights"], "product", {}),
        ("Add", [f"{HEAD}_product", f"{HEAD}_bias"], "sum", {}),
        ("Sigmoid", [f"{HEAD}_sum"], "", {}),
    )
    for kind, inputs, result, attributes in steps:
        output = f"{HEAD}_{result}" if result else HEAD
        graph.node.append(
            helper.make_node(kind, inputs, [output], name=f"{HEAD}_{kind}", **attributes)
        )
    shape = ["batch", "tokens", 1]
    graph.output.append(helper.make_tensor_value_info(HEAD, onnx.TensorProto.FLOAT, shape))
    onnx.checker.check_model(model)
    onnx.save(model, path)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, help="folder of the small NLI model, changed in place")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    arguments = parser.parse_args()
    states = States(arguments.folder)
    reads = [Read(case, *states.of(case)) for case in cases(arguments.data)]
    print(f"{len(reads)} sentences of {len({read.case.document for read in reads})} documents")
    print("head", json.dumps(measure(reads, held_out(reads)), indent=1))
    print("new words", json.dumps(measure(reads, [new_words(read) for read in reads]), indent=1))
    attach(arguments.folder / "model.onnx", fit(reads))


if __name__ == "__main__":
    main()
