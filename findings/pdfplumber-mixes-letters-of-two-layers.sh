#!/usr/bin/env bash
# Guess:   text that is painted over other text (false bold by painting twice, a slanted EMBARGO stamp) is
#          read once, or as a line apart, as other readers do.
# Found:   pdfplumber 0.11.10 sorts single letters: a line painted twice 0.2 mm apart is "IItt rroossee bbyy
#          1155", and the letters of a slanted stamp come as lines "O", "G" and inside words, "oBn"
#          (char["upright"] is true of them). pdfminer.six, on which it rests, and pypdf give whole lines;
#          the twice-painted one twice.
# So:      15 is then 1155 and the sentence is found nowhere. Call dedupe_chars() with a tolerance first,
#          keep letters of unturned matrices only, and refuse lines that a second reader has otherwise.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check pdfplumber==0.11.10 fpdf2==2.8.9
"$work/venv/bin/python" - <<'PY'
import io
import sys

import pdfplumber
from fpdf import FPDF
from pdfminer.high_level import extract_text

pdf = FPDF()
pdf.add_page()
pdf.set_font("Helvetica", size=12)
pdf.text(30, 40, "It rose by 15 per cent.")
pdf.text(30.2, 40, "It rose by 15 per cent.")
lines = ["The council voted on Monday.", "It will cost 12 million kroner.", "Nobody spoke against the plan."]
for i in range(4):
    pdf.text(30, 60 + 8 * i, lines[i % 3] + " The port has 15 berths.")
with pdf.rotation(45, 80, 75):
    pdf.set_font("Helvetica", size=40)
    pdf.text(40, 85, "EMBARGO")
file = io.BytesIO(pdf.output())
page = pdfplumber.open(file).pages[0]
mixed = page.extract_text()
clean = page.filter(lambda part: part.get("matrix", (1, 0))[1] == 0).dedupe_chars(tolerance=1).extract_text()
other = extract_text(file)
print(f"pdfplumber:\n{mixed}\n\nupright letters, once:\n{clean}\n\npdfminer.six:\n{other}")
whole = [  # the line painted twice, the stamp
    [line in text for line in ("It rose by 15 per cent.", "EMBARGO")] for text in (mixed, clean, other)
]
garbled = "1155" in mixed and "oBn" in mixed
sys.exit(0 if whole == [[False, False], [True, False], [True, True]] and garbled else "changed")
PY
