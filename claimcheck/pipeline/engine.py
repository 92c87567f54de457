"""The models that a checker runs, put together as its settings say."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from claimcheck.checks.unsupported_spans import SpanMarker
from claimcheck.judging.cascade import Judge
from claimcheck.judging.promise import Promise
from claimcheck.judging.readings import Reading
from claimcheck.models.cache import CachedEncoder, CachedNli, CachedOpinion, Memory, Shelf
from claimcheck.models.calibration import Calibration
from claimcheck.models.deferred import CachedModels
from claimcheck.models.encoder import Encoder, load_encoder
from claimcheck.models.nli import MarksWords, Nli, load_nli
from claimcheck.models.opinion import Opinion, load_opinion
from claimcheck.models.registry import BUNDLED, ModelRole, resolve
from claimcheck.settings import Mode, Settings

#: The models that skim and that read closely, by mode.
_ROLES: dict[Mode, tuple[ModelRole, ModelRole]] = {
    "fast": ("nli_fast", "nli_fast"),
    "standard": ("nli_fast", "nli"),
    "accurate": ("nli", "nli"),
}


@dataclass(frozen=True)
class Engine:
    """What a checker runs.

    Attributes:
        encoder: makes the vectors by which evidence is found.
        opinion: says how far a sentence states its writer's own view.
        judge: judges sentences and their parts.
        names: of the models, with revisions, by role.
        opinion_threshold: probability from which on a sentence counts as opinion.
        rates: the calibration's shares of claims passed and flagged in this mode and preset; None
            where a threshold or an NLI model of the caller's own is in force.
        marker: marks the words that lack support; None where an NLI model of the caller's own
            judges, or the small one has no head for it.
    """

    encoder: Encoder
    opinion: Opinion
    judge: Judge
    names: dict[str, str]
    opinion_threshold: float
    rates: tuple[float, float] | None
    marker: SpanMarker | None

    @property
    def languages(self) -> frozenset[str]:
        """Codes of the languages that are judged; empty when that is not known."""
        return self.judge.close.nli.languages


@dataclass(frozen=True)
class _Models:
    """Loads models at once, with nothing before them."""

    settings: Settings

    def encoder(self) -> tuple[Encoder, str]:
        return load_encoder(self.settings)

    def nli(self, role: ModelRole) -> tuple[Nli, str]:
        return load_nli(self.settings, role)

    def opinion(self) -> tuple[Opinion, str]:
        return load_opinion(self.settings)


def load_engine(
    settings: Settings, encoder: Encoder | None, nli: Nli | None, cache: Memory | None = None
) -> Engine:
    """Load the models that the settings name, save for those that are handed over.

    With a ``cache`` those are loaded that it cannot answer for, and when it cannot.

    Raises:
        ModelError: if a model is missing, damaged, or cannot run on the backend asked for.
    """
    models = _Models(settings) if cache is None else CachedModels(cache, settings)
    encoder_name = "given by the caller"
    if encoder is None:
        encoder, encoder_name = models.encoder()
    opinion, opinion_name = models.opinion()
    source = resolve(BUNDLED, "calibrator")
    calibration = Calibration.load(source)
    judge, names = _judge(settings, models, nli, calibration)
    given = _is_given(settings, nli)
    if settings.mode == "accurate" and not given:
        small, names["nli_fast"] = models.nli("nli_fast")
    else:
        small = judge.skim.nli
    fitted = not given and settings.threshold is None
    return Engine(
        encoder=encoder,
        opinion=opinion,
        judge=judge,
        names={
            "encoder": encoder_name,
            **names,
            "opinion": opinion_name,
            "calibrator": source.label,
        },
        opinion_threshold=_chosen(settings.opinion_threshold, opinion.threshold),
        rates=calibration.rates[settings.mode][settings.preset] if fitted else None,
        marker=None if given else _marker(small),
    )


def with_memory(engine: Engine, memory: Memory) -> Engine:
    """Return an engine whose models answer from ``memory`` what it knows."""
    names = engine.names
    close, skim = engine.judge.close.nli, engine.judge.skim.nli
    cached: dict[int, Nli] = {id(close): CachedNli(close, Shelf(memory, "nli", names["nli"]))}
    if skim is not close:
        cached[id(skim)] = CachedNli(skim, Shelf(memory, "nli", names["nli_fast"]))

    def reading(given: Reading) -> Reading:
        return replace(given, nli=cached[id(given.nli)])

    return replace(
        engine,
        encoder=CachedEncoder(engine.encoder, Shelf(memory, "encoder", names["encoder"])),
        opinion=CachedOpinion(engine.opinion, Shelf(memory, "opinion", names["opinion"])),
        judge=replace(
            engine.judge,
            skim=reading(engine.judge.skim),
            window=reading(engine.judge.window),
            close=reading(engine.judge.close),
            glance=None if engine.judge.glance is None else reading(engine.judge.glance),
        ),
    )


def _judge(
    settings: Settings, models: _Models | CachedModels, nli: Nli | None, calibration: Calibration
) -> tuple[Judge, dict[str, str]]:
    """The judge for the mode of the settings, and the names of its models.

    Another model than the bundled one judges alone, with the large model's calibration.
    """
    mode: Mode = "accurate" if _is_given(settings, nli) else settings.mode
    names = {"nli": "given by the caller"}
    first, second = _ROLES[mode]
    loaded: dict[ModelRole, Nli] = {} if nli is None else {"nli": nli}
    for role in dict.fromkeys((second, first)):
        if role not in loaded:
            loaded[role], label = models.nli(role)
            names[role if mode == "standard" else "nli"] = label

    threshold = _chosen(settings.threshold, calibration.thresholds[second][settings.preset])
    skims = first != second
    sure = max(threshold, calibration.sure)
    fitted = calibration.contradiction[second]
    judge = Judge(
        skim=Reading(loaded[first], "window", calibration.readings[f"{first}/window"]),
        window=Reading(loaded[second], "window", calibration.deciding(second, "window")),
        close=Reading(
            loaded[second], "passage", calibration.deciding(second, "passage"), settings.windows
        ),
        glance=Reading(loaded[first], "passage", calibration.readings[f"{first}/passage"])
        if skims
        else None,
        threshold=threshold,
        sure=sure if skims else math.inf,
        promise=_promise(settings, calibration, threshold) if skims else None,
        contradiction_threshold=_chosen(settings.contradiction_threshold, fitted),
        most_references=settings.most_references,
        # Not where nothing of the model's is heard (1), nor against a threshold of the user's own.
        leans=settings.contradiction_threshold is None and fitted < 1,
    )
    return judge, names


def _promise(settings: Settings, calibration: Calibration, threshold: float) -> Promise:
    """What is worth a close reading; the support of what is not stays below the threshold."""
    least = calibration.least_promise[settings.preset]
    return Promise(calibration.promise, min(threshold, least))


def _marker(small: Nli) -> SpanMarker | None:
    """What marks words by the small model; None where it has no head for it."""
    if isinstance(small, MarksWords) and small.marks_words:
        return SpanMarker(small)
    return None


def _is_given(settings: Settings, nli: Nli | None) -> bool:
    """Whether an NLI model of the caller's own judges, no bundled one."""
    return nli is not None or settings.nli != BUNDLED


def _chosen(setting: float | None, fitted: float) -> float:
    return fitted if setting is None else setting
