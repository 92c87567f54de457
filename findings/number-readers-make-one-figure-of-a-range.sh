#!/usr/bin/env bash
# Guess:   readers of numbers, prices and amounts give a number for what is one, its first figure or nothing
#          for "5-7" and "5 to 7", and the minus of "-5".
# Found:   five npm packages have four figures for the range 5-7: numeral 2.0.6 -57, parse-price 1.1.8 and
#          parse-money 1.0.12 57, multi-number-parse 1.1.0 5.7, accounting 0.4.1 5. "5 to 7" is 57 in all
#          but multi-number-parse, "1/2" is 12, or 1.2 in that one. The readers of prices read "-5" as 5.
# So:      look for a second figure in what is handed in, and refuse it before one of these makes a number
#          of it; keep the sign yourself.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$work" \
  numeral@2.0.6 accounting@0.4.1 parse-price@1.1.8 parse-money@1.0.12 multi-number-parse@1.1.0
cd "$work" && node - <<'JS'
const numeral = require("numeral");
const accounting = require("accounting");
const price = require("parse-price");
const money = require("parse-money");
const multi = require("multi-number-parse");

const bare = (module) => module.default ?? module;
const READERS = {
  numeral: (text) => numeral(text).value(),
  accounting: (text) => accounting.unformat(text),
  "parse-price": (text) => bare(price)(text),
  "parse-money": (text) => bare(money)(text).amount,
  "multi-number-parse": (text) => bare(multi)(text),
};
const EXPECTED = {
  "5-7": [-57, 5, 57, 57, 5.7],
  "5 to 7": [57, 57, 57, 57, NaN],
  "1/2": [12, 12, 12, 12, 1.2],
  "-5": [-5, -5, 5, 5, -5],
};
let held = true;
for (const [text, expected] of Object.entries(EXPECTED)) {
  const read = Object.entries(READERS).map(([name, reader]) => [name, reader(text)]);
  console.log(`"${text}":`, read.map((pair) => pair.join(" ")).join(", "));
  held &&= String(read.map(([, figure]) => figure)) === String(expected);
}
process.exit(held ? 0 : 1);
JS
