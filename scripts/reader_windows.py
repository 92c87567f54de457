"""Claims beside the few sentences that decide them, in the place of their whole passage.

The checker reads a claim with its best window first. Such a pair costs a third of the claim's
passage, so a run of the same length learns of more claims.
"""

from __future__ import annotations

import hashlib

from reader_passages import Row, sentences_of

from claimcheck.english.words import content_words

#: Sentences of a window, as the checker has at most.
SENTENCES = 3
#: A window decides as its passage does where it holds this share of what the passage holds of the
#: claim's content words.
HELD = 0.9


def in_window(row: Row) -> Row:
    """The row with its claim's best window as the premise; as it is where that may not decide.

    The best window is the first of those that share the most content words with the claim.
    """
    sentences = sentences_of(row["premise"])
    starts = range(max(1, len(sentences) - SENTENCES + 1))
    windows = [" ".join(sentences[start : start + SENTENCES]) for start in starts]
    wanted = content_words(row["hypothesis"])
    shared = [len(wanted & content_words(window)) for window in windows]
    if max(shared) < HELD * len(wanted & content_words(row["premise"])):
        return row
    return row | {"premise": windows[shared.index(max(shared))]}


def is_chosen(row: Row, share: float) -> bool:
    """Whether a claim is one of the ``share`` (0 to 1) that are read in windows."""
    digest = hashlib.sha256(f"window {row['hypothesis']}".encode()).digest()
    return int.from_bytes(digest[:4], "big") < share * 2**32
