#!/usr/bin/env bash
# Guess:   a reader of .docx gives the words of a text box once, where the box is anchored.
# Found:   Word writes a box in two forms, one for old programs (mc:AlternateContent with mc:Choice and
#          mc:Fallback). docx2txt 0.9 and docx2python 3.7.1 read both, so that a pulled quote or a box of
#          figures stands twice, and python-docx 1.2.0 reads neither. mammoth 1.13.0 gives it once.
# So:      a claim in a box is checked never or counted twice. Drop every mc:Fallback before such a reader, and
#          with python-docx walk the w:txbxContent under mc:Choice yourself.
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
from docx.oxml import parse_xml
from docx2python import docx2python

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)
CONTENT = "<w:txbxContent><w:p><w:r><w:t>Fares rose 12 percent.</w:t></w:r></w:p></w:txbxContent>"
BOX = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><a:graphic><a:graphicData'
    ' uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:txbx>'
    f"{CONTENT}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>"
    f"<mc:Fallback><w:pict><v:shape><v:textbox>{CONTENT}</v:textbox></v:shape></w:pict></mc:Fallback>"
    "</mc:AlternateContent></w:r>"
)
document, file = Document(), io.BytesIO()
text = "<w:r><w:t>The ferry is full.</w:t></w:r>"
document.element.body.insert(-1, parse_xml(f"<w:p {NAMESPACES}>{text}{BOX}</w:p>"))
document.save(file)
texts = {
    "python-docx": "\n".join(paragraph.text for paragraph in Document(file).paragraphs),
    "docx2txt": docx2txt.process(file),
    "docx2python": docx2python(file).text,
    "mammoth": mammoth.extract_raw_text(file).value,
}
found = {name: text.count("12 percent") for name, text in texts.items()}
for name, times in found.items():
    print(f"{name}: the words of the box {times} times")
sys.exit(0 if list(found.values()) == [0, 2, 2, 1] else "changed")
PY
