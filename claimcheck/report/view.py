"""What every renderer needs to know about a report beyond its fields.

Pure functions from records to words and smaller records; nothing here knows a format.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from claimcheck.english.sentences import split_sentences
from claimcheck.english.words import content_words
from claimcheck.records import (
    FLAGGED,
    Evidence,
    Judgement,
    Paragraph,
    Report,
    SentenceResult,
    Verdict,
)
from claimcheck.report.findings import telling
from claimcheck.report.numbering import Numbering

Ground = Literal["verbatim", "near-verbatim", "judged", "weak"]

#: A verdict must be readable without colour, so each has a sign of its own.
SYMBOLS: dict[Verdict, str] = {
    "supported": "✓",
    "contradicted": "✗",
    "disputed": "±",
    "unsupported": "?",
    "not_checked": "–",
}
#: Calibrated support below which it is weak: by the calibration fewer than six of ten have it.
WEAK = 0.6
#: What a supported sentence rests on, the surest first, and what that means.
GROUNDS: dict[Ground, str] = {
    "verbatim": "word for word in a reference",
    "near-verbatim": "word for word but for articles and connectives",
    "judged": "read by a model, with the support it finds, 0 to 1",
    "weak": f"judged, support below {WEAK:.2f}",
}
#: A sign for each, so that a sure tick is not read for a weak one.
TICKS: dict[Ground, str] = {
    "verbatim": "✓✓",
    "near-verbatim": "✓✓",
    "judged": "✓",
    "weak": "(✓)",
}
EDITORIAL_NOTE = "argues a view rather than reporting what the references say"

_SPACE = re.compile(r"[^\S ]")
# Control characters (C0, C1), lone surrogates, the byte order mark, and the marks, embeddings,
# overrides and isolates that let a text show its letters in another order than it holds them
# (Unicode TR 36, "Bidirectional Text Spoofing"): a report must show what was checked.
_ACTING = re.compile(
    "[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufeff\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+"
)


@dataclass(frozen=True, slots=True)
class Backing:
    """The references that entail a sentence: their ids, of how many, and from how many origins."""

    references: tuple[str, ...]
    total: int
    origins: int

    def __str__(self) -> str:
        refs = f"{len(self.references)} of {count(self.total, 'ref')}"
        return f"{refs}, {count(self.origins, 'origin')}" if self.references else refs

    @property
    def statement(self) -> str:
        """The same in a phrase of its own: "supported by 4 references, 2 origins"."""
        if not self.references:
            return "supported by no reference"
        refs = count(len(self.references), "reference")
        return f"supported by {refs}, {count(self.origins, 'origin')}"


@dataclass(frozen=True, slots=True)
class Block:
    """Neighbouring sentences shown together: those of one paragraph, or a run of furniture."""

    paragraph: Paragraph
    sentences: tuple[SentenceResult, ...]
    furniture: bool

    @property
    def editorial(self) -> bool:
        """Whether the block is an editorial paragraph."""
        return not self.furniture and self.paragraph.kind == "editorial"


def clean(text: str) -> str:
    """Return ``text`` on one line without characters that act on the display.

    White space of any kind becomes a space; control characters (C0, C1), lone surrogates and
    characters that reorder a line are dropped.
    """
    # What Python calls printable has none of these; to ask is many times faster than to look.
    return text if text.isprintable() else _ACTING.sub("", _SPACE.sub(" ", text))


def shorten(text: str, limit: int) -> str:
    """Cut ``text`` after ``limit`` characters and say how many are left out."""
    return (
        text if len(text) <= limit else f"{text[:limit]}… ({len(text) - limit:,} more characters)"
    )


def opening(text: str, limit: int) -> str:
    """Cut ``text``, at a word where there is one, so that at most ``limit`` characters are left."""
    if len(text) <= limit:
        return text
    kept = text[: limit - 1]
    border = kept.rfind(" ")
    return f"{kept[:border] if border > limit // 2 else kept}…"


def count(number: int, noun: str) -> str:
    """Return "1 line", "2 lines"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def numbers(indices: Iterable[int]) -> str:
    """Return "3, 5", or "none"."""
    return ", ".join(map(str, indices)) or "none"


def words(name: str) -> str:
    """Return a name of the report (``altered_quote``) as words ("altered quote")."""
    return name.replace("_", " ")


def percent(share: float | None) -> str:
    """Return a share from 0 to 1 as a percentage, or "none" for the share of nothing."""
    return "none" if share is None else f"{share:.0%}"


def noted(sentence: SentenceResult) -> bool:
    """Whether an editor should look: because of the verdict, or of a flag besides opinion.

    Opinion alone is no fault of a sentence that the references support.
    """
    if sentence.role == "furniture":
        return False
    return sentence.verdict in FLAGGED or bool(set(sentence.flags) - {"opinion"})


def explained(sentence: SentenceResult) -> bool:
    """Whether a sentence needs more than its verdict: it is noted, or was not checked."""
    return noted(sentence) or (sentence.role != "furniture" and sentence.verdict == "not_checked")


def best_evidence(judgement: Judgement, words: str = "") -> Evidence | None:
    """Return the window most similar to the claim, of those that hold ``words`` if any does."""
    holding = [window for window in judgement.evidence if words and words in window.text]
    windows = holding or judgement.evidence
    return max(windows, key=lambda window: window.similarity, default=None)


def similarity(judgement: Judgement) -> float:
    """Return the similarity of the best evidence, 0 where there is none."""
    best = best_evidence(judgement)
    return best.similarity if best else 0.0


def deciding(sentence: SentenceResult) -> Judgement | None:
    """Return the most telling judgement, the first of equals.

    That is the one against the reference that a finding names, else the one of highest probability
    of contradiction for a contradicted sentence and of highest support for any other.
    """
    if not sentence.judgements:
        return None
    named = telling(sentence)
    for judgement in sentence.judgements:
        if named and judgement.reference == named[0]:
            return judgement
    if sentence.verdict == "contradicted":
        return _denying(sentence)
    return max(sentence.judgements, key=lambda j: (j.support, similarity(j)))


def _denying(sentence: SentenceResult) -> Judgement:
    """The judgement that contradicts, by a fact in it or by the highest probability."""
    named = telling(sentence)
    reference = named[0] if named else None
    return max(
        sentence.judgements,
        key=lambda j: (
            j.label == "contradiction",
            j.reference == reference,
            j.probabilities.contradiction,
        ),
    )


def telling_evidence(sentence: SentenceResult, judgement: Judgement) -> tuple[Evidence | None, str]:
    """Return the one window of a judgement to show, and the words in it to look at, if any."""
    named = telling(sentence)
    words = named[1] if named and named[0] == judgement.reference else ""
    return best_evidence(judgement, words), words


def nearest_sentence(evidence: Evidence, claim: str, words: str = "") -> str:
    """Return the sentence of a window that has ``words``, else the most words of the claim's.

    Of equals the first.
    """
    found = [evidence.text[start:end] for start, end in split_sentences(evidence.text)]
    holding = [text for text in found if words and words in text]
    wanted = content_words(claim)
    shared = {text: len(wanted & content_words(text)) for text in holding or found}
    return max(shared, key=lambda text: shared[text], default=evidence.text)


def from_words(text: str, words: str, room: int) -> str:
    """Cut the start off ``text``, at a word, where ``words`` end beyond ``room`` characters."""
    at = text.find(words) if words else -1
    if at < 0 or at + len(words) <= room:
        return text
    border = text.rfind(" ", 0, max(at - room // 3, 0)) + 1
    return f"… {text[border:]}" if border else text


def deciding_words(sentence: SentenceResult, judgement: Judgement, room: int) -> str:
    """Return the sentence of a judgement's evidence that decides; "" where there is no evidence.

    That is the one with the words that a finding names, else the one nearest to the claim. Its
    start is cut off where ``room`` characters would not hold those words.
    """
    window, words = telling_evidence(sentence, judgement)
    return from_words(nearest_sentence(window, sentence.text, words), words, room) if window else ""


def shown(sentence: SentenceResult) -> tuple[Judgement, ...]:
    """Return the judgements worth showing first: the deciding one, or the two that decide.

    Those are the sides of a dispute, and references that support a sentence only together.
    """
    judgements = sentence.judgements
    if sentence.verdict == "disputed" and len(judgements) > 1:
        denies = _denying(sentence)
        others = (judgement for judgement in judgements if judgement is not denies)
        return (max(others, key=lambda j: (j.label == "entailment", j.support)), denies)
    best = deciding(sentence)
    if best and best.beside:
        return (best, *(j for j in judgements if j.reference == best.beside))
    return (best,) if best else ()


def backing(report: Report, sentence: SentenceResult) -> Backing:
    """Count the references, and their origins, that entail ``sentence``."""
    origin = {reference.id: reference.origin for reference in report.references}
    ids = tuple(j.reference for j in sentence.judgements if j.label == "entailment")
    return Backing(ids, len(report.references), len({origin[i] for i in ids}))


def ground(sentence: SentenceResult) -> Ground:
    """Return what the support of a supported sentence rests on, the best that any reference has."""
    methods = {j.method for j in sentence.judgements if j.label == "entailment"}
    if "exact" in methods:
        return "verbatim"
    if "near_exact" in methods:
        return "near-verbatim"
    return "weak" if round(sentence.support, 2) < WEAK else "judged"


def grounds(sentence: SentenceResult) -> str:
    """Return "verbatim", or how surely the sentence was judged: "judged 0.83", "weak 0.45"."""
    found = ground(sentence)
    return f"{found} {sentence.support:.2f}" if found in ("judged", "weak") else found


def sign(sentence: SentenceResult) -> str:
    """Return the sign of a sentence's verdict; that of a tick says how sure it is."""
    supported = sentence.verdict == "supported"
    return TICKS[ground(sentence)] if supported else SYMBOLS[sentence.verdict]


def named(sentence: SentenceResult) -> str:
    """Return a verdict in words, that of a tick with how sure it is: "supported, verbatim"."""
    verdict = words(sentence.verdict)
    return f"{verdict}, {grounds(sentence)}" if sentence.verdict == "supported" else verdict


def weak(report: Report) -> tuple[SentenceResult, ...]:
    """Return the ticks to look at after the flags: weak ones without a flag, weakest first."""
    found = (
        sentence
        for sentence in report.sentences
        if sentence.role != "furniture"
        and sentence.verdict == "supported"
        and not noted(sentence)
        and ground(sentence) == "weak"
    )
    return tuple(sorted(found, key=lambda sentence: (sentence.support, sentence.index)))


def ground_counts(report: Report) -> dict[Ground, int]:
    """Count the supported sentences by what they rest on, the surest first; none is left out."""
    supported = [s for s in report.sentences if s.role != "furniture" and s.verdict == "supported"]
    found = Counter(map(ground, supported))
    return {name: found[name] for name in GROUNDS if found[name]}


def describe(judgement: Judgement) -> str:
    """Say in words and numbers how a judgement came about."""
    if judgement.method != "nli":
        return "word for word" if judgement.method == "exact" else "nearly word for word"
    p = judgement.probabilities
    together = f"together with {judgement.beside}: " if judgement.beside else ""
    return (
        f"{together}similarity {similarity(judgement):.2f}, entails {p.entailment:.2f}, "
        f"contradicts {p.contradiction:.2f}"
    )


def blocks(report: Report) -> Iterator[Block]:
    """Yield the sentences in the article's order, furniture gathered into runs."""
    paragraphs = {paragraph.index: paragraph for paragraph in report.paragraphs}
    runs = groupby(report.sentences, key=lambda s: None if s.role == "furniture" else s.paragraph)
    for index, run in runs:
        sentences = tuple(run)
        paragraph = paragraphs[sentences[0].paragraph]
        yield Block(paragraph, sentences, furniture=index is None)


def reasons(report: Report) -> dict[str, tuple[int, ...]]:
    """Return the sentences that were not checked, by reason, furniture aside."""
    found: dict[str, tuple[int, ...]] = {}
    for sentence in report.sentences:
        if sentence.role != "furniture" and sentence.verdict == "not_checked":
            reason = sentence.reason or "no reason given"
            found[reason] = (*found.get(reason, ()), sentence.index)
    return found


def unchecked(report: Report) -> tuple[str, ...]:
    """Say what was left aside and why, and which references are copies of the article."""
    numbering = Numbering(report)
    sentences = (
        f"not checked: {numbering.numbers(indices)} ({reason})"
        for reason, indices in reasons(report).items()
    )
    references = map(str, report.skipped)
    copies = (f"reference counted: {c.id} (its text is the article's)" for c in report.copies)
    return (*sentences, *references, *copies)
