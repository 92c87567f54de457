"""Lines set like headlines: in title case or in capitals, where a capital tells nothing."""

from __future__ import annotations

import re

from claimcheck.english.closed_classes import ARTICLES, COORDINATORS, PREPOSITIONS
from claimcheck.english.words import fold

#: Fewest words of a headline that is told by its capitals: in a shorter line all may be names.
HEADLINE_WORDS = 6
#: Share of the words that count from which on a text is in title case.
_SHARE = 0.75
#: Words that title case leaves small: of the prepositions those of up to four letters.
_SMALL = ARTICLES | COORDINATORS | {word for word in PREPOSITIONS if len(word) <= 4}
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
#: A full stop that is no initial's.
_FULL_STOP = re.compile(r"(?<!\b[A-Z])\.[”\"’')\]]*\s*$")


def is_headline(text: str) -> bool:
    """Whether a line is set like a headline: in capitals or in title case.

    A sentence whose words are mostly names ends with a full stop, behind which every word that
    counts must have its capital.
    """
    share = 1.0 if _FULL_STOP.search(text) else _SHARE
    return _in_title_case(text, HEADLINE_WORDS, share)


def is_title_case(text: str, least: int = 2) -> bool:
    """Whether a text is written like a title: most of its words with a capital letter.

    ``least`` is how many words it must have, articles and the like not counted.
    """
    return _in_title_case(text, least, _SHARE)


def _in_title_case(text: str, least: int, share: float) -> bool:
    found = [word for word in _WORD.findall(text) if fold(word) not in _SMALL]
    return len(found) >= least and sum(w[0].isupper() for w in found) >= share * len(found)
