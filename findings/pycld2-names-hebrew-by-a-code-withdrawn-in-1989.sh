#!/usr/bin/env bash
# Guess:   two detectors that give a language as an ISO 639-1 code give the same code for the same language,
#          the one that pages have in lang="".
# Found:   pycld2 0.42 gives "iw" for Hebrew and "jw" for Javanese, which were replaced by "he" and "jv"
#          long ago; py3langid 0.4.0 gives "he". For Chinese in traditional characters pycld2 gives
#          "zh-Hant", which is no code of ISO 639, and py3langid "zh".
# So:      a page with lang="he" is called one in another language than it says, and a look-up of the code
#          in a table of languages fails. Pass every code through langcodes.standardize_tag() (3.5.1), which
#          gives "he" and "jv", before two are compared.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check \
  pycld2==0.42 py3langid==0.4.0 langcodes==3.5.1
"$work/venv/bin/python" - <<'PY'
import sys

import langcodes
import py3langid
import pycld2

GIVEN = {  # a sentence, by pycld2, by py3langid
    "ראש העיר אמר אתמול כי הגשר החדש ייפתח בשנה הבאה": ("iw", "he"),
    "市長昨天表示，新橋將於明年開通": ("zh-Hant", "zh"),
    "The mayor said yesterday that the new bridge will open next year": ("en", "en"),
}
JAVANESE = "Walikota ngomong wingi yen kreteg anyar bakal dibukak taun ngarep"
found = {text: (pycld2.detect(text)[2][0][1], py3langid.classify(text)[0]) for text in GIVEN}
for text, codes in found.items():
    print(codes, text)
javanese = pycld2.detect(JAVANESE)[2][0][1]
print(javanese, JAVANESE)
standard = [langcodes.standardize_tag(code) for code in ("iw", "jw")]
print(f"by langcodes: {standard}")
held = found == GIVEN and javanese == "jw" and standard == ["he", "jv"]
sys.exit(0 if held else "changed")
PY
