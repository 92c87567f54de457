"""PDF files: columns in reading order, lines joined, heads and note marks left out."""

import time

import pytest
from drawn_pdf import Drawn, column, drawn_pdf
from processor import grows_at_most, seconds

from claimcheck.errors import InputError
from claimcheck.ingest.document import build
from claimcheck.ingest.formats import pdf
from claimcheck.ingest.formats.pdf import from_pdf
from claimcheck.ingest.line_breaks import join_lines, whole_words
from claimcheck.ingest.load import load_bytes

FERRY = [
    "The ferry to Skarholm was stopped on",
    "Sunday after a crack had been found",
    "in its rudder.",
    "",
    "About 300 passengers spent the night",
    "in a school, the harbour office said.",
]
FERRY_READ = [
    "The ferry to Skarholm was stopped on Sunday after a crack had been found in its rudder.",
    "About 300 passengers spent the night in a school, the harbour office said.",
]
LEFT = ["Rangers in the Aldo hills", "counted 61 wolves, nine", "more than a year ago, and"]
RIGHT = ["shepherds want some shot.", "The ministry will decide", "in the first days of May."]
COLUMNS_READ = [
    "Rangers in the Aldo hills counted 61 wolves, nine more than a year ago, and shepherds want"
    " some shot. The ministry will decide in the first days of May."
]


def read(*pages: list[Drawn]) -> list[str]:
    return from_pdf(drawn_pdf(*pages), "story.pdf").text.split("\n\n")


def by_row(*columns: list[Drawn]) -> list[Drawn]:
    return sorted((line for found in columns for line in found), key=lambda line: line.y)


def test_lines_are_joined_to_paragraphs() -> None:
    assert read(column(40, 80, FERRY)) == FERRY_READ


def test_paragraphs_that_only_an_indent_sets_apart() -> None:
    first, second = column(40, 80, FERRY[:3]), column(40, 116, FERRY[4:])
    assert read([*first, second[0]._replace(x=52), *second[1:]]) == FERRY_READ


@pytest.mark.parametrize(
    "page",
    [
        [*column(40, 80, LEFT), *column(220, 80, RIGHT)],
        by_row(column(40, 80, LEFT), column(220, 80, RIGHT)),
        by_row(column(40, 80, LEFT), column(220, 85, RIGHT)),  # base lines apart
        [*column(220, 80, RIGHT), *column(40, 80, LEFT)],
        by_row(column(40, 80, LEFT, 14), column(220, 80, RIGHT, 11)),
    ],
)
def test_two_columns(page: list[Drawn]) -> None:
    assert read(page) == COLUMNS_READ


def test_a_headline_over_two_columns() -> None:
    headline = Drawn(40, 60, "Wolves gain ground in the Aldo hills", 15)
    page = by_row(column(40, 80, LEFT), column(220, 80, RIGHT))
    assert read([headline, *page]) == [headline.text, *COLUMNS_READ]


def test_three_columns_and_text_below_them() -> None:
    columns = [
        ["The mill at", "Ostwick shut", "for good on"],
        ["Friday; its", "last owner is", "73. He wants"],
        ["to sell it to", "a museum for", "one crown."],
    ]
    page = by_row(*(column(30 + 120 * n, 80, lines) for n, lines in enumerate(columns)))
    below = [Drawn(30, 150, "A vote on the sale is to be held in Ostwick before summer.")]
    assert read(page + below) == [
        "The mill at Ostwick shut for good on Friday; its last owner is 73. He wants to sell it to"
        " a museum for one crown.",
        "A vote on the sale is to be held in Ostwick before summer.",
    ]


def test_the_cells_of_a_table_are_no_columns() -> None:
    rows = ["Ward", "North", "South", "West"], ["Votes", "1,204", "988", "1,310"]
    page = by_row(column(40, 80, rows[0]), column(200, 80, rows[1]))
    assert "North 1,204" in " ".join(read(page))


def test_wide_spaces_of_justified_lines_are_no_gutter() -> None:
    spaced = [line._replace(word_space=4 * (n % 3)) for n, line in enumerate(column(40, 80, FERRY))]
    assert read(spaced) == FERRY_READ


@pytest.mark.parametrize(
    ("heads", "feet"),
    [
        (["OSTWICK DAILY", "OSTWICK DAILY"], ["1", "2"]),
        (["Ostwick Daily  Page 3", "Ostwick Daily  Page 4"], ["", ""]),
        (["", ""], ["- 1 -", "- 2 -"]),
        (["", ""], ["Page 1 of 2", "Page 2 of 2"]),
        (["12/03/2026, 09:15 Ferry", "12/03/2026, 09:15 Ferry"], ["p. 8", "p. 9"]),
        (["", ""], ["ostwick.example/a 1/2", "ostwick.example/a 2/2"]),
    ],
)
def test_running_heads_and_page_numbers_are_left_out(heads: list[str], feet: list[str]) -> None:
    halves = column(40, 80, FERRY[:2]), column(40, 80, FERRY[2:])
    pages = [
        [Drawn(40, 30, head), *half, Drawn(190, 580, foot)]
        for head, half, foot in zip(heads, halves, feet, strict=True)
    ]
    assert read(*pages) == FERRY_READ
    shown = from_pdf(drawn_pdf(*pages), "story.pdf").furniture
    assert len(shown) == (1 if any(c.isalpha() for c in heads[0]) or "." in feet[0] else 0)


def test_heads_are_furniture_of_the_document() -> None:
    pages = [[Drawn(40, 30, "OSTWICK DAILY"), *column(40, 80, FERRY[n:])] for n in (0, 3)]
    found = build(load_bytes("story.pdf", drawn_pdf(*pages)))
    assert [s.text for s in found.sentences if s.role == "furniture"] == ["OSTWICK DAILY"]
    assert found.paragraphs[-1].kind == "furniture"
    assert "OSTWICK" not in " ".join(s.text for s in found.content)


@pytest.mark.parametrize("size", [7, 8])
def test_heads_that_differ_from_page_to_page_in_small_type(size: int) -> None:
    pages = [
        [Drawn(40, 30, head, size), *column(40, 80, lines)]
        for head, lines in (("Harbour", FERRY[:2]), ("Ostwick Daily", FERRY[2:]))
    ]
    assert read(*pages) == FERRY_READ


def test_numbered_lines_of_a_transcript() -> None:
    lines = [
        "JUDGE BERG: We go on with the ferry",
        "case. The harbour office has asked",
        "for more time.",
        "MR. HOLM: That is so. We need until",
        "Monday to find the log of the night.",
    ]
    pages = [
        [
            *column(80, 80, lines, 20),
            *(Drawn(40, 80 + 20 * n, str(n + 1)) for n in range(5)),
            Drawn(40, 560, "Ostwick Reporting"),
        ]
    ] * 2
    assert read(pages[0])[:2] == read(*pages)[:2] == [" ".join(lines[:3]), " ".join(lines[3:])]


def test_a_numbered_list_keeps_its_numbers() -> None:
    entries = ["41 wolves in Aldo.", "9 bears in Selm.", "12 lynx in Ostwick."]
    assert " ".join(read(column(40, 80, entries, 20))) == " ".join(entries)


def test_a_page_that_is_there_twice_has_no_heads() -> None:
    page = column(40, 80, FERRY)
    assert " ".join(read(page, page)) == " ".join(FERRY_READ * 2)


def test_what_only_one_page_has_is_no_head() -> None:
    first = [Drawn(40, 30, "Ferry to Skarholm stopped"), *column(40, 80, FERRY[:2])]
    assert read(first, column(40, 80, FERRY[2:])) == ["Ferry to Skarholm stopped", *FERRY_READ]


@pytest.mark.parametrize(
    ("before", "mark", "after", "expected"),
    [
        ("It cost 41", "2", "million crowns.", "It cost 41 million crowns."),
        ("It cost 900 crowns", "13", "a day.", "It cost 900 crowns a day."),
        ("All 160", "*", "houses stand.", "All 160 houses stand."),
        ("It was sold", "[4]", "in May.", "It was sold in May."),
        ("Cells grew to 10", "6", "in May.", "Cells grew to 10⁶ in May."),
        ("A park of 12 km", "2", "was shut.", "A park of 12 km² was shut."),
        ("The 21", "st", "of May.", "The 21st of May."),
        ("It took 3", "1,2", "days.", "It took 3 days."),
    ],
)
def test_note_marks_and_exponents(before: str, mark: str, after: str, expected: str) -> None:
    raised = 40 + 6 * len(before)
    line = [
        Drawn(40, 80, before),
        Drawn(raised, 76, mark, 6),
        Drawn(raised + 4 * len(mark) + 6, 80, after),
    ]
    assert read([*line, *column(40, 98, FERRY)])[0] == expected


def test_a_lowered_figure_stays() -> None:
    line = [Drawn(40, 80, "CO"), Drawn(52, 82, "2", 6), Drawn(62, 80, "fell by a tenth.")]
    assert read([*line, *column(40, 98, FERRY)])[0] == "CO2 fell by a tenth."


def test_footnotes_stand_behind_the_story() -> None:
    note = [Drawn(40, 540, "1", 5), Drawn(44, 542, "At prices of last year.", 7)]
    assert read([*column(40, 80, FERRY[:2]), *note], column(40, 80, FERRY[2:])) == [
        *FERRY_READ,
        "At prices of last year.",
    ]


def test_a_first_letter_over_two_lines() -> None:
    page = [Drawn(40, 92, "T", 28), *column(58, 80, ["he ferry was stopped", "on Sunday."])]
    assert read([*page, *column(40, 104, FERRY)])[0].startswith("The ferry was stopped on Sunday.")


def test_letters_drawn_twice_for_bold_type() -> None:
    lines = column(40, 80, FERRY)
    twice = [copy for line in lines for copy in (line, line._replace(x=line.x + 0.2))]
    assert read(twice) == FERRY_READ


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["The engi-", "neer left."], "The engineer left."),
        (["The gran‐", "ite wall."], "The granite wall."),
        (["A long-", "term plan."], "A long-term plan."),
        (["In nine-", "teen days."], "In nineteen days."),
        (["It is hard-", "ly high-", "est."], "It is hardly highest."),
        (["A 27-year-", "old man."], "A 27-year-old man."),
        (["The 12-", "week trip."], "The 12-week trip."),
        (["In Stratford-", "upon-Avon."], "In Stratford-upon-Avon."),
        (["A day-", "to-day job."], "A day-to-day job."),
        (["South-", "East Asia."], "South-East Asia."),
        (["A London-", "based firm."], "A London-based firm."),
        (["A coal-", "mine shut. The coal was mine."], "A coal-mine shut. The coal was mine."),
        (["He left –", "too late."], "He left – too late."),
        (["It ended", "there."], "It ended there."),
        (["-", "one"], "- one"),
    ],
)
def test_words_that_a_hyphen_divides(lines: list[str], expected: str) -> None:
    assert join_lines(lines, whole_words(lines)) == expected


@pytest.mark.parametrize(
    "text", ["x" * 400_000 + "-", "-" * 400_000, "a-" * 200_000, "x" * 400_000, "1" * 400_000]
)
def test_long_words_take_no_longer_than_other_text(text: str) -> None:
    began = time.perf_counter()
    join_lines([text, text], whole_words([text, text]))
    assert time.perf_counter() - began < 5


def test_too_many_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MAX_LETTERS", 100)
    with pytest.raises(InputError, match=r"story\.pdf hold more than 100 letters"):
        read(column(40, 80, FERRY))


def test_too_much_content_in_a_small_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MAX_UNPACKED", 1000)
    with pytest.raises(InputError, match="hold more than 1,000 bytes"):
        read([Drawn(40, 80, "a")] * 100)


@pytest.mark.parametrize("shape", ["lines", "spot", "steps"])
def test_time_grows_with_the_letters(shape: str) -> None:
    def took(count: int) -> float:
        places = {
            "lines": lambda n: (40, 12 * n),
            "spot": lambda n: (40, 80),
            "steps": lambda n: (40 if n % 2 else 220, 9 * n),
        }[shape]
        data = drawn_pdf([Drawn(*places(n), "so it is") for n in range(count)])
        return seconds(lambda: from_pdf(data, "story.pdf"))

    assert grows_at_most(took, 1000, 4000, 6, 0.5)


@pytest.mark.parametrize(
    "line",
    [
        "Ward {} gave the mayor {}40 votes.",
        "“We won {} seats,” said Berg.",
        "Pier {} shut at {} a.m.",
    ],
)
def test_sentences_that_differ_by_figures_are_no_heads(line: str) -> None:
    pages = [[Drawn(40, 20, "Vote", 8), Drawn(40, 80, line.format(n, n))] for n in range(1, 5)]
    found = " ".join(read(*pages))
    assert [line.format(n, n) in found for n in range(1, 5)] == [True] * 4
    assert "Vote" not in found


@pytest.mark.parametrize("line", ["Page {} of 4", "Vote Night, 12 May, {}", "The Ward Post {}"])
def test_labels_that_differ_by_figures_are_heads(line: str) -> None:
    pages = [[Drawn(40, 20, line.format(n)), *column(40, 80, FERRY[n - 1 :])] for n in range(1, 4)]
    assert line[:5] not in " ".join(read(*pages))
