#!/usr/bin/env bash
# Guess:   deduplicate=True takes repeated paragraphs out of the page that is read; each page is read for
#          itself.
# Found:   trafilatura 2.3.1 counts over all pages that the process has read: where four outlets print the
#          same agency story, extract() gives it for the first three and None for the fourth and all later
#          ones.
# So:      who compares copies of an agency story reads with deduplicate=False and looks for repetition
#          within each page, or a late copy seems to lack what all have, and the answer hangs on the order
#          of reading.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check trafilatura==2.3.1 lxml-html-clean==0.4.6
"$work/venv/bin/python" - <<'PY'
import sys

from trafilatura import extract

LONG = "The council of Ostby voted on item {} of the plan for the new harbour after a long debate, the clerk said."
WIRE = "".join(f"<p>{LONG.format(i)}</p>" for i in range(6))


def page(outlet):
    head = f"<head><title>Harbour vote | {outlet}</title></head>"
    return f"<html>{head}<body><header>{outlet}</header><article>{WIRE}</article></body></html>"


outlets = ["Ostby Post", "Vik Times", "Harbour News", "Fjord Mail", "Coast Herald"]
plain = ["item 4" in (extract(page(name)) or "") for name in outlets]
once = ["item 4" in (extract(page(name), deduplicate=True) or "") for name in outlets]
for name, without, with_option in zip(outlets, plain, once):
    print(f"{name}: the vote on item 4 is read: {without}; with deduplicate=True: {with_option}")
sys.exit(0 if all(plain) and once == [True, True, True, False, False] else "changed")
PY
