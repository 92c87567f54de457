#!/usr/bin/env bash
# Guess:   a reader of .docx gives the text that Word shows when all changes are accepted: a sentence moved
#          under tracked changes stands once, where it was moved to, and inserted words are in it.
# Found:   docx2txt 0.9 and docx2python 3.7.1 give a moved sentence twice, at the old place and at the new
#          one (the old one has ordinary text in w:moveFrom, not w:delText); python-docx 1.2.0 gives it at
#          neither, nor inserted words: "It is 15 miles long." is "It is  miles long.". mammoth 1.13.0 gives
#          it once.
# So:      accept or refuse the changes before reading (drop w:del and w:moveFrom, unwrap w:ins and
#          w:moveTo), or refuse a file that has them, and say so.
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

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
BY = 'w:author="Editor" w:date="2026-11-01T00:00:00Z"'
MOVED = "<w:r><w:t>The bridge cost 12 million.</w:t></w:r>"
STORY = [
    f'<w:moveFrom w:id="1" {BY}>{MOVED}</w:moveFrom>',
    f'<w:r><w:t xml:space="preserve">It is </w:t></w:r><w:ins w:id="2" {BY}><w:r><w:t>15</w:t></w:r></w:ins>'
    '<w:r><w:t xml:space="preserve"> miles long.</w:t></w:r>',
    f'<w:moveTo w:id="3" {BY}>{MOVED}</w:moveTo>',
]
document, file = Document(), io.BytesIO()
for inner in STORY:
    document.element.body.insert(-1, parse_xml(f"<w:p {NAMESPACE}>{inner}</w:p>"))
document.save(file)
texts = {
    "python-docx": "\n".join(paragraph.text for paragraph in Document(file).paragraphs),
    "docx2txt": docx2txt.process(file),
    "docx2python": docx2python(file).text,
    "mammoth": mammoth.extract_raw_text(file).value,
}
found = {name: (text.count("12 million"), "15 miles" in text) for name, text in texts.items()}
for name, (times, inserted) in found.items():
    print(f"{name}: moved sentence {times} times, inserted figure {'read' if inserted else 'not read'}")
expected = [(0, False), (2, True), (2, True), (1, True)]
sys.exit(0 if list(found.values()) == expected else "changed")
PY
