#!/usr/bin/env bash
# Guess:   a table whose cells hold paragraphs (<td><p>12</p></td>), as editors of Web pages write them, is
#          the same table in the .docx as one whose cells hold bare text.
# Found:   html2docx 1.6.0 ends the table at the first paragraph in it: the table has the words of that cell,
#          and all later cells come behind it as paragraphs, one below the other. What replaces a deleted
#          figure is joined to it: <del>12</del><ins>15</ins> is 1215.
# So:      whose 12 it was, and of which year, cannot be told from the file. Take <p> out of cells, and <del>
#          with its words, before the page is handed in.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check html2docx==1.6.0 python-docx==1.2.0
"$work/venv/bin/python" - <<'PY'
import sys

from docx import Document
from html2docx import html2docx

ROWS = [["Party", "2022", "2026"], ["Reds", "12", "9"], ["Blues", "15", "21"]]


def written(cell):
    """The cells and the paragraphs of the .docx made of a page with ROWS, each cell put into a pattern."""
    rows = "".join(f"<tr>{''.join(f'<td>{cell.format(text)}</td>' for text in row)}</tr>" for row in ROWS)
    document = Document(html2docx(f"<table>{rows}</table><p>It is over.</p>", title="Seats"))
    cells = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    return cells, [paragraph.text for paragraph in document.paragraphs if paragraph.text]


bare, marked = written("{}"), written("<p>{}</p>")
changed = Document(html2docx("<p><del>12</del><ins>15</ins> seats</p>", title="Seats"))
print(f"bare {bare}\nmarked {marked}\nchanged {changed.paragraphs[0].text!r}")
held = (
    bare == (ROWS, ["It is over."])
    and marked[0] == [["Party"]]
    and marked[1] == ["2022", "2026", "Reds", "12", "9", "Blues", "15", "21", "It is over."]
    and changed.paragraphs[0].text == "1215 seats"
)
sys.exit(0 if held else "changed")
PY
