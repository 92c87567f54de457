"""From the checker's reports on the variants of a story to a comparison. No model is run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from claimcheck import __version__
from claimcheck.arrays import Floats
from claimcheck.english.quote_marks import quoted_spans
from claimcheck.pipeline.disagreements import disagreements
from claimcheck.provenance import direction, omissions, origins, passages
from claimcheck.records import Judgement, Passage, Report, SentenceResult, Skipped
from claimcheck.records.comparison import (
    AlteredQuote,
    Clue,
    Comparison,
    Conflict,
    Coverage,
    Excerpt,
    LeftOut,
    SharedPassage,
    Variant,
    VariantRelation,
)


def story(report: Report) -> list[SentenceResult]:
    """The sentences of a variant without its furniture."""
    return [s for s in report.sentences if s.role != "furniture"]


def compile_reports(
    reports: Sequence[Report],
    vectors: Sequence[Floats],
    both_ways: origins.BothWays,
    *,
    skipped: Sequence[Skipped] = (),
    draft: str | None = None,
) -> Comparison:
    """Put the reports on all variants together.

    Args:
        reports: one for each variant, checked against all others.
        vectors: for each the unit vectors of its `story`, shape (sentences, dimension).
        both_ways: says of pairs of sentences whether each entails the other.
        skipped: variants that are not compared.
        draft: id of the variant that the others are references of.
    """
    texts = [
        origins.Text(
            r.article.text,
            tuple((s.start, s.end) for s in story(r)),
            quoted_spans(r.article.text),
            rows,
        )
        for r, rows in zip(reports, vectors, strict=True)
    ]
    found = origins.relate(texts, both_ways)
    numbers = origins.number(len(texts), found)
    words = [passages.Words.of(text.text, text.spans, text.quoted) for text in texts]
    relations = tuple(_relations(reports, found, words))
    return Comparison(
        claimcheck=__version__,
        models=reports[0].models,
        settings=reports[0].settings,
        variants=tuple(map(_variant, reports, numbers)),
        relations=relations,
        coverage=tuple(_coverage(a, b) for a in reports for b in reports if a is not b),
        only_here=tuple(
            Excerpt(r.article.id, s.index, s.start, s.end, s.text, s.flags)
            for r in reports
            for s in story(r)
            if s.verdict == "unsupported"
        ),
        editorial_paragraphs=tuple(
            Excerpt(r.article.id, p.index, p.start, p.end, r.article.text[p.start : p.end])
            for r in reports
            for p in r.paragraphs
            if p.kind == "editorial"
        ),
        altered_quotes=tuple(_altered_quotes(reports, relations)),
        conflicts=tuple(
            _conflict(r, s)
            for r in reports
            for s in story(r)
            if s.verdict in ("contradicted", "disputed")
        ),
        omissions=tuple(_omissions(reports, vectors, numbers, draft)),
        skipped=tuple(skipped),
        draft=draft,
        disagreements=disagreements([r for r in reports if r.article.id != draft]),
    )


def _variant(report: Report, origin: int) -> Variant:
    article, summary = report.article, report.summary
    return Variant(
        id=article.id,
        title=article.title,
        sha256=article.sha256,
        language=article.language,
        text=article.text,
        origin=origin,
        sentences=summary.sentences,
        supported=summary.supported,
        outlet=article.outlet,
        date=article.date,
    )


def _relations(
    reports: Sequence[Report],
    found: Sequence[origins.Relation],
    words: Sequence[passages.Words],
) -> Iterator[VariantRelation]:
    """Give every relation the names of its texts, what they share and, if known, its direction."""
    pages = [_page(report) for report in reports]
    for relation in found:
        first, second = pages[relation.first], pages[relation.second]
        clues: tuple[direction.Clue, ...] = ()
        if relation.kind in ("near_copy", "paraphrase"):
            clues = direction.clues(first, second, _witnesses(pages, found, relation))
        both = words[relation.first], words[relation.second]
        shared = passages.passages(*both)
        yield VariantRelation(
            first=first.id,
            second=second.id,
            kind=relation.kind,
            copied=round(relation.copied, 4),
            followed=round(relation.followed, 4),
            source=direction.source_of(clues),
            clues=tuple(Clue(clue.kind, clue.source, clue.reason) for clue in clues),
            read_both_ways=None if relation.both_ways is None else round(relation.both_ways, 4),
            first_in_second=round(passages.share(*both), 4),
            second_in_first=round(passages.share(*reversed(both)), 4),
            longest_run=max((passage.words for passage in shared), default=0),
            passages=tuple(SharedPassage(*p.first, *p.second, p.words) for p in shared),
        )


def _page(report: Report) -> direction.Page:
    return direction.Page(
        id=report.article.id,
        story=tuple(s.text for s in story(report)),
        furniture=tuple(s.text for s in report.sentences if s.role == "furniture"),
        quotations=tuple(q.text for s in report.sentences for q in s.quotes),
        editorial=bool(report.summary.editorial_paragraphs),
        outlet=report.article.outlet,
        date=report.article.date,
    )


def _witnesses(
    pages: Sequence[direction.Page],
    found: Sequence[origins.Relation],
    of: origins.Relation,
) -> list[direction.Page]:
    """The texts that are independent of both texts of a relation."""
    both = {of.first, of.second}
    tied = {
        n for r in found if r.one_origin for n in (r.first, r.second) if {r.first, r.second} & both
    }
    return [page for place, page in enumerate(pages) if place not in tied]


def _coverage(of: Report, by: Report) -> Coverage:
    """What the variant of one report says of the sentences of another."""
    name = by.article.id
    labels = [j.label for s in story(of) for j in s.judgements if j.reference == name]
    entailed = labels.count("entailment")
    return Coverage(
        variant=of.article.id,
        by=name,
        judged=len(labels),
        entailed=entailed,
        contradicted=labels.count("contradiction"),
        share=round(entailed / len(labels), 4) if labels else None,
    )


def _altered_quotes(
    reports: Sequence[Report], relations: Sequence[VariantRelation]
) -> Iterator[AlteredQuote]:
    """The altered quotations; of two that alter each other, the one that is not the source's."""
    sources = {
        (r.source, r.second if r.source == r.first else r.first) for r in relations if r.source
    }
    all_of_them = [
        AlteredQuote(r.article.id, q.start, q.end, q.text, q.nearest, q.diff)
        for r in reports
        for s in story(r)
        for q in s.quotes
        if q.status == "altered" and q.nearest is not None
    ]
    # The source's quotations come last, so that the mirrored ones are kept.
    ordered = sorted(all_of_them, key=lambda q: (q.variant, q.nearest.reference) in sources)
    seen: set[frozenset[tuple[str, int, int]]] = set()
    for quote in ordered:
        near = quote.nearest
        ends = frozenset(
            {(quote.variant, quote.start, quote.end), (near.reference, near.start, near.end)}
        )
        if ends not in seen:
            seen.add(ends)
            yield quote


def _conflict(report: Report, sentence: SentenceResult) -> Conflict:
    def said(label: str) -> tuple[Passage, ...]:
        return tuple(_passage(j) for j in sentence.judgements if j.label == label and j.evidence)

    return Conflict(
        variant=report.article.id,
        index=sentence.index,
        start=sentence.start,
        end=sentence.end,
        text=sentence.text,
        verdict=sentence.verdict,
        agree=said("entailment"),
        deny=said("contradiction"),
    )


def _passage(judgement: Judgement) -> Passage:
    best = max(judgement.evidence, key=lambda window: window.similarity)
    return Passage(judgement.reference, best.start, best.end, best.text)


def _omissions(
    reports: Sequence[Report],
    vectors: Sequence[Floats],
    numbers: Sequence[int],
    draft: str | None,
) -> Iterator[LeftOut]:
    """What each variant leaves out of what most other origins report; a draft reports nothing."""
    for place, report in enumerate(reports):
        told = [
            _told(other, vectors[n], numbers[n], report, vectors[place])
            for n, other in enumerate(reports)
            if n != place and other.article.id != draft
        ]
        for omission in omissions.omissions(told):
            yield LeftOut(report.article.id, omission.text, omission.references)


def _told(
    report: Report, vectors: Floats, origin: int, article: Report, article_vectors: Floats
) -> omissions.Told:
    """What the body of a variant tells, and what of it ``article`` says or denies."""
    near = omissions.nearest_to(article_vectors, vectors)
    rows = [n for n, s in enumerate(story(report)) if s.role == "body"]
    sentences = [story(report)[n] for n in rows]
    return omissions.Told(
        id=report.article.id,
        origin=origin,
        sentences=[s.text for s in sentences],
        vectors=vectors[rows],
        nearest=[
            1.0 if _labels(s).get(article.article.id, "neutral") != "neutral" else near[n]
            for n, s in zip(rows, sentences, strict=True)
        ],
    )


def _labels(sentence: SentenceResult) -> Mapping[str, str]:
    return {j.reference: j.label for j in sentence.judgements}
