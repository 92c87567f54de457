#!/usr/bin/env bash
# Guess:   a parser of events that reads "5 May" and "two weeks ago" reads "3-5 May 2026" as three days, or finds one of
#          them, and takes the score of a vote for no time of day.
# Found:   sherlockjs 1.4.2 (npm), asked on 6 May 2026: "3-5 May 2026" begins on 6 May at 3 in the afternoon and ends on
#          5 May at 3, before it has begun. "12 to 4 vote on Friday" is an event "4 vote" from noon today to noon on
#          Friday; "3 days before 5 May" begins in the year 1900 and is called "3 days".
# So:      an answer that ends before it begins, or begins in 1900, is none. Write ranges of days as two dates before
#          they are read, and set scores and distances of time aside.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$work" sherlockjs@1.4.2
cd "$work" && TZ=UTC node - <<'JS'
const sherlock = require("sherlockjs");

sherlock._setNow(new Date("2026-05-06T12:00:00Z"));
const READ = {
  "5 May": "2026-05-05T00 to open, null",
  "two weeks ago": "2026-04-22T00 to open, null",
  "3-5 May 2026": "2026-05-06T15 to 2026-05-05T15, null",
  "12 to 4 vote on Friday": "2026-05-06T12 to 2026-05-08T12, 4 vote",
  "3 days before 5 May": "1900-01-01T00 to 2026-05-05T00, 3 days",
};
const hour = (date) => (date ? date.toISOString().slice(0, 13) : "open");
let held = true;
for (const [text, expected] of Object.entries(READ)) {
  const { startDate, endDate, eventTitle } = sherlock.parse(text);
  const found = `${hour(startDate)} to ${hour(endDate)}, ${eventTitle}`;
  console.log(`"${text}": ${found}`);
  held &&= found === expected;
}
process.exit(held ? 0 : 1);
JS
