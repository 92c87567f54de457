"""What a reference says word for word, which no model need read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property

from claimcheck.english.closed_classes import ARTICLES, FUNCTION_WORDS, LIGHT_WORDS, QUANTITIES
from claimcheck.english.sentences import ends_in_question
from claimcheck.english.words import word_spans, words
from claimcheck.records import Candidates, Method
from claimcheck.retrieval.windows import Window, Windows

#: Fewest words of a near-exact match; in a shorter sentence a light word may matter.
NEAR_EXACT_WORDS = 5

_Wording = tuple[str, ...]


class WordForWord:
    """The claims that one reference has word for word, or but for `LIGHT_WORDS`.

    Few references have one, so windows are made comparable only where the other words of a claim
    stand in a row.
    """

    def __init__(self, windows: Windows) -> None:
        self._windows = windows
        self._heavy = _heavy(word for s in windows.sentences for word in words(s.text))

    def candidates(self, claim: str) -> Candidates | None:
        """The window that says ``claim``; None where there is none."""
        method, window = self._find(claim)
        if window is None:
            return None
        found = self._windows.evidence(window, 1.0)
        passage = " ".join(found.text.split())
        return Candidates(claim, self._windows.document.id, method, (found,), passage)

    def _find(self, claim: str) -> tuple[Method, Window | None]:
        """A changed digit, name or negation is never a light word, so it is never near-exact."""
        if _heavy(words(claim)) not in self._heavy:
            return "nli", None
        wording = _wording(claim)
        exact = self._exact.get(tuple(wording))
        if exact is not None:
            return "exact", exact
        if len(wording) < NEAR_EXACT_WORDS:
            return "nli", None
        return "near_exact", self._near.get(_without_light(wording))

    @cached_property
    def _exact(self) -> dict[_Wording, Window]:
        return self._by(tuple)

    @cached_property
    def _near(self) -> dict[_Wording, Window]:
        return self._by(_without_light)

    def _by(self, key: Callable[[Sequence[str]], _Wording]) -> dict[_Wording, Window]:
        """The first window of each key that wordings have."""
        found: dict[_Wording, Window] = {}
        for window in self._windows:
            found.setdefault(key(_wording(self._windows.text(window))), window)
        return found


def _heavy(found: Iterable[str]) -> str:
    """Words without the light ones, each between spaces."""
    return " ".join(["", *(word for word in found if word not in LIGHT_WORDS), ""])


def _wording(text: str) -> list[str]:
    """The words of ``text``; a question has one more, so that no statement is worded like it.

    A word all in capitals is kept so, "the US" is not "us", unless all of the text is.
    """
    shouted = text.isupper()
    found = []
    for word, start, end in word_spans(text):
        written = text[start:end]
        found.append(written if len(written) > 1 and written.isupper() and not shouted else word)
    return [*found, "?"] if ends_in_question(text) else found


def _without_light(wording: Sequence[str]) -> _Wording:
    pairs = zip(wording, [*wording[1:], ""], strict=False)
    return tuple(word for word, after in pairs if word not in LIGHT_WORDS or _weighs(word, after))


def _weighs(light: str, after: str) -> bool:
    """Whether a light word matters before ``after``, or may itself be a name ("hepatitis A is")."""
    if light not in ARTICLES:
        return False
    return after in FUNCTION_WORDS | QUANTITIES or after in ("", "?") or after[0].isdigit()
