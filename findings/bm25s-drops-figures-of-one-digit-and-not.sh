#!/usr/bin/env bash
# Guess:   a query with "7" ranks the passage that says 7 above the one that says 5, and what a sentence
#          denies is among its words.
# Found:   bm25s 0.3.16: tokenize() takes words of two characters or more, so "killed 7 people" scores the
#          same for 5 and 7, while 15 and 17 are told apart; and its list of English stop words drops "no"
#          and "not".
# So:      for claims with figures hand in token_pattern=r"(?u)\b\w+\b" and a list of stop words of your
#          own, in search and index alike.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check bm25s==0.3.16
"$work/venv/bin/python" - <<'PY'
import sys

import bm25s


def scores(passages, query, **options):
    quiet = {"show_progress": False, **options}
    index = bm25s.BM25()
    index.index(bm25s.tokenize(passages, **quiet), show_progress=False)
    return [round(float(s), 3) for s in index.get_scores(bm25s.tokenize([query], return_ids=False, **quiet)[0])]


filler = "Nobody spoke of the harbour"
people = ["Fire killed 5 people", "Fire killed 7 people", filler]
one = scores(people, "fire killed 7 people")
two = scores(["Fire killed 15 people", "Fire killed 17 people", filler], "fire killed 17 people")
own = scores(people, "fire killed 7 people", token_pattern=r"(?u)\b\w+\b")
words = bm25s.tokenize(["He did not say no to a 7 m wall"], return_ids=False, show_progress=False)[0]
print(f"5 and 7 for a query with 7: {one[:2]}; 15 and 17 for one with 17: {two[:2]}; own pattern: {own[:2]}")
print(f'"He did not say no to a 7 m wall" is {words}')
same = one[0] == one[1] and two[0] < two[1] and own[0] < own[1]
sys.exit(0 if same and not {"not", "no", "7"} & set(words) else "changed")
PY
