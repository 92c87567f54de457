"""Text boxes and filled form fields of PDF files are read as a viewer shows them."""

from __future__ import annotations

import io

import hostile_files as make
import pypdf
import pytest
from pdf_parts import line
from processor import grows_at_most, seconds

from claimcheck.errors import InputError
from claimcheck.ingest.formats import pdf
from claimcheck.ingest.formats.pdf import from_pdf

STORY, VALUE = "The pier cost 9 million crowns.", "It opens in May."
NOTE = "1 text box or form field that the file does not draw is not read: print it to a new PDF"
#: The objects: 5 the page, 6 how an annotation looks, 7 the annotation, 8 a layer.
BOX = f"/Subtype/FreeText/Contents({VALUE})"
FIELD = f"/Subtype/Widget/FT/Tx/T(a)/V({VALUE})"
COMBO = f"/Subtype/Widget/FT/Ch/Ff 131072/T(a)/V({VALUE})"
LIST = f"/Subtype/Widget/FT/Ch/T(a)/V[({VALUE})]"
DRAWN = "/AP<</N 6 0 R>>"
FONTS = "/Resources<</Font<</F1 4 0 R>>>>"


def look(text: str = VALUE, entries: str = "/BBox[0 0 300 20]") -> bytes:
    return make.stream(f"/Tx BMC {line(text, 2, 2)} EMC", f"/Subtype/Form{entries}{FONTS}")


def annotated(
    entries: str, *, looks: bytes = look(), form: str = "", content: str = line(STORY, 500)
) -> bytes:
    annotation = f"<</Type/Annot/Rect[20 400 320 420]{entries}>>"
    return make.pdf(
        [make.stream(content), looks, annotation, "<</Type/OCG>>"],
        catalog=f"/AcroForm<</Fields[7 0 R]{form}>>/OCProperties<</OCGs[8 0 R]/D<</OFF[8 0 R]>>>>",
        page="/Annots[7 0 R]",
    )


def read(data: bytes) -> tuple[list[str], str | None]:
    found = from_pdf(data, "a.pdf")
    first, *others = found.text.split("\n\n")
    assert first == STORY
    return others, found.unread


@pytest.mark.parametrize(
    ("entries", "read_so", "note"),
    [
        (f"{BOX}{DRAWN}", True, None),
        (f"{FIELD}{DRAWN}", True, None),
        (f"{COMBO}{DRAWN}", True, None),
        (f"{FIELD}{DRAWN}/F 4", True, None),
        (f"/Subtype/FreeText{DRAWN}", True, None),
        (BOX, False, NOTE),
        (FIELD, False, NOTE),
        (f"{LIST}{DRAWN}", False, NOTE),
        (f"{FIELD}/AP<</N<</On 6 0 R>>>>", False, NOTE),
        ("/Subtype/FreeText/Contents()", False, None),
        ("/Subtype/Widget/FT/Tx/T(a)", False, None),
        (f"{BOX}{DRAWN}/F 2", False, None),
        (f"{FIELD}{DRAWN}/F 36", False, None),
        (f"{FIELD}/F 2", False, None),
        (f"{FIELD}/Ff 8192{DRAWN}", False, None),
        (f"/Subtype/Text/Contents({VALUE}){DRAWN}", False, None),
        (f"/Subtype/Stamp/Contents({VALUE}){DRAWN}", False, None),
        (f"/Subtype/Widget/FT/Btn/Ff 65536{DRAWN}", False, None),
        (f"{BOX}{DRAWN}/OC 8 0 R", False, "text on layers that are switched off is not read"),
        (f"{FIELD}{DRAWN}/Rect(no)", False, NOTE),
    ],
)
def test_what_is_annotated(entries: str, read_so: bool, note: str | None) -> None:
    data = annotated(entries)
    if "/Rect(" in entries:
        data = data.replace(b"/Rect[20 400 320 420]", b" " * 21)
    assert read(data) == ([VALUE] * read_so, note)


@pytest.mark.parametrize(
    ("drawn", "value", "read_so", "note"),
    [
        (VALUE, VALUE, [VALUE], None),
        ("1,204 crowns.", "1204", ["1,204 crowns."], None),
        ("It opens in June.", VALUE, [], NOTE),
        ("It opens in June.", "", [], None),
    ],
)
def test_viewers_draw_a_form_anew(
    drawn: str, value: str, read_so: list[str], note: str | None
) -> None:
    field = f"/Subtype/Widget/FT/Tx/V({value}){DRAWN}"
    data = annotated(field, looks=look(drawn), form="/NeedAppearances true")
    assert read(data) == (read_so, note)


@pytest.mark.parametrize("field", ["/FT/Tx", "/Parent<</Parent<</FT/Tx>>>>"])
def test_a_field_is_read_where_it_stands(field: str) -> None:
    content = line("The pier cost", 402) + line("million crowns.", 402, 125)
    data = annotated(f"/Subtype/Widget{field}/V(9){DRAWN}", looks=look("9"), content=content)
    data = data.replace(b"[20 400 320 420]", b"[109 400 409 420]")
    assert from_pdf(data, "a.pdf").text == STORY


def test_each_text_box_is_a_paragraph() -> None:
    data = annotated(f"{BOX}{DRAWN}")
    assert read(data.replace(b"/Annots[7 0 R]", b"/Annots[7 0 R 7 0 R]"))[0] == [VALUE, VALUE]


def test_a_text_box_over_a_line_stands_behind_the_story() -> None:
    data = annotated(f"{BOX}{DRAWN}").replace(b"[20 400 320 420]", b"[60 499 360 519]")
    assert read(data) == ([VALUE], None)


@pytest.mark.parametrize(
    "entries",
    ["/BBox[0 0 600 40]/Matrix[0.5 0 0 0.5 7 7]", "/BBox[300 20 0 0]", "/BBox[0 0 0 0]"],
)
def test_a_drawing_is_fitted_into_its_place(entries: str) -> None:
    assert read(annotated(f"{FIELD}{DRAWN}", looks=look(entries=entries))) == ([VALUE], None)


def test_a_form_that_a_library_fills_in() -> None:
    blank = look(" ")
    data = annotated(f"/Subtype/Widget/FT/Tx/T(a)/DA(/F1 10 Tf){DRAWN}", looks=blank,
                     form="/DR<</Font<</F1 4 0 R>>>>/DA(/F1 10 Tf)")  # fmt: skip
    writer = pypdf.PdfWriter(io.BytesIO(data))
    writer.update_page_form_field_values(writer.pages[0], {"a": VALUE})
    filled = io.BytesIO()
    writer.write(filled)
    assert read(filled.getvalue()) == ([VALUE], None)


def test_too_many_annotations(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MAX_ANNOTATIONS", 0)
    with pytest.raises(InputError, match="hold more than 0 annotations"):
        from_pdf(annotated(BOX), "a.pdf")


def test_too_much_in_how_annotations_look(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MAX_RESOURCES", 400)
    with pytest.raises(InputError, match="hold more than 400 bytes of fonts and drawings"):
        from_pdf(annotated(f"{BOX}{DRAWN}", looks=look("a" * 500)), "a.pdf")


@pytest.mark.parametrize("entries", [f"{FIELD}{DRAWN}", f"{FIELD}/Parent 7 0 R"])
def test_time_grows_with_the_annotations(entries: str) -> None:
    def took(size: int) -> float:
        listed = b"/Annots[" + b"7 0 R " * size + b"]"
        data = annotated(entries).replace(b"/Annots[7 0 R]", listed)
        return seconds(lambda: from_pdf(data, "a.pdf"))

    assert grows_at_most(took, 200, 800, 8, 0.15)
