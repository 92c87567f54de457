#!/usr/bin/env bash
# Guess:   who gives the plain text of an editor's document (Contentful, Portable Text, Mobiledoc, Quill) leaves out or
#          marks what its writer has struck out, and keeps a raised figure apart from the one before it.
# Found:   @contentful/rich-text-plain-text-renderer 17.2.1, @portabletext/toolkit 5.0.2, mobiledoc-text-renderer 0.4.1
#          and quill-delta-to-plaintext 1.0.0 (npm) give all words alike: 12, struck out, and 15 are "1215 million", 10⁶
#          people are "106 people" (Mobiledoc has no raised letters).
# So:      a withdrawn figure is in the feed, in the search index and in what a model reads. Take out the pieces with
#          strike marks before, and write raised ones with "^".
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$work" \
  @contentful/rich-text-plain-text-renderer@17.2.1 @portabletext/toolkit@5.0.2 mobiledoc-text-renderer@0.4.1 \
  quill-delta-to-plaintext@1.0.0
cat > "$work/look.mjs" <<'JS'
import { createRequire } from "node:module";
import { toPlainText } from "@portabletext/toolkit";

const require = createRequire(import.meta.url);
const { documentToPlainTextString } = require("@contentful/rich-text-plain-text-renderer");
const Mobiledoc = require("mobiledoc-text-renderer");
const quill = require("quill-delta-to-plaintext");

const PIECES = [["It cost "], ["12", "strike"], ["15 million for 10"], ["6", "super"], [" people."]];
const contentfulMarks = { strike: "strikethrough", super: "superscript" };
const contentful = {
  nodeType: "document", data: {},
  content: [{
    nodeType: "paragraph", data: {},
    content: PIECES.map(([value, mark]) => ({
      nodeType: "text", value, data: {}, marks: mark ? [{ type: contentfulMarks[mark] }] : [],
    })),
  }],
};
const portable = [{
  _type: "block", _key: "b", style: "normal", markDefs: [],
  children: PIECES.map(([text, mark], at) => ({
    _type: "span", _key: `${at}`, text, marks: mark ? [mark === "strike" ? "strike-through" : "sup"] : [],
  })),
}];
const delta = PIECES.map(([insert, mark]) => (
  mark ? { insert, attributes: mark === "strike" ? { strike: true } : { script: "super" } } : { insert }
));
const mobiledoc = {
  version: "0.3.1", atoms: [], cards: [], markups: [["s"]],
  sections: [[1, "p", PIECES.map(([text, mark]) => (mark === "strike" ? [0, [0], 1, text] : [0, [], 0, text]))]],
};
const found = [
  documentToPlainTextString(contentful), toPlainText(portable),
  new (Mobiledoc.default || Mobiledoc)({ cards: [], atoms: [] }).render(mobiledoc).result,
  (quill.default || quill)([...delta, { insert: "\n" }]),
].map((text) => text.trim());
console.log(found);
process.exit(found.every((text) => text === "It cost 1215 million for 106 people.") ? 0 : 1);
JS
cd "$work" && node look.mjs
