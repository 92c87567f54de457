"""What embedded stores take to keep and find the models' answers, as docs/cache.md shows it.

Two processes write and read at once, as two runs would. Needs ``pip install diskcache lmdb`` in an
environment of its own, as claimcheck depends on neither::

    python scripts/compare_stores.py
"""

from __future__ import annotations

import multiprocessing
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from claimcheck.models.disk_cache import DiskCache

#: Answers of each process, how many are kept at once, and the bytes of one.
ROUNDS, TOGETHER = 40, 100
SIZES = {"vectors": 4 * 384, "probabilities": 4 * 3}
Answers = dict[bytes, bytes]
#: Opens a store in a folder; returns what keeps answers and what finds them by key.
Opener = Callable[[Path], tuple[Callable[[Answers], None], Callable[[list[bytes]], Answers]]]


def ours(folder: Path):
    cache = DiskCache(folder, 1024)
    return lambda new: cache.keep("nli", new), lambda keys: dict(cache.recall("nli", keys))


def diskcache(folder: Path):
    from diskcache import Cache

    cache = Cache(str(folder), eviction_policy="least-recently-used", size_limit=1 << 30)

    def keep(new: Answers) -> None:
        with cache.transact():
            for key, answer in new.items():
                cache.set(key, answer)

    return keep, lambda keys: {key: cache[key] for key in keys}


def lmdb(folder: Path):
    import lmdb

    store = lmdb.open(str(folder), map_size=1 << 30, sync=False)

    def keep(new: Answers) -> None:
        with store.begin(write=True) as transaction:
            transaction.cursor().putmulti(new.items())

    def find(keys: list[bytes]) -> Answers:
        with store.begin() as transaction:
            return dict(transaction.cursor().getmulti(keys))

    return keep, find


STORES: dict[str, Opener] = {"DiskCache (sqlite3)": ours, "diskcache": diskcache, "lmdb": lmdb}


def rounds(size: int) -> Iterator[Answers]:
    for _ in range(ROUNDS):
        yield {os.urandom(32): os.urandom(size) for _ in range(TOGETHER)}


def work(name: str, folder: Path, size: int) -> tuple[float, float]:
    """CPU seconds of one process to keep its answers, and to find them."""
    keep, find = STORES[name](folder)
    made = list(rounds(size))
    started = time.process_time()
    for answers in made:
        keep(answers)
    kept = time.process_time()
    for answers in made:
        if find(list(answers)) != answers:
            raise SystemExit(f"{name} lost answers")
    return kept - started, time.process_time() - kept


def main() -> int:
    count = ROUNDS * TOGETHER / 1000
    for what, size in SIZES.items():
        for name in STORES:
            with tempfile.TemporaryDirectory() as folder, multiprocessing.Pool(2) as pool:
                path = Path(folder) / "store"
                path.mkdir(mode=0o700)
                taken = pool.starmap(work, [(name, path, size)] * 2)
                disk = sum(p.stat().st_size for p in path.rglob("*") if p.is_file())
            put, get = (1000 * sum(column) / 2 / count for column in zip(*taken, strict=True))
            each = disk / (2 * ROUNDS * TOGETHER)
            print(f"{what} | {name} | {put:.0f} ms | {get:.0f} ms | {each:.0f} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
