"""Cleaning: paragraphs, wrapped lines, characters."""

import random
import unicodedata

import pytest

from claimcheck.ingest.clean import clean

WRAPPED = """The council of Marlow voted on Monday to close the old bridge over the
river for six weeks, after engineers had found cracks in two of its
main beams.

“We had no choice,” the mayor said, adding that the ferry would run for
longer hours until the work was done.
"""


def test_hard_wrapped_lines_are_joined() -> None:
    first, second = clean(WRAPPED).split("\n\n")
    assert first.endswith("after engineers had found cracks in two of its main beams.")
    assert second.startswith("“We had no choice,” the mayor said, adding that the ferry would run")


def test_wrapped_text_without_blank_lines_breaks_after_a_short_last_line() -> None:
    assert clean(WRAPPED.replace("\n\n", "\n")) == clean(WRAPPED)


def test_a_line_a_paragraph_without_blank_lines_stays_so() -> None:
    text = (
        "Bridge closed\n"
        "The council of Marlow voted on Monday to close the old bridge for six weeks.\n"
        "“We had no choice,” the mayor said.\n"
        "Engineers had found cracks in two of its main beams, and the ferry will run for longer."
    )
    assert clean(text).split("\n\n") == text.split("\n")


def test_a_headline_above_wrapped_text_stays_apart() -> None:
    text = "Bridge closed for repairs\n" + WRAPPED
    assert clean(text).split("\n\n")[0] == "Bridge closed for repairs"


def test_short_lines_with_capitals_are_no_wrapped_text() -> None:
    assert clean("Once\nMonthly\nYearly") == "Once\n\nMonthly\n\nYearly"


@pytest.mark.parametrize(
    ("cut", "expected"),
    [
        ("the negotia-\ntions", "the negotiations"),  # whole elsewhere in the text
        ("the long-\nterm", "the long-term"),  # unknown: the hyphen may belong there
        ("the pre-\nWar", "the pre- War"),
    ],
)
def test_words_cut_at_the_end_of_a_line(cut: str, expected: str) -> None:
    before, after = cut.split("\n")
    text = (
        "The ministers said that they would go on with negotiations until the\n"
        f"end of the week, as all of them had hopes for success in {before}\n"
        f"{after} talks that were held in the old town hall for three long days\n"
        "and that nobody had wanted to leave.\n"
    )
    assert f"{expected} talks" in clean(text)


def test_characters() -> None:
    text = "\ufeffA\u00a0 b\tc\u00ad\u200b\x07 — “d”\r\n\r\n\x0c  e\u0301t\u00e9…  \n"
    assert clean(text) == "A b c — “d”\n\nété…"


def test_persian_joiners_are_kept() -> None:
    assert clean("می\u200cروم") == "می\u200cروم"


@pytest.mark.parametrize("text", ["", " ", "\n\n \t\n", "\u200b\n"])
def test_nothing_left(text: str) -> None:
    assert clean(text) == ""


def _random_text(seed: int) -> str:
    rng = random.Random(seed)
    pieces = ["The", "mayor", "said", "négo-", "“yes”", "a" * 60, ".", ",", "\u0301", "É", "-", "1"]
    spaces = [
        " ",
        " ",
        " ",
        "\n",
        "\n",
        "\n\n",
        "\t",
        "\u00a0",
        "\r\n",
        "\u2028",
        "\u00ad",
        "",
        "\x1d",
    ]
    return "".join(rng.choice(pieces) + rng.choice(spaces) for _ in range(rng.randrange(1, 120)))


@pytest.mark.parametrize("seed", range(300))
def test_properties_on_random_text(seed: int) -> None:
    text = _random_text(seed)
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert unicodedata.is_normalized("NFC", cleaned)
    assert "\n\n\n" not in cleaned
    for paragraph in cleaned.split("\n\n") if cleaned else []:
        assert paragraph
        assert paragraph == paragraph.strip()
        assert not any(bad in paragraph for bad in ("\n", "  ", "\t", "\xa0", "\xad"))


@pytest.mark.parametrize("seed", range(50))
def test_wrapping_at_any_width_is_undone(seed: int) -> None:
    rng = random.Random(seed)
    vocabulary = (
        "the of bridge mayor said that over river was to closed in weeks and a council".split()
    )
    paragraphs = []
    for _ in range(6):
        words = [rng.choice(vocabulary) for _ in range(rng.randrange(30, 80))]
        paragraphs.append(" ".join(words).capitalize() + ".")
    width = rng.randrange(45, 110)
    wrapped = "\n\n".join(_wrap(paragraph, width) for paragraph in paragraphs)
    assert clean(wrapped) == "\n\n".join(paragraphs)


def _wrap(text: str, width: int) -> str:
    lines = [""]
    for word in text.split(" "):
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return "\n".join(lines)
