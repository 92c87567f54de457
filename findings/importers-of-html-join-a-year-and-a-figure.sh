#!/usr/bin/env bash
# Guess:   who brings HTML into the documents of a publishing system keeps words apart that a browser shows apart: those
#          around a marked word, the term of a list and its value, two paragraphs of one item.
# Found:   @tryghost/kg-html-to-lexical 1.3.5 (npm, Ghost): "In 2022 <mark>57</mark> died" is "In 202257died"; for <b>
#          it is right. In it, in @portabletext/block-tools 5.2.0 (Sanity) and in @graphcms/html-to-slate-ast 0.14.2
#          (Hygraph) "Turnout 2022" with its value 57 is "Turnout 202257"; in the first two, paragraphs of an item
#          are joined too: "It fell in 2022.57 died."
# So:      a figure stands there that nobody wrote, and the two that were written are not found. Put a blank or a
#          paragraph around such tags before the page is handed in.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$work" \
  @tryghost/kg-html-to-lexical@1.3.5 @portabletext/block-tools@5.2.0 @portabletext/schema@2.2.4 \
  @graphcms/html-to-slate-ast@0.14.2 slate@0.66.5 jsdom@24.1.3
cat > "$work/look.mjs" <<'JS'
import { htmlToBlocks } from "@portabletext/block-tools";
import { compileSchema, defineSchema } from "@portabletext/schema";
import { JSDOM } from "jsdom";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const { htmlToLexical } = require("@tryghost/kg-html-to-lexical");
const { htmlToSlateAST } = require("@graphcms/html-to-slate-ast");

// One text for each block, with "/" between blocks and "|" for what has no text (a line break).
const isText = (node) => typeof node.text === "string";
function blocks(node) {
  const children = node.children ?? [];
  return children.some(isText) ? [children.map((child) => child.text ?? "|").join("")] : children.flatMap(blocks);
}
const show = (children) => blocks({ children }).map((text) => text.trim()).join(" / ");
const schema = compileSchema(defineSchema({
  decorators: [{ name: "strong" }],
  lists: [{ name: "bullet" }],
  styles: [{ name: "normal" }],
}));
const READERS = {
  ghost: async (html) => show(htmlToLexical(html).root.children),
  sanity: async (html) => show(htmlToBlocks(html, schema, { parseHtml: (text) => new JSDOM(text).window.document })),
  hygraph: async (html) => show(await htmlToSlateAST(html)),
};
const PAGES = {
  bold: "<p>In 2022 <b>57</b> died.</p>",
  marked: "<p>In 2022 <mark>57</mark> died.</p>",
  terms: "<dl><dt>Turnout 2022</dt><dd>57</dd></dl>",
  item: "<ul><li><p>It fell in 2022.</p><p>57 died.</p></li></ul>",
};
const EXPECTED = {
  ghost: ["In 2022 57 died.", "In 202257died.", "Turnout 202257", "It fell in 2022.57 died."],
  sanity: ["In 2022 57 died.", "In 2022 57 died.", "Turnout 202257", "It fell in 2022.57 died."],
  hygraph: ["In 2022 57 died.", "In 2022 57 died.", "Turnout 202257", "It fell in 2022. / 57 died."],
};
let held = true;
for (const [name, read] of Object.entries(READERS)) {
  const found = [];
  for (const html of Object.values(PAGES)) found.push(await read(html));
  EXPECTED[name].forEach((expected, place) => {
    console.log(`${name}, ${Object.keys(PAGES)[place]}: ${found[place]}`);
    held &&= found[place] === expected;
  });
}
process.exit(held ? 0 : 1);
JS
cd "$work" && node look.mjs
