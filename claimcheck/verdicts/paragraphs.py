"""Which paragraphs argue a view: from the verdicts and flags of their sentences."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.records import FLAGGED, Paragraph, ParagraphKind, SentenceResult

#: More than this share of a paragraph's checked sentences must be flagged to make it editorial, ...
EDITORIAL_FLAGGED = 0.5
#: ... and at least this share opinion: a view in two sentences often rests on one of fact.
EDITORIAL_OPINION = 0.5


def paragraph_kinds(
    paragraphs: Sequence[Paragraph], sentences: Sequence[SentenceResult]
) -> tuple[Paragraph, ...]:
    """Give every paragraph its kind; ``editorial`` is found here, the others are kept.

    A paragraph is editorial when its claims are mostly flagged and at least half of them opinion.
    So is one without a supported claim between two editorial ones: there the argument goes on
    from unsupported claims.
    """
    kinds: list[ParagraphKind] = [p.kind for p in paragraphs]
    members: list[list[SentenceResult]] = [[] for _ in paragraphs]
    for sentence in sentences:
        if sentence.role == "body" and sentence.verdict != "not_checked":
            members[sentence.paragraph].append(sentence)
    for paragraph, claims in zip(paragraphs, members, strict=True):
        if claims and paragraph.kind == "reported" and _editorial(claims):
            kinds[paragraph.index] = "editorial"
    _spread(kinds, members)
    return tuple(
        Paragraph(p.index, p.start, p.end, kind) for p, kind in zip(paragraphs, kinds, strict=True)
    )


def _editorial(claims: Sequence[SentenceResult]) -> bool:
    flagged = sum(c.verdict in FLAGGED for c in claims) / len(claims)
    opinions = sum("opinion" in c.flags for c in claims) / len(claims)
    return flagged > EDITORIAL_FLAGGED and opinions >= EDITORIAL_OPINION


def _spread(kinds: list[ParagraphKind], members: Sequence[Sequence[SentenceResult]]) -> None:
    """Let ``editorial`` reach a paragraph that stands between two editorial ones.

    Its claims must all be flagged; one supported claim makes it a report again.
    """
    body = [i for i, claims in enumerate(members) if claims]
    for before, here, after in zip(body, body[1:], body[2:], strict=False):
        between = kinds[before] == kinds[after] == "editorial"
        argued = all(c.verdict in FLAGGED for c in members[here])
        if between and argued and kinds[here] == "reported":
            kinds[here] = "editorial"
