#!/usr/bin/env bash
# Guess:   a reader of durations gives null for "5-7 days", as it does for "two days", or one of its ends; the
#          minus of "-3 days" is kept or refused.
# Found:   parse-duration 2.1.9 (npm) gives seven days and five milliseconds; "5 to 7 days" is seven days, and
#          "1,5 hours" fifteen hours. timestring 7.0.0 gives seven days, fifteen hours and three days for
#          "-3 days".
# So:      "5 to 7 days" passes for a source's "7 days", and a decimal comma is ten times as long. Hand in what
#          has one figure and one unit, with a point for decimals.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$work" parse-duration@2.1.9 timestring@7.0.0
cd "$work" && node --input-type=module - <<'JS'
import parse from "parse-duration";
import timestring from "timestring";

const DAY = 86400;
const READ = {
  "7 days": [7 * DAY, 7 * DAY],
  "5-7 days": [7 * DAY + 0.005, 7 * DAY],
  "5 to 7 days": [7 * DAY, "refused"],
  "1,5 hours": [15 * 3600, 15 * 3600],
  "-3 days": [-3 * DAY, 3 * DAY],
  "two days": ["refused", "refused"],
};

function seconds(reader, text) {
  try {
    return reader(text) ?? "refused";
  } catch {
    return "refused";
  }
}

let held = true;
for (const [text, expected] of Object.entries(READ)) {
  const found = [
    seconds((words) => (parse(words) === null ? null : parse(words) / 1000), text),
    seconds(timestring, text),
  ];
  console.log(`"${text}": parse-duration ${found[0]} s, timestring ${found[1]} s`);
  held &&= String(found) === String(expected);
}
process.exit(held ? 0 : 1);
JS
