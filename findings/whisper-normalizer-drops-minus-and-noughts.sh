#!/usr/bin/env bash
# Guess:   who normalises two transcripts before they are compared writes one figure in one way and two
#          figures in two: its docstring promises that words become figures and that commas are taken out.
# Found:   whisper-normalizer 0.1.15, EnglishTextNormalizer: "-5 degrees" is "5 degrees", while "minus five
#          degrees" is "-5 degrees"; "12 000" is "12 0" and so is "12 00", noughts behind a blank being read
#          as one; "3-1" is "3 one" and "one two three" 123.
# So:      by error rate a transcript with frost for thaw, or another sum, has no fault, and the right one has.
#          Compare the figures of both texts before they are normalised.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check whisper-normalizer==0.1.15
"$work/venv/bin/python" - <<'PY'
import sys

from whisper_normalizer.english import EnglishTextNormalizer

READ = {
    "It was -5 degrees": "it was 5 degrees",
    "It was minus five degrees": "it was -5 degrees",
    "12 000 came": "12 0 came",
    "12 00 came": "12 0 came",
    "It ended 3-1": "it ended 3 one",
}
normalise = EnglishTextNormalizer()
found = {text: normalise(text) for text in READ}
for text, normal in found.items():
    print(f"{text!r} is {normal!r}")
sys.exit(0 if found == READ else "changed")
PY
