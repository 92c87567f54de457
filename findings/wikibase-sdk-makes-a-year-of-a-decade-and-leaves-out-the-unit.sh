#!/usr/bin/env bash
# Guess:   simplified claims of Wikidata keep what a figure means: "1990s" (a year with the precision of a decade)
#          and "19th century" are not written like the year 1990 or 1801, and 5.5 kilometres, give or take 0.5, is
#          not the bare 5.5; or such values are refused.
# Found:   wikibase-sdk 11.6.6 (npm), simplifyClaims: decade, century and year are all 1 January of a year, and with
#          timeConverter "simple-day", which writes days, months and years each by their own precision, bare years.
#          The year 1990 and the decade are one value, since what is equal is given once. A quantity is its amount
#          without unit and bounds.
# So:      a claim "founded in 1990" is confirmed by a source that says the 1990s, and 5.5 miles by one that says
#          kilometres. Ask for keepRichValues and compare precision, unit and bounds.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$work" wikibase-sdk@11.6.6
cat > "$work/look.mjs" <<'JS'
import { simplifyClaims } from "wikibase-sdk";

const WIKIDATA = "http://www.wikidata.org/entity/";
const statement = (datatype, value) => ({
  mainsnak: { snaktype: "value", property: "P1", datatype, datavalue: { type: datatype, value } },
  type: "statement",
  rank: "normal",
});
const time = (text, precision) =>
  statement("time", {
    time: text, precision, timezone: 0, before: 0, after: 0, calendarmodel: WIKIDATA + "Q1985727",
  });
const CLAIMS = {
  P1: [
    time("+1990-00-00T00:00:00Z", 9),
    time("+1990-00-00T00:00:00Z", 8),
    time("+1801-00-00T00:00:00Z", 7),
    time("+1990-05-00T00:00:00Z", 10),
  ],
  P2: [statement("quantity", { amount: "+5.5", upperBound: "+6", lowerBound: "+5", unit: WIKIDATA + "Q828224" })],
};
const years = simplifyClaims(CLAIMS).P1;
const { P1: days, P2: lengths } = simplifyClaims(CLAIMS, { timeConverter: "simple-day" });
console.log(`year and decade, century, month: ${years}\nsimple-day: ${days}\nlength: ${lengths}`);
const start = (day) => `${day}T00:00:00.000Z`;
const expected = [
  [start("1990-01-01"), start("1801-01-01"), start("1990-05-01")],
  ["1990", "1801", "1990-05"],
  [5.5],
];
process.exit(JSON.stringify([years, days, lengths]) === JSON.stringify(expected) ? 0 : 1);
JS
cd "$work" && node look.mjs
