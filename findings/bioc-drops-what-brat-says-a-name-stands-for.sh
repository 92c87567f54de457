#!/usr/bin/env bash
# Guess:   a library that says it reads and writes brat's standoff format keeps every kind of line that the
#          format has (T, E, R, *, A, M, N, #), or refuses a kind that it does not know.
# Found:   bioc 2.1 leaves out the lines that tie a name to an entry of a register (N, normalisations): they
#          are among no annotations of the document, and dumps_ann() writes the file without them, with no
#          error or warning. The other kinds are all written again.
# So:      which of two people of one name was meant is lost when an annotated corpus goes through it. Carry
#          the lines that begin with N from file to file yourself, and count lines before and after.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check bioc==2.1
"$work/venv/bin/python" - <<'PY'
import sys

from bioc import brat

TEXT = "Bo Moe said that it cost 12 million."
LINES = [
    "T1\tPerson 0 6\tBo Moe",
    "T2\tClaim 17 35\tit cost 12 million",
    "R1\tSays Arg1:T1 Arg2:T2",
    "E1\tClaim:T2 By:T1",
    "A1\tNegated T2",
    "*\tEquiv T1 T2",
    "#1\tAnnotatorNotes T2\tcheck 12",
    "N1\tReference T1 Wikidata:Q1\tBo Moe, mayor",
]
document = brat.loads(TEXT, "\n".join(LINES) + "\n")
written = [line.rstrip() for line in brat.dumps_ann(document).splitlines() if line.strip()]
print(f"{len(LINES)} lines read, {len(document.annotations)} annotations; left out:")
lost = sorted(set(LINES) - set(written))
print("\n".join(lost))
sys.exit(0 if lost == LINES[-1:] and len(document.annotations) == 7 else "changed")
PY
