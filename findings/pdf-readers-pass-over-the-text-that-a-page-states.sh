#!/usr/bin/env bash
# Guess:   where a tagged PDF states what a piece of it reads (ActualText, which is there for letters that are drawn in
#          another way: initials, fractions, scans that were put right), a reader gives that, as PDFium does, which is
#          in Chrome (pypdfium2 5.15.2).
# Found:   pypdf 7.1.0 and pdfminer.six 20260107 give the letters as they are drawn: "I2 rnillion" where "12 million" is
#          stated, and "x" where "5½" is.
# So:      figures that a scanner's owner has corrected are read in their wrong form, and a search for them finds
#          nothing. Read such files (/MarkInfo, /ActualText) with PDFium.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check \
  pypdf==7.1.0 pdfminer.six==20260107 pypdfium2==5.15.2
"$work/venv/bin/python" - "$work/page.pdf" <<'PY'
import sys

import pypdf
import pypdfium2
from pdfminer.high_level import extract_text

CONTENT = r"""BT /F 12 Tf 20 250 Td (It cost ) Tj
/Span <</ActualText (12 million)>> BDC (I2 rnillion) Tj EMC ( kroner and took ) Tj
/Span <</ActualText (5\275)>> BDC (x) Tj EMC ( hours.) Tj ET"""
OBJECTS = (
    "<</Type/Catalog/Pages 2 0 R/MarkInfo<</Marked true>>>>",
    "<</Type/Pages/Kids[3 0 R]/Count 1>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 300]/Resources<</Font<</F 5 0 R>>>>/Contents 4 0 R>>",
    f"<</Length {len(CONTENT)}>>\nstream\n{CONTENT}\nendstream",
    "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
)
page, places = "%PDF-1.7\n", []
for number, body in enumerate(OBJECTS, 1):
    places.append(len(page))
    page += f"{number} 0 obj\n{body}\nendobj\n"
table = "".join(f"{place:010d} 00000 n \n" for place in places)
start = len(page)
page += f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n{table}"
page += f"trailer<</Size {len(places) + 1}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF"
with open(sys.argv[1], "w", encoding="latin-1", newline="\n") as file:
    file.write(page)
texts = {
    "pypdf": pypdf.PdfReader(sys.argv[1]).pages[0].extract_text().strip(),
    "pdfminer.six": extract_text(sys.argv[1]).strip(),
    "PDFium": pypdfium2.PdfDocument(sys.argv[1])[0].get_textpage().get_text_range().strip(),
}
for name, text in texts.items():
    print(f"{name}: {text!r}")
drawn = "It cost I2 rnillion kroner and took x hours."
held = texts["pypdf"] == texts["pdfminer.six"] == drawn and "12 million" in texts["PDFium"] and "5½" in texts["PDFium"]
sys.exit(0 if held else "changed")
PY
