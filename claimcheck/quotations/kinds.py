"""Quotation marks that are no speech: names of works, and phrases put at a distance."""

from __future__ import annotations

import re

from claimcheck.english.headlines import is_title_case
from claimcheck.english.words import words
from claimcheck.records import QuotationKind

#: A quotation of at most so many words that nobody is named for may be a scare quote.
SCARE_WORDS = 4
#: What stands before the name of a work, ...
_OF_WORKS = re.compile(
    r"(?:\b(?:on|in|book|novel|memoir|poem|play|song|single|album|film|movie|show|series|program"
    r"|programme|podcast|magazine|column|essay|article|video|ad|painting|musical|opera"
    r"|documentary|titled|entitled|headlined)[’']?s?|\b[A-Z]{2,}[’']s),?\s$"
)
#: ... and before a name that others gave.
_SO_CALLED = re.compile(r"\b(?:[Ss]o-called|known as|nicknamed|codenamed|aka|a\.k\.a\.)\s$")


def kind_of(quoted: str, before: str, headline: bool, attributed: bool) -> QuotationKind:
    """Tell somebody's words from the name of a work and from a scare quote.

    Args:
        quoted: what is inside the marks.
        before: the text before them.
        headline: whether it stands in a headline.
        attributed: whether the sentence has a verb of saying for it, or is nothing but it.
    """
    if headline:
        return "speech"  # what somebody said in the story; the capitals tell nothing
    if is_title_case(quoted, least=1) and _OF_WORKS.search(before):
        return "title"
    if _SO_CALLED.search(before):
        return "scare"
    if not attributed and len(words(quoted)) <= SCARE_WORDS:
        return "title" if is_title_case(quoted) else "scare"
    return "speech"
