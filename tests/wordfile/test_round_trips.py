"""Word files with what Word writes beside plain runs: read, commented on, and else as they were."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from processor import grows_at_most, seconds
from word_file import (
    BY,
    commented,
    deleted,
    inserted,
    paragraph,
    run,
    table,
    unzipped,
    without_comments,
    word_file,
)

from claimcheck.ingest.formats.docx import from_docx
from claimcheck.wordfile.comments import Anchor, Comment, add_comments
from claimcheck.wordfile.package import Package

MAIN = "word/document.xml"
RTL = "<w:rtl/>"


def control(inner: str, properties: str = "<w:text/>") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"


def field(instruction: str, *shown: str) -> str:
    """A field in its long form, with the runs that it shows."""
    marks = {
        kind: f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'
        for kind in ("begin", "separate", "end")
    }
    told = f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
    return marks["begin"] + told + marks["separate"] + "".join(shown) + marks["end"]


def moved(text: str, name: str) -> tuple[str, str]:
    """A text where it stood, and where it stands."""
    made = []
    for kind, number in (("moveFrom", 31), ("moveTo", 33)):
        told = f'w:id="{number}" w:name="{name}" {BY}'
        made.append(
            f'<w:{kind}RangeStart {told}/><w:{kind} w:id="{number + 1}" {BY}>{run(text)}'
            f'</w:{kind}><w:{kind}RangeEnd w:id="{number}"/>'
        )
    return made[0], made[1]


FROM, TO = moved("The mayor of Ostwick thanked the crew. ", "move1")
CONTROLS = word_file(
    paragraph(run("Ferry to "), control(run("Skarholm")), run(" stopped for "), style="Title"),
    paragraph(run("that "), control(run("three ") + run("boats", "<w:b/>")), run(" wait.")),
    paragraph(run("Written on "), field(" DATE ", run("4 May"), run(" 2026", "<w:i/>"))),
    paragraph(
        run("See "), f'<w:fldSimple w:instr=" REF a ">{run("page ")}{run("nine")}</w:fldSimple>'
    )
    + paragraph(
        run("A "),
        field(' HYPERLINK "https://a.example" ', run("link of "), field(" PAGE ", run("12"))),
        run(" pages."),
    ),
)
TABLES = word_file(
    paragraph(run("Ships in the port:")),
    table(
        (paragraph(run("Name")), paragraph(run("Year built"))),
        (
            paragraph(run("Lady Marit")),
            table((paragraph(run("hull")), paragraph(run("1998")))) + paragraph(),
        ),
        (paragraph(inserted("Lady Grit")), paragraph(deleted("1971"), inserted("1917"))),
    ),
    "<w:tbl><w:tr><w:trPr><w:ins w:id='41' w:author='Mette'/></w:trPr><w:tc>"
    + paragraph(run("A row put in"))
    + "</w:tc></w:tr></w:tbl>",
    paragraph(run("Both sailed"), '<w:r><w:footnoteReference w:id="2"/></w:r>', run(" last week.")),
    footnotes='<w:footnote w:id="2">'
    + table((paragraph(run("By the log.")),))
    + f"{paragraph()}</w:footnote>",
)
MOVES = word_file(
    paragraph(FROM, run("It was late.")),
    paragraph(
        f'<w:smartTag w:element="place">{run("Kell")}<w:smartTag>{run("mouth", "<w:b/>")}'
        "</w:smartTag></w:smartTag>",
        f"<w:hyperlink>{inserted(' is far')}</w:hyperlink>",
        '<w:bookmarkStart w:id="5" w:name="a"/><w:proofErr w:type="spellStart"/>',
        run(" from here. ") + TO + '<w:bookmarkEnd w:id="5"/>',
    ),
    paragraph(
        run("The sign says "),
        f'<w:dir w:val="rtl">{run("הנמל ", RTL)}{run("סגור", RTL + "<w:b/>")}</w:dir>',
        f'<w:bdo w:val="rtl">{run(" today", RTL)}</w:bdo>',
        "<w:r><w:t>co</w:t><w:softHyphen/><w:t>operation</w:t></w:r>",
        run(" at 5 °C.", '<w:rPrChange w:id="6" w:author="Mette"><w:rPr/></w:rPrChange>'),
    ),
    paragraph(run("An end "), mark=f'<w:moveFrom w:id="51" {BY}/>')
    + paragraph(run("that went away."), mark=f'<w:ins w:id="52" {BY}/>'),
)
SIGNS = word_file(
    paragraph(
        '<w:r><w:t xml:space="preserve">It was </w:t><w:sym w:font="Symbol" w:char="F0B3"/>'
        '<w:t xml:space="preserve"> 65 or </w:t><w:sym w:font="Webdings" w:char="F061"/></w:r>',
        run("\uf0a3 5 km, \uf061\uf062 rays.", '<w:rFonts w:ascii="Symbol"/>'),
    )
)
FILES = {"controls": CONTROLS, "tables": TABLES, "moves": MOVES}
#: Of whole paragraphs in a control LibreOffice 7.4 shows no word before the end of a comment.
BLOCK = word_file(
    paragraph(run("Ferry to Skarholm")),
    control(paragraph(run("The harbour "), run("office said ")) + paragraph(run("no."))),
    table((control(paragraph(inserted("A cell in a control"))), paragraph(run("no")))),
    "<w:tbl><w:sdt><w:sdtContent><w:tr><w:tc>"
    + paragraph(run("A row in a control"))
    + "</w:tc></w:tr></w:sdtContent></w:sdt></w:tbl>",
    paragraph(run("It was late.")),
)
READ = {
    "block": [
        "Ferry to Skarholm",
        "The harbour office said ",
        "no.",
        "A cell in a control no",
        "A row in a control",
        "It was late.",
    ],
    "controls": [
        "Ferry to Skarholm stopped for ",
        "that three boats wait.",
        "Written on 4 May 2026",
        "See page nine",
        "A link of 12 pages.",
    ],
    "tables": [
        "Ships in the port:",
        "Name Year built",
        "Lady Marit hull 1998",
        "Lady Grit 1917",
        "A row put in",
        "Both sailed last week.",
        "By the log.",
    ],
    "moves": [
        "It was late.",
        "Kellmouth is far from here. The mayor of Ostwick thanked the crew. ",
        "The sign says הנמל סגור todaycooperation at 5 °C.",
        "An end that went away.",
    ],
}


def with_a_comment_on_each_word(data: bytes) -> tuple[bytes, list[str]]:
    """A file with a comment on every word of its main part, and these words."""
    given = from_docx(data, "story.docx").given
    made, found = [], []
    for match in re.finditer(r"\S+", given.text):
        first = next((p for p in given.places if p.start <= match.start() < p.end), None)
        last = next((p for p in given.places if p.start < match.end() <= p.end), None)
        assert first is not None
        assert last is not None
        if first.part == MAIN:
            ends = (
                Anchor(p.part, p.paragraph, p.run, p.offset + at - p.start)
                for p, at in ((first, match.start()), (last, match.end()))
            )
            made.append(Comment(*ends, match[0], (match[0],)))
            found.append(match[0])
    package = Package(data, "story.docx")
    add_comments(package, made, "claimcheck", "cc")
    return package.write(), found


@pytest.mark.parametrize("name", ["block", *FILES])
def test_a_file_is_read_and_each_word_takes_a_comment(name: str) -> None:
    data = {"block": BLOCK, **FILES}[name]
    text = from_docx(data, "story.docx").text
    assert text.split("\n\n")[:-1] == READ[name]
    written, words = with_a_comment_on_each_word(data)
    assert list(commented(written).values()) == [(word, word) for word in words]
    assert without_comments(unzipped(written)[MAIN]) == without_comments(unzipped(data)[MAIN])
    assert from_docx(written, "story.docx").text == text


def test_signs_take_comments_and_stay_the_glyphs_that_they_were() -> None:
    text = from_docx(SIGNS, "story.docx").text
    assert text.strip() == "It was ≥ 65 or ≤ 5 km, αβ rays."
    written, words = with_a_comment_on_each_word(SIGNS)
    glyphs = {"≥": "", "≤": "\uf0a3", "αβ": "\uf061\uf062"}
    assert list(commented(written).values()) == [(glyphs.get(word, word), word) for word in words]
    assert without_comments(unzipped(written)[MAIN]) == without_comments(unzipped(SIGNS)[MAIN])
    assert from_docx(written, "story.docx").text == text


def part(name: str, inner: str) -> str:
    return f"<m:{name}><m:r><m:t>{inner}</m:t></m:r></m:{name}>"


def test_formulas_and_raised_words_take_comments_and_stay() -> None:
    up, down = (f'<w:vertAlign w:val="{where}script"/>' for where in ("super", "sub"))
    data = word_file(
        paragraph(
            run("About 10") + run("6", up) + run(" letters for 5"),
            run("1", up) + run("/") + run("2", down) + run(" km"),
            run("2", up) + run(" of land in 1906") + run("3 ", up) + run("were "),
            f"<m:oMath><m:f>{part('num', '1')}{part('den', '2')}</m:f>",
            f"<m:sSup>{part('e', '10')}{part('sup', '6')}</m:sSup></m:oMath>",
            run(" heavy."),
        )
    )
    text = from_docx(data, "story.docx").text
    assert text.strip() == "About 10⁶ letters for 5 1/2 km² of land in 1906 were 1/2 10⁶ heavy."
    written, words = with_a_comment_on_each_word(data)
    assert len(commented(written)) == len(words)
    assert without_comments(unzipped(written)[MAIN]) == without_comments(unzipped(data)[MAIN])
    assert from_docx(written, "story.docx").text == text


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_reads_the_same_text_with_and_without_comments(tmp_path: Path) -> None:
    for name, data in FILES.items():
        (tmp_path / f"{name}.docx").write_bytes(data)
        (tmp_path / f"{name}-out.docx").write_bytes(with_a_comment_on_each_word(data)[0])
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    files = sorted(map(str, tmp_path.glob("*.docx")))
    command = ["soffice", "--headless", home, "--convert-to", "txt:Text", "--outdir"]
    subprocess.run([*command, str(tmp_path), *files], check=True, capture_output=True, timeout=300)
    for name in FILES:
        plain = (tmp_path / f"{name}.txt").read_text(encoding="utf-8-sig")
        assert (tmp_path / f"{name}-out.txt").read_text(encoding="utf-8-sig") == plain
        assert "".join(READ[name][0].split()) in "".join(plain.split())


def test_many_comments_in_one_run_take_no_longer_each() -> None:
    def took(number: int) -> float:
        package = Package(word_file(paragraph(run("The ferry left. " * number))), "story.docx")
        made = [
            Comment(Anchor(MAIN, 0, 0, at), Anchor(MAIN, 0, 0, at + 9), "The ferry", ("Why?",))
            for at in range(0, 16 * number, 16)
        ]
        return seconds(lambda: add_comments(package, made, "claimcheck", "cc"))

    assert grows_at_most(took, 250, 1_000, 8, 0.1)
