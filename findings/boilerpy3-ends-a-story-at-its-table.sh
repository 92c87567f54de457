#!/usr/bin/env bash
# Guess:   the extractor that is "tuned towards news articles" keeps the paragraphs of a story on both sides
#          of a small table, as it keeps those on both sides of a list, a quotation or a subheading.
# Found:   boilerpy3 1.0.7, ArticleExtractor: of a story with a table of three rows between its paragraphs
#          the text ends there; the paragraphs behind it, as long as the others, are gone, and the denial in
#          them. With a table of two rows, a list or nothing between, all are there.
# So:      the end of a story counts as never written, in silence. Take tables out of the page before it,
#          and read their figures apart.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check boilerpy3==1.0.7
"$work/venv/bin/python" - <<'PY'
import sys

from boilerpy3.extractors import ArticleExtractor

BEFORE = [
    "The council of Ostby decided on Monday evening that the old ferry will be sold to a firm from the "
    "neighbouring town, as it had said in the spring that it would do before the summer.",
    "Two members of the council spoke against the sale, because the price had been set in a hurry and "
    "nobody had asked the people who live on the two islands what they thought of it.",
    "The firm runs three other boats along the coast and says that it will keep the old timetable at "
    "least until the new bridge is opened to traffic, which may take another four years.",
]
AFTER = [
    "The mayor denied on Tuesday that she had promised the islands a boat of their own, and said that no "
    "such letter had ever been sent from her office to anybody on the islands.",
    "The harbour master, who has worked with the ferry for twenty years, told the paper that she was sad "
    "to see it leave, and that the new owner had not yet been to look at it.",
]
ROWS = ["<tr><th>Party</th><th>2022</th></tr>", "<tr><td>Reds</td><td>29</td></tr>"]
MORE = "<tr><td>Blues</td><td>12</td></tr>"
BETWEEN = {
    "nothing": "",
    "a list": "<ul><li>Reds: 29</li><li>Blues: 12</li></ul>",
    "a quotation": "<blockquote>It was not true.</blockquote>",
    "a subheading": "<h2>What the mayor says</h2>",
    "a table of two rows": f"<table>{''.join(ROWS)}</table>",
    "a table of three rows": f"<table>{''.join(ROWS)}{MORE}</table>",
}


def page(between):
    paragraphs = ["".join(f"<p>{text}</p>" for text in texts) for texts in (BEFORE, AFTER)]
    body = f"<h1>Ferry sold</h1>{paragraphs[0]}{between}{paragraphs[1]}"
    return f"<html><head><title>Ferry sold</title></head><body>{body}</body></html>"


def kept(between):
    """How many of the paragraphs before and after are in the text."""
    text = ArticleExtractor().get_content(page(between))
    return sum(part in text for part in BEFORE), sum(part in text for part in AFTER)


found = {name: kept(between) for name, between in BETWEEN.items()}
for name, (before, after) in found.items():
    print(f"{name} between: {before} of 3 before, {after} of 2 after")
ended = found.pop("a table of three rows") == (3, 0)
sys.exit(0 if ended and set(found.values()) == {(3, 2)} else "changed")
PY
