#!/usr/bin/env bash
# Guess:   a reader of CSV gives a row that ends before its last column, as spreadsheets write one whose last cells are
#          empty, no value there, and a figure as it stands: 1e3 is 1000, and "1,500" in quotation marks is one cell.
# Found:   convert-csv-to-array 1.0.3 (npm), type "object", gives such a row the value of the row above: "East;9" has
#          the 3 hurt of South. An empty cell that is written ("South;;3") is empty. 1e3 is 1, and "1,500" is the
#          cell '"1' and the next one '500"'. csv-parse 7.0.3 reads all of these right or refuses the short row.
# So:      a place without a figure has its neighbour's, and nothing shows that it was not counted. Count the cells of
#          each row first, or take a reader that refuses.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$work" convert-csv-to-array@1.0.3 csv-parse@7.0.3
cd "$work" && node - <<'JS'
const { convertCSVToArray } = require("convert-csv-to-array");
const { parse } = require("csv-parse/sync");

const SHORT = "place;killed;hurt\nNorth;5;7\nSouth;;3\nEast;9\n";
const FIGURES = 'place,killed\nNorth,1e3\nWest,"1,500"\n';
const rows = (text, separator) => convertCSVToArray(text, { type: "object", separator }).slice(1);

const short = rows(SHORT, ";").map(({ place, killed, hurt }) => `${place} ${killed || "none"} ${hurt}`);
const figures = rows(FIGURES, ",").map(({ killed }) => killed);
console.log("short row:", short.join(" | "));
console.log("figures:", figures.join(" | "));

let refused = false;
try {
  parse(SHORT, { columns: true, delimiter: ";" });
} catch (error) {
  refused = true;
  console.log("csv-parse:", error.code);
}
const right = parse(FIGURES, { columns: true }).map(({ killed }) => killed);
console.log("csv-parse:", right.join(" | "));
const held =
  short.join() === "North 5 7,South none 3,East 9 3" &&
  figures[0] === 1 && figures[1] === '"1' &&
  refused && right.join("|") === "1e3|1,500";
process.exit(held ? 0 : 1);
JS
