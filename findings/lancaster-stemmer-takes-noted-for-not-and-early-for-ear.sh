#!/usr/bin/env bash
# Guess:   stemmers bring forms of one word together ("noted", "notes") and leave others apart; those that npm
#          offers for English differ at most in how much they cut off.
# Found:   lancaster-stemmer 2.1.0 (npm) makes "not" of "noted", "min" of "minister", "ministry" and "mine", "ear" of
#          "early", "org" of "organ" and "organization", "gen" of "general", "generous" and "gene". stemmer 2.0.1
#          (Porter) and wink-porter2-stemmer 2.0.1 keep "noted" from "not", "minister" from "mine", "early" from "ear".
# So:      a search for "did not" ranks passages with "noted" as high, and ministers come with mines. Take Porter's
#          second stemmer for ranking, and never compare by stems whether a sentence is denied.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$work" \
  lancaster-stemmer@2.1.0 stemmer@2.0.1 wink-porter2-stemmer@2.0.1
cat > "$work/look.mjs" <<'JS'
import { lancasterStemmer } from "lancaster-stemmer";
import { stemmer } from "stemmer";
import porter2 from "wink-porter2-stemmer";

const GROUPS = [
  ["noted", "not"],
  ["minister", "ministry", "mine"],
  ["early", "ear"],
  ["organ", "organization"],
  ["general", "generous", "gene"],
];
const distinct = (stem, words) => new Set(words.map(stem)).size;
let held = true;
for (const words of GROUPS) {
  const counts = [lancasterStemmer, stemmer, porter2].map((stem) => distinct(stem, words));
  console.log(`${words.join(", ")}: ${words.map(lancasterStemmer)}; stems of the three: ${counts}`);
  held &&= counts[0] === 1 && (words[0] === "organ" || (counts[1] > 1 && counts[2] > 1));
}
process.exit(held ? 0 : 1);
JS
cd "$work" && node look.mjs
