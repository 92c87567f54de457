"""From judgements, quotations and opinions to verdicts, flags and paragraph kinds.

Pure functions: no model, no text is read. The rules are those of the design.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from claimcheck.records import (
    FLAGGED,
    Fact,
    Findings,
    Judgement,
    Paragraph,
    ParagraphKind,
    Part,
    SentenceResult,
    Verdict,
)

#: Verdicts of which it is worth knowing the part that they rest on; see also `partly`.
DIVIDED: frozenset[Verdict] = frozenset({"contradicted", "unsupported"})

#: More than this share of a paragraph's checked sentences must be flagged to make it editorial, ...
EDITORIAL_FLAGGED = 0.5
#: ... and at least this share opinion: a view in two sentences often rests on one of fact.
EDITORIAL_OPINION = 0.5
#: Least confidence of a verdict that rests on a finding: the share of the findings that were right
#: on sentences changed by script (``claimcheck bench senses facts quotes``) was higher.
FOUND_CONFIDENCE = 0.9


@dataclass(frozen=True, slots=True)
class Assessment:
    """What all judgements together say of a claim.

    ``support`` and ``confidence`` are probabilities; ``reason`` is given for ``not_checked``.
    """

    verdict: Verdict
    confidence: float
    support: float
    reason: str | None = None


def not_checked(reason: str) -> Assessment:
    """The assessment of a claim that could not be judged."""
    return Assessment("not_checked", 0.0, 0.0, reason)


def assess(judgements: Sequence[Judgement], origins: Mapping[str, int]) -> Assessment:
    """Combine one claim's judgements; each origin has one voice.

    An origin entails a claim when one of its references does, and contradicts it when one does and
    none entails it: copies say the same, so a lone contradiction among them is a slip of the copy
    or of the model. Every judgement stays in the report.

    Args:
        judgements: one for each reference that could be judged.
        origins: the origin number of each reference by its id.
    """
    unread = len(origins) - len(judgements)
    if unread and all(j.label == "neutral" for j in judgements):
        return not_checked(f"too long to judge whole against {unread} of {len(origins)} references")
    entailing = {origins[j.reference] for j in judgements if j.label == "entailment"}
    against = [
        j
        for j in judgements
        if j.label == "contradiction" and origins[j.reference] not in entailing
    ]
    support = max(j.support for j in judgements)
    contradiction = max((j.probabilities.contradiction for j in against), default=0.0)
    if entailing and against:
        return Assessment("disputed", min(support, contradiction), support)
    if entailing:
        return Assessment("supported", support, support)
    if against:
        return Assessment("contradicted", contradiction, support)
    return Assessment("unsupported", 1.0 - support, support)


def opposed(judgements: Sequence[Judgement], findings: Findings) -> list[Judgement]:
    """Give the references that disagree with others on a fact the label "contradiction".

    Those are the references that have another figure, date or name where some have the claim's.
    Models often miss such a difference in an otherwise equal sentence.
    """
    against = {fact.reference for fact in _disagreed(findings)}
    return [replace(j, label="contradiction") if j.reference in against else j for j in judgements]


def _disagreed(findings: Findings) -> list[Fact]:
    """The mismatches of facts that other references have as the claim has them."""
    matched = {(f.start, f.end) for f in findings.facts if f.status == "match"}
    return [f for f in findings.facts if f.status == "mismatch" and (f.start, f.end) in matched]


def heed(assessment: Assessment, findings: Findings) -> Assessment:
    """Let what was found in a sentence overrule its assessment.

    Another person's words, a figure, date or name that differs from all evidence about the same
    thing, and an opposite make a claim contradicted, whatever the rest of it means; so a model
    that is taken with the rest does not decide. A dropped hedge or attribution leaves a supported
    claim unsupported. A claim that could not be judged stays so, and a dispute of the references
    stays one, as surely as its facts were found.
    """
    if assessment.verdict == "disputed" and _disagreed(findings):
        confidence = max(assessment.confidence, min(FOUND_CONFIDENCE, assessment.support))
        return replace(assessment, confidence=confidence)
    if assessment.verdict in ("not_checked", "disputed"):
        return assessment
    if _contradicting(findings):
        confidence = max(FOUND_CONFIDENCE, 1.0 - assessment.support)
        return Assessment("contradicted", confidence, assessment.support)
    if assessment.verdict == "supported" and _dropped(findings):
        return Assessment("unsupported", FOUND_CONFIDENCE, assessment.support)
    return assessment


def partly(whole: Assessment, parts: Sequence[Assessment], hopeless: float) -> Assessment:
    """Take support from a claim of which one part has it and another surely has not.

    Args:
        whole: the assessment of a supported claim.
        parts: those of its parts.
        hopeless: support below which a part has none.
    """
    lacking = [p.support for p in parts if p.verdict in DIVIDED and p.support < hopeless]
    if not lacking or all(part.verdict != "supported" for part in parts):
        return whole
    return Assessment("unsupported", 1.0 - min(lacking), whole.support)


def _contradicting(findings: Findings) -> bool:
    disagreed = _disagreed(findings)
    return (
        any(quote.status == "misattributed" for quote in findings.quotes)
        or any(f.status == "mismatch" and f not in disagreed for f in findings.facts)
        or any(contrast.flag == "negation" for contrast in findings.contrasts)
    )


def _dropped(findings: Findings) -> bool:
    return any(c.flag in ("hedge_dropped", "attribution_dropped") for c in findings.contrasts)


def asked(assessment: Assessment, opinion: bool) -> Assessment:
    """The assessment of a question, which claims nothing that could be contradicted.

    One that the references ask too stays supported; one that voices a view is unsupported.
    """
    if assessment.verdict in ("supported", "not_checked"):
        return assessment
    if opinion:
        return Assessment("unsupported", 1.0 - assessment.support, assessment.support)
    return not_checked("a question, which claims nothing")


def led_in(assessment: Assessment, opinion: bool) -> Assessment:
    """The assessment of a lead-in such as "Key facts:", which claims nothing to be supported.

    One that voices a view stays unsupported.
    """
    if assessment.verdict != "unsupported" or opinion:
        return assessment
    return not_checked("a lead-in, which claims nothing")


def relevant(assessment: Assessment, findings: Findings) -> Findings:
    """What was found in a claim, without what its verdict leaves no room for.

    Whose word a claim is matters only where it may be true.
    """
    if assessment.verdict != "contradicted":
        return findings
    kept = tuple(c for c in findings.contrasts if c.flag != "attribution_dropped")
    return replace(findings, contrasts=kept)


def flags(
    assessment: Assessment,
    opinion: float,
    threshold: float,
    findings: Findings,
    parts: Sequence[Part] = (),
) -> tuple[str, ...]:
    """The flags of a claim, in a fixed order.

    A view that the references state too is reported, not the writer's own, so a supported claim
    is no opinion; nor is one of which nothing could be said.
    """
    if assessment.verdict == "not_checked":
        return ()
    found = []
    if opinion >= threshold and assessment.verdict in FLAGGED:
        found.append("opinion")
    if any(part.verdict == "supported" for part in parts):
        found.append("partial")
    return (*found, *found_flags(findings))


def found_flags(findings: Findings) -> tuple[str, ...]:
    """The flags that follow from what was found in a sentence, in a fixed order."""
    statuses = {quote.status for quote in findings.quotes}
    found = [f"{s}_quote" for s in ("altered", "unsourced", "misattributed") if s in statuses]
    kinds = {fact.kind for fact in findings.facts if fact.status == "mismatch"}
    found += [f"{kind}_mismatch" for kind in ("number", "date", "name") if kind in kinds]
    contrasts = {contrast.flag for contrast in findings.contrasts}
    order = ("negation", "hedge_dropped", "attribution_dropped")
    return (*found, *(flag for flag in order if flag in contrasts))


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
