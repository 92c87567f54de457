#!/usr/bin/env bash
# Guess:   a comparison of two pages marks where a word was struck out (<s>) and no longer is, where a link leads
#          elsewhere and where a list begins at another number; what is unmarked is the new page.
# Found:   node-htmldiff 0.9.4 (npm): a "not" that was struck out and stands again is shown struck out, without
#          a mark. A list that begins at 4 for 3, a <time> of another day: no mark. htmldiff-js 1.0.5 marks
#          the "not", and passes the list, the day and another address of a link (node-htmldiff marks that).
# So:      "He is not guilty" reads as its opposite in the first. Compare the words with their <s> and <del>,
#          and the attributes of links, lists and dates, apart.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$work" node-htmldiff@0.9.4 htmldiff-js@1.0.5
cd "$work" && node - <<'JS'
const node = require("node-htmldiff");
const js = require("htmldiff-js").default.execute;

const PAGES = {
  "a not restored": ["<p>He is <s>not</s> guilty</p>", "<p>He is not guilty</p>"],
  "a list": ['<ol start="3"><li>Ann</li></ol>', '<ol start="4"><li>Ann</li></ol>'],
  "a day": ['<p><time datetime="2026-05-01">Friday</time></p>', '<p><time datetime="2026-05-08">Friday</time></p>'],
  "a link": ['<p><a href="/2025">Report</a></p>', '<p><a href="/2026">Report</a></p>'],
  "a word": ["<p>He did not resign.</p>", "<p>He did resign.</p>"],
};
const MARKED = {
  "a not restored": [false, true],
  "a list": [false, false],
  "a day": [false, false],
  "a link": [true, false],
  "a word": [true, true],
};
let held = true;
for (const [what, [before, after]] of Object.entries(PAGES)) {
  const shown = [node(before, after), js(before, after)];
  const marked = shown.map((html) => /<(ins|del)\b/.test(html));
  console.log(`${what}: marked by node-htmldiff ${marked[0]}, by htmldiff-js ${marked[1]}`);
  held &&= String(marked) === String(MARKED[what]);
}
const struck = node(...PAGES["a not restored"]);
console.log(struck);
process.exit(held && struck === "<p>He is <s>not</s> guilty</p>" ? 0 : 1);
JS
