#!/usr/bin/env bash
# Guess:   a library that looks for whole words only (the paper that it names says so, and has it as the
#          difference to a search for any string) finds the village Malm in "Malm" and not in "Malmö", as it
#          does not find it in "Malmo".
# Found:   flashtext 2.7 takes every letter beyond A to Z for the end of a word: Malm is found in Malmö, Bo in
#          Boëtie, and replace_keywords() turns "Malmö" into "Malm (village)ö".
# So:      a list of names finds people and places that the text does not mention. Add the letters of your
#          languages by set_non_word_boundaries() or add_non_word_boundary(), or look at the letters on both
#          sides of each hit.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check flashtext==2.7
"$work/venv/bin/python" - <<'PY'
import sys

from flashtext import KeywordProcessor

names = KeywordProcessor(case_sensitive=True)
names.add_keyword("Malm", "Malm (village)")
names.add_keyword("Bo")
TEXTS = {
    "She lives in Malmo.": [],
    "She lives in Malmö.": ["Malm (village)"],
    "Boetie wrote it.": [],
    "Boëtie wrote it.": ["Bo"],
}
found = {text: names.extract_keywords(text) for text in TEXTS}
for text, hits in found.items():
    print(f"in {text!r} found: {hits}; replaced: {names.replace_keywords(text)!r}")
sys.exit(0 if found == TEXTS else "changed")
PY
