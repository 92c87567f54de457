#!/usr/bin/env bash
# Guess:   a converter of AsciiDoc that knows quotations with a name, lists and tables keeps that a paragraph is a
#          quotation and whose ([quote,Ann Lie] before it), the number a list begins with ([start=4]), and each row.
# Found:   downdoc 1.1.0-stable (npm): "[quote,Ann Lie]" before a paragraph is dropped, so that "It was not true."
#          stands as words of the text; with lines of ____ around it, it is a quotation with the name. A list that
#          begins at 4 begins at 1. Of a table with a cell across two columns ("2+|Reds 12") the row is gone and "2+"
#          stands in another cell.
# So:      a claim of somebody becomes one of the outlet. Set every quotation between lines of ____ first, and look at
#          tables with merged cells.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$work" downdoc@1.1.0-stable
cd "$work" && node - <<'JS'
const downdoc = require("downdoc");

const WRITTEN = [
  ["[quote,Ann Lie]\nIt was not true.", "It was not true."],
  ["[quote,Ann Lie]\n____\nIt was not true.\n____", "> It was not true.\n>\n> — Ann Lie"],
  ["[start=4]\n. Four\n. Five", "1. Four\n2. Five"],
  ["[cols=\"1,1\"]\n|===\n|Party|Seats\n\n2+|Reds 12\n|===", "| Party | Seats 2+ |\n| --- | --- |"],
];
let held = true;
for (const [text, expected] of WRITTEN) {
  const found = downdoc(text);
  console.log(`${JSON.stringify(text)}: ${JSON.stringify(found)}`);
  held &&= found === expected;
}
process.exit(held ? 0 : 1);
JS
