"""Which words of a claim lack support, by the second head of the small NLI model.

The head gives each token of the claim, read beside a piece of evidence, the probability that the
evidence does not support it (token classification, as in LettuceDetect, Kovács and Recski 2025).
``scripts/fit_token_head.py`` fits it on the marked spans of public sets. It says where to look in a
sentence that the judge found wanting, and has no part in the verdict.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

import numpy as np

from claimcheck.arrays import Floats
from claimcheck.english.closed_classes import FUNCTION_WORDS
from claimcheck.english.words import word_spans
from claimcheck.judging.premise import evidence_of, premise_of
from claimcheck.models.nli import MarksWords
from claimcheck.records import Candidates, ReferenceInfo, SentenceResult, Span, Verdict

#: Verdicts of sentences in which words are marked.
MARKED: frozenset[Verdict] = frozenset({"contradicted", "unsupported"})
#: Probability from which on a word more likely lacks support than not.
LIKELY = 0.5
#: Most of a claim's words that may be marked: where nearly all lack support, no place stands out.
MOST = 0.6
#: References of different origins beside which a claim is read; what one of them has is supported.
READ = 2


@dataclass(frozen=True)
class SpanMarker:
    """Marks the words of sentences that the evidence found for them does not support.

    Attributes:
        nli: a model with the head.
    """

    nli: MarksWords

    def mark(
        self,
        sentences: Sequence[SentenceResult],
        found: Mapping[int, Sequence[Candidates]],
        references: Sequence[ReferenceInfo],
    ) -> tuple[SentenceResult, ...]:
        """The sentences, those of a verdict in `MARKED` with their ``unsupported_spans``.

        A sentence with a flag is left as it is: the flag says what is wrong. So is one that is too
        long for the model beside its evidence.

        Args:
            sentences: of the article.
            found: by index of a sentence, where evidence for it was found in each reference.
            references: with their origins.
        """
        origin_of = {reference.id: reference.origin for reference in references}
        pairs = [
            (sentence, premise)
            for sentence in sentences
            if sentence.verdict in MARKED and not sentence.flags
            for premise in _premises(sentence, found[sentence.index], origin_of)
        ]
        read = self.nli.unsupported([(premise, sentence.text) for sentence, premise in pairs])
        least: dict[int, Floats] = {}
        for (sentence, _), values in zip(pairs, read, strict=True):
            if values is not None:
                before = least.get(sentence.index)
                least[sentence.index] = values if before is None else np.minimum(before, values)
        return tuple(
            replace(s, unsupported_spans=tuple(_spans(s, least[s.index])))
            if s.index in least
            else s
            for s in sentences
        )


def _premises(
    sentence: SentenceResult, cases: Sequence[Candidates], origin_of: Mapping[str, int]
) -> list[str]:
    """All that was found for a sentence in the references of highest support, of `READ` origins."""
    premises = {case.reference: premise_of(evidence_of(case, len(case.windows))) for case in cases}
    best: dict[int, str] = {}
    for judgement in sorted(sentence.judgements, key=lambda j: -j.support):
        best.setdefault(origin_of[judgement.reference], premises[judgement.reference])
    return list(best.values())[:READ]


def _spans(sentence: SentenceResult, values: Floats) -> Iterator[Span]:
    """Runs of telling words that likely lack support; ``values`` are those of the characters.

    A number, date or name that a reference was found to have is none.
    """
    at = sentence.start
    found = [(f.start - at, f.end - at) for f in sentence.facts if f.status == "match"]
    words = [
        (start, end, bool(values[start:end].max() >= LIKELY) and not _within(start, end, found))
        for start, end in _telling_words(sentence.text)
    ]
    if sum(marked for *_, marked in words) > MOST * len(words):
        return
    for marked, run in groupby(words, key=lambda word: word[2]):
        if marked:
            same = list(run)
            yield Span(sentence.start + same[0][0], sentence.start + same[-1][1])


def _within(start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a word is of one of the spans, or joined to one by a hyphen."""
    return any(first < end and start < last for first, last in spans)


def _telling_words(text: str) -> Iterator[tuple[int, int]]:
    """Offsets of what stands between spaces, less its punctuation: "U.S." and "mid-air" are one.

    Function words carry no claim of their own and are left out.
    """
    for match in re.finditer(r"\S+", text):
        words = word_spans(match[0])
        if any(word not in FUNCTION_WORDS for word, *_ in words):
            yield match.start() + words[0][1], match.start() + words[-1][2]
