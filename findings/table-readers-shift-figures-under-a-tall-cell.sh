#!/usr/bin/env bash
# Guess:   a reader that lays out tables of HTML keeps each figure in its column where the first cell is two
#          rows high (rowspan="2"), as markdownify does for a cell that is two columns wide (colspan).
# Found:   markdownify 1.2.3, html2text 2025.4.15 and inscriptis 2.7.6 set the second row one column to the
#          left: with the columns Party, 2022, 2026, the seats of 2022 stand under Party and those of 2026
#          under 2022. inscriptis calls itself layout-aware.
# So:      a true figure is then given for another year. Fill the cells that a rowspan covers in the tree
#          before handing the table on.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check \
  markdownify==1.2.3 html2text==2025.4.15 inscriptis==2.7.6
"$work/venv/bin/python" - <<'PY'
import sys

import html2text
import inscriptis
import markdownify

TABLE = """<table><tr><th>Party</th><th>2022</th><th>2026</th></tr><tr><td rowspan="2">Reds</td><td>29</td>
<td>31</td></tr><tr><td>1200</td><td>1450</td></tr></table>"""
texts = {
    "markdownify": markdownify.markdownify(TABLE),
    "html2text": html2text.html2text(TABLE),
    "inscriptis": inscriptis.get_text(TABLE),
}
shifted = []
for name, text in texts.items():
    print(f"{name}:\n{text.strip()}")
    last = text.strip().splitlines()[-1].replace("|", " ").split()
    line = text.strip().splitlines()[-1]
    shifted.append(last == ["1200", "1450"] and line.lstrip("| ")[:4] == "1200" and line.index("1200") < 3)
sys.exit(0 if all(shifted) else "changed")
PY
