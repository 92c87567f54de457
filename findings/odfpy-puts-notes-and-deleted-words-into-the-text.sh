#!/usr/bin/env bash
# Guess:   the paragraphs of an .odt hold what the page shows: deleted words are not among them, and the
#          text of a footnote or a comment is not inside the sentence.
# Found:   odfpy 1.4.1: a deleted "12" is a paragraph of its own; "15 million" with a footnote and a comment
#          reads "15 million1Before tax. kroner.Editor2026-11-01T00:00:00Check this!", note mark, note, name
#          and date of the editor included; both notes come once more as paragraphs.
# So:      take text:tracked-changes, text:note and office:annotation out of the tree before extractText(),
#          and read the notes apart.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check odfpy==1.4.1
"$work/venv/bin/python" - <<'PY'
import io
import sys
import zipfile

from odf import teletype
from odf import text as elements
from odf.opendocument import OpenDocumentText, load

SPACES = " ".join(
    f'xmlns:{name}="{space}"'
    for name, space in {
        "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
        "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
        "dc": "http://purl.org/dc/elements/1.1/",
    }.items()
)
BY = "<dc:creator>Editor</dc:creator><dc:date>2026-11-01T00:00:00</dc:date>"
CONTENT = f"""<office:document-content {SPACES} office:version="1.3"><office:body><office:text>
<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><office:change-info>{BY}</office:change-info>
<text:p>12</text:p></text:deletion></text:changed-region></text:tracked-changes>
<text:p>It cost <text:change text:change-id="c1"/>15 million<text:note text:note-class="footnote"><text:note-citation>1\
</text:note-citation><text:note-body><text:p>Before tax.</text:p></text:note-body></text:note> kroner.\
<office:annotation>{BY}<text:p>Check this!</text:p></office:annotation></text:p>
</office:text></office:body></office:document-content>"""
empty, file = io.BytesIO(), io.BytesIO()
OpenDocumentText().save(empty)
with zipfile.ZipFile(empty) as old, zipfile.ZipFile(file, "w") as new:
    for name in old.namelist():
        new.writestr(name, CONTENT if name == "content.xml" else old.read(name))
found = [teletype.extractText(paragraph) for paragraph in load(file).getElementsByType(elements.P)]
print(found)
story = "It cost 15 million1Before tax. kroner.Editor2026-11-01T00:00:00Check this!"
sys.exit(0 if found == ["12", story, "Before tax.", "Check this!"] else "changed")
PY
