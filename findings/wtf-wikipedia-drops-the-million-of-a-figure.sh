#!/usr/bin/env bash
# Guess:   who spells out the templates of a wiki that carry figures ({{val}}, {{convert}}) gives each figure
#          as the page shows it, or leaves the template out whole.
# Found:   wtf_wikipedia 10.4.2 (npm): {{val|1.5|e=6}} is "1.5" and 1.5{{e|6}} too, without their million;
#          {{convert|5|ft|2|in}} is "5 ft", {{convert|60|x|120|m}} "60 x", {{minus}}5 "5" and, of five games
#          won and three lost, {{winpct|5|3}} ".620" for .625. {{convert|5|to|7|km}} is right.
# So:      a true figure is called wrong by a factor of a million, and frost is warmth. Take the page as it is
#          rendered, or leave out and name each sentence in which one of these templates stands.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$work" wtf_wikipedia@10.4.2
cd "$work" && node --input-type=module - <<'JS'
import wtf from "wtf_wikipedia";

const READ = {
  "It is {{convert|5|to|7|km}} long.": "It is 5 to 7 km long.",
  "It has {{val|1.5|e=6}} readers.": "It has 1.5 readers.",
  "It has 1.5{{e|6}} readers.": "It has 1.5 readers.",
  "He is {{convert|5|ft|2|in|m}} tall.": "He is 5 ft tall.",
  "It is {{convert|60|x|120|m|ft}} large.": "It is 60 x large.",
  "It was {{minus}}5 in May.": "It was 5 in May.",
  "They won {{winpct|5|3}} of all.": "They won .620 of all.",
};
let held = true;
for (const [page, text] of Object.entries(READ)) {
  const found = wtf(page).text();
  console.log(`${page} -> ${found}`);
  held &&= found === text;
}
process.exit(held ? 0 : 1);
JS
