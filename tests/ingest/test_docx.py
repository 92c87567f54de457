"""Word files: what counts as text, what is told of the rest, and files that are refused."""

from __future__ import annotations

import time
import tracemalloc

import pytest
from word_file import (
    BY,
    deleted,
    inserted,
    paragraph,
    run,
    table,
    text_box,
    unzipped,
    word_file,
    zipped,
)

from claimcheck.errors import InputError
from claimcheck.ingest.formats.docx import from_docx
from claimcheck.ingest.load import load_bytes
from claimcheck.untrusted import archive
from claimcheck.wordfile import package

MOVED = run("The bridge cost 12 million.")
REFERENCE = '<w:r><w:footnoteReference w:id="{}"/></w:r>'


def lines(*body: str, **parts: str) -> list[str]:
    return from_docx(word_file(*body, **parts), "story.docx").text.strip().split("\n\n")


def test_a_file_is_known_by_its_name_and_by_how_it_begins() -> None:
    data = word_file(paragraph(run("The ferry was stopped.")))
    for name in ("story.docx", "STORY.DOCX", "story"):
        assert load_bytes(name, data).text.strip() == "The ferry was stopped."


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        (run("It is ") + inserted("15") + run(" miles."), "It is 15 miles."),
        (run("It is ") + deleted("12") + run("15 miles."), "It is 15 miles."),
        (f'<w:moveTo w:id="1" {BY}>{MOVED}</w:moveTo>', "The bridge cost 12 million."),
        (run("Here.") + f'<w:moveFrom w:id="1" {BY}>{MOVED}</w:moveFrom>', "Here."),
        (f'<w:ins w:id="1" {BY}>{deleted("gone")}{run("kept")}</w:ins>', "kept"),
        ("<w:hyperlink>" + run("Named") + "</w:hyperlink>" + run(" so"), "Named so"),
        ("<w:sdt><w:sdtContent>" + run("Held") + "</w:sdtContent></w:sdt>", "Held"),
        (
            run("A")
            + "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
            + run("Click here")
            + "</w:sdtContent></w:sdt>",
            "A",
        ),
        (run("5") + "<w:r><w:noBreakHyphen/></w:r>" + run("1"), "5-1"),
        (run("co") + "<w:r><w:softHyphen/></w:r>" + run("op"), "coop"),
        ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>", "a\tb\nc"),
        (run("Seen") + run("hidden", "<w:vanish/>"), "Seen"),
        (run("Seen") + run("not hidden", '<w:vanish w:val="0"/>'), "Seennot hidden"),
        (run("Kept") + run("struck", "<w:strike/>"), "Kept"),
        ("<m:oMath><m:r><m:t>5 km</m:t></m:r></m:oMath>", "5 km"),
        (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>P</w:instrText></w:r>'
            + run("4")
            + '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
            "4",
        ),
        (
            "<w:r><w:ruby><w:rt>"
            + run("small")
            + "</w:rt><w:rubyBase>"
            + run("base")
            + "</w:rubyBase></w:ruby></w:r>",
            "base",
        ),
    ],
)
def test_what_counts_as_text(inner: str, expected: str) -> None:
    assert lines(paragraph(inner)) == [expected]


def symbol(char: str, font: str = "Symbol", properties: str = "") -> str:
    set_ = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{set_}<w:sym w:font="{font}" w:char="{char}"/></w:r>'


SYMBOL_FONT = '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>'
WEBDINGS = '<w:rFonts w:ascii="Webdings" w:hAnsi="Webdings"/>'


@pytest.mark.parametrize(
    ("sign", "shown"),
    [
        (symbol("F0B3"), "≥"),
        (symbol("00b3", "symbol"), "≥"),
        (symbol("F0A3"), "≤"),
        (symbol("F0B9"), "≠"),
        (symbol("F0BB"), "≈"),
        (symbol("F03C"), "<"),
        (symbol("F03E"), ">"),
        (symbol("F0B1"), "±"),
        (symbol("F0B4"), "×"),
        (symbol("F0B8"), "÷"),
        (symbol("F02D"), "−"),
        (symbol("F0B0"), "°"),
        (symbol("F0A5"), "∞"),
        (symbol("F0AE"), "→"),
        (symbol("F0B7"), "•"),
        (symbol("F0A0"), "€"),
        (symbol("F061") + symbol("F067") + symbol("F057"), "αγΩ"),
        (symbol("F0FC", "Wingdings"), "✓"),
        (symbol("F0E0", "Wingdings"), "→"),
        (symbol("F0A7", "Wingdings"), "▪"),
        (symbol("2265", "Cambria Math"), "≥"),
        (run("\uf0b3", SYMBOL_FONT), "≥"),
        (run("b \uf0b3", SYMBOL_FONT), "b ≥"),
    ],
)
def test_signs_of_symbol_fonts(sign: str, shown: str) -> None:
    data = word_file(paragraph(run("Turnout was "), sign, run(" 65.")))
    found = from_docx(data, "story.docx")
    assert (found.text.strip(), found.unread) == (f"Turnout was {shown} 65.", None)


@pytest.mark.parametrize(
    ("sign", "shown"),
    [
        (symbol("F061", "Webdings"), ""),
        (symbol("F0B3", "Wingdings 2"), ""),
        (symbol("F0E6"), ""),  # a piece of a large bracket
        (symbol("F021", "Wingdings"), ""),
        (symbol("00e9", "Helvetica"), ""),
        (symbol("D800", "Arial"), ""),
        (symbol("E001", "Arial"), ""),
        *((symbol(char), "") for char in ("", "xyz", "-1", "0x41", "F0B30", "F" * 5000)),
        (run("\uf0b3", WEBDINGS), "\uf0b3"),
        (run("\uf0b3"), "\uf0b3"),
    ],
)
def test_a_symbol_that_is_not_known_is_told(sign: str, shown: str) -> None:
    found = from_docx(word_file(paragraph(run("Turnout was "), sign, run(" 65."))), "story.docx")
    assert found.text.strip() == f"Turnout was {shown} 65."
    assert found.unread == "1 symbol of a font is not read"


def test_symbols_that_do_not_count() -> None:
    gone = deleted("").replace("<w:delText", '<w:sym w:font="Symbol" w:char="F0B3"/><w:delText')
    data = word_file(paragraph(run("It was 65"), gone, symbol("F061", "Arial", "<w:vanish/>")))
    found = from_docx(data, "story.docx")
    assert found.text.strip() == "It was 65"
    assert found.unread == ("1 tracked deletion does not count, 1 run of hidden words is not read")


def test_a_paragraph_whose_end_is_deleted_goes_on() -> None:
    cut = paragraph(run("The ferry"), mark=f'<w:del w:id="1" {BY}/>')
    assert lines(cut, paragraph(run(" stopped."))) == ["The ferry stopped."]
    assert lines(cut) == ["The ferry"]


def test_a_text_box_stands_once_behind_its_paragraph() -> None:
    box = text_box(paragraph(run("Boxed.")))
    assert lines(paragraph(run("Be"), box, run("fore.")), paragraph(run("After."))) == [
        "Before.",
        "Boxed.",
        "After.",
    ]


def test_tables_are_rows_where_they_hold_data_and_columns_where_they_lay_out() -> None:
    cells = (paragraph(run("Year")), paragraph(run("2024")))
    assert lines(table(cells, cells)) == ["Year 2024", "Year 2024"]
    gone = table(cells).replace("<w:tr>", f'<w:tr><w:trPr><w:del w:id="1" {BY}/></w:trPr>')
    assert lines(gone, paragraph(run("Left."))) == ["Left."]
    long = paragraph(run(" ".join(["word"] * 41)))
    assert len(lines(table((long, long)))) == 2
    assert lines(table((table(cells), paragraph(run("b"))))) == ["Year 2024 b"]


def test_notes_stand_at_the_end_in_the_order_of_the_text() -> None:
    notes = "".join(
        f'<w:footnote w:id="{n}">{paragraph(run(f"Note {n}."))}</w:footnote>' for n in (1, 2, 3)
    )
    body = paragraph(run("Two"), REFERENCE.format(2), run(" and one"), REFERENCE.format(1))
    assert lines(body, footnotes=notes) == ["Two and one", "Note 2.", "Note 1."]


@pytest.mark.parametrize(
    ("inner", "told"),
    [
        (inserted("new"), "1 tracked insertion counts"),
        (inserted("new") + inserted("er"), "2 tracked insertions count"),
        (deleted("old"), "1 tracked deletion does not count"),
        (deleted("old") + deleted("er"), "2 tracked deletions do not count"),
        ('<w:r><w:commentReference w:id="1"/></w:r>', "1 comment is not read"),
        (run("x", "<w:strike/>"), "1 run of struck-out words is not read"),
        (run("x", "<w:vanish/>"), "1 run of hidden words is not read"),
        (inserted("new") + deleted("old"), "1 tracked insertion counts, 1 tracked deletion does"),
        (run("plain"), None),
    ],
)
def test_the_editor_is_told_of_what_was_read_otherwise(inner: str, told: str | None) -> None:
    unread = from_docx(word_file(paragraph(run("A "), inner)), "story.docx").unread
    assert unread is None if told is None else unread is not None and unread.startswith(told)


STYLES = '<w:style w:styleId="Titel"><w:name w:val="Title"/></w:style>'


@pytest.mark.parametrize(
    ("first", "style", "stated", "title"),
    [
        ("Ferry stopped", "Titel", "Other", "Ferry stopped"),
        ("Ferry stopped", "", "Ferry late", None),  # perhaps the headline of a first draft
        ("The ferry was stopped.", "", "Ferry late", "Ferry late"),
        ("The ferry was stopped.", "", "", None),
        ("The ferry was stopped.", "", "Microsoft Word - draft 3", None),
        ("The ferry was stopped.", "", "story-final.docx", None),
        ("The ferry was stopped.", "", "Document1", None),
        ("The ferry was stopped.", "", "Untitled", None),
    ],
)
def test_the_title(first: str, style: str, stated: str, title: str | None) -> None:
    core = f"<dc:title>{stated}</dc:title>"
    body = (paragraph(run(first), style=style), paragraph(run("It was.")))
    assert from_docx(word_file(*body, core=core, styles=STYLES), "story.docx").title == title


def test_the_day_of_saving_is_none_of_the_story() -> None:
    core = "<dcterms:created>2026-11-02T09:00:00Z</dcterms:created>"
    assert load_bytes("story.docx", word_file(paragraph(run("It was.")), core=core)).date is None


PLAIN = unzipped(word_file(paragraph(run("The ferry was stopped."))))
MAIN = PLAIN["word/document.xml"]
ENTITIES = b'<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + MAIN.replace(b"The", b"&b;")
DEEP = b"<w:p>" * 300 + b"</w:p>" * 300


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"PK\x03\x04 and nothing", "ZIP archive"),
        (zipped(PLAIN)[:-60], "damaged Word file"),
        (zipped(PLAIN).replace(b"PK\x01\x02", b"PK\x01\x03"), "damaged Word file"),
        (zipped({**PLAIN, "word/document.xml": MAIN[:-9]}), "damaged XML"),
        (zipped({**PLAIN, "word/document.xml": b""}), "damaged XML"),
        (zipped({**PLAIN, "word/document.xml": ENTITIES}), "entities of its own|damaged XML"),
        (
            zipped({**PLAIN, "word/document.xml": MAIN.replace(b"<w:p>", DEEP + b"<w:p>")}),
            "damaged XML",
        ),
        (zipped({"word/other.xml": b"<a/>"}), "ZIP archive"),
        (zipped({**PLAIN, "_rels/.rels": b"<a/>"}), "no Word file"),
        (package.OLE_MARK + "EncryptedPackage".encode("utf-16-le"), "without a password"),
        (word_file(paragraph()), "empty"),
    ],
)
def test_damaged_and_hostile_files_are_refused(data: bytes, why: str) -> None:
    with pytest.raises(InputError, match=why):
        load_bytes("story.docx", data)


def test_two_members_of_one_name_are_refused() -> None:
    twice = zipped({**PLAIN, "word/documenu.xml": MAIN}).replace(b"documenu", b"document")
    with pytest.raises(InputError, match="two members of one name"):
        load_bytes("story.docx", twice)


@pytest.mark.parametrize(
    ("old", "new", "limit"),
    [(b"The", b" " * 4_000_000, "bytes"), (b"<w:p>", b"<w:p>" + b"<w:r/>" * 200_000, "tags")],
)
def test_what_unpacks_to_too_much_is_refused_in_little_memory(
    old: bytes, new: bytes, limit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive, "MAX_UNPACKED", 2_000_000)
    monkeypatch.setattr(package, "MAX_TAGS", 100_000)
    data = zipped({**PLAIN, "word/document.xml": MAIN.replace(old, new)})
    assert len(data) < 100_000
    tracemalloc.start()
    started = time.process_time()
    with pytest.raises(InputError, match=f"more than .* {limit}"):
        from_docx(data, "story.docx")
    took, (_, peak) = time.process_time() - started, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert took < 1
    assert peak < 5 * archive.MAX_UNPACKED


def test_too_many_members_are_refused() -> None:
    with pytest.raises(InputError, match="members"):
        from_docx(zipped(PLAIN) + b"PK\x01\x02" * (archive.MAX_MEMBERS + 1), "story.docx")
