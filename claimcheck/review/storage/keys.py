"""What makes a sentence the same in two revisions of an article: its words."""

from __future__ import annotations

import hashlib
import unicodedata
from collections import Counter
from collections.abc import Iterable


def keys(sentences: Iterable[str]) -> list[str]:
    """A key for each sentence: equal for the same words wherever they stand.

    A sentence that occurs again has a key of its own by its number. Space and Unicode form do not
    count; case and punctuation do, since they can change what is said.
    """
    seen: Counter[str] = Counter()
    found = []
    for sentence in sentences:
        words = " ".join(unicodedata.normalize("NFKC", sentence).split())
        digest = hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:24]
        seen[digest] += 1
        found.append(digest if seen[digest] == 1 else f"{digest}-{seen[digest]}")
    return found
