"""Which sentence of a revision is which of an earlier one."""

from __future__ import annotations

import pytest
from processor import seconds

from claimcheck.review.storage.keys import keys, same


@pytest.mark.parametrize(
    ("before", "after", "pairs"),
    [
        ("XYZ", "XYZ", "00 11 22"),
        ("XYZ", "XWZ", "00 22"),  # one edited
        ("XYZ", "XZ", "00 21"),  # one deleted
        ("XZ", "XYZ", "00 12"),  # one put in, or one split
        ("XYZ", "ZYX", "02 11 20"),  # words that occur once are known wherever they stand
        ("AXA", "AXA", "00 11 22"),
        ("AAAA", "AAAA", "00 11 22 33"),
        ("XAYAZ", "XYAZ", "00 21 32 43"),  # the first of two deleted: the other keeps its own
        ("XAYAZ", "XAYZ", "00 11 22 43"),
        ("XAAZ", "XAZ", "00 32"),  # which of the two is left nobody can tell
        ("XAZ", "XAAZ", "00 23"),
        ("XAAZ", "XABZ", "00 11 33"),  # the second edited
        ("XAAZ", "XBAZ", "00 22 33"),
        ("XAYAZ", "XAZ", "00 42"),  # beside one neighbour of each
        ("AX", "XA", "01 10"),
        ("AXBA", "BAXA", "01 12 20 33"),
        ("XAYAZ", "WAYAV", "22 11 33"),  # both edges edited
        ("XAYBAZ", "YXABZ", "01 12 20 33 54"),
        ("WXAAAYV", "wXAAYv", "11 54"),  # of a row the last is as likely gone as the first
        ("WXAAYV", "wXAAYv", "11 22 33 44"),
        ("", "XA", ""),
        ("XA", "", ""),
    ],
)
def test_sentences_keep_their_place(before: str, after: str, pairs: str):
    found = same(before, after)
    assert all(before[a] == after[b] for a, b in found)
    assert found == sorted((int(a), int(b)) for a, b in pairs.split())


@pytest.mark.parametrize("before", ["AAXAAYAA", "ABABAB", "XAAAY", "AXBXCX"])
def test_no_sentence_is_taken_twice_and_copying_out_is_seen(before: str):
    for cut in range(len(before)):
        after = before[:cut] + before[cut + 1 :]
        found = same(before, after)
        assert len({a for a, _ in found}) == len({b for _, b in found}) == len(found)
        # Whatever could be another's is nobody's: the true pairs alone are found.
        true = {(n, n - (n > cut)) for n in range(len(before)) if n != cut}
        assert set(found) <= true


def test_keys_stay_through_edits_and_come_back_when_the_words_do():
    first = keys(["Rain fell.", "Nobody came.", "Rain fell."])
    second = keys(["Rain fell.", "Somebody came.", "Rain fell."], [first])
    assert (second[0], second[2]) == (first[0], first[2])
    assert second[1] not in first
    third = keys(["Rain fell.", "Nobody came.", "Rain fell."], [second, first])
    assert third == first


def test_a_look_alike_never_gets_the_key_of_one_that_is_gone():
    first = keys(["Rain fell.", "It was cold.", "Rain fell.", "Then snow came."])
    second = keys(["It was cold.", "Rain fell.", "Then snow came."], [first])
    assert second == first[1:]
    third = keys(["It was cold.", "Then snow came.", "Rain fell."], [second, first])
    assert third[:2] == [first[1], first[3]]
    assert third[2] != first[0]


@pytest.mark.parametrize("near", ["Four people died", "Four people died!", "four people died.",
                                  "Four people died. And more.", "Five people died."])  # fmt: skip
def test_near_identical_words_are_other_sentences(near: str):
    (first,) = keys(["Four people died."])
    assert keys([near], [[first]]) != [first]


def test_a_text_that_repeats_itself_takes_time_in_proportion():
    def took(size: int) -> float:
        old, new = "AB" * size + "X" + "A" * size, "A" * size + "Y" + "BA" * size
        return seconds(lambda: same(old, new))

    assert took(8_000) < 12 * max(took(2_000), 0.001)


def test_keys_go_by_words():
    assert keys(["One  two.", "One two."])[0] == keys(["One two."])[0]
    first, again = keys(["Same.", "Same."])
    assert first != again
    assert len(set(keys(["It rose.", "It  Rose.", "It rose"]))) == 3
