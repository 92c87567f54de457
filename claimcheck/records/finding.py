"""What is found in a sentence beside its judgements: quotations, facts, contrasts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from claimcheck.records.judgement import Verdict
from claimcheck.records.source import SourceSpan

QuoteStatus = Literal["verbatim", "altered", "misattributed", "unsourced"]
FactStatus = Literal["match", "mismatch", "absent"]


@dataclass(frozen=True, slots=True)
class Passage:
    """A span of a reference, named by the reference's id."""

    reference: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class DiffPart:
    """One run of a word diff: what the article says (``insert``), what the reference said
    (``delete``), or both (``equal``).
    """

    op: Literal["equal", "insert", "delete"]
    text: str


@dataclass(frozen=True, slots=True)
class QuoteCheck:
    """A quotation of the article compared word for word with every reference.

    ``nearest`` is the passage of a reference that is most like it, absent when nothing is;
    ``diff`` turns that passage into the article's words, empty when they are the same.
    ``speaker`` is whom the article names, ``said_by`` whom the reference does in the place of that
    person when the quotation is misattributed.
    """

    start: int
    end: int
    text: str
    status: QuoteStatus
    nearest: Passage | None = None
    diff: tuple[DiffPart, ...] = ()
    speaker: str | None = None
    said_by: str | None = None
    given: SourceSpan | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """A run of the article's text."""

    start: int
    end: int
    given: SourceSpan | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a claim with a verdict of its own."""

    start: int
    end: int
    verdict: Verdict
    given: SourceSpan | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """A number, date or name of the article and what the evidence has in its place.

    Where references disagree there is a ``match`` and, for each that has another value, a
    ``mismatch``. Of a figure that follows from others, ``found`` has those.
    """

    kind: Literal["number", "date", "name"]
    start: int
    end: int
    text: str
    status: FactStatus
    reference: str | None = None
    found: str | None = None
    given: SourceSpan | None = None


@dataclass(frozen=True, slots=True)
class Contrast:
    """Words of the article whose sense differs from the evidence's on the same thing.

    ``text`` is what the article says (its offsets are the article's; empty at the place where a
    wording is missing), ``found`` the wording of the reference: the hedge that is gone, the
    attribution that is gone, or the opposite word.
    """

    flag: Literal["negation", "hedge_dropped", "attribution_dropped"]
    start: int
    end: int
    text: str
    reference: str
    found: str
    given: SourceSpan | None = None


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found in a sentence beside its judgements."""

    quotes: tuple[QuoteCheck, ...] = ()
    facts: tuple[Fact, ...] = ()
    contrasts: tuple[Contrast, ...] = ()
