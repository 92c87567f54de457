"""Judging: where to look for each sentence of the article, and what the models read there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from claimcheck.judging.in_context import Wording, in_context
from claimcheck.pipeline.across_references import origin_numbers
from claimcheck.pipeline.encoded import Encoded
from claimcheck.pipeline.engine import Engine
from claimcheck.progress import Progress
from claimcheck.provenance.origins import BothWays
from claimcheck.quotations.own_words import with_own_words
from claimcheck.quotations.spoken import Spoken
from claimcheck.records import Candidates, Document, Judgement
from claimcheck.retrieval.search import Search
from claimcheck.settings import Settings


@dataclass(frozen=True)
class Judged:
    """The sentences of an article's story as the models read them, in order.

    Attributes:
        wordings: how each was read.
        candidates: of each, where support was looked for, one for each reference.
        judgements: of each, one for each reference that could be judged.
        origins: the origin number of each reference.
        spoken: what is said in each reference.
        search: where to look for further claims.
    """

    wordings: Sequence[Wording]
    candidates: Sequence[Sequence[Candidates]]
    judgements: Sequence[Sequence[Judgement]]
    origins: Sequence[int]
    spoken: Sequence[Spoken]
    search: Search


def judge(
    texts: Encoded,
    models: Engine,
    settings: Settings,
    both_ways: BothWays | None,
    progress: Progress,
) -> Judged:
    """Search the references for each sentence and have the models read what is found.

    Args:
        texts: the article and its references.
        models: whose judge reads.
        settings: how many windows are read, of which length.
        both_ways: see `origin_numbers`.
        progress: told how far the judging has come.
    """
    searched = () if texts.unjudgeable else texts.references
    search = Search(searched, texts.vectors, settings, texts.reach.by_words)
    wordings = in_context(texts.article)
    candidates = _candidates(search, texts.article, wordings)
    numbers = origin_numbers(texts, candidates, both_ways)
    spoken = [Spoken(reference) for reference in texts.references]
    candidates = with_own_words(candidates, texts.article, spoken if searched else ())
    judgements = models.judge.judge(candidates, progress, numbers)
    return Judged(wordings, candidates, judgements, numbers, spoken, search)


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
            replace(case, method="nli") if own.method == "nli" else own
            for own, case in zip(found[number], cases, strict=True)
        ]
    return found
