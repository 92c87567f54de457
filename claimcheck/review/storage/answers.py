"""The memory of the models' answers in the database, bounded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from claimcheck.models.cache import Kind
from claimcheck.review.storage.store import Store

#: Most answers that are kept, the newest. A vector of 384 numbers takes 1.5 KB, so some 150 MB.
MOST = 100_000
#: Most keys in one question to the database; SQLite takes 32,766 parameters since 3.32.
CHUNK = 500


class StoredAnswers:
    """A `claimcheck.models.cache.Memory` in a store.

    ``known`` and ``read`` count the pairs that were recalled and those that the models read.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self.known: Counter[Kind] = Counter()
        self.read: Counter[Kind] = Counter()

    def recall(self, kind: Kind, keys: Sequence[bytes]) -> Mapping[bytes, bytes]:
        """Return what is known of ``keys``."""
        found: dict[bytes, bytes] = {}
        for start in range(0, len(keys), CHUNK):
            chunk = keys[start : start + CHUNK]
            marks = ", ".join("?" * len(chunk))
            found.update(
                map(
                    tuple,
                    self._store.connection.execute(
                        f"SELECT key, answer FROM answers WHERE key IN ({marks})", chunk
                    ),
                )
            )
        self.known[kind] += len(found)
        return found

    def keep(self, kind: Kind, answers: Mapping[bytes, bytes]) -> None:
        """Remember answers by key; the oldest are forgotten where there are too many."""
        self.read[kind] += len(answers)
        with self._store.writing() as connection:
            connection.executemany(
                "INSERT OR IGNORE INTO answers (key, answer) VALUES (?, ?)", answers.items()
            )
            connection.execute(
                "DELETE FROM answers WHERE id <= (SELECT max(id) FROM answers) - ?", (MOST,)
            )

    def reset(self) -> None:
        """Count anew, for another check."""
        self.known.clear()
        self.read.clear()
