#!/usr/bin/env bash
# Guess:   who turns Markdown into the document of an editor keeps all its words, those of a link with bold in it too,
#          and keeps two lines apart where the writer has set a line break.
# Found:   markdown-to-quill-delta 1.0.1 (npm) leaves out what is bold or italic within a link: "[the **12**
#          cases](…)" is "the  cases", with an entry of the document that has no text. md-to-quill-delta 1.1.1 keeps
#          it, but joins the lines before and behind a break made by two blanks: "Reds 12" and "5 Greens" are "Reds
#          125 Greens". Each has right what the other has wrong.
# So:      a figure is gone, or two have become a third. Compare the words of the document with those of the text.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$work" \
  markdown-to-quill-delta@1.0.1 md-to-quill-delta@1.1.1
cat > "$work/look.mjs" <<'JS'
import toDelta from "markdown-to-quill-delta";
import { createRequire } from "node:module";

const { MarkdownToQuill } = createRequire(import.meta.url)("md-to-quill-delta");
const words = (ops) => ops.map((op) => op.insert ?? "").join("").trim();
const READERS = {
  "markdown-to-quill-delta": (text) => words(toDelta(text)),
  "md-to-quill-delta": (text) => words(new MarkdownToQuill({}).convert(text)),
};
const LINK = "See [the **12** cases](https://a.example) now.";
const NEGATED = "See [why *not* all](https://a.example) now.";
const BREAK = "Reds 12  \n5 Greens";
const READ = {
  "markdown-to-quill-delta": ["See the  cases now.", "See why  all now.", "Reds 12\n5 Greens"],
  "md-to-quill-delta": ["See the 12 cases now.", "See why not all now.", "Reds 125 Greens"],
};
let held = true;
for (const [name, read] of Object.entries(READERS)) {
  const found = [LINK, NEGATED, BREAK].map(read);
  console.log(name, JSON.stringify(found));
  held &&= JSON.stringify(found) === JSON.stringify(READ[name]);
}
process.exit(held ? 0 : 1);
JS
cd "$work" && node look.mjs
