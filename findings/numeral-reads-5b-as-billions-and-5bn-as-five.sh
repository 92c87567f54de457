#!/usr/bin/env bash
# Guess:   a library that reads "1.5m" as 1500000 and "$5b" as 5000000000 gives the same for "1.5 million" and
#          "$5bn", or nothing.
# Found:   numeral 2.0.6 (npm) gives 1.5 and 5, without a sign that letters were left over; "2 trillion" is 2.
#          A typographic minus is lost ("−5" is 5, "-5" is -5) and a decimal comma too ("1,5" is 15).
# So:      a sum in the style of most newsrooms (£5bn, −5) is a thousand million times too small, or of the
#          wrong sign. Write scale words and signs out as digits first, and refuse what has letters left.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$work" numeral@2.0.6
cd "$work" && node - <<'JS'
const numeral = require("numeral");

const READ = {
  "1.5m": 1500000,
  "1.5 million": 1.5,
  $5b: 5000000000,
  $5bn: 5,
  "2 trillion": 2,
  "-5": -5,
  "\u22125": 5,
  "1,5": 15,
};
let held = true;
for (const [text, figure] of Object.entries(READ)) {
  const found = numeral(text).value();
  console.log(`"${text}": ${found}`);
  held &&= found === figure;
}
process.exit(held ? 0 : 1);
JS
