#!/usr/bin/env bash
# Guess:   a figure written out in words says the same figure, or is refused where there is a decimal or a minus.
# Found:   three npm packages write 2.5 three ways: written-number 0.11.1 "three", number-to-words 1.2.4 "two",
#          decimal-number-to-words 1.3.3 "two point five". -5 is an empty text in the first and the last, and
#          "minus five" in the second, where -0.5 is "zero"; 0 is an empty text in the last.
# So:      a headline made by one is contradicted by a figure made by another. Hand in whole numbers from 1 up,
#          and say minus, point and none yourself.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$work" \
  written-number@0.11.1 number-to-words@1.2.4 decimal-number-to-words@1.3.3
cd "$work" && node - <<'JS'
const written = require("written-number");
const cut = require("number-to-words").toWords;
const decimal = require("decimal-number-to-words").toWords;

const WORDS = {
  2.5: ["three", "two", "two point five"],
  1000000.5: ["one million and one", "one million", "one million point five"],
  "-0.5": ["", "zero", ""],
  "-5": ["", "minus five", ""],
  0: ["zero", "zero", ""],
};
let held = true;
for (const [figure, expected] of Object.entries(WORDS)) {
  const words = [written, cut, decimal].map((write) => write(Number(figure)));
  console.log(`${figure}:`, words.map((said) => `"${said}"`).join(", "));
  held &&= String(words) === String(expected);
}
process.exit(held ? 0 : 1);
JS
