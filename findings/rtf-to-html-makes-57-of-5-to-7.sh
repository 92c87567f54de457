#!/usr/bin/env bash
# Guess:   a converter of RTF knows the words that the specification has for special signs (\endash, \emdash,
#          \ldblquote, \rquote), or shows something in their place, and keeps the letters behind \_ (the hyphen
#          at which no line breaks) and \- (where a word may be broken).
# Found:   @iarna/rtf-to-html 1.1.0 (npm, over rtf-parser) drops those signs without a word: "5\endash 7 million"
#          is "57 million", "won\rquote t" is "wont", and a quotation loses its marks. It takes the letters
#          behind \_ and \- for part of the sign: "non\_stop flights" is "non‑flights"; where a figure stands
#          there, "2025\_26", it raises "empty control word".
# So:      ranges become other figures, and no quotation of such a file is found. Before the conversion write
#          each sign as a group of its number, {\uc0\u8211} for \endash, {\uc0\u8209} for \_, and drop \-.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$work" @iarna/rtf-to-html@1.1.0
cd "$work" && node - <<'JS'
const { promisify } = require("node:util");
const read = promisify(require("@iarna/rtf-to-html").fromString);

const GIVEN = {
  "It cost 5\\endash 7 million.": "It cost 57 million.",
  "It won\\rquote t be sold\\emdash not now.": "It wont be soldnot now.",
  "He said \\ldblquote never\\rdblquote .": "He said never.",
  "There are non\\_stop flights.": "There are non\u2011flights.",
  "There are non{\\uc0\\u8209}stop flights.": "There are non\u2011stop flights.",
  "It cost 5{\\uc0\\u8211}7 million.": "It cost 5\u20137 million.",
};
(async () => {
  let held = true;
  for (const [rtf, text] of Object.entries(GIVEN)) {
    const page = await read(`{\\rtf1\\ansi\\deff0 ${rtf}\\par}`);
    const found = page.match(/<p>(.*?)<\/p>/s)[1];
    console.log(`${rtf} is ${found}`);
    held = held && found === text;
  }
  const refused = await read("{\\rtf1\\ansi\\deff0 In 2025\\_26.\\par}").then(String, (error) => error.message);
  console.log(refused);
  process.exit(held && refused.includes("empty control word") ? 0 : 1);
})();
JS
