"""One sentence of reason for every flag and verdict, made from what was found.

Pure functions from records to sentences; nothing here knows a format.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.english.closed_classes import COORDINATORS, alternation
from claimcheck.report import findings, view

if TYPE_CHECKING:
    from claimcheck.records import Contrast, Fact, Part, QuoteCheck, SentenceResult

#: Findings of one flag that are told; more are counted.
MOST_TOLD = 3
#: Characters shown of a quotation, and of the passage around a figure.
LONGEST = 90
#: What joins a part to the next one, at its end.
_JOINING = re.compile(rf"[,;]? {alternation(COORDINATORS)}$")
#: Verdicts of sentences that a reference contradicts as a whole.
_DENIED = ("contradicted", "disputed")
#: Flags that make a sentence contradicted, so that its verdict needs no reason of its own.
_CONTRADICTING = {
    "misattributed_quote",
    "number_mismatch",
    "date_mismatch",
    "name_mismatch",
    "negation",
}


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a sentence has a verdict or a flag, whose ``name`` it is, in a ``text`` of a sentence."""

    name: str
    text: str


def reasons(sentence: SentenceResult) -> tuple[Reason, ...]:
    """Give a reason for every flag of a sentence, and for a verdict that no flag explains.

    A supported sentence has one where its support is weak, one that was not checked its own.
    """
    if sentence.role == "furniture":
        return ()
    verdict = _verdict(sentence)
    found = [Reason(sentence.verdict, verdict)] if verdict else []
    found += [
        Reason(flag, FLAG_REASONS[flag](sentence))
        for flag in findings.FLAGS
        if flag in sentence.flags
    ]
    return tuple(found)


# Verdicts


def _verdict(sentence: SentenceResult) -> str | None:
    if sentence.verdict == "not_checked":
        return f"It was not checked: {sentence.reason or 'no reason given'}."
    if sentence.verdict == "disputed":
        return _disputed(sentence)
    if sentence.verdict == "contradicted":
        explained = _CONTRADICTING & set(sentence.flags)
        return None if explained else _contradicted(sentence)
    if sentence.verdict == "unsupported":
        return None if sentence.flags else _unsupported(sentence)
    return _weak(sentence) if view.ground(sentence) == "weak" else None


def _weak(sentence: SentenceResult) -> str:
    return (
        f"The tick is weak: by the models' reading the references support it with a probability of "
        f"{sentence.support:.2f}, and none has it word for word."
    )


def _disputed(sentence: SentenceResult) -> str:
    supporting, denying = (
        [j.reference for j in sentence.judgements if j.label == label]
        for label in ("entailment", "contradiction")
    )
    supports = f"{_named(supporting)} {'supports' if len(supporting) == 1 else 'support'} it"
    denies = f"{_named(denying)} {'contradicts' if len(denying) == 1 else 'contradict'} it"
    return f"The references disagree: {supports}, {denies}."


def _contradicted(sentence: SentenceResult) -> str:
    judgement = view.deciding(sentence)
    if judgement is None:
        return "A reference contradicts it."
    passage = view.deciding_words(sentence, judgement, LONGEST)
    if not passage:
        return f"{judgement.reference} contradicts it."
    return f"{judgement.reference} contradicts it with {quoted(passage.rstrip(' .'))}."


def _unsupported(sentence: SentenceResult) -> str:
    words = findings.hint(sentence)
    if words:
        return f"No reference says it; {words}."
    judgement = view.deciding(sentence)
    if judgement is None or not judgement.evidence:
        return "No reference has anything like it."
    near = view.similarity(judgement)
    nearest = f"the nearest passage is in {judgement.reference} (similarity {near:.2f})"
    return f"No reference says it; {nearest}."


# Flags


def _opinion(sentence: SentenceResult) -> str:
    return (
        f"It reads as the writer's own view ({sentence.opinion:.2f}), and no reference states it "
        "as fact or gives it as anybody's view."
    )


def _partial(sentence: SentenceResult) -> str:
    doubtful = findings.doubtful_parts(sentence)
    told = _told((_lacking(sentence, part) for part in doubtful), "A part of it is not supported.")
    rest = [part for part in sentence.parts if part not in doubtful]
    # What contradicts the whole is told as well, so the rest need not be right.
    right = sentence.verdict not in _DENIED and all(part.verdict == "supported" for part in rest)
    return f"{told} The rest is supported." if doubtful and right else told


def _lacking(sentence: SentenceResult, part: Part) -> str:
    """Say what is wrong with a part, which may be a phrase that nobody "says"."""
    start, end = part.start - sentence.start, part.end - sentence.start
    words = quoted(_JOINING.sub("", sentence.text[start:end].strip(" ,;.")))
    if part.verdict == "unsupported":
        return f"No reference supports this part: {words}."
    return f"This part is {part.verdict}: {words}."


def _altered(sentence: SentenceResult) -> str:
    altered = (q for q in sentence.quotes if q.status == "altered")
    return _told(
        map(_alteration, altered), "A quotation is not word for word as a reference has it."
    )


def _alteration(quote: QuoteCheck) -> str:
    added = [quoted(part.text) for part in quote.diff if part.op == "insert"]
    gone = [quoted(part.text) for part in quote.diff if part.op == "delete"]
    told = [f"adds {_listed(added)}"] * bool(added) + [f"leaves out {_listed(gone)}"] * bool(gone)
    source = quote.nearest.reference if quote.nearest else "any reference"
    how = f": it {' and '.join(told)}" if told else ""
    return f"The quotation is not as {source} has it{how}."


def _unsourced(sentence: SentenceResult) -> str:
    unsourced = (q for q in sentence.quotes if q.status == "unsourced")
    return _told(
        (f"No reference has the quotation {quoted(quote.text)}." for quote in unsourced),
        "A quotation is in no reference.",
    )


def _misattributed(sentence: SentenceResult) -> str:
    wrong = (q for q in sentence.quotes if q.status == "misattributed")
    return _told(map(misattribution, wrong), "A quotation is given to somebody who did not say it.")


def misattribution(quote: QuoteCheck) -> str:
    """Say who said a misattributed quotation, as far as a reference tells."""
    source = quote.nearest.reference if quote.nearest else "a reference"
    speaker = quote.speaker or "whom the article names"
    if quote.said_by:
        return f"{source} gives {quoted(quote.text)} to {quote.said_by}, not to {speaker}."
    return f"{source} has {quoted(quote.text)}, but not from {speaker}."


def _mismatch(sentence: SentenceResult, kind: str) -> str:
    wrong = (fact for fact in findings.mismatches(sentence) if fact.kind == kind)
    return _told(
        (f"{differing(fact)}{_elsewhere(sentence, fact)}." for fact in wrong),
        f"A reference has another {kind} there.",
    )


def differing(fact: Fact) -> str:
    """Say, without a stop, what a reference has in the place of a fact of the article."""
    found = quoted(fact.found) if fact.found else f"another {fact.kind}"
    return (
        f"The article says {quoted(fact.text)} where {fact.reference or 'the evidence'} has {found}"
    )


def _elsewhere(sentence: SentenceResult, fact: Fact) -> str:
    """Quote where a reference has the article's own figure, date or name of another thing."""
    own = _place(sentence, fact.reference, fact.text)
    return f"; {fact.reference} gives {quoted(fact.text)} elsewhere: “{own}”" if own else ""


def _negation(sentence: SentenceResult) -> str:
    return _contrasted(
        sentence,
        "negation",
        lambda c: f"{c.reference} says the opposite: {quoted(c.found)}{instead(c)}.",
        "A reference says the opposite.",
    )


def _hedge(sentence: SentenceResult) -> str:
    return _contrasted(
        sentence,
        "hedge_dropped",
        lambda c: (
            f"The article says for certain what {c.reference} leaves open: {quoted(c.found)}."
        ),
        "The article says for certain what a reference leaves open.",
    )


def _attribution(sentence: SentenceResult) -> str:
    return _contrasted(
        sentence,
        "attribution_dropped",
        lambda c: f"The article leaves out whose word it is: {c.reference} has {quoted(c.found)}.",
        "The article leaves out whose word it is.",
    )


def _contrasted(
    sentence: SentenceResult, flag: str, told: Callable[[Contrast], str], plain: str
) -> str:
    return _told((told(c) for c in sentence.contrasts if c.flag == flag), plain)


def instead(contrast: Contrast) -> str:
    """Name the article's words in the place of a reference's, where it has any there."""
    return f", where the article has {quoted(contrast.text)}" if contrast.text else ""


#: What gives each flag its reason.
FLAG_REASONS: dict[str, Callable[[SentenceResult], str]] = {
    "opinion": _opinion,
    "partial": _partial,
    "altered_quote": _altered,
    "unsourced_quote": _unsourced,
    "misattributed_quote": _misattributed,
    "number_mismatch": lambda sentence: _mismatch(sentence, "number"),
    "date_mismatch": lambda sentence: _mismatch(sentence, "date"),
    "name_mismatch": lambda sentence: _mismatch(sentence, "name"),
    "negation": _negation,
    "hedge_dropped": _hedge,
    "attribution_dropped": _attribution,
}


# Words


def _place(sentence: SentenceResult, reference: str | None, words: str) -> str:
    """The passage of a reference's evidence around some words; "" where it has them not."""
    # Whole words and figures: "8.4" is not in "18.40".
    whole = re.compile(rf"(?<!\w)(?<!\d[.,]){re.escape(words)}(?![.,]?\d)(?!\w)")
    for judgement in sentence.judgements:
        for window in judgement.evidence if judgement.reference == reference else ():
            found = whole.search(window.text)
            if found:
                return _around(window.text, *found.span())
    return ""


def _around(text: str, start: int, end: int) -> str:
    """Some `LONGEST` characters around a span, cut at words, ellipses where something is cut."""
    room = max(LONGEST - (end - start), 0) // 2
    low, high = max(start - room, 0), min(end + room, len(text))
    if len(text) <= LONGEST:
        low, high = 0, len(text)
    if low:
        low = text.find(" ", low, start) + 1 or start
    if high < len(text):
        high = max(text.rfind(" ", end, high), end)
    return f"{'… ' * bool(low)}{text[low:high].strip(' .')}{' …' * (high < len(text))}"


def quoted(words: str) -> str:
    """Return words in quotation marks, no more than `LONGEST` characters of them."""
    return f"“{view.opening(words.strip(' ,;'), LONGEST)}”"


def _named(references: list[str]) -> str:
    """Name references as a sentence does, at most so many: "a", "a and b", "a, b and 3 more"."""
    most = findings.MOST_NAMED
    names = references if len(references) <= most else references[: most - 1]
    more = len(references) - len(names)
    names = [*names, *([f"{more} more"] if more else [])]
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def _listed(words: list[str]) -> str:
    return ", ".join(words[: findings.MOST_NAMED])


def _told(told: Iterator[str], plain: str) -> str:
    """At most `MOST_TOLD` of the sentences and how many more; ``plain`` where there is none."""
    found = list(dict.fromkeys(told))
    more = len(found) - MOST_TOLD
    return " ".join(found[:MOST_TOLD]) + (f" ({more} more.)" if more > 0 else "") or plain
