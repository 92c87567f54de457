"""The log of what reviewers decided, which is only added to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from claimcheck.errors import InputError
from claimcheck.review import rulings
from claimcheck.review.selections import Selection
from claimcheck.review.standing import (
    ON_FLAGS,
    REMARKS,
    RULINGS,
    TICKS,
    Entry,
    Kind,
    State,
    Subject,
    ruled_since,
    said,
    standing,
    state,
)
from claimcheck.review.storage.log import (
    add,
    article_of,
    keep_reviewed,
    log_of,
    next_id,
    subjects_of,
)
from claimcheck.review.storage.store import Store, now

#: Most characters of a reason or note.
LONGEST = 2000


class Clash(Exception):
    """A sentence was ruled on since the reviewer saw it; ``state`` is what holds."""

    def __init__(self, entry: Entry, reviewer: str, state: State) -> None:
        own = "you ruled on this sentence just now, in another tab"
        other = f"{entry.reviewer} ruled on this sentence just now"
        super().__init__(own if entry.reviewer == reviewer else other)
        self.state = state


class Decisions:
    """The log of a store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def log(self, article: int) -> list[Entry]:
        """All lines about an article, the oldest first."""
        return log_of(self._store.connection, article)

    def newest(self, article: int) -> int:
        """The number of the last line about an article, 0 for none."""
        row = self._store.connection.execute(
            "SELECT max(id) FROM decisions WHERE article = ?", (article,)
        ).fetchone()
        return row[0] or 0

    def subjects(self, check: int) -> list[Subject]:
        """The sentences of a check that can be decided on, in order."""
        return subjects_of(self._store.connection, check)

    def state(self, article: int, check: int) -> State:
        """What holds of a check of an article."""
        return state(self.log(article), self.subjects(check))

    def decide(
        self,
        check: int,
        places: Sequence[int],
        kind: Kind,
        text: str,
        reviewer: str,
        seen: int | None = None,
        selected: Mapping[int, Selection] | None = None,
    ) -> State:
        """Add a decision on sentences of a check to the log; it is kept when this returns.

        Where the reviewer's same decision holds already, it is not added again.

        Args:
            check: the newest of its article, or the one on the page of whoever decides: then the
                decision is kept where the newest has the same sentence, and for a ruling the same
                verdict and flags.
            places: indices of the sentences.
            kind: a ruling, a note or a comment.
            text: the reason, the note or the comment.
            reviewer: who decides.
            seen: the last line that the reviewer has seen; None for one who need not look.
            selected: the words of each sentence that a comment is on.

        Returns:
            What holds of the check with the decision.

        Raises:
            InputError: for a check or sentence that is not there, or is another in the newest
                check, a dismissal without a reason, an empty note, too long a text, a comment on no
                words, a tick or a flag where there is none, or a wrong tick without its fault.
            Clash: when one of the sentences was ruled on otherwise since ``seen``, by somebody else
                or by the reviewer on another page.
        """
        text, selected = _checked(kind, text), selected or {}
        code = rulings.reason(kind, text)
        if kind == "comment" and set(selected) != set(places):
            raise InputError("a comment needs selected words of each sentence that it is on")
        with self._store.writing() as connection:
            article, current = article_of(connection, check)
            shown, log = subjects_of(connection, check), log_of(connection, article)
            subjects = shown
            if current != check:
                subjects = subjects_of(connection, current)
                now_at = _now_at(kind, _chosen(check, shown, places), subjects)
                selected = {now_at[place]: span for place, span in selected.items()}
                check, places = current, [now_at[place] for place in places]
            _fits(kind, _chosen(check, subjects, places))
            holding = standing(log, subjects)
            chosen = [
                subject
                for subject in _chosen(check, subjects, places)
                if not said(holding[subject.place], kind, text, reviewer, _span(selected, subject))
            ]
            if kind not in REMARKS and seen is not None:
                newer = ruled_since(log, chosen, seen)
                if newer is not None:
                    raise Clash(newer, reviewer, state(log, shown))
            first = next_id(connection)
            made = _lines(first, chosen, kind, text, reviewer, code, selected)
            found = state([*log, *made], subjects)
            add(connection, article, check, made)
            keep_reviewed(connection, article, found)
        return found if subjects is shown else state(found.log, shown)


def _lines(
    first: int,
    chosen: Sequence[Subject],
    kind: Kind,
    text: str,
    reviewer: str,
    reason: str,
    selected: Mapping[int, Selection],
) -> list[Entry]:
    """The lines of one decision, numbered from ``first``."""
    at = now()
    spans = [_span(selected, subject) for subject in chosen]
    return [
        Entry(
            id=first + n,
            stroke=first,
            place=subject.place,
            key=subject.key,
            kind=kind,
            undoes=None,
            text=text,
            verdict=subject.verdict,
            flags=subject.flags,
            sources=subject.sources,
            models=subject.models,
            reviewer=reviewer,
            at=at,
            reason=reason,
            start=span[0],
            end=span[1],
            words=selected[subject.place].words if subject.place in selected else "",
        )
        for n, (subject, span) in enumerate(zip(chosen, spans, strict=True))
    ]


def _checked(kind: Kind, text: str) -> str:
    # A browser's field may cut a character in two; what is left of it is shown as such.
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").strip()
    known = (*RULINGS, *REMARKS)
    if kind not in known:
        raise InputError(f"unknown decision {kind!r}: use one of {', '.join(known)}")
    if not text and kind in ("dismiss", *REMARKS):
        what = "a reason" if kind == "dismiss" else "some words"
        raise InputError(f"a decision of kind {kind} needs {what}")
    if len(text) > LONGEST:
        raise InputError(f"the text has {len(text):,} characters; at most {LONGEST:,} are kept")
    return text


def _now_at(kind: Kind, chosen: Sequence[Subject], subjects: Sequence[Subject]) -> dict[int, int]:
    """Where sentences of an earlier check stand in the newest, which has them as they were."""
    newest = {subject.key: subject for subject in subjects}
    found: dict[int, int] = {}
    for subject in chosen:
        now_is = newest.get(subject.key)
        ruled = (subject.verdict, subject.flags)
        if not now_is or (kind not in REMARKS and (now_is.verdict, now_is.flags) != ruled):
            raise InputError("a newer revision of this article was checked: decide there")
        found[subject.place] = now_is.place
    return found


def _fits(kind: Kind, chosen: Sequence[Subject]) -> None:
    """Refuse to rule on ticks, or on flags, where there are none."""
    which = "this sentence has" if len(chosen) == 1 else "one of these sentences has"
    if kind in TICKS and any(subject.verdict != "supported" for subject in chosen):
        raise InputError(f"{which} no tick: only a supported one has")
    if kind in ON_FLAGS and any(s.verdict == "supported" and not s.flags for s in chosen):
        raise InputError(
            f"{which} a tick and no flag to {kind}: say whether the tick is right or wrong"
        )


def _span(selected: Mapping[int, Selection], subject: Subject) -> tuple[int | None, int | None]:
    found = selected.get(subject.place)
    return (found.start, found.end) if found else (None, None)


def _chosen(check: int, subjects: Sequence[Subject], places: Sequence[int]) -> list[Subject]:
    by_place = {subject.place: subject for subject in subjects}
    missing = [place for place in places if place not in by_place]
    if missing or not places:
        what = f"sentence {missing[0]}" if missing else "sentence to decide on"
        raise InputError(f"check {check} has no such thing as a {what}")
    return [by_place[place] for place in dict.fromkeys(places)]
