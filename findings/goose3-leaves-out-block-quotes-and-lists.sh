#!/usr/bin/env bash
# Guess:   an extractor of articles that keeps a paragraph of four words within the story keeps the
#          quotation in a <blockquote> and the list of results between such paragraphs.
# Found:   goose3 3.1.22: cleaned_text has "It was not true." and all other paragraphs, and neither the
#          <blockquote> nor the <ul> between them; nothing tells that something was left out.
# So:      a quotation that is missing in its text may stand on the page. Compare what was extracted with
#          the words of the page's <blockquote>, <li> and <td>, or use another extractor for quotations and
#          results.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check goose3==3.1.22
"$work/venv/bin/python" - <<'PY'
import sys

from goose3 import Goose

LONG = (
    "The council of Ostby voted on item {} of the plan for the new harbour after a long debate on Monday, "
    "the clerk said, and added, with a smile, that it was late."
)
story = f"""<p>{LONG.format(1)}</p><blockquote><p>We did not take a krone.</p></blockquote><p>{LONG.format(2)}</p>
<ul><li>Ann Lie, 412 votes</li><li>Bo Moe, 388 votes</li></ul><p>It was not true.</p><p>{LONG.format(3)}</p>"""
html = f"<html><head><title>Vote</title></head><body><article><h1>Vote</h1>{story}</article></body></html>"
text = Goose().extract(raw_html=html).cleaned_text
found = {words: words in text for words in ("did not take a krone", "412 votes", "It was not true.", "item 3")}
for words, kept in found.items():
    print(f"{words!r} is {'kept' if kept else 'left out'}")
sys.exit(0 if list(found.values()) == [False, False, True, True] else "changed")
PY
