#!/usr/bin/env bash
# Guess:   "≥ 65 per cent", whose sign was set by Word's dialogue for symbols (an element w:sym with the font
#          Symbol, as is "≤", "≠" or "−" there), has its sign in the text.
# Found:   python-docx 1.2.0 and docx2txt 0.9 leave it out, docx2python 3.7.1 gives the number of the glyph as
#          if it were a letter, a raised three ("³") in a span; mammoth 1.13.0 gives "≥".
# So:      "at least", "at most" and minus vanish from contracts and tables, and the bare figure supports what
#          it does not say. Write a w:sym of that font as its character before such a reader, or use one that
#          does.
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

document, file = Document(), io.BytesIO()
run = document.add_paragraph("Turnout was ").add_run()
sign = OxmlElement("w:sym")
sign.set(qn("w:font"), "Symbol")
sign.set(qn("w:char"), "F0B3")
run._r.append(sign)
run.add_text(" 65 per cent.")
document.save(file)
FOUND = {
    "python-docx": "Turnout was  65 per cent.",
    "docx2txt": "Turnout was  65 per cent.",
    "docx2python": "Turnout was <span style=font-family:Symbol>&#x00B3;</span> 65 per cent.",
    "mammoth": "Turnout was ≥ 65 per cent.",
}
found = {
    "python-docx": Document(file).paragraphs[0].text,
    "docx2txt": docx2txt.process(file).strip(),
    "docx2python": docx2python(file).text.strip(),
    "mammoth": mammoth.extract_raw_text(file).value.strip(),
}
for name, text in found.items():
    print(f"{name}: {text!r}")
sys.exit(0 if found == FOUND else "changed")
PY
