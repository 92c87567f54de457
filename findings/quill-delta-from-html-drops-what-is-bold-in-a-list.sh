#!/usr/bin/env bash
# Guess:   who turns HTML into the document of an editor that knows bold, italic, lists and strokes keeps every word of
#          "<li>It is <em>not</em> true</li>", as it does in a paragraph, a heading and a block quote.
# Found:   quill-delta-from-html 1.0.6 (npm) leaves out what is bold or italic in an item of a list, and in text that
#          stands in a <div> or in no tag: "It is  true", "Turnout  per cent" for "Turnout <b>57</b> per cent". The
#          words of a link stay. Two paragraphs of a quotation become one, "It fell in 2022.57 died.", without a blank.
# So:      what a writer has stressed, a "not" or the figure, is what goes missing. Compare the words of the document
#          with those of the page after it, or take Quill's own clipboard.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$work" quill-delta-from-html@1.0.6
cd "$work" && node - <<'JS'
const { HtmlToDelta } = require("quill-delta-from-html");

const READ = {
  "<p>It is <em>not</em> true</p>": "It is not true",
  "<blockquote>It is <em>not</em> true</blockquote>": "It is not true",
  "<ul><li>It is <em>not</em> true</li></ul>": "It is  true",
  "<ol><li>Turnout <b>57</b> per cent</li></ol>": "Turnout  per cent",
  "<ul><li>Seats <a href=\"https://a.example\">12</a></li></ul>": "Seats 12",
  "<div>It is <em>not</em> true</div>": "It is  true",
  "It is <em>not</em> true": "It is  true",
  "<blockquote><p>It fell in 2022.</p><p>57 died.</p></blockquote>": "It fell in 2022.57 died.",
};
let held = true;
for (const [html, expected] of Object.entries(READ)) {
  const found = new HtmlToDelta().convert(html).ops.map((op) => op.insert).join("").trim();
  console.log(`${html}: "${found}"`);
  held &&= found === expected;
}
process.exit(held ? 0 : 1);
JS
