#!/usr/bin/env bash
# Guess:   one stemmer made by snowballstemmer.stemmer("english") may be shared by threads, as it is
#          made once, holds no dictionary, and stemWord() takes a word and returns its stem.
# Found:   snowballstemmer 3.1.1 (pure Python) keeps the word that it works on in the stemmer itself.
#          Four threads that stem at once get other stems than one thread does, an IndexError or an
#          AssertionError.
# So:      guard a shared stemmer by a lock, or make one for each thread.
# Exits with 0 while this holds, with 1 when threads no longer disturb one another.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check snowballstemmer==3.1.1
"$work/venv/bin/python" - <<'PY'
import sys
from concurrent.futures import ThreadPoolExecutor

import snowballstemmer

shared = snowballstemmer.stemmer("english")
words = [a + b + c for a in "bcdfghjkl" for b in ("elay", "eject", "uarrel") for c in ("s", "ed", "ing")]
alone = {word: shared.stemWord(word) for word in words}
sys.setswitchinterval(1e-6)


def disturbed(word):
    try:
        return shared.stemWord(word) != alone[word]
    except (AssertionError, IndexError):
        return True


with ThreadPoolExecutor(4) as pool:
    wrong = sum(pool.map(disturbed, words * 60))
print(f"{wrong} of {len(words) * 60} answers differ from those of one thread, or raise an error")
sys.exit(0 if wrong else "changed: threads no longer disturb one another")
PY
