"""claimcheck itself among its peers (`peers.py`): one of its modes, with every preset."""

from __future__ import annotations

import collections
from collections.abc import Mapping, Sequence
from typing import Any

from consistency import counted

from claimcheck.evaluation.documents import plain_document
from claimcheck.models.onnx import OnnxModel
from claimcheck.pipeline.checker import Checker
from claimcheck.records import SAME_TEXT
from claimcheck.settings import PRESETS, Mode, Preset, Settings

#: The preset whose cost is measured; what the others would pass is asked of the same answers.
MEASURED: Preset = "balanced"


class Answers:
    """A `claimcheck.models.cache.Memory` for one article."""

    def __init__(self) -> None:
        self.known: dict[bytes, bytes] = {}

    def recall(self, kind: object, keys: Sequence[bytes]) -> Mapping[bytes, bytes]:
        del kind
        return {key: self.known[key] for key in keys if key in self.known}

    def keep(self, kind: object, answers: Mapping[bytes, bytes]) -> None:
        del kind
        self.known.update(answers)


class Claimcheck:
    """A mode on one thread.

    The score is the support of the weakest sentence as `claimcheck bench consistency` counts it.
    """

    def __init__(self, mode: Mode) -> None:
        self._answers = Answers()
        self._checkers = {
            preset: Checker(Settings(mode=mode, preset=preset, threads=1), memory=self._answers)
            for preset in PRESETS
        }
        for checker in self._checkers.values():
            checker.encode(["Ready."])

    def score(self, row: dict[str, Any]) -> float:
        self._answers.known.clear()
        return self._judged(MEASURED, row)[0]

    def passes(self, row: dict[str, Any]) -> dict[str, bool]:
        """By preset whether the claim of the row scored last is called supported."""
        return {preset: self._judged(preset, row)[1] for preset in PRESETS}

    def _judged(self, preset: Preset, row: dict[str, Any]) -> tuple[float, bool]:
        article = plain_document("claim", row["claim"])
        document = plain_document("document", row["document"])
        report = self._checkers[preset].check(article, [document])
        # A claim that is its whole document word for word is left out as a reference.
        if any(source.reason == SAME_TEXT for source in report.skipped):
            return 1.0, True
        least = report.settings["threshold"]
        support = min(counted(sentence, least) for sentence in report.sentences)
        return support, support >= least


def watch(read: collections.Counter[str]) -> None:
    """Count the tokens that the models read, by the model's name, from here on."""
    row_of = OnnxModel._row

    def watched(model: OnnxModel, encoding: Any, output: str) -> Any:
        read[model.config["name"]] += len(encoding.ids)
        return row_of(model, encoding, output)

    OnnxModel._row = watched  # type: ignore[method-assign]
