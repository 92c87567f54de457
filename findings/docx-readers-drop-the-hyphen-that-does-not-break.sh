#!/usr/bin/env bash
# Guess:   a hyphen at which Word may not break the line (Ctrl+Shift+Hyphen, kept as an element
#          w:noBreakHyphen) is a hyphen in the text.
# Found:   docx2txt 0.9 and docx2python 3.7.1 leave it out: a score of "5-1" is 51, "2024-25" is 202425 and
#          "ex-mayor" exmayor. python-docx 1.2.0 and mammoth 1.13.0 keep a hyphen.
# So:      scores, spans of years and numbers of telephones are what this hyphen is typed for. Put a hyphen
#          for each w:noBreakHyphen before such a reader, or use one that does.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check python-docx==1.2.0 docx2txt==0.9 \
  docx2python==3.7.1 mammoth==1.13.0
"$work/venv/bin/python" - <<'PY'
import io
import sys

import docx2txt
import mammoth
from docx import Document
from docx.oxml import OxmlElement
from docx2python import docx2python

document, file = Document(), io.BytesIO()
run = document.add_paragraph("Ostby won 5").add_run()
run._r.append(OxmlElement("w:noBreakHyphen"))
run.add_text("1 at home.")
document.save(file)
found = {
    "python-docx": Document(file).paragraphs[0].text,
    "docx2txt": docx2txt.process(file).strip(),
    "docx2python": docx2python(file).text.strip(),
    "mammoth": mammoth.extract_raw_text(file).value.strip(),
}
for name, text in found.items():
    print(f"{name}: {text!r}")
dropped = [name for name, text in found.items() if text == "Ostby won 51 at home."]
sys.exit(0 if dropped == ["docx2txt", "docx2python"] else "changed")
PY
