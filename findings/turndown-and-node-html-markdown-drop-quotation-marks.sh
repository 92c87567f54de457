#!/usr/bin/env bash
# Guess:   who turns a page into Markdown keeps what a browser shows: quotation marks around <q>, which HTML
#          forbids to type, and a deleted figure (<del>) apart from the one that replaces it.
# Found:   turndown 7.2.5 and node-html-markdown 2.0.0 (npm) drop the marks: "She said <q>it is not true</q>
#          twice" has no quotation any more. turndown joins 12, deleted, and 15 to "1215"; the other writes
#          "~~12~~15", and "Redsand Greens" for a cell of a table with a <br> in it. html-to-md 0.8.8 leaves
#          <q> as it is.
# So:      words of a speaker become words of the outlet, and are not looked for. Write the marks of <q> into
#          the page, a blank for <br> in cells, and take <del> out before it is turned into Markdown.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$work" \
  turndown@7.2.5 node-html-markdown@2.0.0 html-to-md@0.8.8
cd "$work" && node --input-type=commonjs - <<'JS'
const { NodeHtmlMarkdown } = require("node-html-markdown");
const Turndown = require("turndown");
const convert = require("html-to-md");

const QUOTED = "<p>She said <q>it is not true</q> twice</p>";
const CHANGED = "<p><del>12</del><ins>15</ins> seats</p>";
const CELL = "<table><tr><th>Party</th></tr><tr><td>Reds<br>and Greens</td></tr></table>";
const turndown = [QUOTED, CHANGED].map((page) => new Turndown().turndown(page));
const node = [QUOTED, CHANGED, CELL].map((page) => NodeHtmlMarkdown.translate(page));
const kept = (convert.default ?? convert)(QUOTED);
console.log({ turndown, node, kept });
const lost = "She said it is not true twice";
const held = String(turndown) === String([lost, "1215 seats"])
  && String(node.slice(0, 2)) === String([lost, "~~12~~15 seats"])
  && node[2].includes("Redsand Greens")
  && kept === "She said <q>it is not true</q> twice";
process.exit(held ? 0 : 1);
JS
