#!/usr/bin/env bash
# Guess:   a reader that makes records of a table of HTML gives each figure its column where the first cell of
#          a row is a heading (<th scope="row">), as HTML recommends and encyclopaedias have it, or leaves the
#          headings of rows out.
# Found:   tabletojson 4.1.15 (npm) takes every <th> for the heading of the column in which it stands, the
#          last one counts, and the cells of such a row move one to the left: of Reds with 12 seats in 2022
#          and 9 in 2026, and Blues with 15 and 21, it makes {"Blues": "12", "2022": "9"} and {"Blues":
#          "15", "2022": "21"}. With <td> for the names all is right.
# So:      one party gets the seats of another, and one year those of the next. Make <td> of each <th> below
#          the first row before the table is handed in.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$work" tabletojson@4.1.15
cd "$work" && node --input-type=module - <<'JS'
import { tabletojson } from "tabletojson";

const table = (name) => `<table><thead><tr><th>Party</th><th>2022</th><th>2026</th></tr></thead><tbody>
<tr><${name}>Reds</${name.split(" ")[0]}><td>12</td><td>9</td></tr>
<tr><${name}>Blues</${name.split(" ")[0]}><td>15</td><td>21</td></tr></tbody></table>`;
const [plain] = tabletojson.convert(table("td"));
const [headed] = tabletojson.convert(table('th scope="row"'));
console.log("td", plain, "th", headed);
const same = (a, b) => a.length === b.length && a.every((row, k) => Object.keys(b[k]).length
  === Object.keys(row).length && Object.keys(row).every((key) => row[key] === b[k][key]));
const asShown = [{ Party: "Reds", 2022: "12", 2026: "9" }, { Party: "Blues", 2022: "15", 2026: "21" }];
const shifted = [{ Blues: "12", 2022: "9" }, { Blues: "15", 2022: "21" }];
const held = same(plain, asShown) && same(headed, shifted);
process.exit(held ? 0 : 1);
JS
