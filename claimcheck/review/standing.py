"""What stands of the decisions on a check, told from the lines of the log alone.

A decision belongs to a sentence by its key, so it holds in every revision that has that sentence;
in one that has not it is an orphan, to be shown as such (`claimcheck.review.storage.keys`). It
keeps the verdict and flags that it was made on: where a later check finds otherwise, it is shown
but counts no longer as a review.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

Kind = Literal["accept", "dismiss", "needs_source", "note", "undo"]
#: Decisions on a flag; of those on one sentence the last holds.
RULINGS: tuple[Kind, ...] = ("accept", "dismiss", "needs_source")


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the log. ``place`` is the sentence's index when the decision was made.

    ``stroke`` is shared by what was decided at once; ``undone`` says that a later line undoes it.
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
    undone: bool = False


@dataclass(frozen=True, slots=True)
class Subject:
    """A sentence of a check that can be decided on; ``noted`` is one to look at."""

    place: int
    key: str
    paragraph: int
    verdict: str
    flags: str
    noted: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """What holds of one sentence: the last ruling and all notes.

    ``outdated`` says that the ruling was made on another verdict or other flags.
    """

    ruling: Entry | None = None
    notes: tuple[Entry, ...] = ()
    outdated: bool = False

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
        if entry.kind == "note":
            notes.setdefault(entry.key, []).append(entry)
        else:
            rulings[entry.key] = entry
    return {s.place: _standing(s, rulings.get(s.key), notes.get(s.key, ())) for s in subjects}


def _standing(subject: Subject, ruling: Entry | None, notes: Sequence[Entry]) -> Standing:
    outdated = ruling is not None and (ruling.verdict, ruling.flags) != (
        subject.verdict,
        subject.flags,
    )
    return Standing(ruling, tuple(notes), outdated)


def marked(log: Sequence[Entry]) -> list[Entry]:
    """The lines of a log, those that a later one undoes marked so."""
    undone = {entry.undoes for entry in log}
    return [replace(e, undone=True) if e.id in undone and not e.undone else e for e in log]


def said(found: Standing, kind: Kind, text: str, reviewer: str) -> bool:
    """Whether the reviewer's same decision holds already."""
    ruling = (found.ruling,) if found.ruling and not found.outdated else ()
    return any(
        (entry.kind, entry.text, entry.reviewer) == (kind, text, reviewer)
        for entry in (*ruling, *found.notes)
    )


def ruled_since(log: Iterable[Entry], subjects: Iterable[Subject], seen: int) -> Entry | None:
    """The first ruling on one of the subjects after the line ``seen``, undone ones left out."""
    wanted = {subject.key for subject in subjects}
    later = (e for e in log if e.id > seen and not e.undone and e.key in wanted)
    return next((entry for entry in later if entry.kind in RULINGS), None)


def last_stroke(log: Iterable[Entry], reviewer: str) -> list[Entry]:
    """What the reviewer decided last and at once, of all that holds."""
    own = [e for e in log if e.reviewer == reviewer and e.kind != "undo" and not e.undone]
    return [entry for entry in own if entry.stroke == own[-1].stroke]
