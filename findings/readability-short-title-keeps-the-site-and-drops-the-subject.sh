#!/usr/bin/env bash
# Guess:   short_title() takes the site's name off the title and leaves the headline.
# Found:   readability-lxml 0.9: in "Harbour: no deal | Ostby Post", where the part before the bar has fewer
#          than four words, it cuts at the colon instead and keeps the wrong end: "no deal | Ostby Post". A
#          longer headline with a colon comes out right.
# So:      short headlines lose who or what they speak of. Take the headline from the page's <h1> or its
#          JSON-LD, and the title only for want of both.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check readability-lxml==0.9
"$work/venv/bin/python" - <<'PY'
import sys

from readability import Document

TITLES = {
    "Bank: why the rate rises now | Ostby Post": "Bank: why the rate rises now",
    "Harbour: no deal | Ostby Post": "no deal | Ostby Post",
    "Vik: not guilty | Ostby Post": "not guilty | Ostby Post",
}


def short(title):
    return Document(f"<html><head><title>{title}</title></head><body><p>Text.</p></body></html>").short_title()


found = {title: short(title) for title in TITLES}
for title, headline in found.items():
    print(f"{title!r} is shortened to {headline!r}")
sys.exit(0 if found == TITLES else "changed")
PY
