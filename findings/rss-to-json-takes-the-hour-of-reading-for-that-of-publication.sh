#!/usr/bin/env bash
# Guess:   a reader of feeds gives an entry of Atom its own "published" (3 May) and keeps titles and identifiers as the
#          texts that they are.
# Found:   rss-to-json 2.1.1 (npm): "published" of an Atom entry is the moment of reading, and "created" its day of
#          change (6 May); the 3rd is nowhere. Words of content in XHTML are left out. In RSS the date is right, but the
#          title "1.50" is the number 1.5 and the identifier "0012" the number 12.
# So:      every old story of an Atom feed looks as if it had appeared just now, before any other. Read the entry's
#          published from the XML, and compare identifiers as they are written there.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$work" rss-to-json@2.1.1
cd "$work" && node - <<'JS'
const http = require("http");
const { parse } = require("rss-to-json");

const FEEDS = {
  "/atom": `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Post</title><id>urn:f</id>
<updated>2026-05-06T10:00:00Z</updated><entry><title>Fares rise</title><id>urn:1</id>
<published>2026-05-03T10:00:00Z</published><updated>2026-05-06T10:00:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>It cost 5 million.</p></div></content>
</entry></feed>`,
  "/rss": `<?xml version="1.0"?><rss version="2.0"><channel><title>Post</title><link>https://example.org</link>
<description>d</description><item><title>1.50</title><guid isPermaLink="false">0012</guid>
<pubDate>Sun, 03 May 2026 10:00:00 GMT</pubDate></item></channel></rss>`,
};
const server = http.createServer((request, response) => {
  response.setHeader("content-type", "application/xml");
  response.end(FEEDS[request.url]);
});
server.listen(0, "127.0.0.1", async () => {
  const base = `http://127.0.0.1:${server.address().port}`;
  const before = Date.now();
  const [atom] = (await parse(`${base}/atom`)).items;
  const after = Date.now();
  const [rss] = (await parse(`${base}/rss`)).items;
  server.close();
  const now = atom.published >= before && atom.published <= after;
  console.log(`Atom: published ${now ? "now" : atom.published}, created ${new Date(atom.created).toISOString()}`);
  console.log(`RSS: title ${JSON.stringify(rss.title)}, id ${JSON.stringify(rss.id)}, ${rss.published}`);
  const held =
    now && atom.created === Date.parse("2026-05-06T10:00:00Z") && !JSON.stringify(atom).includes("million") &&
    rss.title === 1.5 && rss.id === 12 && rss.published === Date.parse("2026-05-03T10:00:00Z");
  process.exit(held ? 0 : 1);
});
JS
