"""Assessment: from what was read and found to the result of every sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from claimcheck.judging.nearest import passed_over
from claimcheck.models.opinion import writers_words
from claimcheck.pipeline.encoded import Encoded
from claimcheck.pipeline.engine import Engine
from claimcheck.pipeline.judged import Judged
from claimcheck.pipeline.usable import why_foreign
from claimcheck.progress import Progress
from claimcheck.records import Findings, ReferenceInfo, SentenceResult
from claimcheck.verdicts.assemble import Results
from claimcheck.verdicts.claims import Claim
from claimcheck.verdicts.parts import Divider


def assess(
    texts: Encoded,
    judged: Judged,
    findings: Sequence[Findings],
    references: Sequence[ReferenceInfo],
    models: Engine,
    progress: Progress,
) -> tuple[SentenceResult, ...]:
    """The result of every sentence of the article, furniture too.

    Args:
        texts: the article and its references.
        judged: the sentences of its story after the inspection.
        findings: in each of them.
        references: what is told of each, with its origin.
        models: which judge parts, tell opinion and mark words.
        progress: told how far the judging of parts has come.
    """
    article = texts.article
    origin_of = {reference.id: reference.origin for reference in references}
    claims = _claims(texts, judged, findings, origin_of, models.languages)
    divider = Divider(models.judge, judged.search, origin_of, progress)
    claims = divider.divide(article.content, judged.wordings, claims)
    opinions = models.opinion.predict(writers_words(article)).tolist()
    sentences = Results(article, opinions, models.opinion_threshold).of(claims)
    if models.marker is not None:
        places = (sentence.index for sentence in article.content)
        found_for = dict(zip(places, judged.candidates, strict=True))
        sentences = models.marker.mark(sentences, found_for, references)
    return sentences


def _claims(
    texts: Encoded,
    judged: Judged,
    findings: Sequence[Findings],
    origin_of: Mapping[str, int],
    languages: frozenset[str],
) -> list[Claim]:
    """What is known of each sentence of the story before it is divided."""
    return [
        Claim(
            row,
            origin_of,
            found,
            unjudged=texts.unjudgeable or foreign,
            passed_over=passed_over(cases, texts.reach.most),
        )
        for row, cases, found, foreign in zip(
            judged.judgements,
            judged.candidates,
            findings,
            why_foreign(texts.article, languages),
            strict=True,
        )
    ]
