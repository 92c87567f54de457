#!/usr/bin/env bash
# Guess:   a formatter of references that promises APA, MLA and Chicago "byte-for-byte" has a way to name an author that
#          is no person, such as a council or a ministry, and keeps "Jr." behind the name, as all three styles do.
# Found:   touchstone-compute 0.1.0 takes the last word of each author for a family name: "City Council of Ostby" is
#          "Ostby, C. C. O." in APA and "Ostby, City Council of" in MLA and Chicago, braces around it become part of
#          the initials, and "Bo Moe Jr." is "Jr., B. M.". One word ("NATO") and "Moe, Bo" come out right. No warning.
# So:      a report of an authority is credited to somebody called Ostby, and nobody finds it in a list. Write such
#          references by hand, or with a processor of CSL, which has "literal" for such names.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check touchstone-compute==0.1.0
"$work/venv/bin/python" - <<'PY'
import sys

from touchstone import citation

STARTS = {
    ("apa", "Moe, Bo"): "Moe, B. (2026)",
    ("apa", "NATO"): "NATO. (2026)",
    ("apa", "City Council of Ostby"): "Ostby, C. C. O. (2026)",
    ("mla", "City Council of Ostby"): "Ostby, City Council of. The fares",
    ("chicago", "City Council of Ostby"): "Ostby, City Council of. 2026",
    ("apa", "{City Council of Ostby}"): "Ostby}, {. C. O. (2026)",
    ("apa", "Bo Moe Jr."): "Jr., B. M. (2026)",
}
same = True
for (style, author), start in STARTS.items():
    made = citation.compute(style, "book", authors=author, title="The fares", year=2026, publisher="Moe")
    text = made["reference"]["plain"]
    print(f"{style}, author {author!r}: {text}")
    same = same and text.startswith(start)
sys.exit(0 if same else "changed")
PY
