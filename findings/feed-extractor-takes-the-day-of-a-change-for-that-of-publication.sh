#!/usr/bin/env bash
# Guess:   where an entry of an Atom feed states both when it was published and when it was last changed, the
#          "published" of a reader is the first.
# Found:   @extractus/feed-extractor 8.0.3 (npm) gives the second: a story of the 1st of May 2024 that was
#          corrected on the 3rd of May 2026 is "published" on 2026-05-03. The feed's own <published> is given
#          nowhere; a JSON Feed with the same two dates is read by its "date_published".
# So:      old stories come up as new ones, and a claim is dated by its correction. Read <published> through
#          getExtraEntryFields, which hands over the entry as it stands.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$work" @extractus/feed-extractor@8.0.3
cd "$work" && cat > read.mjs <<'JS'
import { extractFromJson, extractFromXml } from "@extractus/feed-extractor";

const ATOM = `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Ostby News</title><id>urn:x:news</id>
<updated>2026-05-03T10:00:00Z</updated><author><name>Ada Olsen</name></author>
<entry><title>Ferry sold</title><id>urn:x:1</id><link href="http://example.com/1"/>
<published>2024-05-01T10:00:00Z</published><updated>2026-05-03T10:00:00Z</updated>
<summary>It was sold on Monday.</summary></entry></feed>`;
const JSON_FEED = {
  version: "https://jsonfeed.org/version/1.1",
  title: "Ostby News",
  items: [
    {
      id: "1",
      url: "http://example.com/1",
      title: "Ferry sold",
      content_text: "It was sold on Monday.",
      date_published: "2024-05-01T10:00:00Z",
      date_modified: "2026-05-03T10:00:00Z",
    },
  ],
};
const getExtraEntryFields = (entry) => ({ stated: entry.published });
const [atom] = extractFromXml(ATOM, { getExtraEntryFields }).entries;
const [json] = extractFromJson(JSON.stringify(JSON_FEED)).entries;
const read = [atom.published, atom.stated, json.published].map((date) => date.slice(0, 10));
console.log(`Atom: published ${read[0]}, stated ${read[1]}; JSON Feed: published ${read[2]}`);
process.exit(read.join() === "2026-05-03,2024-05-01,2024-05-01" ? 0 : 1);
JS
node read.mjs
