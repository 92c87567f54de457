#!/usr/bin/env bash
# Guess:   a reader of Atom feeds gives a title of type "xhtml", one of the three types that the format has, with
#          or without its tags; a reader that does not know it says so.
# Found:   atoma 0.0.17 gives None, for the title and for the content, though its AtomTextType names "xhtml";
#          fastfeedparser 0.6.5 and @extractus/feed-extractor 8.0.3 (npm) give "" for the title. The title of
#          type "text" beside it is read by all three, and none of them reports anything.
# So:      such a story has no headline, and in atoma no text. Where a title comes back empty, take the words of
#          the <div> from the XML; do not leave the entry out as one without a headline.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check atoma==0.0.17 fastfeedparser==0.6.5
npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$work" @extractus/feed-extractor@8.0.3
cd "$work" && cat > feed.atom <<'XML'
<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Ostby News</title><id>urn:x:news</id>
<updated>2026-05-02T08:00:00Z</updated><author><name>Ada Olsen</name></author>
<entry><title type="text">Ferry sold</title><id>urn:x:1</id><updated>2026-05-02T08:00:00Z</updated>
<link href="http://example.com/1"/><summary>It was sold on Monday.</summary></entry>
<entry><title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">School <em>not</em> sold</div></title>
<id>urn:x:2</id><updated>2026-05-02T08:00:00Z</updated><link href="http://example.com/2"/>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>It was not sold.</p></div></content></entry>
</feed>
XML
"$work/venv/bin/python" - <<'PY'
import sys

import atoma
import fastfeedparser

with open("feed.atom", "rb") as file:
    feed = file.read()
first, second = atoma.parse_atom_bytes(feed).entries
by_atoma = [first.title.value, second.title, second.content]
by_fastfeedparser = [entry.title for entry in fastfeedparser.parse(feed).entries]
print(f"atoma: {by_atoma}, fastfeedparser: {by_fastfeedparser}")
held = by_atoma == ["Ferry sold", None, None] and by_fastfeedparser == ["Ferry sold", ""]
sys.exit(0 if held else "changed")
PY
cat > read.mjs <<'JS'
import { readFileSync } from "node:fs";
import { extractFromXml } from "@extractus/feed-extractor";

const titles = extractFromXml(readFileSync("feed.atom", "utf8")).entries.map((entry) => entry.title);
console.log("feed-extractor:", titles);
process.exit(titles.join("|") === "Ferry sold|" ? 0 : 1);
JS
node read.mjs
