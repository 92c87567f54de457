"""Why a probability that argues with what is shown does not have its way.

Pure functions from records to sentences; nothing here knows a format.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.records import LABELS
from claimcheck.report import findings
from claimcheck.report.reasons import FLAG_REASONS, differing, instead, misattribution, quoted

if TYPE_CHECKING:
    from claimcheck.records import Judgement, Label, SentenceResult

_READS: dict[Label, str] = {
    "entailment": "support",
    "neutral": "neither support nor contradiction",
    "contradiction": "contradiction",
}
#: Flags of a sentence that is unsupported though a model finds it entailed.
_LACKING = ("hedge_dropped", "attribution_dropped", "partial")
_VIEW = "A question claims nothing; what is flagged is the view in it."


def objection(sentence: SentenceResult, judgement: Judgement) -> str | None:
    """Say why a judgement does not have its way; None where nothing argues.

    It argues where the model's most probable reading is not the judgement's label, or where the
    label is not what the verdict says.
    """
    leaning, outvoted = _leaning(judgement), _outvoted(sentence, judgement)
    overruled = judgement.method == "nli" and leaning != judgement.label
    # Support that is enough for the label does not speak for a verdict that something else decides.
    if overruled and not (judgement.label == "entailment" and outvoted):
        return _overruled(sentence, judgement, leaning)
    return outvoted


def _leaning(judgement: Judgement) -> Label:
    """The model's most probable reading; of equals the judgement's own label."""
    shares = {label: getattr(judgement.probabilities, label) for label in LABELS}
    return max(LABELS, key=lambda label: (shares[label], label == judgement.label))


def _overruled(sentence: SentenceResult, judgement: Judgement, leaning: Label) -> str:
    """Why the label is not the model's most probable reading."""
    share = getattr(judgement.probabilities, leaning)
    reads = f"The model reads {_READS[leaning]} ({share:.2f})"
    if judgement.label == "contradiction":
        found = _against(sentence, judgement.reference)
        return f"{reads}, but the difference that was found decides. {found}"
    if judgement.label == "neutral":
        return f"{reads}, too unsure to count with these settings."
    return (
        f"{reads} as the likeliest, but the calibrated support, {judgement.support:.2f}, is enough "
        "with these settings."
    )


def _outvoted(sentence: SentenceResult, judgement: Judgement) -> str | None:
    """Why the verdict is not what the label says."""
    said = (sentence.verdict, judgement.label)
    if said == ("supported", "contradiction"):
        return (
            "A copy of the same text supports it: a lone contradiction among copies is taken for "
            "a slip."
        )
    if said == ("contradicted", "entailment"):
        found = _against(sentence)
        return f"This reference was not found to differ, but another was, which decides. {found}"
    if said == ("unsupported", "entailment"):
        return _not_enough(sentence)
    if said == ("unsupported", "contradiction"):
        return _VIEW
    if sentence.verdict == "not_checked" and judgement.label != "neutral":
        return f"It does not count: {sentence.reason or 'the sentence was not checked'}."
    return None


def _not_enough(sentence: SentenceResult) -> str:
    """Why a sentence is unsupported although a reference entails it."""
    flag = next((flag for flag in _LACKING if flag in sentence.flags), None)
    if flag is None:
        return _VIEW
    return f"The model overlooks what is wrong. {FLAG_REASONS[flag](sentence)}"


def _against(sentence: SentenceResult, reference: str | None = None) -> str:
    """What was found that contradicts a sentence, in one reference or in any."""

    def of(source: str | None) -> bool:
        return reference is None or source == reference

    for quote in sentence.quotes:
        nearest = quote.nearest.reference if quote.nearest else None
        if quote.status == "misattributed" and of(nearest):
            return misattribution(quote)
    for fact in findings.mismatches(sentence):
        if of(fact.reference):
            return f"{differing(fact)}."
    for contrast in sentence.contrasts:
        if contrast.flag == "negation" and of(contrast.reference):
            return f"{contrast.reference} has {quoted(contrast.found)}{instead(contrast)}."
    return "A part of the sentence is contradicted."
