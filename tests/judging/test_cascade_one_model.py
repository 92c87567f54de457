"""The cascade where one model both skims and reads closely."""

from __future__ import annotations

from readers import A_B_C, CLAIM, UNSURE, A, B, C, Readers, labels, longer, reference
from tiny import CONTRADICTED, ENTAILED, candidates


def test_one_model_alone_decides_by_skimming():
    readers = Readers({A.text: UNSURE, "y.": CONTRADICTED}, alone=True)
    found = readers.read(candidates(CLAIM, "x", A), reference("y"))
    assert labels(found) == ["entailment", "contradiction"], "sure or not"
    assert len(readers.small.calls) == 1
    assert readers.large.calls == []


def test_one_model_alone_reads_all_windows_where_nothing_entails():
    readers = Readers({A.text: (0.4, 0.5, 0.1), A_B_C: ENTAILED}, alone=True)
    found = readers.read(reference("x"), candidates(CLAIM, "y", A, B, C))
    assert labels(found) == ["neutral", "entailment"]
    assert readers.small.calls[1:] == [[(A_B_C, CLAIM)]]


def test_one_model_alone_reads_more_of_the_most_promising_references():
    readers = Readers({"y.": (0.4, 0.5, 0.1), "z.": (0.2, 0.7, 0.1)}, alone=True)
    readers.read(*map(longer, "xyz"))
    more = readers.small.calls[1]
    assert set(more) == {(f"{B.text} y.", CLAIM), (f"{B.text} z.", CLAIM)}


def test_one_model_alone_reads_more_of_one_reference_of_each_origin():
    readers = Readers({"y.": (0.4, 0.5, 0.1), "z.": (0.2, 0.7, 0.1)}, alone=True)
    readers.read(*map(longer, "xyz"), origins=(0, 1, 1))
    more = readers.small.calls[1]
    assert set(more) == {(f"{B.text} y.", CLAIM), (f"{B.text} x.", CLAIM)}


def test_one_model_alone_leaves_a_contradiction_for_the_next_reference():
    readers = Readers({A.text: (0.4, 0.0, 0.6), A_B_C: ENTAILED}, alone=True)
    found = readers.read(candidates(CLAIM, "x", A, B, C), reference("y"))
    assert labels(found) == ["contradiction", "neutral"]
    assert A_B_C not in readers.skimmed


def test_a_reference_of_one_window_is_not_asked_about_twice():
    readers = Readers({}, alone=True)
    readers.read(reference("x"))
    assert readers.skimmed == ["x."]
    readers = Readers({})
    readers.read(reference("x"))
    assert (readers.skimmed, readers.closely) == (["x."], ["x."])
