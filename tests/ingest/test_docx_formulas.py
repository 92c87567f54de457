"""Raised figures and formulas of Word files: no number is made of two."""

from __future__ import annotations

import pytest
from processor import grows_at_most, seconds
from word_file import deleted, paragraph, run, word_file

from claimcheck.ingest.formats.docx import from_docx

UP, DOWN = '<w:vertAlign w:val="superscript"/>', '<w:vertAlign w:val="subscript"/>'


def math(*inner: str) -> str:
    return f"<m:oMath>{''.join(inner)}</m:oMath>"


def words(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


def made(name: str, properties: str = "", **parts: str) -> str:
    """A structure of a formula; parts are words, or markup."""
    held = (
        f"<m:{part.rstrip('_')}>{inner if inner.startswith('<') else words(inner)}"
        f"</m:{part.rstrip('_')}>"
        for part, inner in parts.items()
    )
    return f"<m:{name}><m:{name}Pr>{properties}</m:{name}Pr>{''.join(held)}</m:{name}>"


HALF = made("f", num="1", den="2")
MILLION = made("sSup", e="10", sup="6")


@pytest.mark.parametrize(
    ("inner", "read"),
    [
        # Raised words of the text.
        (run("about 10") + run("6", UP) + run(" letters"), "about 10⁶ letters"),
        (run("about 10") + run("1", UP) + run("2", UP), "about 10¹²"),
        (run("10") + run("−", UP) + run("6", UP), "10⁻⁶"),
        (run("5 km") + run("2 ", UP) + run("of land"), "5 km² of land"),
        (run("in 1906") + run("3", UP) + run(" of stone"), "in 1906 of stone"),
        (run("in 1906") + run("3 ", UP) + run("of stone"), "in 1906 of stone"),
        (run("in 1906") + run("3", UP) + run("4", UP) + run("."), "in 1906."),
        (run("Ost") + run("*", UP) + run(" paid"), "Ost paid"),
        (run("the 19") + run("th", UP) + run(" storm"), "the 19th storm"),
        (run("10") + run("6", '<w:vertAlign w:val="baseline"/>'), "106"),
        (run("CO") + run("2", DOWN), "CO2"),
        (run("took ") + run("1", UP) + run("/") + run("2", DOWN) + run(" a day"), "took 1/2 a day"),
        (run("took 5") + run("1", UP) + run("/") + run("2", DOWN), "took 5 1/2"),
        (run("took 10") + run("1", UP) + run("⁄") + run("2", DOWN), "took 10 1⁄2"),
        (run("it") + run("3", UP) + run("/Vik"), "it/Vik"),
        # Formulas.
        (math(HALF), "1/2"),
        (run("took 5") + math(HALF) + run(" days"), "took 5 1/2 days"),
        (math(words("5"), HALF, words("3")), "5 1/2 3"),
        (math(made("f", num="1", den=words("x") + words("+2"))), "1/(x+2)"),
        (math(made("f", num=HALF, den="3")), "(1/2)/3"),
        (math(made("f", '<m:type m:val="lin"/>', num="3", den="4")), "3/4"),
        (math(made("f", '<m:type m:val="noBar"/>', num="5", den="2")), "5; 2"),
        (math(made("f", num="12", den=words("1") + words("00"))), "12/100"),
        (math(MILLION), "10⁶"),
        (math(words("2"), MILLION, words("5")), "2 10⁶ 5"),
        (math(made("sSup", e="10", sup="-12")), "10⁻¹²"),
        (math(made("sSup", e="10", sup="n")), "10^n"),
        (math(made("sSup", e="2", sup="n+1")), "2^(n+1)"),
        (math(made("sSup", e="2", sup=MILLION)), "2^(10⁶)"),
        (math(made("sSup", e=HALF, sup="2")), "(1/2)²"),
        (math(made("sSup", e="20", sup="∘")), "20∘"),
        (math(made("sSub", e="10", sub="2")), "10_2"),
        (math(made("sSubSup", e="x", sub="1", sup="2")), "x_1²"),
        (math(words("3"), made("sPre", sub="6", sup="14", e="C")), "3_6¹⁴C"),
        (math(words("2"), made("rad", deg="", e="9")), "2√9"),
        (math(made("rad", deg="3", e="x+8")), "³√(x+8)"),
        (math(words("2"), made("d", e="3")), "2(3)"),
        (math(made("d", '<m:begChr m:val="["/><m:endChr m:val=""/>', e="3")), "[3"),
        (math(made("func", fName="log", e="8")), "log 8"),
        (math(made("nary", '<m:chr m:val="∑"/>', sub="i", sup="5", e="i")), "∑_i⁵ i"),
        (
            math(f"<m:m><m:mr>{'<m:e>' + words('1') + '</m:e>'}{'<m:e>' + words('2') + '</m:e>'}"
                 f"</m:mr><m:mr><m:e>{words('3')}</m:e></m:mr></m:m>"),
            "1 2; 3",
        ),
        (math(made("f", num="1", den="2" ) + deleted("9")), "1/2"),
        (math(made("box", e="7")), "7"),
        (math(words("5 km")), "5 km"),
    ],
)  # fmt: skip
def test_no_number_is_made_of_two(inner: str, read: str) -> None:
    assert from_docx(word_file(paragraph(inner)), "story.docx").text.strip() == read


@pytest.mark.parametrize(
    ("opening", "inner", "closing"),
    [
        ("<m:d>", "<m:e/>", "</m:d>"),
        ("<m:f>", "<m:den/>", "</m:f>"),
        ("<m:d><m:dPr>", "<m:x/>", f"</m:dPr>{'<m:e/>' * 50}</m:d>"),
        ("<m:rad><m:e>", run("1", UP), "</m:e></m:rad>"),
    ],
)
def test_time_grows_with_the_formula(opening: str, inner: str, closing: str) -> None:
    def took(number: int) -> float:
        data = word_file(paragraph(opening, inner * number, closing, run("It was.")))
        return seconds(lambda: from_docx(data, "story.docx"))

    assert grows_at_most(took, 500, 2_000, 8, 0.1)
