#!/usr/bin/env bash
# Guess:   a reader that writes the numbers of a list (<ol>) writes those that the page shows: a list that
#          counts down (reversed) ends at 1, one that goes on (start="4") begins at 4.
# Found:   html2text 2025.4.15, inscriptis 2.7.6 and markdownify 1.2.3 number a reversed list from 1 upwards,
#          so that the third is given as first; inscriptis does so for start="4" as well, and the other two for
#          <li value="4">, which inscriptis obeys.
# So:      "came third" is then refuted by the very page that shows it. Write the number that is shown into
#          each item yourself (start, value, reversed), or leave numbers out and say so.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check \
  markdownify==1.2.3 html2text==2025.4.15 inscriptis==2.7.6
"$work/venv/bin/python" - <<'PY'
import re
import sys

import html2text
import inscriptis
import markdownify

READERS = {
    "html2text": html2text.html2text,
    "inscriptis": inscriptis.get_text,
    "markdownify": markdownify.markdownify,
}
LISTS = {
    "3, 2, 1": "<ol reversed><li>Ann</li><li>Bo</li><li>Cy</li></ol>",
    "4, 5, 6": "<ol start='4'><li>Ann</li><li>Bo</li><li>Cy</li></ol>",
    "4, 5, 6 by value": "<ol><li value='4'>Ann</li><li>Bo</li><li>Cy</li></ol>",
}
UP, ON = ["1", "2", "3"], ["4", "5", "6"]
FOUND = {"html2text": [UP, ON, UP], "inscriptis": [UP, UP, ON], "markdownify": [UP, ON, UP]}
found = {name: [re.findall(r"\d", read(page)) for page in LISTS.values()] for name, read in READERS.items()}
for name, numbers in found.items():
    for shown, written in zip(LISTS, numbers):
        print(f"{name}: the page shows {shown}, the text {', '.join(written)}")
sys.exit(0 if found == FOUND else "changed")
PY
