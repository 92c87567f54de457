#!/usr/bin/env bash
# Guess:   a similarity of texts from 0 to 1 is 1 for two equal texts, and an answer of one figure that is right
#          scores above one that is wrong.
# Found:   string-similarity-js 2.1.4 (npm) gives 0 for "5" and "5" as for "5" and "6": what is shorter than a
#          pair of letters has no score. The wrong way round is like: "Ann sued Bo" and "Bo sued Ann" have
#          0.8, "1.5 million" and "15 million" 0.84.
# So:      counts below ten and grades A to F never match in a test by it, and turned claims do. Compare for
#          equality first, and figures and order apart.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$work" string-similarity-js@2.1.4
cd "$work" && node - <<'JS'
const { stringSimilarity } = require("string-similarity-js");

const PAIRS = [
  ["5", "5", 0],
  ["5", "6", 0],
  ["12", "12", 1],
  ["Ann sued Bo", "Bo sued Ann", 0.8],
  ["1.5 million", "15 million", 0.84],
];
let held = true;
for (const [one, other, expected] of PAIRS) {
  const alike = Math.round(stringSimilarity(one, other) * 100) / 100;
  console.log(`"${one}" and "${other}": ${alike}`);
  held &&= alike === expected;
}
process.exit(held ? 0 : 1);
JS
