#!/usr/bin/env bash
# Guess:   the text of a page of PDF is what a viewer shows: a layer that is switched off is not in it, what
#          was typed onto the page (a note of the kind FreeText) or filled into a form is.
# Found:   pypdf 7.1.0, extract_text(), and pdfminer.six 20260107 give the words of a layer that the file has
#          switched off as those of the page ("12 million", the draft, before "15 million"), and neither a
#          FreeText note nor the value of a field, both with an appearance that every viewer paints.
# So:      a figure that nobody sees supports a claim, and those of a filled form, what it was made for, are
#          missing. Leave out marked content whose layer is in /OFF of the catalog's /OCProperties, and
#          read /Contents of notes and /V of fields on their own.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check pypdf==7.1.0 pdfminer.six==20260107
cd "$work" && "$work/venv/bin/python" - <<'PY'
import sys

from pdfminer.high_level import extract_text
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)

PAGE = b"""/OC /Draft BDC BT /F1 12 Tf 72 740 Td (It cost 12 million.) Tj ET EMC
/OC /Final BDC BT /F1 12 Tf 72 720 Td (It cost 15 million.) Tj ET EMC
BT /F1 12 Tf 72 700 Td (Killed:) Tj ET"""


def entries(**values):
    """A dictionary of PDF; texts that begin with a slash are names."""
    named = {key: NameObject(value) if type(value) is str else value for key, value in values.items()}
    return DictionaryObject({NameObject(f"/{key}"): value for key, value in named.items()})


def numbers(*values):
    """An array of numbers."""
    return ArrayObject(map(FloatObject, values))


writer = PdfWriter()
page = writer.add_blank_page(595, 842)
add = writer._add_object
font = add(entries(Type="/Font", Subtype="/Type1", BaseFont="/Helvetica", Encoding="/WinAnsiEncoding"))
draft, final = (add(entries(Type="/OCG", Name=TextStringObject(name))) for name in ("Draft", "Final"))
page[NameObject("/Resources")] = entries(
    Font=entries(F1=font), Properties=entries(Draft=draft, Final=final)
)
writer._root_object[NameObject("/OCProperties")] = entries(
    OCGs=ArrayObject([draft, final]), D=entries(OFF=ArrayObject([draft]))
)


def stream(code, **values):
    """A stream that paints this code."""
    painted = StreamObject()
    painted.set_data(code)
    painted.update(entries(**values))
    return add(painted)


def shown(text, height, **values):
    """An annotation at this height of the page, with the appearance that a viewer paints."""
    look = stream(
        f"BT /F1 12 Tf 2 4 Td ({text}) Tj ET".encode(),
        Type="/XObject",
        Subtype="/Form",
        BBox=numbers(0, 0, 200, 16),
        Resources=entries(Font=entries(F1=font)),
    )
    place = numbers(120, height, 320, height + 16)
    return add(entries(Type="/Annot", Rect=place, F=NumberObject(4), AP=entries(N=look), **values))


default = TextStringObject("/F1 12 Tf 0 g")
note = shown("seven", 696, Subtype="/FreeText", Contents=TextStringObject("seven"), DA=default)
field = shown(
    "8 hours",
    660,
    Subtype="/Widget",
    FT="/Tx",
    T=TextStringObject("time"),
    V=TextStringObject("8 hours"),
    DA=default,
)
page[NameObject("/Contents")] = stream(PAGE)
page[NameObject("/Annots")] = ArrayObject([note, field])
writer._root_object[NameObject("/AcroForm")] = entries(
    Fields=ArrayObject([field]), DR=entries(Font=entries(F1=font))
)
writer.write("story.pdf")
found = {"pypdf": PdfReader("story.pdf").pages[0].extract_text(), "pdfminer.six": extract_text("story.pdf")}
lines = {name: [line for line in text.splitlines() if line.strip()] for name, text in found.items()}
print(lines)
expected = ["It cost 12 million.", "It cost 15 million.", "Killed:"]
sys.exit(0 if all(text == expected for text in lines.values()) else "changed")
PY
