#!/usr/bin/env bash
# Guess:   the text of a paper in LaTeX has its figures: a mixed number apart from its fraction, the sign of
#          money, both ends of a range, and nothing of what a comment environment holds.
# Found:   pylatexenc 2.11: $2\frac12$ hours is "21/2 hours", \pounds5 is "5" while \textsterling5 is "£5",
#          \numrange{5}{7} is "57", \sout{12}15 and a comment environment with 12 before 15 are both "1215".
# So:      two hours and a half are then 21 halves, and 12 seats with 15 a number of four figures. Have the
#          paper typeset and read the PDF, or define each of these in latex_context before the text is taken.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check pylatexenc==2.11
"$work/venv/bin/python" - <<'PY'
import sys

from pylatexenc.latex2text import LatexNodes2Text

READ = {
    r"$2\frac12$ hours": "21/2 hours",
    r"\pounds5 million": "5 million",
    r"\textsterling5 million": "£5 million",
    r"\numrange{5}{7} people": "57 people",
    r"\sout{12}15 people": "1215 people",
    r"\begin{comment}12\end{comment}15 people": "1215 people",
}
found = {source: LatexNodes2Text().latex_to_text(source) for source in READ}
for source, text in found.items():
    print(f"{source}: {text}")
sys.exit(0 if found == READ else "changed")
PY
