"""Whether a text is British by its money and spelling, so that its gallons are imperial ones."""

from __future__ import annotations

import re

_POUNDS = re.compile(r"£\s?\d|\b\d+p\b|\b(?:pence|quid|sterling)\b")
_DOLLARS = re.compile(r"(?<!A)(?<!C)\$\s?\d|\bcents\b")
#: Endings and words that are spelled in one way on either side.
_BRITISH = re.compile(
    r"\b(?:col|fav|harb|lab|neighb|hon|hum|rum|vap|behavi|arm|endeav|flav)our(?:s|ed|ing|ite|hood)?\b"
    r"|\b(?:cent|lit|met|theat|kilomet|millilit|fib|meag)res?\b|\b\w{3,}(?:ise|ised|ising|isation)\b"
    r"|\b(?:programme|tonne|cheque|tyre|kerb|grey|travelled|cancelled|defence|licence|storey)s?\b"
)
_AMERICAN = re.compile(
    r"\b(?:col|fav|harb|lab|neighb|hon|hum|rum|vap|behavi|arm|endeav|flav)or(?:s|ed|ing|ite|hood)?\b"
    r"|\b(?:cent|lit|met|theat|kilomet|millilit|fib|meag)ers?\b|\b\w{3,}(?:ized|izing|ization)\b"
    r"|\b(?:program|curb|gray|traveled|canceled|defense)s?\b"
)
#: Words with "-is-" everywhere.
_EVERYWHERE = frozenset(
    """advise advised raise raised raising promise promised exercise exercised otherwise
    likewise premise surprise surprised surprising praise praised cruise disguise enterprise
    expertise franchise noise poise precise rise arise comprise comprised compromise compromised
    demise excise revise revised supervise supervised televised concise paradise merchandise
    improvise improvised bruise bruised devise devised wise advertise advertised advertising
    advising revising supervising promising comprising exercising arising cruising
    praising""".split()
)
#: Fewest signs of spelling.
_FEWEST = 2


def is_british(text: str) -> bool:
    """Whether prices in pounds, or two words spelled so, tell that a text is British.

    Prices in dollars beside no pounds, or as many words in American spelling, tell the opposite.
    """
    if _POUNDS.search(text):
        return not _DOLLARS.search(text)
    if _DOLLARS.search(text):
        return False
    words = {word for m in _BRITISH.finditer(text) if (word := m[0].casefold()) not in _EVERYWHERE}
    american = {m[0].casefold() for m in _AMERICAN.finditer(text)}
    return len(words) >= _FEWEST and len(words) > len(american)
