#!/usr/bin/env bash
# Guess:   who writes "3 days ago" for a moment in the past says of one to come that it is to come, or refuses it; and
#          "yesterday" and "last year" are said of the day and the year before, not of this one.
# Found:   node-time-ago 1.0.0 (npm) says "2 days ago" of the day after tomorrow, as of the day before yesterday; twas
#          2.1.3 says "just now", whatever the moment to come. s-ago 2.2.0 counts hours and days alone: at 11 in the
#          evening, half past midnight of the same day is "yesterday", and on 31 December, 25 January of the same
#          year is "last year". timeago.js 4.0.2 has "in 2 days", "22 hours ago" and "11 months ago".
# So:      what is under embargo or announced reads as done, and today's news as yesterday's. Say the day itself.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$work" \
  node-time-ago@1.0.0 twas@2.1.3 s-ago@2.2.0 timeago.js@4.0.2
cat > "$work/look.cjs" <<'JS'
const nodeTimeAgo = require("node-time-ago");
const sAgo = require("s-ago").default || require("s-ago");
const timeago = require("timeago.js");
const twas = require("twas").default || require("twas");

// The libraries ask for the time themselves: it is set to a late evening, the last of the year.
const NOW = new Date("2026-12-31T23:00:00").getTime();
Date.now = () => NOW;
const RealDate = Date;
globalThis.Date = class extends RealDate {
  constructor(...given) {
    super(...(given.length ? given : [NOW]));
  }
  static now() {
    return NOW;
  }
};
const MOMENTS = {
  "in two days": new Date("2027-01-02T23:00:00"),
  "half past midnight today": new Date("2026-12-31T00:30:00"),
  "25 January this year": new Date("2026-01-25T23:00:00"),
};
const SAYS = {
  "node-time-ago": (moment) => nodeTimeAgo(moment),
  twas: (moment) => twas(moment.getTime()),
  "s-ago": (moment) => sAgo(moment),
  "timeago.js": (moment) => timeago.format(moment),
};
const EXPECTED = {
  "node-time-ago": { "in two days": "2 days ago" },
  twas: { "in two days": "just now" },
  "s-ago": { "half past midnight today": "yesterday", "25 January this year": "last year" },
  "timeago.js": {
    "in two days": "in 2 days",
    "half past midnight today": "22 hours ago",
    "25 January this year": "11 months ago",
  },
};
let held = true;
for (const [name, say] of Object.entries(SAYS)) {
  for (const [label, moment] of Object.entries(MOMENTS)) {
    const found = say(moment);
    console.log(`${name}, ${label}: ${found}`);
    const expected = EXPECTED[name][label];
    held &&= expected === undefined || found === expected;
  }
}
process.exit(held ? 0 : 1);
JS
cd "$work" && node look.cjs
