#!/usr/bin/env bash
# Guess:   an exporter of an editor's documents to Markdown, whose sister writes right HTML of the same document, writes
#          Markdown that a reader of CommonMark turns into the same words: a bold blank is no trouble, and what is no
#          mark is escaped.
# Found:   draftjs-exporter-markdown 0.2.4 (with draftjs-exporter 5.2.0): bold that begins with a blank, as a mouse
#          selects it, is "It cost** 12** million" with four stars in the text; bold and italic that overlap leave stars
#          and underscores inside a word, "12**_ mi_**llion"; "2026. It was a year." becomes item 2026 of a list.
# So:      words and figures are not found in the text that is published from it, and a year is gone from its sentence.
#          Export to HTML, and turn that into Markdown with something that escapes.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check \
  draftjs-exporter==5.2.0 draftjs-exporter-markdown==0.2.4 markdown-it-py==4.0.0
"$work/venv/bin/python" - <<'PY'
import re
import sys

from draftjs_exporter.html import HTML
from draftjs_exporter_markdown import BLOCK_MAP, ENGINE, ENTITY_DECORATORS, STYLE_MAP
from markdown_it import MarkdownIt

SETTINGS = {
    "block_map": BLOCK_MAP,
    "style_map": STYLE_MAP,
    "entity_decorators": ENTITY_DECORATORS,
    "engine": ENGINE,
}
CASES = {  # text, styles as (offset, length, style): what a page shows of the Markdown
    ("It cost 12 million.", (7, 3, "BOLD")): "It cost** 12** million.",
    ("It cost 12 million.", (8, 5, "BOLD"), (10, 8, "ITALIC")): None,
    ("2026. It was a year.",): "It was a year.",
}
held = True
for (text, *styles), expected in CASES.items():
    ranges = [{"offset": offset, "length": length, "style": style} for offset, length, style in styles]
    block = {"key": "a", "text": text, "type": "unstyled", "depth": 0, "inlineStyleRanges": ranges, "entityRanges": []}
    markdown = HTML(SETTINGS).render({"entityMap": {}, "blocks": [block]}).strip()
    shown = re.sub("<[^>]*>", "", MarkdownIt().render(markdown)).strip()
    print(f"{text!r}: {markdown!r} shows {shown!r}")
    held = held and (shown == expected if expected else shown != text and re.search(r"mi[_*]+llion", shown))
sys.exit(0 if held else "changed")
PY
