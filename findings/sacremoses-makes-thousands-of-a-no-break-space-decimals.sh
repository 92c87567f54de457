#!/usr/bin/env bash
# Guess:   who normalises punctuation (quotation marks, dashes) leaves the value of a figure alone; where it
#          sets another mark for thousands, it sets the one of the language that it was asked for.
# Found:   sacremoses 0.2.0, MosesPunctNormalizer: a no-break space between figures, as agencies set it for
#          thousands, becomes a point in English and a comma in German and French. These are the decimal
#          marks there: "12 000 people" are "12.000 people", which English reads as twelve.
# So:      figures of a source and of a story written with a plain space or a comma then differ by a factor
#          of a thousand. Make it with norm_numbers=False, and read the spaces of figures yourself.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check sacremoses==0.2.0
"$work/venv/bin/python" - <<'PY'
import sys

from sacremoses import MosesPunctNormalizer

TEXT = "12\u00a0000 people in Ostby"
FOUND = {"en": "12.000 people in Ostby", "de": "12,000 people in Ostby", "fr": "12,000 people in Ostby"}
found = {language: MosesPunctNormalizer(lang=language).normalize(TEXT) for language in FOUND}
left = MosesPunctNormalizer(lang="en", norm_numbers=False).normalize(TEXT)
for language, text in found.items():
    print(f"{TEXT!r} is {text!r} in {language}; with norm_numbers=False it is {left!r} in en")
sys.exit(0 if found == FOUND and "12.000" not in left else "changed")
PY
