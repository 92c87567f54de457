#!/usr/bin/env bash
# Guess:   a parser of dates in words that reads "5 May 2026" and "last Friday" reads "May 5th" and "in 1995" too, or
#          gives something that tells that it could not.
# Found:   date.js 0.3.3 (npm), asked on 6 May 2026 at noon: "May 5th" is that very moment, as is every text in which
#          it finds nothing ("no date here"); "in 1995" is 20:35 on that day, "the second of May" two minutes past
#          noon, and "3-5 May 2026" is 3 May 2005.
# So:      an unread date looks like one that fits: today. Give it only what is written day, month, year, and take an
#          answer that equals the moment of asking for none.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$work" date.js@0.3.3
cd "$work" && TZ=UTC node - <<'JS'
const date = require("date.js");

const NOON = "2026-05-06T12:00";
const READ = {
  "5 May 2026": "2026-05-05T00:00",
  "last Friday": "2026-05-01T12:00",
  "May 5th": NOON,
  "no date here": NOON,
  "in 1995": "2026-05-06T20:35",
  "the second of May": "2026-05-06T12:02",
  "3-5 May 2026": "2005-05-03T00:00",
};
let held = true;
for (const [text, expected] of Object.entries(READ)) {
  const found = date(text, new Date(`${NOON}:00Z`)).toISOString().slice(0, 16);
  console.log(`"${text}": ${found}`);
  held &&= found === expected;
}
process.exit(held ? 0 : 1);
JS
