"""What references are to one another and tell together: origins, and what the article omits."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.pipeline.encoded import Encoded
from claimcheck.provenance import omissions, origins
from claimcheck.records import Candidates, Omission


def origin_numbers(
    texts: Encoded,
    candidates: Sequence[Sequence[Candidates]],
    both_ways: origins.BothWays | None,
) -> list[int]:
    """The origin number of each reference; one out of reach is an origin of its own.

    Args:
        texts: of the check.
        candidates: of each sentence of the article; what has one word for word is within reach.
        both_ways: asked of what may be paraphrases; None: vectors alone tell.
    """
    compared = texts.reach.compared(texts.references, candidates)
    near = [reference for reference in texts.references if reference.id in compared]
    told = [origins.Text.of(d, texts.vectors.known([s.text for s in d.content])) for d in near]
    found = dict(zip((d.id for d in near), origins.group(told, both_ways), strict=True))
    return [
        found.setdefault(reference.id, len(texts.references) + n)
        for n, reference in enumerate(texts.references)
    ]


def omitted(texts: Encoded, numbers: Sequence[int]) -> tuple[Omission, ...]:
    """What most origins report and the article leaves out, of the references that were encoded.

    ``numbers`` are the origin numbers of the references.
    """
    own = texts.vectors.of([s.text for s in texts.article.content])
    told = []
    for other, number in zip(texts.references, numbers, strict=True):
        if other.id in texts.reach.by_words:
            continue
        body = [s.text for s in other.content if s.role == "body"]
        rows = texts.vectors.of(body)
        told.append(omissions.Told(other.id, number, body, rows, omissions.nearest_to(own, rows)))
    return omissions.omissions(told)
