"""The answers that a process keeps: the last ones asked for, and no more than it may."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from tiny import HashEncoder

from claimcheck.models.cache import CachedEncoder, RecentAnswers, Shelf
from claimcheck.models.encoder import TOLD_FROM, Vectors


def test_the_answers_asked_for_longest_ago_are_forgotten():
    kept = RecentAnswers(most=2)
    kept.keep("nli", {b"a": b"1", b"b": b"2"})
    assert kept.recall("nli", [b"a"]) == {b"a": b"1"}
    kept.keep("nli", {b"c": b"3"})
    assert kept.recall("nli", [b"a", b"b", b"c"]) == {b"a": b"1", b"c": b"3"}


def test_a_text_is_encoded_once_and_gives_the_row_asked_for():
    model = HashEncoder()
    encoder = CachedEncoder(model, Shelf(RecentAnswers(), "encoder", "hash@1"))
    both = encoder.encode(["ferry", "quay"])
    assert (encoder.encode(["quay", "ferry", "quay"]) == both[[1, 0, 1]]).all()
    assert sorted(model.encoded) == ["ferry", "quay"]
    assert len(encoder.encode([])) == 0


def test_models_of_other_names_share_no_answer():
    kept, model = RecentAnswers(), HashEncoder()
    for name in ("hash@1", "hash@2"):
        CachedEncoder(model, Shelf(kept, "encoder", name)).encode(["ferry"])
    assert list(model.encoded) == ["ferry", "ferry"]


def test_threads_may_share_it():
    kept = RecentAnswers(most=50)

    def work(number: int) -> int:
        for n in range(200):
            key = bytes([number, n])
            kept.keep("nli", {key: key})
            kept.recall("nli", [bytes([number, m]) for m in range(n)])
        return number

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(work, range(8))) == list(range(8))
    known = kept.recall("nli", [bytes([a, b]) for a in range(8) for b in range(200)])
    assert len(known) == 50


def test_many_texts_are_encoded_in_steps_that_are_told():
    class Told:
        def __init__(self) -> None:
            self.log: list[object] = []

        def start(self, stage: str, total: int) -> None:
            self.log.append((stage, total))

        def advance(self, count: int = 1) -> None:
            self.log.append(count)

        def finish(self) -> None:
            self.log.append("end")

    encoder, told = HashEncoder(), Told()
    vectors = Vectors(encoder)
    vectors.add((f"text {n}" for n in range(TOLD_FROM)), told)
    assert told.log == []
    vectors.add((f"line {n}" for n in range(TOLD_FROM * 2 + 1)), told)
    assert told.log == [("encoding", 1001), TOLD_FROM, TOLD_FROM, 1, "end"]
    assert len(encoder.encoded) == 3 * TOLD_FROM + 1
