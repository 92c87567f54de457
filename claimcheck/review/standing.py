"""What stands of the decisions on a check, told from the lines of the log alone.

A decision belongs to a sentence by its key, so it holds in every revision that has that sentence;
in one that has not it is an orphan, to be shown as such (`claimcheck.review.storage.keys`). It
keeps the verdict and flags that it was made on: where a later check finds otherwise, it is shown
but counts no longer as a review. What says that a flag or a tick is right or wrong expires too
where the references or the models are others.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

Kind = Literal[
    "accept", "dismiss", "needs_source", "right_tick", "wrong_tick", "note", "comment", "undo"
]
#: Decisions on the flags, or on the verdict of a sentence that is not supported.
ON_FLAGS: tuple[Kind, ...] = ("accept", "dismiss")
#: Decisions on the tick of a supported sentence.
TICKS: tuple[Kind, ...] = ("right_tick", "wrong_tick")
#: Decisions on a flag or a tick; of those on one sentence the last holds.
RULINGS: tuple[Kind, ...] = (*ON_FLAGS, "needs_source", *TICKS)
#: What is said of a sentence or of words in it without ruling on it.
REMARKS: tuple[Kind, ...] = ("note", "comment")
#: Rulings that hold only beside the references and models that they were made on.
EXPIRING: tuple[Kind, ...] = ("dismiss", *TICKS)
#: What an outdated ruling was made on otherwise.
Change = Literal["", "verdict", "references", "models"]


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the log. ``place`` is the sentence's index when the decision was made.

    ``stroke`` is shared by what was decided at once; ``undone`` says that a later line undoes it,
    ``redoes`` is the line, undone before, that this one says again.
    ``reason`` is the code of a dismissal or of a tick's fault, ``start`` and ``end`` are where the
    ``words`` that a comment is on stand in the sentence. ``sources`` and ``models`` are digests of
    what the check rested on, "" where they are not known.
    """

    id: int
    stroke: int
    place: int
    key: str
    kind: Kind
    undoes: int | None
    text: str
    verdict: str
    flags: str
    reviewer: str
    at: str
    reason: str = ""
    start: int | None = None
    end: int | None = None
    words: str = ""
    sources: str = ""
    models: str = ""
    redoes: int | None = None
    undone: bool = False


@dataclass(frozen=True, slots=True)
class Subject:
    """A sentence of a check that can be decided on; ``noted`` is one to look at.

    ``sources`` and ``models`` are digests of what the check rests on, "" where they are not known.
    """

    place: int
    key: str
    paragraph: int
    verdict: str
    flags: str
    noted: bool
    sources: str = ""
    models: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """What holds of one sentence: the last ruling, and all notes and comments.

    ``change`` says what the ruling was made on otherwise: another verdict or other flags, other
    references, other models.
    """

    ruling: Entry | None = None
    notes: tuple[Entry, ...] = ()
    change: Change = ""

    @property
    def outdated(self) -> bool:
        """Whether the ruling counts no longer."""
        return bool(self.change)

    @property
    def changed(self) -> str:
        """What has changed, in words: "the verdict has changed since"; "" for nothing."""
        have = "has" if self.change == "verdict" else "have"
        return f"the {self.change} {have} changed since" if self.change else ""

    @property
    def reviewed(self) -> bool:
        """Whether the sentence was ruled on as it is now."""
        return self.ruling is not None and not self.outdated


@dataclass(frozen=True, slots=True)
class State:
    """What holds of a check at one moment; ``standings`` are by the place of the sentence."""

    subjects: Sequence[Subject]
    log: Sequence[Entry]
    standings: Mapping[int, Standing]

    @property
    def orphans(self) -> list[Entry]:
        """The last rulings, and all notes, on sentences that the check does not have."""
        here = {subject.key for subject in self.subjects}
        lost = {
            (entry.key, entry.id if entry.kind == "note" else 0): entry
            for entry in self.log
            if entry.kind != "undo" and not entry.undone and entry.key not in here
        }
        return sorted(lost.values(), key=lambda entry: entry.id)

    @property
    def seen(self) -> int:
        """The number of the last line of the log, 0 for none."""
        return self.log[-1].id if self.log else 0

    @property
    def noted(self) -> int:
        """How many sentences there are to look at."""
        return sum(subject.noted for subject in self.subjects)

    @property
    def reviewed(self) -> int:
        """How many of the sentences to look at were ruled on as they are now."""
        return sum(self.standings[s.place].reviewed for s in self.subjects if s.noted)


def state(log: Sequence[Entry], subjects: Sequence[Subject]) -> State:
    """Say of a check, by its sentences and the log of its article, what holds."""
    return State(subjects, log, standing(log, subjects))


def standing(log: Iterable[Entry], subjects: Iterable[Subject]) -> dict[int, Standing]:
    """Say of every subject, by its place, what holds."""
    rulings: dict[str, Entry] = {}
    notes: dict[str, list[Entry]] = {}
    for entry in log:
        if entry.undone or entry.kind == "undo":
            continue
        if entry.kind in REMARKS:
            notes.setdefault(entry.key, []).append(entry)
        else:
            rulings[entry.key] = entry
    return {s.place: _standing(s, rulings.get(s.key), notes.get(s.key, ())) for s in subjects}


def _standing(subject: Subject, ruling: Entry | None, notes: Sequence[Entry]) -> Standing:
    return Standing(ruling, tuple(notes), _change(subject, ruling) if ruling else "")


def _change(subject: Subject, ruling: Entry) -> Change:
    """What a ruling was made on otherwise, "" for nothing."""
    if (ruling.verdict, ruling.flags) != (subject.verdict, subject.flags):
        return "verdict"
    if ruling.kind not in EXPIRING:
        return ""
    if _differ(ruling.sources, subject.sources):
        return "references"
    return "models" if _differ(ruling.models, subject.models) else ""


def _differ(one: str, other: str) -> bool:
    """Whether two digests differ; one that is not known differs from none."""
    return bool(one and other and one != other)


def marked(log: Sequence[Entry]) -> list[Entry]:
    """The lines of a log, those that a later one undoes marked so."""
    undone = {entry.undoes for entry in log}
    return [replace(e, undone=True) if e.id in undone and not e.undone else e for e in log]


def said(
    found: Standing,
    kind: Kind,
    text: str,
    reviewer: str,
    span: tuple[int | None, int | None] = (None, None),
) -> bool:
    """Whether the reviewer's same decision, a comment on the same words, holds already."""
    ruling = (found.ruling,) if found.ruling and not found.outdated else ()
    return any(
        (entry.kind, entry.text, entry.reviewer, (entry.start, entry.end))
        == (kind, text, reviewer, span)
        for entry in (*ruling, *found.notes)
    )


def ruled_since(log: Iterable[Entry], subjects: Iterable[Subject], seen: int) -> Entry | None:
    """The first ruling on one of the subjects after the line ``seen``, undone ones left out."""
    wanted = {subject.key for subject in subjects}
    later = (e for e in log if e.id > seen and not e.undone and e.key in wanted)
    return next((entry for entry in later if entry.kind in RULINGS), None)
