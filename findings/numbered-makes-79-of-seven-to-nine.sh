#!/usr/bin/env bash
# Guess:   a parser of spelled-out numbers that reads "one hundred and five" gives the value of other wordings too
#          ("two and a half million"), or nothing where it cannot.
# Found:   numbered 1.1.0 (npm), parse: "two and a half million" is 2000000, "half a million" 1000000, "two point five
#          million" 2.5 and "2.5 million" 1000000. Two numbers are put side by side as digits: "seven to nine" is 79,
#          "one in five" 15. "minus five" is 5, "no one" is 1, "a dozen" is 0. Nothing tells a value from a failure.
# So:      read by it, a range or a share is a figure that nobody gave. Give it only words that are all of them
#          whole numbers, "hundred", "thousand", "million" or "and", and check that its stringify gives them back.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$work" numbered@1.1.0
cd "$work" && node - <<'JS'
const numbered = require("numbered");

const READ = {
  "one hundred and five": 105,
  "two and a half million": 2000000,
  "half a million": 1000000,
  "two point five million": 2.5,
  "2.5 million": 1000000,
  "seven to nine": 79,
  "one in five": 15,
  "minus five": 5,
  "no one": 1,
  "a dozen": 0,
};
let held = true;
for (const [text, figure] of Object.entries(READ)) {
  const found = numbered.parse(text);
  console.log(`"${text}": ${found}`);
  held &&= found === figure;
}
process.exit(held ? 0 : 1);
JS
