#!/usr/bin/env bash
# Guess:   words that Word has put in by a field (w:fldSimple: a date, a reference, an address of a mail merge)
#          or that were filled into a form (a content control, w:sdt) are words of the paragraph.
# Found:   python-docx 1.2.0 leaves out both, and mammoth 1.13.0 the field: "It met on 3 May here." is "It met
#          on  here.", and "It cost 12 million." has no 12. docx2txt 0.9 and docx2python 3.7.1 give all.
# So:      the figures of letters and forms, what they were written for, are called unsupported. Unwrap
#          w:fldSimple and the w:sdtContent of each w:sdt before reading, or take one of the latter two.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check \
  python-docx==1.2.0 docx2txt==0.9 docx2python==3.7.1 mammoth==1.13.0
"$work/venv/bin/python" - <<'PY'
import io
import sys

import docx2txt
import mammoth
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx2python import docx2python


def wrapped(paragraph, words, outer, inner=None):
    """Move the words into an element outer, and within it inner, at the end of a paragraph."""
    run = paragraph.add_run(words)._r
    element = OxmlElement(outer)
    paragraph._p.append(element)
    if inner:
        element.append(OxmlElement(inner))
        element[0].append(run)
    else:
        element.set(qn("w:instr"), "DATE")
        element.append(run)


document, file = Document(), io.BytesIO()
met, cost = document.add_paragraph("It met on "), document.add_paragraph("It cost ")
wrapped(met, "3 May", "w:fldSimple")
met.add_run(" here.")
wrapped(cost, "12", "w:sdt", "w:sdtContent")
cost.add_run(" million.")
document.save(file)
BOTH, NEITHER = ["It met on 3 May here.", "It cost 12 million."], ["It met on  here.", "It cost  million."]
FOUND = {
    "python-docx": NEITHER,
    "docx2txt": BOTH,
    "docx2python": BOTH,
    "mammoth": [NEITHER[0], BOTH[1]],
}
found = {
    "python-docx": [paragraph.text for paragraph in Document(file).paragraphs],
    "docx2txt": docx2txt.process(file).strip().split("\n\n"),
    "docx2python": docx2python(file).text.strip().split("\n\n"),
    "mammoth": mammoth.extract_raw_text(file).value.strip().split("\n\n"),
}
for name, text in found.items():
    print(f"{name}: {text}")
sys.exit(0 if found == FOUND else "changed")
PY
