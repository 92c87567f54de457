#!/usr/bin/env bash
# Guess:   a likeness of 100 says that two texts are equal but for capitals and blanks at the ends; the likeness
#          of two figures is lower where one has a minus, a point or another sign of money.
# Found:   fuzzball 2.2.6 (npm): ratio() is 100 for "-5" and "5", "£5" and "$5", "2.5" and "2 5", "5%" and "5": what
#          is no letter and no figure is made a blank first. token_sort_ratio() and token_set_ratio() are 100 for
#          "3-1" and "1-3" and for "1.5 million" and "5.1 million" as well. With { full_process: false } no score
#          of these is above 82.
# So:      a threshold, however high, does not guard a figure. Hand in full_process: false, and compare figures
#          with their signs beside the score.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$work" fuzzball@2.2.6
cd "$work" && node - <<'JS'
const fuzz = require("fuzzball");

// Each pair with its ratio(), token_sort_ratio() and token_set_ratio(), as they come and on the texts as they stand.
const PAIRS = [
  ["-5", "5", "100,100,100", "67,67,67"],
  ["£5", "$5", "100,100,100", "50,50,50"],
  ["2.5", "2 5", "100,100,100", "67,67,67"],
  ["5%", "5", "100,100,100", "67,67,67"],
  ["3-1", "1-3", "33,100,100", "33,33,33"],
  ["1.5 million", "5.1 million", "82,100,100", "82,82,82"],
];
let held = true;
for (const [one, other, usual, unprocessed] of PAIRS) {
  const scores = (options) =>
    [fuzz.ratio, fuzz.token_sort_ratio, fuzz.token_set_ratio].map((score) => score(one, other, options)).join();
  const found = [scores(), scores({ full_process: false })];
  console.log(`"${one}" and "${other}": ${found.join(" and ")}`);
  held = held && found[0] === usual && found[1] === unprocessed;
}
process.exit(held ? 0 : 1);
JS
