"""The writer's own view: how likely a sentence is to state it, apart from the views it quotes.

A logistic regression on the sentence embedding and a few named cues, trained by
``scripts/train_opinion.py`` and kept as JSON. The words inside quotation marks are other people's,
so they are left out of what is embedded.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from claimcheck.arrays import Floats
from claimcheck.errors import ModelError
from claimcheck.registry import ModelSource, local_folder, read_config
from claimcheck.text.quotations import without_quotations
from claimcheck.wording import words

CUES = (
    "quoted",  # share of the words that stand inside quotation marks
    "attributed",  # 1 when a source is said to have said it
    "first_person",  # 1 when the writer speaks as "I" or "we"
    "evaluative",  # share of adverbs and modals of judgement among the words
    "figures",  # 1 when it holds a number
    "exclaims",  # 1 when it asks or exclaims
    "short",  # 1 when it has fewer than six words
)

_ATTRIBUTION = re.compile(
    r"\b(?:said|says|told|according to|added|stated|announced|reported|confirmed|insisted|warned"
    r"|argued|argues|claimed|claims|noted|testified|remarked|contends?|denied)\b",
    re.IGNORECASE,
)
#: "US" is a country; "we’ve" is first person.
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Oo]ur|us|[Mm]y)\b")
_EVALUATIVE = frozenset(
    """absurd alarming arguably best better certainly clearly course dangerous deserve deserves
    disgraceful fair fortunately great hypocrisy hypocritical important indeed
    instead merely mere must naturally needed needs obvious obviously perhaps perverse plainly
    real really reckless rightly seems shame shameful should simply supposed supposedly
    surely terrible therefore thus too truly truth undeniable unfair unfortunately unjust worse
    worst wrong yet""".split()
)


@dataclass(frozen=True)
class OpinionHead:
    """The trained regression.

    Attributes:
        weights: one for each dimension of the embedding, then one for each of `CUES`.
        intercept: the constant term.
        threshold: probability from which on a sentence carries the flag ``opinion``.
    """

    weights: Floats
    intercept: float
    threshold: float

    @classmethod
    def load(cls, source: ModelSource) -> OpinionHead:
        """Read a head; `ModelError` when it is none for these `CUES`."""
        folder = local_folder(source)
        config = read_config(folder)
        try:
            if list(config["cues"]) != list(CUES):
                raise ModelError(f"{folder}: the opinion head was trained with other cues")
            return cls(
                np.asarray(config["weights"], dtype=np.float32),
                float(config["intercept"]),
                float(config["threshold"]),
            )
        except (KeyError, TypeError, ValueError) as error:
            raise ModelError(f"{folder}: config.json is no opinion head ({error!r})") from error

    def predict(self, sentences: Sequence[str], vectors: Floats) -> Floats:
        """Probability that each sentence states its writer's own view: shape (sentences,).

        Args:
            sentences: as they stand in the article.
            vectors: unit vectors of their `own_words`, shape (sentences, dimension).

        Raises:
            ModelError: if the vectors are not of the encoder that the head was trained on.
        """
        inputs = head_inputs(sentences, vectors)
        if inputs.shape[1] != len(self.weights):
            raise ModelError(
                f"the opinion head needs vectors of {len(self.weights) - len(CUES)} dimensions, "
                f"this encoder gives {vectors.shape[1]}; use the bundled encoder"
            )
        return np.asarray(1 / (1 + np.exp(-(inputs @ self.weights + self.intercept))), np.float32)


def own_words(sentence: str) -> str:
    """The sentence with an ellipsis for the words inside quotation marks.

    A sentence that is all quotation is returned whole; the cue ``quoted`` tells it apart.
    """
    own = without_quotations(sentence, "“…”")
    return own if words(own) else sentence


def head_inputs(sentences: Sequence[str], vectors: Floats) -> Floats:
    """Embedding and `CUES` of each sentence: shape (sentences, dimension + len(CUES))."""
    cues = np.asarray([_cues(s) for s in sentences], dtype=np.float32).reshape(-1, len(CUES))
    return np.concatenate([vectors, cues], axis=1)


def _cues(sentence: str) -> list[float]:
    tokens = words(sentence)
    unquoted = without_quotations(sentence, " ")
    own = words(unquoted)
    return [
        1.0 - len(own) / max(1, len(tokens)),
        float(_ATTRIBUTION.search(sentence) is not None),
        float(_FIRST_PERSON.search(unquoted) is not None),
        sum(w in _EVALUATIVE for w in own) / max(1, len(own)),
        float(any(w[0].isdigit() for w in own)),
        float(sentence.rstrip("”\"' ").endswith(("?", "!"))),
        float(len(tokens) < 6),
    ]
