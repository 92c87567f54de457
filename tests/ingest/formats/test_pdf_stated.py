"""Text that a page of a PDF states for what it draws (ActualText)."""

from __future__ import annotations

import hostile_files as make
import pytest
from pdf_parts import line
from processor import grows_at_most, seconds

from claimcheck.errors import InputError
from claimcheck.ingest.formats import pdf
from claimcheck.ingest.formats.pdf import from_pdf

FONT = "/F1 10 Tf 20 500 Td"


def page(content: str, properties: str = "") -> bytes:
    stated = f"/Properties<</P<<{properties}>>>>"
    return make.pdf([make.stream(content.encode("latin-1")), b"null"], resources=stated)


def read(content: str, properties: str = "") -> str:
    return from_pdf(page(content, properties), "a.pdf").text


def span(text: str, drawn: str) -> str:
    return f"/Span <</ActualText {text}>> BDC ({drawn}) Tj EMC"


@pytest.mark.parametrize(
    ("stated", "drawn", "expected"),
    [
        ("(12 million)", "I2 rnillion", "12 million"),
        ("<FEFF003100320020006D0069006C006C0069006F006E>", "I2 rnillion", "12 million"),
        ("<EFBBBF3132206D696C6C696F6E>", "I2 rnillion", "12 million"),
        (r"(5\275 million)", "x", "5½ million"),
        ("(12 million )", "I2 rnillion", "12 million"),
        ("(1)", "I", "1"),
        ("()", "12 million", "12 million"),  # what is seen is checked
        ("3", "12 million", "12 million"),
        ("<FEFFFB01>", "ji", "fi"),
    ],
)
def test_what_is_stated_is_read(stated: str, drawn: str, expected: str) -> None:
    content = f"BT {FONT} (In 2011 it cost ) Tj {span(stated, drawn)} ( kroner.) Tj ET"
    assert read(content) == f"In 2011 it cost {expected} kroner."


def test_a_text_may_be_named_by_the_page() -> None:
    content = f"BT {FONT} (It cost ) Tj /Span /P BDC (I2) Tj EMC ( kroner.) Tj ET"
    assert read(content, "/ActualText(12)") == "It cost 12 kroner."


def test_the_outer_of_two_texts_is_read_and_one_without_an_end_ends_with_the_page() -> None:
    inner = f"(I2 ) Tj {span('(thousand)', 'rnillion')}"
    outer = f"/Span <</ActualText (12 million)>> BDC {inner}"
    content = f"BT {FONT} (It cost ) Tj {outer}"
    assert read(f"{content} EMC ( kroner.) Tj ET") == "It cost 12 million kroner."
    assert read(f"{content} ET") == "It cost 12 million"


def test_the_words_of_a_text_stand_on_the_lines_that_are_drawn() -> None:
    drawn = "".join(
        line(text, y)
        for text, y in (("The hridge c0st I2 rnil-", 500), ("lion kroner to huild, and", 488))
    )
    stated = "The bridge cost 12 million kroner to build, and"
    content = f"/P <</ActualText ({stated})>> BDC {drawn} EMC {line('the ferry 3 million.', 476)}"
    assert read(content) == f"{stated} the ferry 3 million."


def test_letters_of_no_meaning_are_what_is_stated() -> None:
    font = "<</Type/Font/Subtype/Type3/FontBBox[0 0 9 9]/FontMatrix[.1 0 0 .1 0 0]/FirstChar 65"
    font += "/LastChar 66/Widths[6 6]/CharProcs<<>>/Encoding<</Differences[65/g1/g2]>>>>"
    content = f"BT {FONT} (It cost ) Tj /F2 10 Tf {span('(12)', 'AB')} /F1 10 Tf ( kroner.) Tj ET"
    data = make.pdf([make.stream(content), b"null"], resources=f"/Font<</F1 4 0 R/F2 {font}>>")
    assert from_pdf(data, "a.pdf").text == "It cost 12 kroner."


def test_many_texts_are_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MAX_UNPACKED", 20_000)
    content = f"BT {FONT} {'/Span /P BDC (a) Tj EMC ' * 500} ET"
    with pytest.raises(InputError, match="drawings"):
        read(content, f"/ActualText({'a ' * 500})")


def test_time_grows_with_the_texts() -> None:
    def took(size: int) -> float:
        nested = "/Span <</ActualText (a)>> BDC " * size + "(b) Tj " * size + "EMC " * size
        return seconds(lambda: read(f"BT {FONT} {nested} ET"))

    assert grows_at_most(took, 500, 2_000, 8, 0.15)
