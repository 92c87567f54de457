"""Small stand-ins for the models, and documents to try the stages on.

`HashEncoder` and `RuleNli` follow rules that a reader can work out by hand. `save_bert` writes real
transformers with random weights, for the tests of the two backends.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from claimcheck.arrays import Floats
from claimcheck.english.quote_marks import quoted_spans
from claimcheck.judging.premise import premise_of
from claimcheck.models.calibration import FEATURES, READINGS, Calibrator
from claimcheck.records import (
    Candidates,
    Document,
    Evidence,
    Judgement,
    Label,
    Method,
    Paragraph,
    Probabilities,
    Role,
    Sentence,
)
from claimcheck.settings import MODES

if TYPE_CHECKING:
    from transformers import MPNetForSequenceClassification, PreTrainedTokenizerFast

DIMENSION = 512
_WORD = re.compile(r"\w+")
_DULL = frozenset("a an and at by for in is it of on that the to was were".split())

ENTAILED = (0.9, 0.08, 0.02)
NEUTRAL = (0.1, 0.85, 0.05)
CONTRADICTED = (0.02, 0.08, 0.9)
#: Neutral, and less likely entailed than contradicted.
DOUBTED = (0.05, 0.85, 0.1)


def told(text: str) -> list[str]:
    """The words of ``text`` that its meaning hangs on, for the stubs."""
    return [word for word in _WORD.findall(text.lower()) if word not in _DULL]


class HashEncoder:
    """Bags of words: every word has an axis of its own, but for the rare collision."""

    def __init__(self, dimension: int = DIMENSION) -> None:
        self.dimension = dimension
        self.encoded: list[str] = []

    def encode(self, texts: Sequence[str]) -> Floats:
        self.encoded += texts
        rows = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for word in told(text):
                row[int(hashlib.sha256(word.encode()).hexdigest(), 16) % self.dimension] += 1
        norms = np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-12)
        return np.asarray(rows / norms, dtype=np.float32)


class RuleNli:
    """Answers pairs by a rule, and keeps what it was asked.

    Args:
        answer: probabilities of entailment, neutral and contradiction for a premise and a
            hypothesis; by default `by_words`.
        max_tokens: longest pair in words, both texts together.
        languages: what it says it was trained on.

    """

    def __init__(
        self,
        answer: Callable[[str, str], tuple[float, float, float]] | None = None,
        *,
        max_tokens: int = 200,
        languages: Iterable[str] = ("en",),
    ) -> None:
        self._answer = answer or by_words
        self.max_tokens = max_tokens
        self.languages = frozenset(languages)
        self.calls: list[list[tuple[str, str]]] = []

    @property
    def asked(self) -> list[tuple[str, str]]:
        """All pairs, in the order in which they came."""
        return [pair for call in self.calls for pair in call]

    def predict(self, pairs: Sequence[tuple[str, str]]) -> Floats:
        self.calls.append(list(pairs))
        rows = [self._answer(*pair) for pair in pairs]
        return np.asarray(rows, dtype=np.float32).reshape(-1, 3)

    def lengths(self, pairs: Sequence[tuple[str, str]]) -> list[int]:
        return [len(premise.split()) + len(claim.split()) for premise, claim in pairs]


def by_words(premise: str, hypothesis: str) -> tuple[float, float, float]:
    """Entailment when the premise has every word; contradiction when only figures are missing."""
    missing = set(told(hypothesis)) - set(told(premise))
    if not missing:
        return ENTAILED
    return CONTRADICTED if all(word.isdigit() for word in missing) else NEUTRAL


def plain_calibrator() -> Calibrator:
    """Support is the probability of entailment as it is."""
    return Calibrator(tuple(float(name == "entailment") for name in FEATURES), 0.0)


def promise_calibrator() -> Calibrator:
    """The chance of a close reading: half the log odds of entailment."""
    return Calibrator(tuple(0.5 * weight for weight in plain_calibrator().coefficients), 0.0)


def calibration_config(**fields: Any) -> dict[str, Any]:
    """The config.json of a calibrator that changes nothing; every threshold is another number."""
    reading, promise = (
        {
            "coefficients": dict(zip(FEATURES, one.coefficients, strict=True)),
            "intercept": one.intercept,
        }
        for one in (plain_calibrator(), promise_calibrator())
    )
    return {
        "name": "tiny-calibrator",
        "license": "CC0-1.0",
        "readings": dict.fromkeys(READINGS, reading),
        "scales": {"nli": [1.0, 0.0], "nli_fast": [1.0, 0.0]},
        "thresholds": {
            "nli": {"strict": 0.7, "balanced": 0.5, "lenient": 0.3},
            "nli_fast": {"strict": 0.75, "balanced": 0.55, "lenient": 0.35},
        },
        "rates": {
            mode: {"strict": [0.5, 0.9], "balanced": [0.75, 0.6], "lenient": [0.9, 0.4]}
            for mode in MODES
        },
        "sure": 0.85,
        "promise": {**promise, "least": {"strict": 0.2, "balanced": 0.15, "lenient": 0.1}},
        "contradiction": {"nli": 0.6, "nli_fast": 0.65},
    } | fields


def story(
    name: str,
    *paragraphs: str | Sequence[str],
    furniture: Iterable[int] = (),
    language: str = "en",
) -> Document:
    """A document of these sentences; those numbered in ``furniture`` are furniture."""
    aside = frozenset(furniture)
    text = ""
    built: list[Paragraph] = []
    sentences: list[Sentence] = []
    for index, given in enumerate(paragraphs):
        text += "\n\n" if text else ""
        start = len(text)
        for position, said in enumerate([given] if isinstance(given, str) else given):
            text += " " if position else ""
            role: Role = "furniture" if len(sentences) in aside else "body"
            span = (len(text), len(text) + len(said))
            sentences.append(Sentence(len(sentences), index, *span, said, role))
            text += said
        built.append(Paragraph(index, start, len(text)))
    return Document(name, None, text, language, tuple(built), tuple(sentences), quoted_spans(text))


def window(text: str, similarity: float = 0.8, start: int = 0) -> Evidence:
    return Evidence(start, start + len(text), text, similarity)


def candidates(
    claim: str, reference: str, *windows: Evidence, method: Method = "nli"
) -> Candidates:
    """Windows of a reference that is no longer than a passage."""
    passage = premise_of(sorted(windows, key=lambda window: window.start))
    return Candidates(claim, reference, method, windows, passage)


def judgement(
    reference: str, label: Label = "neutral", support: float = 0.2, contradiction: float = 0.1
) -> Judgement:
    rest = max(0.0, 1.0 - support - contradiction)
    shares = Probabilities(support, rest, contradiction)
    return Judgement(reference, label, shares, support, "nli", (window("Evidence."),))


#: How many logits a word adds to "opinion" in the model of `save_opinion`.
OPINION_WORDS = {"deserves": 6.0, "absurd": 4.0, "perhaps": 1.0, "said": -4.0}


def save_opinion(folder: Path, **fields: Any) -> Path:
    """Write an opinion model that adds up `OPINION_WORDS`, -2 to begin with.

    Its second output is "opinion"; the first is 9 for every text. ``fields`` change its config.
    """
    from onnx import TensorProto, helper, numpy_helper, save
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

    folder.mkdir(parents=True)
    vocabulary = {word: number for number, word in enumerate(["[UNK]", *OPINION_WORDS])}
    tokenizer = Tokenizer(models.WordLevel(vocabulary, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.Lowercase()
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer.save(str(folder / "tokenizer.json"))
    weights = np.array([[0.0, w] for w in (0.0, *OPINION_WORDS.values())], dtype=np.float32)
    constants = {
        "weights": weights,
        "bias": np.array([9.0, -2.0], dtype=np.float32),
        "axis": np.array([1], dtype=np.int64),
    }
    graph = helper.make_graph(
        [
            helper.make_node("Gather", ["weights", "input_ids"], ["rows"]),
            helper.make_node("ReduceSum", ["rows", "axis"], ["sum"], keepdims=0),
            helper.make_node("Add", ["sum", "bias"], ["output"]),
        ],
        "opinion",
        [helper.make_tensor_value_info("input_ids", TensorProto.INT64, ["batch", "length"])],
        [helper.make_tensor_value_info("output", TensorProto.FLOAT, ["batch", 2])],
        [numpy_helper.from_array(value, name) for name, value in constants.items()],
    )
    opset = [helper.make_opsetid("", 18)]
    save(helper.make_model(graph, opset_imports=opset, ir_version=9), folder / "model.onnx")
    config = {
        "name": "tiny-opinion",
        "license": "CC0-1.0",
        "id2label": {"0": "biased", "1": "opinion"},
        "threshold": 0.5,
    }
    (folder / "config.json").write_text(json.dumps(config | fields))
    return folder


def write_models(folder: Path) -> Path:
    """Write the opinion model of `save_opinion` and a calibrator that changes nothing."""
    save_opinion(folder / "opinion")
    (folder / "calibrator").mkdir()
    (folder / "calibrator" / "config.json").write_text(json.dumps(calibration_config()))
    for role in ("opinion", "calibrator"):
        files = sorted((folder / role).iterdir())
        lines = [f"{hashlib.sha256(f.read_bytes()).hexdigest()}  {f.name}\n" for f in files]
        (folder / role / "SHA256SUMS").write_text("".join(lines))
    return folder


#: Not in the order of the package's own labels.
ID2LABEL = {0: "neutral", 1: "contradiction", 2: "entailment"}
VOCABULARY = """the a an of on in to at by and was were is are not no never nobody ferry harbour
captain quay mayor council bridge road school nurse strike said told closed opened hurt repair
repaired will monday june 12 47 212 new old late early before after ##s ##ed ##ing ##ly ##er . , ?
""".split()
SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]


def bert_tokenizer() -> PreTrainedTokenizerFast:
    """A WordPiece tokenizer that knows `VOCABULARY`."""
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors
    from transformers import PreTrainedTokenizerFast

    vocabulary = {word: number for number, word in enumerate([*SPECIAL, *VOCABULARY])}
    tokenizer = Tokenizer(models.WordPiece(vocabulary, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer()
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]",
        pair="[CLS] $A [SEP] $B:1 [SEP]:1",
        special_tokens=[(word, vocabulary[word]) for word in ("[CLS]", "[SEP]")],
    )
    return PreTrainedTokenizerFast(
        tokenizer_object=tokenizer,
        pad_token="[PAD]",
        unk_token="[UNK]",
        cls_token="[CLS]",
        sep_token="[SEP]",
        mask_token="[MASK]",
        model_input_names=["input_ids", "token_type_ids", "attention_mask"],
    )


def save_bert(folder: Path, *, classifies: bool, layers: int = 1) -> Path:
    """Write a BERT with seeded random weights and its tokenizer as transformers keeps them.

    The weights are larger than an untrained model's, so that different texts get different
    answers.
    """
    import torch
    from transformers import BertConfig, BertForSequenceClassification, BertModel

    torch.manual_seed(7)
    config = BertConfig(
        vocab_size=len(SPECIAL) + len(VOCABULARY),
        hidden_size=8,
        num_hidden_layers=layers,
        num_attention_heads=2,
        intermediate_size=12,
        max_position_embeddings=48,
        initializer_range=0.9,
        **(
            {"id2label": ID2LABEL, "label2id": {v: k for k, v in ID2LABEL.items()}}
            if classifies
            else {}
        ),
    )
    model = BertForSequenceClassification(config) if classifies else BertModel(config)
    model.save_pretrained(folder)
    bert_tokenizer().save_pretrained(folder)
    return folder


def tiny_mpnet() -> MPNetForSequenceClassification:
    """An MPNet classifier with seeded random weights that knows the tokens of `VOCABULARY`."""
    import torch
    from transformers import MPNetConfig, MPNetForSequenceClassification

    torch.manual_seed(7)
    labels = {0: "contradiction", 1: "entailment", 2: "neutral"}
    config = MPNetConfig(
        vocab_size=len(SPECIAL) + len(VOCABULARY),
        hidden_size=8,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=12,
        max_position_embeddings=64,
        initializer_range=0.9,
        id2label=labels,
        label2id={label: number for number, label in labels.items()},
    )
    net = MPNetForSequenceClassification(config).eval()
    for weights in net.parameters():
        if weights.dim() == 1:  # biases and norms, which begin as zeros and ones
            torch.nn.init.normal_(weights, mean=0.5)
    return net
