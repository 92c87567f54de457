#!/usr/bin/env bash
# Guess:   word_to_num() gives the value of a phrase or raises ValueError, as it does for words in which
#          there is no number.
# Found:   word2number 1.1 leaves out what it does not know and adds up the rest: "half a million" is
#          1000000, "minus five" 5, "one or two" 3, "five to six million" 11000000, "hundred and twenty"
#          2000 and "2.5 million" 1000000, without a warning.
# So:      a checker that compares figures by it sees an error where there is none and misses one by half.
#          Give it only phrases in which each word is a number word and which you have read as one number.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check word2number==1.1
"$work/venv/bin/python" - <<'PY'
import sys

from word2number import w2n

RIGHT = {
    "half a million": 500_000,
    "minus five": -5,
    "one or two": None,
    "five to six million": None,
    "hundred and twenty": 120,
    "2.5 million": 2_500_000,
}


def read(phrase):
    try:
        return w2n.word_to_num(phrase)
    except ValueError:
        return None


found = {phrase: read(phrase) for phrase in RIGHT}
for phrase, value in found.items():
    print(f"{phrase!r} is read as {value}; right is {RIGHT[phrase] or 'no one number'}")
sys.exit(0 if all(found[phrase] not in (None, RIGHT[phrase]) for phrase in RIGHT) else "changed")
PY
