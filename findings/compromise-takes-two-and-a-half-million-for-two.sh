#!/usr/bin/env bash
# Guess:   the numbers of a text are given as they are said, or left alone where they are not understood: it
#          reads "half a million" as 500000 and "1.5 million" as 1500000.
# Found:   compromise 14.17.0 (npm): "two and a half million people" is 2000000 people, "one and a half
#          million kroner" 1000000 and "one point five million" 1; "a second chance" is 0.5, and get() gives
#          15 for "1,5", 5 for "-5" and 5 for "$5m".
# So:      who makes figures of words by toNumber() before two texts are compared changes both. Leave the
#          text as it is, or hand in only what has no "and", "point", "half" or "second" in it.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$work" compromise@14.17.0
cd "$work" && node --input-type=module - <<'JS'
import nlp from "compromise";

const READ = {
  "half a million people": [500000],
  "1.5 million people": [1500000],
  "two and a half million people": [2000000],
  "one and a half million kroner": [1000000],
  "one point five million": [1],
  "a second chance": [0.5],
  "1,5": [15],
  "-5": [5],
  "$5m": [5],
};
let held = true;
for (const [text, figures] of Object.entries(READ)) {
  const found = nlp(text).numbers().get();
  console.log(`"${text}": ${found}`);
  held &&= String(found) === String(figures);
}
const rewritten = nlp("two and a half million people").numbers().toNumber().all().text();
console.log(rewritten);
process.exit(held && rewritten === "2000000 people" ? 0 : 1);
JS
