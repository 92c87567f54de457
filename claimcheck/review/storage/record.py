"""The record of flags and ticks: how often reviewers found each right, over all articles."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from claimcheck.records import VERDICTS
from claimcheck.report.findings import FLAGS
from claimcheck.report.view import GROUNDS
from claimcheck.review import rulings
from claimcheck.review.standing import RULINGS, TICKS
from claimcheck.review.storage.store import Store

#: The ground of a tick on a check from before grounds were kept.
UNKNOWN = "not known"
#: The normal deviate of a 95 % interval.
_Z = 1.96
_KINDS = ", ".join(f"'{kind}'" for kind in RULINGS)
# The last ruling on each sentence of an article, where none undoes it.
_LAST = (
    f"SELECT max(id) FROM decisions WHERE kind IN ({_KINDS}) "
    "AND id NOT IN (SELECT undoes FROM decisions WHERE undoes IS NOT NULL) GROUP BY article, key"
)


@dataclass(frozen=True, slots=True)
class Ruled:
    """The last ruling on a sentence, with what the sentence was when it was ruled on.

    ``ground`` is what a tick rested on, "" where that is not known.
    """

    id: int
    article: int
    check: int
    place: int
    kind: str
    reason: str
    verdict: str
    flags: str
    ground: str
    at: str

    @property
    def right(self) -> bool | None:
        """Whether the flags, or the tick, were right; None where the ruling does not say."""
        return rulings.right(self.kind, self.reason)

    @property
    def supported(self) -> bool | None:
        """Whether the references say the sentence, by the ruling; None where it does not say."""
        if self.kind in TICKS:
            return self.kind == "right_tick"
        if self.verdict == "supported" or self.right is None or self.reason == "misread":
            return None
        return not self.right


@dataclass(frozen=True, slots=True)
class Trust:
    """How often reviewers found a verdict, a flag or a kind of tick right.

    ``agreed`` and ``wrong`` count dismissals, by whether the flag was right all the same; those in
    the reviewer's own words say neither.
    """

    name: str
    accepted: int = 0
    needs_source: int = 0
    dismissed: int = 0
    agreed: int = 0
    wrong: int = 0

    @property
    def decided(self) -> int:
        """How many sentences were ruled on."""
        return self.accepted + self.needs_source + self.dismissed

    @property
    def rightly(self) -> int:
        """How many were right: accepted, led to a source, or dismissed though right."""
        return self.accepted + self.needs_source + self.agreed

    @property
    def unclear(self) -> int:
        """How many dismissals do not say whether the flag was right."""
        return self.dismissed - self.agreed - self.wrong

    @property
    def right(self) -> float | None:
        """Share of the right among those known to be right or wrong; None when none is."""
        known = self.rightly + self.wrong
        return self.rightly / known if known else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """The share's 95 % interval (Wilson 1927)."""
        if self.right is None:
            return None
        n, p = self.rightly + self.wrong, self.right
        middle = (p + _Z * _Z / (2 * n)) / (1 + _Z * _Z / n)
        half = _Z / (1 + _Z * _Z / n) * math.sqrt(p * (1 - p) / n + _Z * _Z / (4 * n * n))
        return max(0.0, middle - half), min(1.0, middle + half)


@dataclass(frozen=True, slots=True)
class Record:
    """Everything that reviewers said of flags and ticks.

    ``faults`` counts what was at fault with ticks, in words; ``comments`` those on selected words.
    """

    flags: tuple[Trust, ...]
    ticks: tuple[Trust, ...]
    faults: dict[str, int]
    comments: int


def ruled(store: Store) -> list[Ruled]:
    """Return the last ruling on every sentence, the oldest first; one in an article counts once."""
    rows = store.connection.execute(
        "SELECT d.id, d.article, d.check_id, d.place, d.kind, d.reason, d.verdict, d.flags, "
        "s.ground, d.at FROM decisions AS d "
        "JOIN sentences AS s ON s.check_id = d.check_id AND s.place = d.place "
        f"WHERE d.id IN ({_LAST}) ORDER BY d.id"
    )
    return [Ruled(*row) for row in rows]


def record(store: Store) -> Record:
    """Put the record together. A sentence counts with what it was flagged for when ruled on."""
    counts: Counter[tuple[str, str]] = Counter()
    faults: Counter[str] = Counter()
    for ruling in ruled(store):
        counts.update((name, said) for name in _names(ruling) for said in _said(ruling))
        if ruling.kind == "wrong_tick":
            faults[rulings.words_of(rulings.FAULTS, ruling.reason)] += 1
    flags = (*(v for v in VERDICTS if v != "supported"), *FLAGS)
    comments = store.connection.execute(
        "SELECT count(DISTINCT stroke) FROM decisions WHERE kind = 'comment' "
        "AND id NOT IN (SELECT undoes FROM decisions WHERE undoes IS NOT NULL)"
    ).fetchone()[0]
    return Record(
        tuple(_trust(name, counts) for name in flags),
        tuple(_trust(name, counts) for name in (*GROUNDS, UNKNOWN)),
        dict(faults.most_common()),
        int(comments),
    )


def _names(ruling: Ruled) -> tuple[str, ...]:
    """What a ruling is on: a tick by its ground, or a verdict and the flags."""
    if ruling.kind in TICKS:
        return (ruling.ground or UNKNOWN,)
    return (ruling.verdict, *ruling.flags.split())


def _said(ruling: Ruled) -> Iterator[str]:
    yield ruling.kind
    if ruling.kind == "dismiss" and ruling.right is not None:
        yield "agreed" if ruling.right else "wrong"


def _trust(name: str, counts: Counter[tuple[str, str]]) -> Trust:
    wrong_ticks = counts[name, "wrong_tick"]
    return Trust(
        name,
        accepted=counts[name, "accept"] + counts[name, "right_tick"],
        needs_source=counts[name, "needs_source"],
        dismissed=counts[name, "dismiss"] + wrong_ticks,
        agreed=counts[name, "agreed"],
        wrong=counts[name, "wrong"] + wrong_ticks,
    )
