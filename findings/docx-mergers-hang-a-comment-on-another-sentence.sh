#!/usr/bin/env bash
# Guess:   who joins two Word files keeps the comments of both, each at its own words, as Word does, or leaves out those
#          of the second file.
# Found:   docxcompose 2.2.0 and docx-merger 1.2.2 (npm) keep the comments of the first file alone, and the marks of
#          both: numbers are not given anew, so that the sentence of the second file, on which was asked "Who says so?",
#          bears the first file's "Is it 15?". That question stands at two sentences, the other is gone.
# So:      the notes of an editor or a checker hang on sentences that they do not speak of. Join before comments are
#          made, or give the second file's comments other numbers and carry over word/comments.xml oneself.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check docxcompose==2.2.0 python-docx==1.2.0
npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$work" docx-merger@1.2.2
cat > "$work/write.py" <<'PY'
from docx import Document
from docxcompose.composer import Composer


def write(name, text, note):
    document = Document()
    run = document.add_paragraph().add_run(text)
    document.add_comment(run, text=note, author="Ann Lie", initials="AL")
    document.save(name)


write("first.docx", "It cost 12 million.", "Is it 15?")
write("second.docx", "He has resigned.", "Who says so?")
joined = Composer(Document("first.docx"))
joined.append(Document("second.docx"))
joined.save("docxcompose.docx")
PY
cat > "$work/merge.cjs" <<'JS'
const fs = require("fs");
const Merger = require("docx-merger");

const files = ["first.docx", "second.docx"].map((name) => fs.readFileSync(name, "binary"));
new Merger({}, files).save("nodebuffer", (data) => fs.writeFileSync("docx-merger.docx", data));
JS
cat > "$work/look.py" <<'PY'
import sys

from docx import Document
from docx.oxml.ns import qn

held = True
for name in ("docxcompose", "docx-merger"):
    document = Document(f"{name}.docx")
    notes = {str(comment.comment_id): comment.text for comment in document.comments}
    at = {
        paragraph.text: [notes.get(mark.get(qn("w:id"))) for mark in paragraph._p.iter(qn("w:commentReference"))]
        for paragraph in document.paragraphs
        if paragraph.text
    }
    print(name, at)
    held = held and at == {"It cost 12 million.": ["Is it 15?"], "He has resigned.": ["Is it 15?"]}
sys.exit(0 if held else "changed")
PY
cd "$work" && venv/bin/python write.py && node merge.cjs && venv/bin/python look.py
