"""Claims beside the few sentences that decide them, in the place of their whole passage.

The checker reads a claim with its best window first. Such a pair costs a third of the claim's
passage, so a run of the same length learns of more claims.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator, Sequence

from reader_passages import Row, sentences_of, share_held

from claimcheck.english.words import content_words

#: Sentences of a window, as the checker has at most.
SENTENCES = 3
#: A window decides as its passage does where it holds this share of what the passage holds of the
#: claim's content words.
HELD = 0.9
#: A passage lacks what decides a claim when it holds no more than this share of its content words.
LACKED = 0.5


def in_window(row: Row) -> Row:
    """The row with its claim's best window as the premise; as it is where that may not decide."""
    sentences = sentences_of(row["premise"])
    start = _deciding(sentences, row["hypothesis"])
    if start is None:
        return row
    return row | {"premise": " ".join(sentences[start : start + SENTENCES])}


def beside_window(rows: Sequence[Row], rng: random.Random) -> Iterator[Row]:
    """Claims beside passages that lack something: what decides them, or something else.

    Of each claim that its best window decides two rows: the passage without that window, on which
    it is neutral, and the passage without a sentence or two elsewhere, on which it is what it was.
    A model that has seen few passages which tell of the same thing without deciding a claim takes
    any long one for support.
    """
    for row in rows:
        sentences = sentences_of(row["premise"])
        start = _deciding(sentences, row["hypothesis"])
        others = sentences[:start] + sentences[(start or 0) + SENTENCES :]
        wanted = content_words(row["hypothesis"])
        if start is None or len(others) < 2 or row["label"] == "neutral":
            continue
        if share_held(wanted, content_words(" ".join(others))) > LACKED:
            continue
        yield row | {"premise": " ".join(others), "label": "neutral"}
        dropped = rng.sample(others, min(2, len(others) - 1))
        yield row | {"premise": " ".join(s for s in sentences if s not in dropped)}


def _deciding(sentences: Sequence[str], claim: str) -> int | None:
    """Where the window begins that decides a claim; None where it takes more than one.

    It is the first of those that share the most content words with the claim.
    """
    starts = range(max(1, len(sentences) - SENTENCES + 1))
    windows = [content_words(" ".join(sentences[start : start + SENTENCES])) for start in starts]
    wanted = content_words(claim)
    shared = [len(wanted & window) for window in windows]
    if max(shared) < HELD * len(wanted & content_words(" ".join(sentences))):
        return None
    return shared.index(max(shared))


def is_chosen(row: Row, share: float) -> bool:
    """Whether a claim is one of the ``share`` (0 to 1) that are read in windows."""
    digest = hashlib.sha256(f"window {row['hypothesis']}".encode()).digest()
    return int.from_bytes(digest[:4], "big") < share * 2**32
