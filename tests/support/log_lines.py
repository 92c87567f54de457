"""Lines of a log without a database, on three sentences."""

from __future__ import annotations

from claimcheck.review.standing import Entry, Subject, marked

#: Two sentences to look at and one that is not.
SUBJECTS = [
    Subject(0, "a", 0, "unsupported", "opinion", True),
    Subject(1, "b", 0, "contradicted", "", True),
    Subject(2, "c", 1, "supported", "", False),
]


def entry(number: int, key: str, kind: str, by: str = "Ada", **more) -> Entry:
    subject = next((s for s in SUBJECTS if s.key == key), SUBJECTS[1])
    fields = {"stroke": number, "undoes": None, "text": "", "at": "then"}
    fields |= {"place": subject.place, "verdict": subject.verdict, "flags": subject.flags}
    return Entry(id=number, key=key, kind=kind, reviewer=by, **{**fields, **more})


def log(*entries: Entry) -> list[Entry]:
    return marked(entries)
