#!/usr/bin/env bash
# Guess:   a reader of names gives "Lin Ma" the family name Ma, as it gives "Anh Do" the name Do: where two words
#          are the whole name, the second is no degree.
# Found:   humanparser 2.7.0 (npm) takes a last word that is on its list of titles for one, in capitals or not and
#          though nothing but a first name is left: Ma, Pe, Kc, and V. as an initial, are the suffix, and lastName
#          is "". So it is for "Ma, Lin", where the comma shows which name is which. parse-full-name 1.2.7 has all
#          of these right.
# So:      everybody of that name is without a family name, and matches everybody else who is. Where lastName is
#          empty take suffix for it, or hand in the names as ignoreSuffix.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$work" humanparser@2.7.0 parse-full-name@1.2.7
cd "$work" && node - <<'JS'
const { parseName } = require("humanparser");
const { parseFullName } = require("parse-full-name");

// Each name with first name, family name and suffix, by humanparser and by parse-full-name.
const NAMES = {
  "Anh Do": ["Anh|Do|", "Anh|Do|"],
  "Lin Lie, MA": ["Lin|Lie|MA", "Lin|Lie|MA"],
  "Lin Ma": ["Lin||Ma", "Lin|Ma|"],
  "Ma, Lin": ["Lin||Ma", "Lin|Ma|"],
  "Bo Pe": ["Bo||Pe", "Bo|Pe|"],
  "An Kc": ["An||Kc", "An|Kc|"],
  "Bo V.": ["Bo||V.", "Bo|V.|"],
};
const parts = (...words) => words.map((word) => word ?? "").join("|");
let held = true;
for (const [name, expected] of Object.entries(NAMES)) {
  const one = parseName(name);
  const other = parseFullName(name);
  const found = [parts(one.firstName, one.lastName, one.suffix), parts(other.first, other.last, other.suffix)];
  console.log(`${name}: ${found.join(" and ")}`);
  held = held && found.join() === expected.join();
}
const kept = parseName("Lin Ma", { ignoreSuffix: ["ma"] }).lastName;
process.exit(held && kept === "Ma" ? 0 : 1);
JS
