#!/usr/bin/env bash
# Guess:   the date of an article is what the page says of the article: datePublished of its NewsArticle, or
#          article:published_time; the date of an embedded video or in the address comes after it.
# Found:   htmldate 1.11.0, original_date=True: a VideoObject of 2019 that stands before the NewsArticle of
#          2026, or inside it before its date, gives 2019; and /2026/03/01/ in the address wins over
#          article:published_time of 27 February.
# So:      "on Tuesday" or "last week" is then counted from another day, by years. Parse the JSON-LD, take
#          the date of the node whose type is an article, and ask htmldate only where there is none.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check htmldate==1.11.0
"$work/venv/bin/python" - <<'PY'
import json
import sys

from htmldate import find_date

VIDEO = {"@type": "VideoObject", "name": "Old film", "datePublished": "2019-05-05"}
NEWS = {"@type": "NewsArticle", "headline": "Vote", "datePublished": "2026-03-01"}
INSIDE = {"@type": "NewsArticle", "headline": "Vote", "video": VIDEO, "datePublished": "2026-03-01"}
META = '<meta property="article:published_time" content="2026-02-27T10:00:00Z">'


def data(*nodes):
    return "".join(f'<script type="application/ld+json">{json.dumps(node)}</script>' for node in nodes)


def date(head, url=None):
    body = "<body><article><p>The council of Ostby voted on the plan for the new harbour.</p></article></body>"
    return find_date(f"<html><head><title>Vote</title>{head}</head>{body}</html>", url=url, original_date=True)


found = {
    "article, then video": date(data(NEWS, VIDEO)),
    "video, then article": date(data(VIDEO, NEWS)),
    "video inside the article": date(data(INSIDE)),
    "meta of 27 February": date(META),
    "the same under /2026/03/01/": date(META, "https://ostby.example/2026/03/01/vote"),
}
for case, day in found.items():
    print(f"{case}: {day}")
expected = ["2026-03-01", "2019-05-05", "2019-05-05", "2026-02-27", "2026-03-01"]
sys.exit(0 if list(found.values()) == expected else "changed")
PY
