"""The checker: the one place that knows the order of the stages."""

from __future__ import annotations

import dataclasses
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from claimcheck import __version__
from claimcheck.arrays import Floats
from claimcheck.errors import InputError
from claimcheck.ingest import documents
from claimcheck.ingest.documents import Input
from claimcheck.judging.batching import Asker
from claimcheck.judging.both_ways import both_ways
from claimcheck.models.cache import Memory
from claimcheck.models.encoder import Encoder
from claimcheck.models.nli import Nli
from claimcheck.pipeline.across_references import omitted
from claimcheck.pipeline.assessed import assess
from claimcheck.pipeline.encoded import encode
from claimcheck.pipeline.engine import Engine, load_engine, with_memory
from claimcheck.pipeline.inspected import inspect
from claimcheck.pipeline.judged import judge
from claimcheck.pipeline.reach import Reach
from claimcheck.pipeline.reading_order import ReadingOrder
from claimcheck.pipeline.source_spans import SourceSpans
from claimcheck.pipeline.usable import divided, read_in_part, with_unique_ids
from claimcheck.progress import NoProgress, Progress
from claimcheck.records import ArticleInfo, Document, ReferenceInfo, Report
from claimcheck.settings import Settings
from claimcheck.verdicts.paragraphs import paragraph_kinds


class Checker:
    """Checks articles against their references.

    Models are loaded when the first article is checked, and kept. Threads may share a checker.

    Args:
        settings: the defaults when None.
        encoder: used in place of the one that the settings name.
        nli: likewise.
        progress: told how far long work has come.
        memory: asked for answers of the models before they are, and told new ones.
        cache: likewise, after ``memory``, for bundled models and others whose answers outlive a
            process safely; see `claimcheck.DiskCache`. By default nothing is written to the disk.

    Raises:
        InputError: for settings or a model that is none.
    """

    def __init__(
        self,
        settings: Settings | None = None,
        *,
        encoder: Encoder | None = None,
        nli: Nli | None = None,
        progress: Progress | None = None,
        memory: Memory | None = None,
        cache: Memory | None = None,
    ) -> None:
        _check_given(settings, encoder, nli)
        self.settings = settings or Settings()
        self._memory, self._cache = memory, cache
        self._encoder, self._nli = encoder, nli
        self._progress = progress or NoProgress()
        self._loaded: Engine | None = None
        self._loading = threading.Lock()

    def check(
        self,
        article: Input,
        references: Sequence[Input],
        *,
        count_copies: bool = False,
        read_paraphrases: bool = False,
    ) -> Report:
        """Check ``article`` against ``references``.

        A reference that holds no sentence of a story, or is in a language that the NLI model does
        not know, is left out and named in the report's ``skipped``. So is one whose text is the
        article's: nothing tells a copy that was published elsewhere, which would support every
        sentence, from the article under another name. ``count_copies`` says it is the former.
        With ``read_paraphrases`` two references are one origin as paraphrases only where the NLI
        model finds that their sentences entail each other, as `Comparer` asks.

        Raises:
            InputError: if the article or a reference cannot be used.
            NothingToCheck: if the article holds no sentence of a story.
            ModelError: if a model is missing or damaged.
        """
        clock = _Clock()
        with clock.stage("read"):
            document = documents.read(article, "article", self.settings)
            given, empty = documents.read_all(references, self.settings)
        with clock.stage("load"):
            models = self._models()
        usable, skipped = divided(document, with_unique_ids(given), models.languages, count_copies)
        order = ReadingOrder.of(usable)
        reach = Reach.of(document, order.read, self.settings)
        skipped = (*empty, *skipped, *read_in_part(document, *order.read), *reach.told())
        models = _reading(models, reach.most)
        with clock.stage("encode"):
            texts = encode(document, order.read, reach, models, self._progress)
        with clock.stage("judge"):
            asked = self.entail_each_other if read_paraphrases else None
            judged = judge(texts, models, self.settings, asked, self._progress)
        with clock.stage("inspect"):
            judged, findings = inspect(texts, judged, models, self.settings.mode, self._progress)
            omissions = omitted(texts, judged.origins)
        with clock.stage("assess"):
            used = tuple(map(_reference, texts.references, judged.origins))
            sentences = assess(texts, judged, findings, used, models, self._progress)
            source = SourceSpans(texts.article)
        return Report(
            claimcheck=__version__,
            models=models.names,
            settings=self._shown_settings(models),
            article=source.article(_article(texts.article)),
            references=order.references(used),
            paragraphs=paragraph_kinds(texts.article.paragraphs, sentences),
            sentences=source.of(order.sentences(sentences)),
            omissions=order.omissions(omissions),
            skipped=skipped,
            timing=clock.seconds,
        )

    @property
    def encoder_name(self) -> str:
        """Name and revision of what `encode` runs; ModelError if a model is missing or damaged."""
        return self._models().names["encoder"]

    def encode(self, texts: Sequence[str]) -> Floats:
        """Return the encoder's unit vectors of ``texts``, shape (len(texts), dimension).

        Raises InputError for texts that are none, ModelError if a model is missing or damaged.
        """
        listed = isinstance(texts, Sequence) and not isinstance(texts, str)
        if not listed or not all(isinstance(text, str) for text in texts):
            raise InputError("what is encoded must be a list of texts")
        return self._models().encoder.encode(texts)

    def entail_each_other(self, pairs: Sequence[tuple[str, str]]) -> list[bool]:
        """Say of pairs of sentences whether the NLI model reads each as entailing the other.

        Raises ModelError if a model is missing or damaged.
        """
        return both_ways(pairs, Asker(self._models().judge.close.nli, self._progress))

    def _models(self) -> Engine:
        with self._loading:
            if self._loaded is None:
                engine = load_engine(self.settings, self._encoder, self._nli, self._cache)
                self._loaded = engine if self._memory is None else with_memory(engine, self._memory)
            return self._loaded

    def _shown_settings(self, models: Engine) -> dict[str, Any]:
        """The settings as they were in force: thresholds resolved, with what they do if known."""
        names = ("supported_passed", "unsupported_flagged")
        return {
            **dataclasses.asdict(self.settings),
            "threshold": models.judge.threshold,
            "contradiction_threshold": models.judge.contradiction_threshold,
            "opinion_threshold": models.opinion_threshold,
            **({} if models.rates is None else dict(zip(names, models.rates, strict=True))),
        }


def _check_given(settings: object, encoder: object, nli: object) -> None:
    """Raise InputError for what a caller without types hands over as settings or a model."""
    if not isinstance(settings, Settings | None):
        raise InputError(f"settings must be Settings, not {type(settings).__name__}")
    for name, model, method in (("encoder", encoder, "encode"), ("nli", nli, "predict")):
        ready = callable(getattr(model, method, None)) and not isinstance(model, str | bytes)
        if model is not None and not ready:
            raise InputError(
                f"{name} must have a method {method}, but is {type(model).__name__}; a model's "
                "name belongs in the settings"
            )


def _reading(models: Engine, most: int) -> Engine:
    """The models, of each sentence at most so many references read."""
    judge = dataclasses.replace(models.judge, most_references=most)
    return dataclasses.replace(models, judge=judge)


def _article(document: Document) -> ArticleInfo:
    return ArticleInfo(
        document.id,
        document.title,
        document.sha256,
        document.language,
        document.text,
        outlet=document.outlet,
        date=_day(document),
    )


def _reference(document: Document, origin: int) -> ReferenceInfo:
    return ReferenceInfo(
        document.id, document.title, document.sha256, origin, document.outlet, _day(document)
    )


def _day(document: Document) -> str | None:
    return None if document.date is None else document.date.isoformat()


class _Clock:
    """Wall-clock seconds of each stage."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Time a block."""
        started = time.perf_counter()
        yield
        self.seconds[name] = round(time.perf_counter() - started, 3)
