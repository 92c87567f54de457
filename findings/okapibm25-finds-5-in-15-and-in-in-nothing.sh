#!/usr/bin/env bash
# Guess:   a ranking by BM25 counts the words of the query among the words of the passages: "5" is in "5 million",
#          not in "15 million", and "in" is not in "Nothing is known".
# Found:   okapibm25 1.4.1 (npm) looks for each word of the query as a regular expression within the letters of the
#          passage: 5 counts in 15 as much as in 5, "in" in "Nothing" as much as alone, "F.re" finds "Fare". Capitals
#          count: "fare" is not in "Fare". A passage in which a word of the query stands twice over as part of others
#          comes before the one that says it.
# So:      the passage with another figure is as good as the one with that of the claim. Split, lower-case and pad the
#          words of query and passages oneself (" 5 "), and escape what regular expressions read, or take another.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$work" okapibm25@1.4.1
cd "$work" && node - <<'JS'
const { default: bm25 } = require("okapibm25");

const PASSAGES = [
  "It cost 5 million",
  "It cost 15 million",
  "Fare rose in May",
  "Nothing is known here",
  "Its 55 boats lost 7",
];
const score = (word) => bm25(PASSAGES, [word]).map((value) => Number(value.toFixed(2)));
const [five, within, fare, pattern] = ["5", "in", "fare", "F.re"].map(score);
console.log(PASSAGES.join(" | "));
console.log(`5: ${five}\nin: ${within}\nfare: ${fare}\nF.re: ${pattern}`);
const held =
  five[0] > 0 && five[1] === five[0] && five[4] > five[0] &&
  within[2] > 0 && within[3] > 0 && within[3] === within[2] &&
  fare.every((value) => value === 0) && pattern[2] > 0;
process.exit(held ? 0 : 1);
JS
