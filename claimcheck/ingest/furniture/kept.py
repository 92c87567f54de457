"""Lines that stay in a story though a rule knows them: what is around them says whose they are."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from claimcheck.ingest.furniture.shapes import is_stopped

_CLOCK = re.compile(r"\d{1,2}(?:[:.h]\d{2})? ?(?:[ap]\.?m\.?)?(?: [A-Z]{2,4})?:?", re.IGNORECASE)
#: Who sent a post to a network, as embedded posts end: "— Liv Berg (@livberg) May 3, 2031".
_SENDER = re.compile(r"[—–-] ?.{1,80} \(@\w{1,30}\)(?: .{4,30})?$")


def kept(texts: Sequence[str], found: Mapping[int, str]) -> list[int]:
    """The paragraphs that are no furniture after all.

    They are the times over the entries of a running report, and the text of an embedded post, which
    is what somebody said: whatever it asks for, and whatever address ends it.
    """
    return [
        i
        for i, name in found.items()
        if (name == "date_line" and _heads_entry(i, texts, found))
        or (name != "link" and i + 1 < len(texts) and _SENDER.match(texts[i + 1]))
    ]


def _heads_entry(index: int, texts: Sequence[str], found: Mapping[int, str]) -> bool:
    """Whether a line is a time of day with the story before it and its next entry behind it."""

    def tells(n: int) -> bool:
        return 0 <= n < len(texts) and n not in found and is_stopped(texts[n])

    return bool(_CLOCK.fullmatch(texts[index])) and tells(index - 1) and tells(index + 1)
