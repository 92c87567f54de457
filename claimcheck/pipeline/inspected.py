"""Inspection: what an editor asks of judged sentences, and what the models say to that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claimcheck.checks.inspector import Inspector
from claimcheck.checks.model_hedges import with_dropped
from claimcheck.judging import owners, restated
from claimcheck.judging.batching import Asker
from claimcheck.judging.cascade import Judge
from claimcheck.judging.readings import beside_best
from claimcheck.mentions.comparable import Comparable
from claimcheck.pipeline.encoded import Encoded
from claimcheck.pipeline.engine import Engine
from claimcheck.pipeline.judged import Judged
from claimcheck.progress import Progress
from claimcheck.records import Candidates, Findings, Judgement, Sentence
from claimcheck.settings import Mode


def inspect(
    texts: Encoded, judged: Judged, models: Engine, mode: Mode, progress: Progress
) -> tuple[Judged, list[Findings]]:
    """The sentences as they are judged after the inspection, and what was found in each.

    Args:
        texts: the article and its references.
        judged: the sentences as they were read.
        models: whose closest reader is asked.
        mode: in "fast" no dropped hedges are looked for by a model; the small one sees too few.
        progress: told how far the asking has come.
    """
    if texts.unjudgeable:
        return judged, [Findings()] * len(judged.judgements)
    sentences = texts.article.content
    inspector = _inspector(texts, judged)
    findings = [
        inspector.inspect(sentence, _beside_best(row, cases))
        for sentence, row, cases in zip(
            sentences, judged.judgements, judged.candidates, strict=True
        )
    ]
    asker = Asker(models.judge.close.nli, progress)
    skim = models.judge.skim.nli
    skimmer = asker if skim is models.judge.close.nli else Asker(skim, progress)
    judged = _restated(judged, sentences, findings, inspector.mentions, models.judge, asker)
    findings = _owned(judged, sentences, findings, inspector.mentions, asker, skimmer)
    if mode != "fast":
        by_id = {reference.id: reference for reference in texts.references}
        findings = with_dropped(sentences, judged.judgements, findings, by_id, asker)
    return judged, findings


def _inspector(texts: Encoded, judged: Judged) -> Inspector:
    named = {judgement.reference for row in judged.judgements for judgement in row}
    quoted_only = texts.reach.by_words - named
    return Inspector(texts.article, judged.spoken, texts.vectors, judged.origins, quoted_only)


def _beside_best(judgements: Sequence[Judgement], cases: Sequence[Candidates]) -> list[Judgement]:
    """The judgements of one sentence, each with the best window of its reference."""
    by_reference = {case.reference: case for case in cases}
    return [beside_best(judgement, by_reference[judgement.reference]) for judgement in judgements]


def _restated(
    judged: Judged,
    sentences: Sequence[Sentence],
    findings: Sequence[Findings],
    mentions: Comparable,
    judge: Judge,
    asker: Asker,
) -> Judged:
    """The sentences once values that agree were read in the evidence's form."""
    cases = [
        restated.Case(sentence, wording, candidates, row, found.facts)
        for sentence, wording, candidates, row, found in zip(
            sentences,
            judged.wordings,
            judged.candidates,
            judged.judgements,
            findings,
            strict=True,
        )
    ]
    read = restated.restate(cases, mentions, judge, asker)
    return replace(
        judged,
        wordings=tuple(one.wording for one in read),
        judgements=[one.judgements for one in read],
    )


def _owned(
    judged: Judged,
    sentences: Sequence[Sentence],
    findings: Sequence[Findings],
    mentions: Comparable,
    asker: Asker,
    skimmer: Asker,
) -> list[Findings]:
    """The findings once the values that are in doubt were tried in the sentences."""
    cases = [
        owners.Case(sentence, row, found.facts)
        for sentence, row, found in zip(sentences, judged.judgements, findings, strict=True)
    ]
    facts = owners.settle(cases, mentions, asker, skimmer)
    return [replace(found, facts=row) for found, row in zip(findings, facts, strict=True)]
