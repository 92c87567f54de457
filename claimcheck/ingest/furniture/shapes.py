"""Furniture that is known by its place and shape, whatever it says.

A page's own lines end without a full stop and stand where its story does not: at its end, in a box
of heading, text and button, in capitals over the story. Each function gets the paragraphs and what
is furniture so far, and returns what is furniture too. A line that may make a claim stays.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from itertools import takewhile

from claimcheck.english.closed_classes import BE, DO, HAVE, MODALS, alternation
from claimcheck.english.quote_marks import QUOTE_MARKS, without_quotations
from claimcheck.english.verbs_of_saying import BARE, SAYING
from claimcheck.english.words import content_words

#: Words by which a text speaks of itself or to its readers.
_READERS = re.compile(
    r"\b(?:we|our|ours|us|you|your|yours)(?:[’'](?:re|ll|ve|d))?\b", re.IGNORECASE
)
_NOT_FINITE = frozenset("been being doing done having".split())
#: Verb forms that make a line a claim; by endings and closed classes, no parser.
_FINITE = re.compile(
    rf"\b(?:{alternation((BE | HAVE | DO | MODALS) - _NOT_FINITE)}"
    r"|sa(?:id|ys)|told|won|fell|rose|hit|met|took|made|went|came|gave|left|held|found|led"
    r"|put|kept|began|saw|got|became|sent|lost|paid|broke|spoke|stood|ran|wrote|sold|shot|struck"
    r"|costs?|cut|beat|hurt|quit|shut|spent|built|bought|brought|caught|chose|drew|drove|fled|grew"
    r"|knew|meant|rode|sank|taught|threw|tore|wore|swam|stole|bore|rang|sang|sought|fought|thought"
    r"|(?!pictured|photographed|displayed)\w{2,}ed|\w+n[’']t)\b",
    re.IGNORECASE,
)
#: Verbs of asking that are no verbs of saying: nobody "begged" that something is so.
_ASKING = frozenset("begged begs ordered orders implored implores appealed appeals advised".split())
_SAYS = "|".join(sorted(w for w in (SAYING - BARE - {"read"}) | _ASKING if not w.endswith("ing")))
_SPEAKER = (
    r"(?:(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Oo]ne|[A-Z])[^,;:]{0,60}|he|she|they)"
)
#: Who says something, as a sentence ends ("..., the minister urged") or begins.
_TOLD = re.compile(
    rf",[”\"’']? (?:{_SPEAKER} (?:{_SAYS})|(?:{_SAYS}) {_SPEAKER})\b"
    rf"|^(?!Subscribers|Readers){_SPEAKER} (?:{_SAYS})\b"
)
#: A line of the page at its end, and the heading of a box, in words.
_MAX_LINE = 14
#: The words of a button, and of the text of a box.
_MAX_BUTTON, _MAX_BOX = 5, 40
#: Paragraphs of text that a box may hold.
_MAX_IN_BOX = 3
#: Paragraphs of a story that there must be before its end can be told from the page's.
_MIN_STORY = 3
#: Words of a page's name in capitals.
_MAX_CAPITALS = 3
#: Words of another story's heading in capitals; a subject in capitals has fewer.
_MIN_PROMOTION = 4
#: A heading over a section of the story itself, in words; one that says more is a headline.
_MAX_SUBHEAD = 6
#: Content words of a heading so short that the story does not have: most, and at least so many.
_MIN_NEW = 3

#: The mark before an item of a list, in which each item may be a claim.
_ITEM = re.compile(r"[-–—*•‣◦·]\s|\(?\d{1,2}[.)]\s")
_STOPPED = re.compile(rf"[.!?:;,…][{re.escape(QUOTE_MARKS)})\]]*$")
_CALL = re.compile(
    r"(?:join|give|donate|subscribe|sign (?:me )?up|register|become|support|get|download|try|start"
    r"|contribute|upgrade|enrol|log in|sign in)\b",
    re.IGNORECASE,
)
_PUBLIC = re.compile(r"\b(?:readers|subscribers)\b", re.IGNORECASE)
#: A question that offers readers something: "Spotted a mistake?"
PROMPT = re.compile(
    r"(?:[A-Z][a-z]+ed|Got|Found|Want|Need|Seen|Know|Looking|Have|Any) [^.?!]{1,50}\?$"
)
_ASKING_WORD = re.compile(r"(?:WHAT|HOW|WHY|WHO|WHERE|WHEN)\b")
_CLICK = re.compile(r"\b(?:CLICK(?:ING)? HERE|SIGN UP|SUBSCRIBE|DOWNLOAD|ON THE GO)\b")
#: The heading of a list of dates that the page keeps, whatever its story.
_LISTINGS = re.compile(
    r"(?:what[’']s on|(?:events?|listings|diary|dates)(?= (?:this|next|near)))"
    r"(?: (?:this|next) (?:week|weekend|month)| today| tonight| near you)?$",
    re.IGNORECASE,
)


def is_stopped(text: str) -> bool:
    """Whether a paragraph ends as sentences do, so that its writer meant one."""
    return bool(_STOPPED.search(text))


def speaks_to_readers(text: str) -> bool:
    """Whether the text outside quotations says "we" or "you"."""
    return bool(_READERS.search(without_quotations(text)))


def tells_who_says(text: str) -> bool:
    """Whether a sentence tells who says or asks what it says: then that is news.

    ``text`` is without its quotations.
    """
    return bool(_TOLD.search(text))


def is_label(text: str, most: int) -> bool:
    """Whether a text has no verb that makes it a claim, and at most so many words."""
    return len(text.split()) <= most and not _FINITE.search(text)


def closing_lines(texts: Sequence[str], found: Mapping[int, str]) -> list[int]:
    """The lines of the page behind the last sentence and the last list of its story.

    They speak to readers, or say nothing: no verb, no name, no figure. A story may end with a list
    of dates, results or winners, which has no full stops either; of that every line stays, but not
    of the page's own listings.
    """
    stopped = [i for i, text in enumerate(texts) if i not in found and is_stopped(text)]
    if len(stopped) < _MIN_STORY or texts[stopped[-1]].endswith(":"):
        return []
    rest = [i for i in range(stopped[-1] + 1, len(texts)) if i not in found]
    if any(listings := [bool(_LISTINGS.match(texts[i])) for i in rest]):
        return rest[listings.index(True) :]
    return list(takewhile(lambda i: _is_closing(texts[i]), reversed(rest)))


def _is_closing(text: str) -> bool:
    stays = text[0].islower() or _ITEM.match(text)
    return not stays and (_is_bare(text) or _addresses(text))


def _is_bare(text: str) -> bool:
    """Whether a line has no verb, and neither a name nor a figure."""
    rest = text.partition(" ")[2]
    named = any(c.isdigit() for c in text) or any(c.isupper() for c in rest) or text.isupper()
    return not named and is_label(text, _MAX_LINE)


def _addresses(text: str) -> bool:
    return len(text.split()) <= _MAX_LINE and speaks_to_readers(text)


def boxes(texts: Sequence[str], found: Mapping[int, str], appeals: frozenset[int]) -> list[int]:
    """The text of boxes: a heading, a few sentences, and a button to press.

    Something of it must speak to readers; ``appeals`` are the paragraphs with a sentence that is
    known to. Without a heading the text must speak of readers.
    """
    inside: list[int] = []
    for button in range(1, len(texts)):
        if not _is_button(texts[button]) or button - 1 in found:
            continue
        start = _box_start(texts, found, button)
        if start is not None:
            box = range(start, button)
            told = appeals.intersection(box) or any(speaks_to_readers(texts[i]) for i in box)
            inside += [*box, button] if told else []
        last = texts[button - 1]
        if _is_box_text(last) and _PUBLIC.search(without_quotations(last)):
            inside += [button - 1, button]
    return [i for i in inside if i not in found]


def _box_start(texts: Sequence[str], found: Mapping[int, str], button: int) -> int | None:
    """The heading of the box that a button ends; None where there is none."""
    for start in range(button - 2, max(0, button - 2 - _MAX_IN_BOX), -1):
        if start in found or not _is_box_text(texts[start + 1]):
            return None
        if _is_heading(texts[start]):
            return None if _opens_page(start, found) else start
    return None


def _is_button(text: str) -> bool:
    short = len(text.split()) <= _MAX_BUTTON and not is_stopped(text)
    return short and bool(_CALL.match(text))


def _is_box_text(text: str) -> bool:
    return is_stopped(text) and len(text.split()) <= _MAX_BOX and not text.startswith(("“", '"'))


def _is_heading(text: str) -> bool:
    return not is_stopped(text) and len(text.split()) <= _MAX_LINE


def _opens_page(index: int, found: Mapping[int, str]) -> bool:
    """Whether nothing but furniture stands before a paragraph, so that it may be the headline."""
    return all(earlier in found for earlier in range(index))


def headings(texts: Sequence[str], found: Mapping[int, str], opened: frozenset[int]) -> list[int]:
    """The heading or the question before furniture that speaks to readers (``opened``)."""
    return [
        i - 1
        for i in sorted(opened)
        if i
        and i - 1 not in found
        and not _opens_page(i - 1, found)
        and (
            (is_label(texts[i - 1], _MAX_BUTTON) and not is_stopped(texts[i - 1]))
            or PROMPT.match(texts[i - 1])
        )
    ]


def capitals(texts: Sequence[str], found: Mapping[int, str]) -> list[int]:
    """The names of pages and sections in capitals between headline and story."""
    story = next((i for i, text in enumerate(texts) if i not in found and is_stopped(text)), 0)
    return [
        i
        for i in range(story)
        if i not in found
        and not _opens_page(i, found)
        and texts[i].isupper()
        and len(texts[i].split()) <= _MAX_CAPITALS
    ]


def promotions(texts: Sequence[str], found: Mapping[int, str]) -> list[int]:
    """The headings of other stories in capitals, put between the paragraphs of this one.

    They say something, as headlines do. A heading of this story's own names what follows, or asks,
    or is short and has words of the story.
    """
    told = [i for i, text in enumerate(texts) if is_stopped(text) and not text.isupper()]
    if len(told) < _MIN_STORY:
        return []
    said = [
        i
        for i, text in enumerate(texts)
        if i not in found
        and told[0] < i
        and text.isupper()
        and len(text.split()) >= _MIN_PROMOTION
        and not text.endswith((".", ":", "?", "”", '"'))
        and not _ASKING_WORD.match(text)
        and (_CLICK.search(text) or not is_label(text, len(text.split())))
    ]
    known = set().union(*(content_words(texts[i]) for i in told)) if said else set()
    return [i for i in said if _CLICK.search(texts[i]) or not _may_be_subhead(texts[i], known)]


def _may_be_subhead(text: str, known: Set[str]) -> bool:
    """Whether a line is short and speaks of what a story with the ``known`` words speaks of."""
    words = content_words(text)
    new = len(words - known)
    few = new < _MIN_NEW or 2 * new <= len(words)
    return few and len(text.split()) <= _MAX_SUBHEAD
