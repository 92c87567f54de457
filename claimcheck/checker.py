"""The checker: the one place that knows the order of the stages."""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeAlias

from claimcheck import __version__, origins
from claimcheck.assess import assess, flags, not_checked, paragraph_kinds
from claimcheck.calibrator import Calibrator
from claimcheck.encoder import Encoder, Vectors, load_encoder
from claimcheck.errors import InputError, NothingToCheck
from claimcheck.judging import Judge
from claimcheck.matching import Index
from claimcheck.nli import Nli, load_nli
from claimcheck.opinion import OpinionHead, own_words
from claimcheck.progress import NoProgress, Progress
from claimcheck.quoting import QuoteChecker, QuoteSource
from claimcheck.records import (
    ArticleInfo,
    Document,
    Judgement,
    QuoteCheck,
    ReferenceInfo,
    Report,
    Sentence,
    SentenceResult,
    Skipped,
)
from claimcheck.registry import resolve
from claimcheck.settings import Settings
from claimcheck.text.document import build
from claimcheck.text.load import Source
from claimcheck.text.quotations import find_quotations
from claimcheck.text.teasers import trailing_teasers

#: An article or a reference: its text, what was loaded from a file, or a document built before.
Input: TypeAlias = "str | Source | Document"


class Checker:
    """Checks articles against their references.

    Models are loaded when the first article is checked, and kept.

    Args:
        settings: the defaults when None.
        encoder: used in place of the one that the settings name.
        nli: likewise.
        progress: told how far long work has come.
    """

    def __init__(
        self,
        settings: Settings | None = None,
        *,
        encoder: Encoder | None = None,
        nli: Nli | None = None,
        progress: Progress | None = None,
    ) -> None:
        self.settings = settings or Settings()
        self._encoder, self._nli = encoder, nli
        self._progress = progress or NoProgress()
        self._loaded: _Models | None = None

    def check(self, article: Input, references: Sequence[Input]) -> Report:
        """Check ``article`` against ``references``.

        A reference that is the article itself, holds no sentence of a story, or is in a language
        that the NLI model does not know, is left out and named in the report's ``skipped``.

        Raises:
            InputError: if the article or a reference cannot be used.
            NothingToCheck: if the article holds no sentence of a story.
            ModelError: if a model is missing or damaged.
        """
        clock = _Clock()
        with clock.stage("read"):
            document = self._document(article, "article")
            given, empty = self._references(references)
        with clock.stage("load"):
            models = self._models()
        others, skipped = _usable(document, _with_unique_ids(given), models.nli.languages)
        skipped = (*empty, *skipped)
        with clock.stage("encode"):
            vectors = Vectors(models.encoder)
            vectors.add(text for d in (document, *others) for text in _texts(d))
            vectors.add(own_words(s.text) for s in document.sentences)
            document, *others = (_teasers_aside(d, vectors) for d in (document, *others))
            reason = _unjudgeable(document, others, models.nli.languages)
        with clock.stage("judge"):
            judgements = self._judge(document, [] if reason else others, vectors, models)
        with clock.stage("assess"):
            numbers = origins.group([vectors.of([s.text for s in d.content]) for d in others])
            references_used = tuple(
                ReferenceInfo(d.id, d.title, d.sha256, number)
                for d, number in zip(others, numbers, strict=True)
            )
            quotes = _QuoteChecks(document, others, vectors)
            sentences = _results(
                document, references_used, judgements, quotes, vectors, models, reason
            )
        return Report(
            claimcheck=__version__,
            models=models.names,
            settings=self._shown_settings(models),
            article=ArticleInfo(
                document.id, document.title, document.sha256, document.language, document.text
            ),
            references=references_used,
            paragraphs=paragraph_kinds(document.paragraphs, sentences),
            sentences=sentences,
            skipped=skipped,
            timing=clock.seconds,
        )

    def _document(self, given: Input, fallback_id: str) -> Document:
        if isinstance(given, Document):
            if not given.content:
                raise NothingToCheck(f"{given.id} holds no sentence of a story")
            return given
        source = Source(fallback_id, None, given) if isinstance(given, str) else given
        return build(source, language=self.settings.language, max_chars=self.settings.max_chars)

    def _references(
        self, references: Sequence[Input]
    ) -> tuple[list[Document], tuple[Skipped, ...]]:
        """Build the references; one without a sentence of a story is left out."""
        if isinstance(references, str | Source | Document):
            raise InputError("references must be a list, even of one")
        documents, empty = [], []
        for number, reference in enumerate(references, start=1):
            try:
                documents.append(self._document(reference, f"reference-{number}"))
            except NothingToCheck as error:
                name = f"reference-{number}" if isinstance(reference, str) else reference.id
                empty.append(Skipped(name, str(error)))
        return documents, tuple(empty)

    def _models(self) -> _Models:
        if self._loaded is None:
            self._loaded = _load(self.settings, self._encoder, self._nli)
        return self._loaded

    def _judge(
        self, document: Document, others: Sequence[Document], vectors: Vectors, models: _Models
    ) -> list[list[Judgement]]:
        """Judge every sentence of the story: a list of judgements, by reference, for each."""
        claims = [s.text for s in document.content]
        by_reference = []
        for other in others:
            sentences = vectors.of([s.text for s in other.content])
            index = Index(other, sentences, self.settings.window_sentences)
            found = index.candidates(claims, vectors.of(claims), self.settings.windows)
            by_reference.append(found)
        judge = Judge(
            models.nli, models.calibrator, models.threshold, models.contradiction_threshold
        )
        by_claim = [[found[n] for found in by_reference] for n in range(len(claims))]
        return judge.judge(by_claim, self._progress)

    def _shown_settings(self, models: _Models) -> dict[str, Any]:
        """The settings as they were in force: thresholds resolved."""
        return {
            **dataclasses.asdict(self.settings),
            "threshold": models.threshold,
            "contradiction_threshold": models.contradiction_threshold,
            "opinion_threshold": models.opinion_threshold,
        }


@dataclass(frozen=True)
class _Models:
    """What a checker runs, and the thresholds in force."""

    encoder: Encoder
    nli: Nli
    opinion: OpinionHead
    calibrator: Calibrator
    names: dict[str, str]
    threshold: float
    contradiction_threshold: float
    opinion_threshold: float


def _load(settings: Settings, encoder: Encoder | None, nli: Nli | None) -> _Models:
    encoder_name = nli_name = "given by the caller"
    if encoder is None:
        encoder, encoder_name = load_encoder(settings)
    if nli is None:
        nli, nli_name = load_nli(settings)
    head_source, calibrator_source = resolve("bundled", "opinion"), resolve("bundled", "calibrator")
    head = OpinionHead.load(head_source)
    calibrator = Calibrator.load(calibrator_source)

    def chosen(setting: float | None, fitted: float) -> float:
        return fitted if setting is None else setting

    return _Models(
        encoder=encoder,
        nli=nli,
        opinion=head,
        calibrator=calibrator,
        names={
            "encoder": encoder_name,
            "nli": nli_name,
            "opinion": head_source.label,
            "calibrator": calibrator_source.label,
        },
        threshold=chosen(settings.threshold, calibrator.threshold),
        contradiction_threshold=chosen(
            settings.contradiction_threshold, calibrator.contradiction_threshold
        ),
        opinion_threshold=chosen(settings.opinion_threshold, head.threshold),
    )


def _with_unique_ids(documents: Sequence[Document]) -> list[Document]:
    """Number the ids that occur twice, so that a judgement names one reference."""
    taken: set[str] = set()
    unique = []
    for document in documents:
        name, count = document.id, 1
        while name in taken:
            count += 1
            name = f"{document.id} ({count})"
        taken.add(name)
        unique.append(dataclasses.replace(document, id=name))
    return unique


def _usable(
    article: Document, references: Sequence[Document], languages: frozenset[str]
) -> tuple[list[Document], tuple[Skipped, ...]]:
    """Divide references into those that can be used and those that cannot, with the reason."""
    usable, skipped = [], []
    for reference in references:
        if reference.sha256 == article.sha256:
            skipped.append(Skipped(reference.id, "it is the article itself"))
        elif not _known(reference.language, languages):
            language = reference.language
            skipped.append(Skipped(reference.id, f"its language ({language}) is not the model's"))
        else:
            usable.append(reference)
    return usable, tuple(skipped)


def _known(language: str, languages: frozenset[str]) -> bool:
    """Whether the model knows a language; an undetermined one gets the benefit of the doubt."""
    return not languages or language in languages or language == "und"


def _unjudgeable(
    article: Document, references: Sequence[Document], languages: frozenset[str]
) -> str | None:
    """Why nothing of the article can be judged; None when it can."""
    if not _known(article.language, languages):
        return f"the article's language ({article.language}) is not the NLI model's"
    return None if references else "no references left"


def _texts(document: Document) -> Iterator[str]:
    """The texts of a document that are compared by meaning: sentences and quotations."""
    yield from (sentence.text for sentence in document.sentences)
    yield from (quotation.text for quotation in find_quotations(document.text))


def _teasers_aside(document: Document, vectors: Vectors) -> Document:
    """Mark the teasers of other stories at the end of a page as furniture."""
    teasers = trailing_teasers(document, vectors.of([s.text for s in document.sentences]))
    if not teasers:
        return document
    paragraphs = {document.sentences[i].paragraph for i in teasers}
    return dataclasses.replace(
        document,
        paragraphs=tuple(
            dataclasses.replace(p, kind="furniture") if p.index in paragraphs else p
            for p in document.paragraphs
        ),
        sentences=tuple(
            dataclasses.replace(s, role="furniture") if s.index in teasers else s
            for s in document.sentences
        ),
    )


class _QuoteChecks:
    """The quotations of an article, each to be compared with those of the references."""

    def __init__(self, document: Document, others: Sequence[Document], vectors: Vectors) -> None:
        self._quotations = find_quotations(document.text)
        self._vectors = vectors
        sources = []
        for other in others:
            found = find_quotations(other.text)
            sources.append(QuoteSource(other, found, vectors.of([q.text for q in found])))
        self._checker = QuoteChecker(sources)

    def within(self, sentence: Sentence, judgements: Sequence[Judgement]) -> tuple[QuoteCheck, ...]:
        """Compare the quotations that begin in ``sentence``."""
        return tuple(
            self._checker.check(q, self._vectors.of([q.text])[0], judgements)
            for q in self._quotations
            if sentence.start <= q.start < sentence.end
        )


def _results(
    document: Document,
    references: Sequence[ReferenceInfo],
    judgements: Sequence[Sequence[Judgement]],
    quotes: _QuoteChecks,
    vectors: Vectors,
    models: _Models,
    reason: str | None,
) -> tuple[SentenceResult, ...]:
    """Assess every sentence of the article."""
    texts = [s.text for s in document.sentences]
    opinions = models.opinion.predict(texts, vectors.of([own_words(text) for text in texts]))
    origin_of = {r.id: r.origin for r in references}
    rows = iter(judgements)
    results = []
    for sentence, opinion in zip(document.sentences, opinions.tolist(), strict=True):
        row: Sequence[Judgement] = ()
        inside: tuple[QuoteCheck, ...] = ()
        if sentence.role == "furniture":
            assessment = not_checked("furniture: no part of the story")
        elif reason:
            assessment = not_checked(reason)
        else:
            row = next(rows)
            inside = quotes.within(sentence, row)
            assessment = assess(row, origin_of)
        results.append(
            SentenceResult(
                index=sentence.index,
                paragraph=sentence.paragraph,
                start=sentence.start,
                end=sentence.end,
                text=sentence.text,
                role=sentence.role,
                verdict=assessment.verdict,
                confidence=assessment.confidence,
                support=assessment.support,
                opinion=opinion,
                reason=assessment.reason,
                flags=flags(assessment, opinion, models.opinion_threshold, inside),
                judgements=tuple(row),
                quotes=inside,
            )
        )
    return tuple(results)


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
