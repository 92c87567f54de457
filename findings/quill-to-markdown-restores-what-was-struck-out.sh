#!/usr/bin/env bash
# Guess:   who writes the document of an editor (a Quill delta) as Markdown keeps the editor's own marks: words struck
#          out are struck out (~~12~~), a raised 6 stays apart from the 10 before it, and a paragraph is no item of a
#          list.
# Found:   quill-delta-to-markdown 0.6.0 and @slite/quill-delta-markdown 0.0.8 (npm) drop "strike" and "script": 12,
#          struck out, and 15 are "12 15 million", and 10⁶ is 106, while bold is kept. A paragraph that begins with
#          "2026." is not escaped, so that it is an item of a list, and the year a number beside it.
# So:      the figure that the desk has struck out is published again. Take struck-out pieces out of the delta first,
#          write "^" before raised ones and "\." behind a number at the start of a line.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$work" \
  quill-delta-to-markdown@0.6.0 @slite/quill-delta-markdown@0.0.8
cat > "$work/look.cjs" <<'JS'
const { deltaToMarkdown } = require("quill-delta-to-markdown");
const { fromDelta } = require("@slite/quill-delta-markdown");

const DELTA = [
  { insert: "It cost " }, { insert: "12", attributes: { strike: true } }, { insert: " 15 million, for 10" },
  { insert: "6", attributes: { script: "super" } }, { insert: " people, and was " },
  { insert: "late", attributes: { bold: true } }, { insert: ".\n2026. It was a year.\n" },
];
const found = [deltaToMarkdown(DELTA), fromDelta(DELTA)].map((text) => text.trim().split(/\n+/));
console.log(found);
const expected = ["It cost 12 15 million, for 106 people, and was **late**.", "2026. It was a year."];
process.exit(found.every((lines) => JSON.stringify(lines) === JSON.stringify(expected)) ? 0 : 1);
JS
cd "$work" && node look.cjs
