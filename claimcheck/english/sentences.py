"""Sentences of a paragraph.

sentencex finds the boundaries on a copy of the paragraph in which quotations are masked, so that
no quotation is cut and none confuses it; its known mistakes are mended by merging neighbours.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import sentencex

from claimcheck.english.closed_classes import (
    ARTICLES,
    CONNECTIVES,
    COORDINATORS,
    DEMONSTRATIVES,
    FINITE_AUXILIARIES,
    INDEFINITES,
    INTERROGATIVES,
    MONTHS,
    POSSESSIVES,
    PREPOSITIONS,
    QUANTIFIERS,
    SHORT_MONTHS,
    SHORT_WEEKDAYS,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    TIME_ZONES,
    WEEKDAYS,
    alternation,
)
from claimcheck.english.quote_marks import QUOTE_MARKS, quoted_spans
from claimcheck.english.verbs_of_saying import SAYING, finite

#: A quotation of up to so many characters stays in one sentence, however many it holds (about
#: 130 word pieces); a longer one is split like other text, or no model could take it whole.
MAX_WHOLE_QUOTATION = 600

_TERMINALS = ".!?…"
_CLOSING = QUOTE_MARKS + ")]}"
#: The end of a question, which may be doubled ("?!", "??") and bracketed.
_ASKS = re.compile(r"\?[?!…]*[)\]\s]*$")
_TITLES = (
    "Mr Mrs Ms Mx Dr Prof Gen Lt Col Maj Sgt Capt Cpl Pvt Cmdr Cdr Adm Gov Sen Sens Rep Reps Rev"
    " Hon Pres Supt Det Insp Ald Atty Fr Sr Mt Ft Messrs Mme Mlle Amb Sec Asst Brig Wg"
)
_COUNTED = "No Nos Fig Figs Vol Vols Art Ch Pp P Approx Est Sect Ca C Eq Ref Nr"
_CALENDAR = alternation(word.title() for word in SHORT_MONTHS | SHORT_WEEKDAYS)
_TITLE = re.compile(rf"(?:^|[\s(\[{QUOTE_MARKS}])(?:{'|'.join(_TITLES.split())})\.$")
_COUNT = re.compile(
    rf"(?:^|[\s(])(?:{'|'.join(_COUNTED.split())}|{'|'.join(_COUNTED.lower().split())})\.$"
)
#: A month or day cut short; "May." ends a sentence.
_DATE = re.compile(rf"(?:^|[\s(])(?!May\.){_CALENDAR}\.$")
_AFTER_DATE = re.compile(rf"\d|{_CALENDAR}|[A-Z][a-z]+ \d")
_INITIALS = re.compile(r"(?:^|[^\w.])(?:[A-Z]\.)+$")
#: Words that sentencex takes for "number", "Maine" or a month cut short, whatever their case;
#: before a figure they may be that.
_WHOLE_WORD = re.compile(r"\b(?:ark|art|fed|ill|mar|may|me|miss|no|ok|ore|May|MAY)\.(?=\s+[^\s\d])")
_LIST_MARK = re.compile(r"\(?(?:\d{1,3}|[A-Za-z])[.)]")
#: Words that seldom follow an abbreviation or a quoted question inside a sentence; "under" does,
#: in "U.S. Under Secretary".
_STARTERS = (
    ARTICLES
    | CONNECTIVES
    | COORDINATORS
    | DEMONSTRATIVES
    | INDEFINITES
    | INTERROGATIVES
    | POSSESSIVES
    | PREPOSITIONS
    | QUANTIFIERS
    | SUBJECT_PRONOUNS
    | SUBORDINATORS
    | frozenset("there then now yet not some who".split())
) - {"under"}
_STARTER = re.compile(
    r"(?!No\. \d)"
    rf"{alternation(word.upper() if word == 'i' else word.title() for word in _STARTERS)}\b"
)
_CLOCK = re.compile(r"\b[ap]\.m\.$", re.IGNORECASE)
_WEEKDAY = alternation(word.title() for word in {*WEEKDAYS, *SHORT_WEEKDAYS})
_MONTH = alternation(word.title() for word in {*MONTHS, *SHORT_MONTHS})
#: What goes on from a time of day: a weekday that is no subject, a date or a time zone.
_AFTER_CLOCK = re.compile(
    rf"\(?(?:{_WEEKDAY}\b(?![’']|\s{alternation(FINITE_AUXILIARIES)}\b)|{_MONTH}\.? \d"
    rf"|{alternation(zone.upper() for zone in TIME_ZONES)}\b|(?:[A-Z][a-z]+ ){{1,3}}[Tt]ime\b)"
)
_COMPANY = r"\b(?:Corp|Inc|Ltd|Co|Plc)\."
#: Abbreviations that may end a sentence as well, before a word that starts one; behind a company
#: that is a plural too: "Acme Corp. Investors fled".
_UNDECIDED = re.compile(
    rf"(?:(?<![\w.])(?:[A-Z]\.){{2,}}|{_COMPANY}|\b(?:Bros|Jr|Sr|etc)\.)\)?\s+"
    rf"(?={_STARTER.pattern}\s[a-z])"
    rf"|{_COMPANY}\s+(?=[A-Z][a-z]{{2,}}[a-rt-z]s\s[a-z])"
)
#: Fewest words of a sentence that ends with an abbreviation.
_FEWEST_WORDS = 3
#: A name and the word behind it, in a tag a verb: "Ann Lee asked".
_TAG = re.compile(r"(?:[A-Z][\w.’'-]*,? ){1,5}([a-z]+)\b")
_SAID = finite(SAYING)


def is_question(text: str) -> bool:
    """Whether ``text`` asks in its own words; a quoted question is a claim about its speaker."""
    return bool(_ASKS.search(text))


def ends_in_question(text: str) -> bool:
    """Whether the last words of ``text`` ask, its own or those that it quotes."""
    return bool(_ASKS.search(text.rstrip(_CLOSING + " ")))


def split_sentences(paragraph: str, language: str = "en") -> list[tuple[int, int]]:
    """Return the half-open offsets of the sentences of one paragraph, without outer spaces.

    ``language`` is an ISO 639-1 code; unknown ones are split by general rules. Text of several
    paragraphs must be handed over one by one.
    """
    masked = _mask(paragraph)
    spans: list[tuple[int, int]] = []
    for found in sentencex.get_sentence_boundaries(language, masked):
        start, end = _trim(paragraph, found["start_index"], found["end_index"])
        if start == end:
            continue
        if spans and (_is_bare(paragraph, start, end) or _continues(paragraph, spans[-1], start)):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return [part for span in spans for part in _cut(paragraph, masked, *span)]


def _cut(text: str, masked: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences of one that may have another behind an abbreviation."""
    for found in _UNDECIDED.finditer(masked, start, end):
        if text.count(" ", start, found.end()) >= _FEWEST_WORDS:
            yield _trim(text, start, found.end())
            start = found.end()
    yield start, end


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _is_bare(text: str, start: int, end: int) -> bool:
    """Whether there are no words, only a stray full stop or quote mark."""
    return not any(text[at].isalnum() for at in range(start, end))


def _mask(text: str) -> str:
    """Return ``text``, as long as before, with quotations and quote marks made into letters.

    A terminal mark right before a closing quote mark moves behind it: ``“No.”`` -> ``Qqqq.``.
    """
    chars = list(text)
    for span in quoted_spans(text):
        if span.closed and span.end - span.start <= MAX_WHOLE_QUOTATION:
            inside = text[span.start + 1 : span.end - 1]
            chars[span.start : span.end] = "q" * (span.end - span.start)
            last = inside.rstrip(QUOTE_MARKS + " ")[-1:]
            if last and last in _TERMINALS:
                chars[span.end - 1] = last
            first = inside.lstrip(QUOTE_MARKS + " ")[:1]
            if first.isupper() or first.isdigit():
                chars[span.start] = "Q"
    for at, char in enumerate(chars):
        if char not in QUOTE_MARKS:
            continue
        before = chars[at - 1] if at else " "
        if before in _TERMINALS and not text[at + 1 : at + 2].isalnum():
            chars[at - 1], chars[at] = "q", before
        else:
            chars[at] = "Q" if text[at + 1 : at + 2].isupper() else "q"
    return _WHOLE_WORD.sub(lambda found: "x" + found[0][1:], "".join(chars))


def _continues(text: str, previous: tuple[int, int], start: int) -> bool:
    """Whether the sentence starting at ``start`` belongs to the ``previous`` one."""
    tail = text[max(previous[0], previous[1] - 40) : previous[1]]
    head = text[start : start + 120]
    if previous[1] - previous[0] <= 5 and _LIST_MARK.fullmatch(tail):
        return True
    word = re.match(r"[—–\-~(\s]*(\w*)", head)
    if head[0] in ":;," or (word and word[1].islower()):
        return True
    bare = tail.rstrip(_CLOSING)
    if len(bare) < len(tail) and bare.endswith(("?", "!")):
        if head[0] in "—–-":
            return True  # what a headline tells behind the words that it quotes
        tag = _TAG.match(head)
        return tag is not None and tag[1] in _SAID and not _STARTER.match(head)
    return _after_abbreviation(bare, head)


def _after_abbreviation(tail: str, head: str) -> bool:
    """Whether ``tail`` ends with an abbreviation that ``head`` goes on from."""
    if not tail.endswith("."):
        return False
    if _CLOCK.search(tail):
        return bool(_AFTER_CLOCK.match(head))
    if _COUNT.search(tail):
        return head[:1].isdigit()
    if _DATE.search(tail):
        return bool(_AFTER_DATE.match(head))
    if _TITLE.search(tail):
        return head[:1].isupper() and not _STARTER.match(head)
    return bool(_INITIALS.search(tail)) and not _STARTER.match(head)
