"""The checker: the one place that knows the order of the stages."""

from __future__ import annotations

import dataclasses
import threading
import time
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from claimcheck import __version__
from claimcheck.arrays import Floats
from claimcheck.checks.inspector import Inspector
from claimcheck.checks.model_hedges import with_dropped
from claimcheck.errors import InputError
from claimcheck.ingest import documents
from claimcheck.ingest.documents import Input
from claimcheck.ingest.furniture.teasers import without_teasers
from claimcheck.judging import owners, restated
from claimcheck.judging.batching import Asker
from claimcheck.judging.both_ways import both_ways
from claimcheck.judging.cascade import Judge
from claimcheck.judging.in_context import Wording, in_context
from claimcheck.judging.nearest import passed_over
from claimcheck.judging.readings import beside_best
from claimcheck.models.cache import Memory
from claimcheck.models.encoder import Encoder, Vectors
from claimcheck.models.nli import Nli
from claimcheck.models.opinion import writers_words
from claimcheck.pipeline.engine import Engine, load_engine, with_memory
from claimcheck.pipeline.reach import Reach
from claimcheck.pipeline.reading_order import ReadingOrder
from claimcheck.pipeline.source_spans import SourceSpans
from claimcheck.pipeline.usable import (
    divided,
    spoken_for,
    unjudgeable,
    why_foreign,
    with_unique_ids,
)
from claimcheck.progress import NoProgress, Progress
from claimcheck.provenance import omissions, origins
from claimcheck.quotations.extract import with_quotations
from claimcheck.quotations.own_words import with_own_words
from claimcheck.quotations.spoken import Spoken
from claimcheck.records import (
    ArticleInfo,
    Candidates,
    Document,
    Findings,
    Judgement,
    Omission,
    ReferenceInfo,
    Report,
    Skipped,
)
from claimcheck.retrieval.search import Search
from claimcheck.settings import Settings
from claimcheck.verdicts.assemble import Results
from claimcheck.verdicts.claims import Claim
from claimcheck.verdicts.paragraphs import paragraph_kinds
from claimcheck.verdicts.parts import Divider


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
        others = list(order.read)
        reach = Reach.of(document, others, self.settings)
        skipped = (*empty, *skipped, *_read_in_part(document, *others), *reach.told())
        judge = dataclasses.replace(models.judge, most_references=reach.most)
        with clock.stage("encode"):
            vectors = Vectors(models.encoder)
            document, *others = (with_quotations(d) for d in (document, *others))
            encoded = (document, *reach.encoded(others))
            vectors.add((t for d in encoded for t in _texts(d)), self._progress)
            document, *others = _teasers_aside((document, *others), encoded, vectors)
            document = spoken_for(document, others, models.languages)
            reason = unjudgeable(document, others, models.languages)
        with clock.stage("judge"):
            search = Search([] if reason else others, vectors, self.settings, reach.by_words)
            wordings = in_context(document)
            candidates = _candidates(search, document, wordings)
            asked = self.entail_each_other if read_paraphrases else None
            numbers = _origins(others, reach.compared(others, candidates), vectors, asked)
            spoken = [Spoken(other) for other in others]
            candidates = with_own_words(candidates, document, [] if reason else spoken)
            judgements = judge.judge(candidates, self._progress, numbers)
        with clock.stage("inspect"):
            judged = {judgement.reference for row in judgements for judgement in row}
            inspector = Inspector(document, spoken, vectors, numbers, reach.by_words - judged)
            findings = [Findings()] * len(judgements)
            if not reason:
                findings = _inspected(inspector, document, judgements, candidates)
                asker = Asker(models.judge.close.nli, self._progress)
                judgements, wordings = _restated(
                    inspector,
                    judge,
                    asker,
                    [
                        restated.Case(sentence, wording, cases, row, found.facts)
                        for sentence, wording, cases, row, found in zip(
                            document.content,
                            wordings,
                            candidates,
                            judgements,
                            findings,
                            strict=True,
                        )
                    ],
                )
                findings = _owned(inspector, document, judgements, findings, asker)
                findings = self._with_hedges(document, others, judgements, findings, asker)
            left_out = _omissions(document, others, numbers, vectors, reach)
        with clock.stage("assess"):
            used = tuple(map(_reference, others, numbers))
            origin_of = {reference.id: reference.origin for reference in used}
            claims = [
                Claim(
                    row,
                    origin_of,
                    found,
                    unjudged=reason or foreign,
                    passed_over=passed_over(cases, reach.most),
                )
                for row, cases, found, foreign in zip(
                    judgements,
                    candidates,
                    findings,
                    why_foreign(document, models.languages),
                    strict=True,
                )
            ]
            divider = Divider(judge, search, origin_of, self._progress)
            claims = divider.divide(document.content, wordings, claims)
            opinions = models.opinion.predict(writers_words(document)).tolist()
            sentences = Results(document, opinions, models.opinion_threshold).of(claims)
            if models.marker is not None:
                found_for = dict(zip((s.index for s in document.content), candidates, strict=True))
                sentences = models.marker.mark(sentences, found_for, used)
            source = SourceSpans(document)
        return Report(
            claimcheck=__version__,
            models=models.names,
            settings=self._shown_settings(models),
            article=source.article(_article(document)),
            references=order.references(used),
            paragraphs=paragraph_kinds(document.paragraphs, sentences),
            sentences=source.of(order.sentences(sentences)),
            omissions=order.omissions(left_out),
            skipped=skipped,
            timing=clock.seconds,
        )

    def _with_hedges(
        self,
        document: Document,
        references: Sequence[Document],
        judgements: Sequence[Sequence[Judgement]],
        findings: Sequence[Findings],
        asker: Asker,
    ) -> list[Findings]:
        """The findings with the dropped hedges that the model sees; the small one sees too few."""
        if self.settings.mode == "fast":
            return list(findings)
        by_id = {reference.id: reference for reference in references}
        return with_dropped(document.content, judgements, findings, by_id, asker)

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


def _candidates(
    search: Search, document: Document, wordings: Sequence[Wording]
) -> list[list[Candidates]]:
    """Where to look for each sentence in each reference.

    Word for word stands only what has the sentence's own words; models look for the wording.
    """
    found = search.candidates([s.text for s in document.content])
    changed = [n for n, s in enumerate(document.content) if s.text != wordings[n].text]
    in_context = search.candidates([wordings[n].text for n in changed])
    for number, cases in zip(changed, in_context, strict=True):
        found[number] = [
            dataclasses.replace(case, method="nli") if own.method == "nli" else own
            for own, case in zip(found[number], cases, strict=True)
        ]
    return found


def _inspected(
    inspector: Inspector,
    document: Document,
    judgements: Sequence[Sequence[Judgement]],
    candidates: Sequence[Sequence[Candidates]],
) -> list[Findings]:
    """What is found in each sentence of the story."""
    return [
        inspector.inspect(sentence, _beside_best(row, cases))
        for sentence, row, cases in zip(document.content, judgements, candidates, strict=True)
    ]


def _restated(
    inspector: Inspector, judge: Judge, asker: Asker, cases: Sequence[restated.Case]
) -> tuple[list[list[Judgement]], tuple[Wording, ...]]:
    """The judgements and wordings once values that agree were read in the evidence's form."""
    read = restated.restate(cases, inspector.mentions, judge, asker)
    return [one.judgements for one in read], tuple(one.wording for one in read)


def _owned(
    inspector: Inspector,
    document: Document,
    judgements: Sequence[Sequence[Judgement]],
    findings: Sequence[Findings],
    asker: Asker,
) -> list[Findings]:
    """The findings once the values that are in doubt were tried in the sentences."""
    cases = [
        owners.Case(sentence, row, found.facts)
        for sentence, row, found in zip(document.content, judgements, findings, strict=True)
    ]
    facts = owners.settle(cases, inspector.mentions, asker)
    return [
        dataclasses.replace(found, facts=row) for found, row in zip(findings, facts, strict=True)
    ]


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


def _beside_best(judgements: Sequence[Judgement], cases: Sequence[Candidates]) -> list[Judgement]:
    """The judgements of one sentence, each with the best window of its reference."""
    by_reference = {case.reference: case for case in cases}
    return [beside_best(judgement, by_reference[judgement.reference]) for judgement in judgements]


def _texts(document: Document) -> Iterator[str]:
    """The texts of a document that are compared by meaning: sentences and quotations."""
    yield from (sentence.text for sentence in document.sentences)
    yield from (quotation.text for quotation in document.quotations)


def _teasers_aside(
    texts: Sequence[Document], encoded: Sequence[Document], vectors: Vectors
) -> list[Document]:
    """The texts, the teasers of those that were encoded furniture."""
    rows = [vectors.of([s.text for s in d.sentences]) for d in encoded]
    found = without_teasers(encoded, rows)
    changed = {id(old): new for old, new in zip(encoded, found, strict=True)}
    return [changed.get(id(text), text) for text in texts]


def _origins(
    references: Sequence[Document],
    compared: Collection[str],
    vectors: Vectors,
    asked: origins.BothWays | None,
) -> list[int]:
    """The origin number of each reference; one that is not ``compared`` is an origin of its own."""
    near = [reference for reference in references if reference.id in compared]
    told = [origins.Text.of(d, vectors.known([s.text for s in d.content])) for d in near]
    found = dict(zip((d.id for d in near), origins.group(told, asked), strict=True))
    return [
        found.setdefault(reference.id, len(references) + n)
        for n, reference in enumerate(references)
    ]


def _read_in_part(*documents: Document) -> Iterator[Skipped]:
    """Say of which texts a part is known to be missing."""
    for document in documents:
        if document.unread:
            yield Skipped(document.id, document.unread, partly=True)


def _omissions(
    document: Document,
    others: Sequence[Document],
    numbers: Sequence[int],
    vectors: Vectors,
    reach: Reach,
) -> tuple[Omission, ...]:
    """What most origins report and the article leaves out, of the references that were encoded."""
    own = vectors.of([s.text for s in document.content])
    told = []
    for other, number in zip(others, numbers, strict=True):
        if other.id in reach.by_words:
            continue
        texts = [s.text for s in other.content if s.role == "body"]
        rows = vectors.of(texts)
        told.append(omissions.Told(other.id, number, texts, rows, omissions.nearest_to(own, rows)))
    return omissions.omissions(told)


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
