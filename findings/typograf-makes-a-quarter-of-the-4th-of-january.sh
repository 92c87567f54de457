#!/usr/bin/env bash
# Guess:   a typographer that sets ½ for 1/2 and … for three points leaves dates and ranges alone: it does so for
#          "21/2/2026", "1/3/2026" and "24/7".
# Found:   typograf 7.8.0 (npm), English: "on 1/4/2026" is "on ¼/2026", "3/4/2026" is "¾/2026" and "1/2/2026"
#          "½/2026". Of two points in a row one is dropped: the years "1990..1999" are "1990.1999", and "5..7 km" is
#          "5.7 km", one figure with decimals.
# So:      a day and a range of the source are nowhere in what is printed. Switch off common/number/fraction and
#          common/punctuation/delDoublePunctuation where dates have strokes, or write dates with the month's name.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$work" typograf@7.8.0
cd "$work" && node - <<'JS'
const Typograf = require("typograf");

const typograf = new Typograf({ locale: ["en-US"] });
const SET = {
  "on 1/4/2026": "on ¼/2026",
  "on 3/4/2026": "on ¾/2026",
  "on 1/2/2026": "on ½/2026",
  "on 1/3/2026": "on 1/3/2026",
  "on 21/2/2026": "on 21/2/2026",
  "open 24/7": "open 24/7",
  "1990..1999": "1990.1999",
  "5..7 km": "5.7 km",
};
let held = true;
for (const [text, expected] of Object.entries(SET)) {
  // The blanks that do not break are no part of the finding.
  const found = typograf.execute(text).replaceAll("\u00a0", " ");
  console.log(`${text}: ${found}`);
  held &&= found === expected;
}
const careful = new Typograf({
  locale: ["en-US"],
  disableRule: ["common/number/fraction", "common/punctuation/delDoublePunctuation"],
});
const kept = ["on 1/4/2026", "5..7 km"].map((text) => careful.execute(text).replaceAll("\u00a0", " "));
console.log("with both rules off:", kept.join(" | "));
held &&= kept[0] === "on 1/4/2026" && kept[1] === "5..7 km";
process.exit(held ? 0 : 1);
JS
