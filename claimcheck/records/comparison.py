"""The records of a comparison: every variant of a story against every other. A leaf.

A variant is named by its id. As in `claimcheck.records`, all records are immutable, ``start`` and
``end`` are half-open character offsets into the text of the variant that the record belongs to, and
shares are floats from 0 to 1.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any, Literal

from claimcheck.records import DiffPart, Passage, Skipped, Verdict
from claimcheck.records.codec import plain

RelationKind = Literal["near_copy", "paraphrase", "shared_text", "independent"]

SCHEMA_VERSION = "1.0"


@dataclass(frozen=True, slots=True)
class Variant:
    """One of the texts. Those of one ``origin`` number are copies or paraphrases of one text.

    ``sentences`` counts those of its story, ``supported`` those that another variant entails and
    none of another origin contradicts. ``outlet`` and ``date`` (ISO 8601) are who published it and
    when, where its source says so.
    """

    id: str
    title: str | None
    sha256: str
    language: str
    text: str
    origin: int
    sentences: int
    supported: int
    outlet: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Clue:
    """What tells that ``source`` is the source of the other text of a relation."""

    kind: str
    source: str
    reason: str


@dataclass(frozen=True, slots=True)
class SharedPassage:
    """A run of ``words`` words that two variants share; the offsets are into the text of each."""

    first_start: int
    first_end: int
    second_start: int
    second_end: int
    words: int


@dataclass(frozen=True, slots=True)
class VariantRelation:
    """What two variants are to each other.

    ``copied`` is the share of the shorter one's words, outside quotations, that the other has in
    the same runs; ``followed`` that of its sentences with a counterpart in the same order.
    ``read_both_ways`` is the share of these counterparts of which the NLI model says that each
    entails the other, None where it was not asked, since nothing else makes a paraphrase of the
    two. ``source`` is the one that the other was made from, None where the texts do not tell.

    ``first_in_second`` is the share of the words of the first outside quotations that stand in
    ``passages``, runs of words that both have; ``second_in_first`` that of the second.
    """

    first: str
    second: str
    kind: RelationKind
    copied: float
    followed: float
    source: str | None = None
    clues: tuple[Clue, ...] = ()
    read_both_ways: float | None = None
    first_in_second: float = 0.0
    second_in_first: float = 0.0
    longest_run: int = 0
    passages: tuple[SharedPassage, ...] = ()


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of ``variant`` the text ``by`` says: of its judged sentences, how many it entails
    and how many it contradicts. ``share`` is None when none was judged.
    """

    variant: str
    by: str
    judged: int
    entailed: int
    contradicted: int
    share: float | None


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A sentence or paragraph of a variant; ``index`` is its number there."""

    variant: str
    index: int
    start: int
    end: int
    text: str
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AlteredQuote:
    """A quotation whose words differ from those of another variant.

    ``diff`` turns ``nearest`` into ``text``. Which of the two was altered is told by the relation
    of the variants, if at all.
    """

    variant: str
    start: int
    end: int
    text: str
    nearest: Passage
    diff: tuple[DiffPart, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """A sentence that another variant contradicts, with the passages of both sides."""

    variant: str
    index: int
    start: int
    end: int
    text: str
    verdict: Verdict
    agree: tuple[Passage, ...]
    deny: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """What one variant tells of a matter on which variants conflict.

    ``values`` are the words in whose place the others have others, where such stand out; ``also``
    the numbers of its further sentences on the matter.
    """

    variant: str
    index: int
    start: int
    end: int
    text: str
    values: tuple[str, ...] = ()
    also: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A matter on which variants conflict, with one side for each; a draft has none."""

    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What most other origins report and ``variant`` does not, in its shortest wording."""

    variant: str
    text: str
    references: tuple[str, ...]


@dataclass(frozen=True)
class Comparison:
    """Every variant of a story against every other.

    ``only_here`` are sentences that no other variant entails or contradicts. ``draft`` is the
    variant that the others are references of, None where all are each other's: what a draft says is
    no side of ``disagreements`` and no fact that a reference leaves out.
    """

    claimcheck: str
    models: dict[str, str]
    settings: dict[str, Any]
    variants: tuple[Variant, ...]
    relations: tuple[VariantRelation, ...]
    coverage: tuple[Coverage, ...]
    only_here: tuple[Excerpt, ...]
    editorial_paragraphs: tuple[Excerpt, ...]
    altered_quotes: tuple[AlteredQuote, ...]
    conflicts: tuple[Conflict, ...]
    omissions: tuple[LeftOut, ...]
    skipped: tuple[Skipped, ...] = ()
    draft: str | None = None
    disagreements: tuple[Disagreement, ...] = ()

    @property
    def origins(self) -> int:
        """How many independent texts the variants are."""
        return len({variant.origin for variant in self.variants})

    def to_dict(self) -> dict[str, Any]:
        """The comparison as plain data, ready for JSON; shares have four digits."""
        body = {"schema_version": SCHEMA_VERSION, **dataclasses.asdict(self)}
        return {**body, "variants": plain(self.variants), "skipped": plain(self.skipped)}
