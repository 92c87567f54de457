"""Plain text with numbered lines, or with breaks of markup."""

import pytest
from processor import grows_at_most, seconds

from claimcheck.ingest.documents import read
from claimcheck.ingest.load import load_bytes
from claimcheck.ingest.plain_lines import unwrapped
from claimcheck.settings import Settings

SPOKEN = [
    "JUDGE BERG: We go on with the ferry",
    "case. The harbour office has asked for",
    "more time.",
    "MR. HOLM: That is so. We need until",
    "Monday to find the log of the night, of",
    "which only the first half was kept.",
]
SPOKEN_READ = (
    "JUDGE BERG: We go on with the ferry case. The harbour office has asked for more time.\n\n"
    "MR. HOLM: That is so. We need until Monday to find the log of the night, of which only the"
    " first half was kept."
)


def numbered(lines: list[str], form: str, page: int = 100) -> str:
    return "\n".join(form.format(n % page + 1, line) for n, line in enumerate(lines))


@pytest.mark.parametrize("form", ["{} {}", "{:>2}   {}", "     {}\t{}", "{}  {}\n", "{:02} {}"])
@pytest.mark.parametrize("page", [100, 4])
def test_numbered_lines_of_a_transcript(form: str, page: int) -> None:
    assert unwrapped(numbered(SPOKEN, form, page)) == SPOKEN_READ


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            [
                "BERG: The pier was shut",
                "because the piles are",
                "old. Nobody had looked",
                "at them.",
            ],
            "BERG: The pier was shut because the piles are old. Nobody had looked at them.",
        ),
        (
            ["BERG: Was it shut as", "they say?", "HOLM: It was, for the", "whole night."],
            "BERG: Was it shut as they say?\n\nHOLM: It was, for the whole night.",
        ),
        (
            ["The pier was shut", "because the piles are", "so old that they", "rot."],
            "The pier was shut because the piles are so old that they rot.",
        ),
    ],
)
def test_four_numbered_lines(lines: list[str], expected: str) -> None:
    assert unwrapped(numbered(lines, "{} {}")) == expected


def test_lines_of_the_page_between_numbered_ones() -> None:
    text = numbered(SPOKEN[:3], "{} {}") + "\n4\n5\n" + numbered(SPOKEN[3:], "{} {}")
    assert unwrapped(text) == SPOKEN_READ


def test_questions_and_answers() -> None:
    lines = [
        "Q. Who was on the bridge, as",
        "far as you know?",
        "A. The mate, who had",
        "the watch.",
        "Q. Alone?",
    ]
    assert unwrapped(numbered(lines, "{} {}")).split("\n\n") == [
        "Q. Who was on the bridge, as far as you know?",
        "A. The mate, who had the watch.",
        "Q. Alone?",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(f"{n} The ward voted yes." for n in range(1, 9)),  # a list
        "\n".join(f"{n}. The ward\nvoted yes." for n in range(1, 9)),
        "\n".join(f"{n * 7} of the wards voted\nas before" for n in range(1, 9)),  # no sequence
        "300 people came\nand 20 left.\n\n15 stayed.",
        "The ferry stopped.\nIt was late.\nA crack.\nNobody hurt.\nThe end.",
        "1 a\n2 b",
        "1 egg\n2 cups of milk\n3 spoons of salt\n4 slices of bread",
        "1 Egg\n2 cups of milk\n3 Spoons of salt\n4 slices of bread",
        "1 The pier.\n2 the quay.\n3 the inn.\n4 the bar.",
        "",
        "A < B and <i>so</i> on.",
    ],
)
def test_other_lines_stay(text: str) -> None:
    assert unwrapped(text) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ferry stopped.<br>It was late.", "The ferry stopped.\nIt was late."),
        ("The ferry stopped.<BR />\n<br/>It was late.", "The ferry stopped.\n\nIt was late."),
        (
            "<p>The ferry stopped.</p>\n<p>It was late.</p>",
            "The ferry stopped.\n\n\n\nIt was late.",
        ),
    ],
)
def test_breaks_of_markup_end_lines(text: str, expected: str) -> None:
    assert unwrapped(text).strip("\n") == expected


def test_a_file_is_read_so() -> None:
    assert load_bytes("hearing.txt", numbered(SPOKEN, "{} {}").encode()).text == SPOKEN_READ


@pytest.mark.parametrize("unit", ["<br", "<br>", "1 a\n", " ", "\t1", "</p", "Q. A. ", "A-"])
def test_time_grows_with_the_text(unit: str) -> None:
    def took(count: int) -> float:
        return seconds(lambda: unwrapped("x\n" * 5 + unit * count))

    assert grows_at_most(took, 20_000, 80_000, 8, 0.5)


def test_a_bare_text_is_read_as_a_file_is() -> None:
    found = read("The pier shut on Monday.<br>Nobody was there.", "article", Settings())
    assert [s.text for s in found.sentences] == ["The pier shut on Monday.", "Nobody was there."]
