#!/usr/bin/env bash
# Guess:   a parser of durations that reads "1h 30m" and "2.5 hours", and refuses "half an hour" and "3 to 5 days",
#          gives 1.5 hours for "1 1/2 hours", or refuses it, and so for a range with a hyphen or a sign.
# Found:   timestring 7.0.0 (npm): "1 1/2 hours" is 112 hours and "2 1/2 hours" 212, since blank and stroke are
#          dropped; "5-7 days" is 7 days, "10-12 weeks" 12 weeks, and "-3 days" 3 days.
# So:      a sitting of an hour and a half lasted longer than four days. Write fractions and ranges out before a
#          duration is read, and refuse what holds a stroke or a hyphen.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$work" timestring@7.0.0
cat > "$work/look.mjs" <<'JS'
import timestring from "timestring";

const READ = {
  "1h 30m": 1.5,
  "2.5 hours": 2.5,
  "half an hour": null,
  "3 to 5 days": null,
  "1 1/2 hours": 112,
  "2 1/2 hours": 212,
  "5-7 days": 7 * 24,
  "10-12 weeks": 12 * 7 * 24,
  "-3 days": 3 * 24,
};
const hours = (text) => {
  try {
    return timestring(text, "h");
  } catch {
    return null;
  }
};
let held = true;
for (const [text, expected] of Object.entries(READ)) {
  console.log(`"${text}": ${hours(text) ?? "refused"}`);
  held &&= hours(text) === expected;
}
process.exit(held ? 0 : 1);
JS
cd "$work" && node look.mjs
