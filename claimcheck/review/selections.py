"""Words that a reviewer selected, found again in the sentences that were checked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from claimcheck.errors import InputError
from claimcheck.records import Report
from claimcheck.report import view

#: Sentences that one selection may reach over.
MOST_SENTENCES = 50


@dataclass(frozen=True, slots=True)
class Selection:
    """A run of a sentence's words; the offsets are into the sentence's text as it was checked."""

    start: int
    end: int
    words: str


def selections(report: Report, spans: Iterable[tuple[int, int, int]]) -> dict[int, Selection]:
    """Find selected words in their sentences, by the place of each.

    Args:
        report: on the article.
        spans: of each sentence its place, and start and end in its text as a page shows it, where
            characters that act on the display are left out.

    Raises:
        InputError: for a sentence that is not there, words that are not in it, none at all, or
            too many sentences.
    """
    found: dict[int, Selection] = {}
    for place, start, end in spans:
        if not 0 <= place < len(report.sentences):
            raise InputError(f"there is no sentence {place} to comment on")
        selected = _selection(report.sentences[place].text, start, end)
        if selected is None:
            raise InputError(f"characters {start} to {end} are no words of sentence {place}")
        found[place] = selected
    if not found or len(found) > MOST_SENTENCES:
        raise InputError(f"a comment is on selected words of 1 to {MOST_SENTENCES} sentences")
    return found


def _selection(text: str, start: int, end: int) -> Selection | None:
    """The words between two offsets of a text as it is shown, space around them left out."""
    shown = [at for at, letter in enumerate(text) if view.clean(letter)]
    inside = [at for at in shown[max(start, 0) : max(end, 0)] if not text[at].isspace()]
    if not inside:
        return None
    first, last = inside[0], inside[-1] + 1
    return Selection(first, last, text[first:last])
