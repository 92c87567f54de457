#!/usr/bin/env bash
# Guess:   a layout-aware reader, as it calls itself, sets the terms and values of a description list (<dl>)
#          on lines of their own, as browsers do, or at least apart.
# Found:   inscriptis 2.7.6, with both its style sheets: "Turnout 2022", "1", "Turnout 2026" and "9" are one
#          word to the next, "Turnout 20221Turnout 20269". Paragraphs, items of <ul>
#          and cells of tables are apart.
# So:      year and value make a third figure that stands nowhere on the page. Give dl, dt and dd
#          display: block by a style sheet of your own (ParserConfig(css=...)).
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check inscriptis==2.7.6
"$work/venv/bin/python" - <<'PY'
import sys

from inscriptis import get_text
from inscriptis.css_profiles import CSS_PROFILES
from inscriptis.html_properties import Display
from inscriptis.model.config import ParserConfig
from inscriptis.model.html_element import HtmlElement

PAGE = """<html><body><p>Result</p><dl><dt>Turnout 2022</dt><dd>1</dd><dt>Turnout 2026</dt><dd>9</dd></dl>
</body></html>"""
JOINED = "Turnout 20221Turnout 20269"
texts = {name: get_text(PAGE, ParserConfig(css=css)) for name, css in CSS_PROFILES.items()}
block = {tag: HtmlElement(display=Display.block) for tag in ("dl", "dt", "dd")}
apart = get_text(PAGE, ParserConfig(css={**CSS_PROFILES["relaxed"], **block}))
for name, text in texts.items():
    print(f"style sheet {name}: {text!r}")
print(f"with an own style sheet: {apart!r}")
joined = {name for name, text in texts.items() if JOINED in text}
sys.exit(0 if {"strict", "relaxed"} <= joined and JOINED not in apart else "changed")
PY
