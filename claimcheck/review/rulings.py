"""What a reviewer can say of a flag or a tick, and whether it was right by what is said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.errors import InputError


@dataclass(frozen=True, slots=True)
class Answer:
    """One thing to say: its ``code`` in data and its ``words``.

    ``right`` is whether the flag or tick that it is said of was right all the same.
    """

    code: str
    words: str
    right: bool


#: What a decision of each kind is called.
WORDS: dict[str, str] = {
    "accept": "accepted",
    "dismiss": "dismissed",
    "needs_source": "needs source",
    "right_tick": "tick right",
    "wrong_tick": "tick wrong",
    "note": "note",
    "comment": "comment",
    "undo": "undo",
}
#: Why a flag is dismissed.
DISMISSALS: tuple[Answer, ...] = (
    Answer("references_say_it", "the references do say it", False),
    Answer("known_elsewhere", "right, and known from elsewhere", True),
    Answer("labelled_view", "view, and labelled so", True),
    Answer("misread", "the tool misread", False),
)
#: What is at fault with a sentence that has a tick.
FAULTS: tuple[Answer, ...] = (
    Answer("not_there", "no reference says it", False),
    Answer("part", "a part of it is in no reference", False),
    Answer("value", "a number, date or name is another", False),
    Answer("quote", "a quotation is altered, or another's", False),
    Answer("opposite", "the references say the opposite", False),
    Answer("certainty", "it is surer than the references, or leaves out whose word it is", False),
    Answer("view", "it is a view", False),
)
#: What can be said with a decision of each kind.
ANSWERS: dict[str, tuple[Answer, ...]] = {"dismiss": DISMISSALS, "wrong_tick": FAULTS}
#: Whether a flag or tick was right by the kind of a decision alone.
_RIGHT = {"accept": True, "needs_source": True, "right_tick": True, "wrong_tick": False}


def reason(kind: str, text: str) -> str:
    """Return the code of what a text says: an answer's words, or those and more after a colon.

    A dismissal in other words has the code "".

    Raises:
        InputError: a tick is said to be wrong without one of the `FAULTS`.
    """
    for answer in ANSWERS.get(kind, ()):
        if text == answer.words or text.startswith(f"{answer.words}:"):
            return answer.code
    if kind == "wrong_tick":
        faults = "; ".join(answer.words for answer in FAULTS)
        raise InputError(f"a wrong tick needs its fault first, one of: {faults}")
    return ""


def right(kind: str, code: str) -> bool | None:
    """Return whether the flag or tick was right by a decision; None where it does not say."""
    said = {answer.code: answer.right for answer in ANSWERS.get(kind, ())}
    return said.get(code, _RIGHT.get(kind))


def words_of(answers: Sequence[Answer], code: str) -> str:
    """Return the words of one of ``answers`` by its code."""
    return next(answer.words for answer in answers if answer.code == code)
