"""The passages that two texts share, and how much of each they are."""

from __future__ import annotations

import pytest
from processor import grows_at_most, seconds

from claimcheck.english.quote_marks import quoted_spans
from claimcheck.provenance.passages import Words, passages, share

RUN = "the eastern basin stays closed for a week"  # eight words


def words(text: str) -> Words:
    return Words.of(text, [(0, len(text))], quoted_spans(text))


def shared(first: str, second: str) -> list[tuple[str, str, int]]:
    found = passages(words(first), words(second))
    return [(first[slice(*p.first)], second[slice(*p.second)], p.words) for p in found]


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        (f"Now {RUN}.", f"{RUN}, they say", [(RUN, RUN, 8)]),
        (RUN.upper(), RUN, [(RUN.upper(), RUN, 8)]),
        ("one two three four", "one two three four", []),  # a common phrase
        ("one two three four five", "one two three, four five", [("five", "five", 5)]),
        ("He left. Then it rained all day.", "he left then it rained all night",
         [("all", "all", 6)]),
        ("“one two three four five six” she said", "“one two three four five six” he said", []),
        (f"{RUN} “so be it” then", f"{RUN} “so be it” now", [("it", "it", 11)]),
        ("a b c d e. x. f g h i j", "f g h i j. y. a b c d e",
         [("a b c d e", "a b c d e", 5), ("f g h i j", "f g h i j", 5)]),
        ("", RUN, []),
    ],
)  # fmt: skip
def test_passages_are_the_runs_that_both_have(first: str, second: str, found: list):
    got = shared(first, second)
    assert [count for _, _, count in got] == [count for _, _, count in found]
    for (here, there, _), (mine, theirs, _) in zip(got, found, strict=True):
        assert here.endswith(mine)
        assert there.endswith(theirs)


def test_the_longest_counterpart_is_taken():
    first = f"{RUN} and two more days"
    assert shared(first, f"{RUN} or. {RUN} and two more. {RUN} not") == [
        (f"{RUN} and two more", f"{RUN} and two more", 11)
    ]


@pytest.mark.parametrize(
    ("of", "by", "expected"),
    [
        (RUN, f"{RUN} {RUN}", 1.0),
        (f"{RUN} a b c d e f g h", RUN, 0.5),
        (f"{RUN} “a b c d e f”", RUN, 1.0),  # the quotation is left out
        ("a b c d e", RUN, 0.0),
        ("“a b c”", RUN, 0.0),
        ("", "", 0.0),
    ],
)
def test_the_share_of_the_one_in_the_other(of: str, by: str, expected: float):
    assert share(words(of), words(by)) == pytest.approx(expected)


def test_furniture_is_no_part_of_a_passage():
    text = f"{RUN}. Subscribe here. {RUN}"
    second = text.rindex(RUN)
    found = Words.of(text, [(0, len(RUN)), (second, len(text))], ())
    assert [p.words for p in passages(found, words(f"{RUN} {RUN}"))] == [16]


def test_a_text_that_repeats_itself_takes_time_in_proportion():
    def took(size: int) -> float:
        many = words("so " * size)
        assert share(many, many) == 1.0
        return seconds(lambda: share(many, many))

    assert grows_at_most(took, 4_000, 16_000, 12)
