#!/usr/bin/env bash
# Guess:   libraries that read durations of ISO 8601 and accept a sign read "-P1D" as a day before, and agree on how
#          long a year and a month is, or refuse to say in seconds.
# Found:   iso8601-duration 2.1.4 (npm) drops the sign: "-P1D" is 86400 seconds and its end is a day later, as for
#          "P1D" (tinyduration 3.4.1 says negative). A year in seconds is 365 days there and 360 days in
#          iso8601-js-period 0.2.1, though a month is 30 days in both (twelve of them 365 in the first).
# So:      "a day before the vote" is the day after. Read the sign oneself, and compare months and years as such.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$work" \
  iso8601-duration@2.1.4 iso8601-js-period@0.2.1 tinyduration@3.4.1
cat > "$work/look.mjs" <<'JS'
import { end, parse, toSeconds } from "iso8601-duration";
import reader from "iso8601-js-period";
import { parse as tiny } from "tinyduration";

const DAY = 86400;
const seconds = (text) => toSeconds(parse(text));
const vote = new Date("2026-05-03T00:00:00Z");
const signed = [seconds("-P1D"), end(parse("-P1D"), vote).toISOString(), tiny("-P1D").negative];
const days = (text) => [seconds(text) / DAY, reader.Period.parseToTotalSeconds(text) / DAY];
const lengths = ["P1Y", "P12M", "P1M"].map(days);
console.log(`-P1D: ${signed.join(", ")}\nP1Y, P12M, P1M in days: ${JSON.stringify(lengths)}`);
const expected = [[DAY, "2026-05-04T00:00:00.000Z", true], [[365, 360], [365, 360], [30, 30]]];
process.exit(JSON.stringify([signed, lengths]) === JSON.stringify(expected) ? 0 : 1);
JS
cd "$work" && node look.mjs
