"""The names of a text: people, places, organisations, peoples; with a guess of which.

Names are runs of capitalised words. Which capitals open a sentence and which a name, a document's
other mentions tell best: a word that it also writes small is no name. spaCy's small model would
find names too, but takes 1.4 s to load and 0.2 s an article, more than half of what a whole check
takes, and on short news texts types a surname as a place as readily as these rules leave it open.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from claimcheck.english.closed_classes import (
    CALENDAR,
    GRAMMATICAL_WORDS,
    PLACE_PREPOSITIONS,
    RELATIVE_DAYS,
    alternation,
)
from claimcheck.english.headlines import is_headline
from claimcheck.english.verbs_of_saying import PLAIN
from claimcheck.english.words import fold_name
from claimcheck.mentions.gazetteer import (
    COURTESY,
    OF_NAMES,
    OFFICES,
    ORGANISATION,
    PEOPLES,
    PLACE,
    STATES,
    TITLES,
)

NameType = Literal["person", "place", "organisation", "people", "state", ""]

_TOKEN = re.compile(
    r"(?:[A-Z]\.){2,}|[A-Z]\.(?=\s?[A-Z])|[^\W\d_]+(?:['’-][^\W\d_]+)*\.?(?=\W|$)|&"
)
_DAYS = CALENDAR | RELATIVE_DAYS | frozenset("christmas easter thanksgiving".split())
_PARTICLES = frozenset("de la le van von der den bin ibn al el da di du dos del ter".split())
_ABBREVIATED = frozenset(
    "mr mrs ms dr prof sen gov rep gen col capt lt sgt rev st jr sr insp".split()
)
_OPENING = re.compile(r"(?:^|[.!?:…]\s|[“\"‘«(—–]\s?|\n)\s*$")
_PEOPLE = re.compile(r"[A-Z]\w{2,}(?:ians?|eans?|ese|ish|cans?|stanis?|raelis?|raqis?|emenis?)$")
_SAYS = re.compile(rf"\W*\b{alternation(PLAIN | {'who'})}\b")
#: Where a report is from, in capitals before a dash or an agency in brackets.
_DATELINE = re.compile(r"[A-Z][A-Z .,’'-]{2,}(?:,\s[\w.]+)?\s*(?:\([\w /]+\)\s*)?[—–-]{1,2}\s")


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a text.

    ``words`` are its words folded, without title, particles or possessive; ``opens`` says that
    its first capital may be that of the sentence.
    """

    start: int
    end: int
    text: str
    words: tuple[str, ...]
    type: NameType = ""
    opens: bool = False


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    text: str

    @property
    def low(self) -> str:
        return fold(self.text)


def fold(word: str) -> str:
    """A word of a name in comparable form: no accents, case, possessive or final full stop."""
    plain = fold_name(word).rstrip(".")
    return plain.replace(".", "") if re.fullmatch(r"(?:\w\.)+\w", plain) else plain


def small_words(text: str) -> frozenset[str]:
    """The words that ``text`` writes without a capital."""
    return frozenset(re.findall(r"(?<![\w'’-])[^\W\d_A-Z][^\W\d_]+", text))


def name_words(text: str) -> frozenset[str]:
    """The words that ``text`` writes with a capital where no sentence opens, folded."""
    found = re.finditer(r"(?<=[\w,] )[A-Z][\w'’.-]*\w", text)
    return frozenset(fold(m[0]) for m in found)


def find_names(text: str, start: int, end: int, small: frozenset[str]) -> tuple[Name, ...]:
    """Read the names in one sentence of ``text``; offsets are into ``text``.

    Args:
        text: of the document.
        start: where the sentence begins.
        end: where it ends.
        small: words that the document also writes without a capital.
    """
    tokens = [_Word(m.start(), m.end(), m[0]) for m in _TOKEN.finditer(text, start, end)]
    tokens = [_without_stop(t) for t in tokens]
    if is_headline(text[start:end]):
        return ()
    dateline = _DATELINE.match(text, start, end)
    tokens = [t for t in tokens if not dateline or t.start >= dateline.end()]
    names: list[Name] = []
    for run in _runs(tokens, text, start, small):
        names += _split(run, text, start)
    return tuple(names)


def _without_stop(word: _Word) -> _Word:
    stop = word.text.endswith(".") and word.text.count(".") == 1
    if stop and word.low not in _ABBREVIATED and len(word.text) > 2:
        return _Word(word.start, word.end - 1, word.text[:-1])
    return word


def _runs(
    tokens: list[_Word], text: str, sentence: int, small: frozenset[str]
) -> list[list[_Word]]:
    """Runs of words that make up names, in order."""
    runs: list[list[_Word]] = []
    run: list[_Word] = []
    for n, token in enumerate(tokens):
        joined = bool(run) and not text[run[-1].end : token.start].strip(" ")
        if _capital(token, text, sentence, small, bool(run) and joined):
            if run and not joined:
                runs.append(run)
                run = []
            run.append(token)
        elif run and joined and _connects(tokens, n, run, text):
            run.append(token)
        elif run:
            runs.append(run)
            run = []
        if run and re.search(r"['’]s?$", run[-1].text):
            runs.append(run)
            run = []
    if run:
        runs.append(run)
    return runs


def _capital(token: _Word, text: str, sentence: int, small: frozenset[str], inside: bool) -> bool:
    low = token.low
    if not token.text[0].isupper() or low in _DAYS or low in ("i", "i'm", "i'd", "i've", "i'll"):
        return False
    if inside:
        return low not in GRAMMATICAL_WORDS or len(token.text) > 3 or token.text.isupper()
    if token.text.isupper() and len(token.text) > 1:
        return low not in GRAMMATICAL_WORDS or low in ("us",)
    if low in GRAMMATICAL_WORDS:
        return False
    opens = _opens(token.start, text, sentence)
    return not (opens and low in small and low not in TITLES)


def _connects(tokens: list[_Word], n: int, run: list[_Word], text: str) -> bool:
    """Whether a small word is part of the name that goes on behind it."""
    following = tokens[n + 1 : n + 3]
    if not following:
        return False
    low = tokens[n].low
    beside = not text[tokens[n].end : following[0].start].strip(" ")
    if low == "&" or low in _PARTICLES:
        return beside and following[0].text[0].isupper()
    if low not in ("of", "for") or run[-1].low not in OF_NAMES:
        return low == "the" and run[-1].low == "of" and following[0].text[0].isupper()
    if following[0].low == "the":
        return len(following) > 1 and following[1].text[0].isupper()
    return beside and following[0].text[0].isupper()


def _split(run: list[_Word], text: str, sentence: int) -> list[Name]:
    """The names of one run: what stands before a title, and the person behind it."""
    titled = [n for n in range(len(run)) if _titles(run, n)]
    if titled and titled[-1] + 1 < len(run):
        last = titled[-1]
        first = last
        while first and (run[first - 1].low in OFFICES or run[first - 1].low in TITLES):
            first -= 1
        names = [_name(run[last + 1 :], text, sentence, "person")]
        if first:
            names.insert(0, _name(run[:first], text, sentence))
        return [name for name in names if name]
    if titled == [len(run) - 1]:
        # "Downing Street", "US President": the title stands alone and is no name.
        first = titled[0]
        while first and run[first - 1].low in OFFICES:
            first -= 1
        run = run[:first]
    name = _name(run, text, sentence) if run else None
    return [name] if name else []


def _titles(run: list[_Word], n: int) -> bool:
    """Whether a word of a run is a title; that of "Justice Department" belongs to a name."""
    if run[n].low not in TITLES or (n and run[n - 1].low in ("of", "for", "the")):
        return False
    bodies = n + 1 < len(run) and run[n + 1].low in ORGANISATION
    return not bodies or run[n].low in COURTESY


def _name(run: list[_Word], text: str, sentence: int, kind: NameType = "") -> Name | None:
    while run and not run[-1].text[0].isupper():
        run = run[:-1]
    if not run:
        return None
    words = tuple(w.low for w in run if w.low not in _PARTICLES | {"of", "the", "for", "&", "and"})
    words = tuple(w for w in words if w)
    start, end = run[0].start, run[-1].end
    end -= 2 if re.search(r"['’]s$", text[start:end]) else 1 if text[end - 1] in "'’" else 0
    alone = len(run) == 1 and (len(words) == 0 or len(words[0]) < 2)
    if not words or alone:
        return None
    opens = bool(_opens(start, text, sentence))
    kind = kind or _type(run, text, sentence, words)
    return Name(start, end, text[start:end], words, kind, opens)


def _opens(start: int, text: str, sentence: int) -> bool:
    return start == sentence or bool(_OPENING.search(text[max(0, start - 4) : start]))


def _type(run: list[_Word], text: str, sentence: int, words: tuple[str, ...]) -> NameType:
    whole = run[0].text if len(run) == 1 else ""
    if _PEOPLE.match(whole) or whole.casefold() in PEOPLES:
        return "people"
    if fold(text[run[0].start : run[-1].end]).removeprefix("the ") in STATES:
        return "state"
    if set(words) & ORGANISATION and len(words) > 1:
        return "organisation"
    if set(words) & PLACE and len(words) > 1:
        return "place"
    if whole.isupper() and len(whole) > 2:
        return "organisation"
    before = re.findall(r"\w+", text[max(sentence, run[0].start - 20) : run[0].start])
    if _SAYS.match(text, run[-1].end) and "." not in whole:
        return "person" if len(run) in (2, 3) else ""
    if before and before[-1].lower() in PLACE_PREPOSITIONS and len(run) <= 2:
        return "place"
    return ""
