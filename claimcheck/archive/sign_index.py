"""Which of many vectors may be near to one: by the signs of their numbers.

The share of signs in which two unit vectors differ tells their angle (Charikar 2002, "Similarity
estimation techniques from rounding algorithms"). A vector of 384 numbers has 48 bytes of signs, so
that a million fit into memory and are compared with one in some 10 ms, all of them: what is missed
is only what the later, exact comparison of the nearest would have put in order.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from claimcheck.arrays import Floats

#: Vectors that are compared in one go: their signs stay in the processor's cache.
_BLOCK = 32_768
#: Vectors asked for at once; each needs two bytes a stored vector.
_ASKED = 16
_WORD = 64

Words = npt.NDArray[np.uint64]


def sign_bytes(vectors: Floats) -> bytes:
    """Pack the signs of vectors, shape (n, dimension): ``width(dimension)`` words a vector."""
    return _words(vectors).tobytes()


def width(dimension: int) -> int:
    """How many words of 64 bits hold the signs of one vector."""
    return -(-dimension // _WORD)


class SignIndex:
    """The signs of many vectors, in the order in which they are numbered.

    Args:
        data: what `sign_bytes` made of all of them, strung together.
        dimension: of the vectors.

    Raises:
        ValueError: the data are not of whole vectors.
    """

    def __init__(self, data: bytes, dimension: int) -> None:
        rows = np.frombuffer(data, dtype="<u8").reshape(-1, width(dimension))
        # One word of all vectors after the other: each comparison reads memory in a row.
        self._columns: Words = np.ascontiguousarray(rows.T)

    def __len__(self) -> int:
        return int(self._columns.shape[1])

    def near(self, vectors: Floats, count: int) -> Iterator[npt.NDArray[np.intp]]:
        """The ``count`` vectors that differ in the fewest signs, for each of ``vectors`` in turn.

        Numbers in rising order; of those that differ alike the first ones. All when there are no
        more than ``count``.
        """
        for start in range(0, len(vectors), _ASKED):
            for row in self._differences(vectors[start : start + _ASKED]):
                yield _smallest(row, count)

    def _differences(self, vectors: Floats) -> npt.NDArray[np.uint16]:
        """In how many signs each vector differs from each stored one: shape (vectors, stored)."""
        asked = _words(vectors)
        counts = np.zeros((len(asked), len(self)), dtype=np.uint16)
        for start in range(0, len(self), _BLOCK):
            block = self._columns[:, start : start + _BLOCK]
            for words, row in zip(asked, counts[:, start : start + _BLOCK], strict=True):
                for column, word in zip(block, words, strict=True):
                    row += np.bitwise_count(column ^ word)
        return counts


def _words(vectors: Floats) -> Words:
    bits = np.packbits(vectors > 0, axis=1)
    padded = np.zeros((len(vectors), width(vectors.shape[1]) * _WORD // 8), dtype=np.uint8)
    padded[:, : bits.shape[1]] = bits
    return padded.view("<u8")


def _smallest(counts: npt.NDArray[np.uint16], count: int) -> npt.NDArray[np.intp]:
    """Places of the ``count`` smallest numbers."""
    if len(counts) <= count:
        return np.arange(len(counts))
    up_to = np.bincount(counts).cumsum()
    limit = int(np.searchsorted(up_to, count))
    below = np.flatnonzero(counts < limit)
    at_limit = np.flatnonzero(counts == limit)[: count - len(below)]
    return np.sort(np.concatenate([below, at_limit]))
