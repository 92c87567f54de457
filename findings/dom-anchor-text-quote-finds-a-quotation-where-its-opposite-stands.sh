#!/usr/bin/env bash
# Guess:   an anchor of a quotation (a text quote selector, as annotation tools keep them) that a page no longer
#          holds is not found: null. At most a changed mark or blank is forgiven.
# Found:   dom-anchor-text-quote 4.0.2 (npm) gives the nearest wording and does not say that it is another: "he will
#          not resign" is found at "he will resign", "rose to 57.5 per cent in the south" at "fell to 51.5 per cent in
#          the north", 7 million at 8 million, 2.5 at 25.
# So:      a highlight is no proof that the words still stand there. Compare what lies between the two places
#          with the quotation, character by character, before a tick is set.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$work" dom-anchor-text-quote@4.0.2
cd "$work" && node - <<'JS'
const anchor = require("dom-anchor-text-quote");

const PAGES = [
  ["The mayor will not resign in May", "The mayor will resign in May.", "The mayor will resign in May."],
  ["Turnout rose to 57.5 per cent in the south", "Turnout fell to 51.5 per cent in the north.",
    "Turnout fell to 51.5 per cent in the north"],
  ["The bridge cost 7 million pounds", "The bridge cost 8 million pounds in all.", "The bridge cost 8 million pounds"],
  ["cost 2.5 million", "The harbour cost 25 million.", "cost 25 million."],
  ["7 million people died", "Nothing like it is here at all today.", null],
];
let held = true;
for (const [exact, textContent, expected] of PAGES) {
  const place = anchor.toTextPosition({ textContent }, { exact });
  const found = place && textContent.slice(place.start, place.end);
  console.log(`"${exact}" is found at: ${found}`);
  held &&= found === expected;
}
process.exit(held ? 0 : 1);
JS
