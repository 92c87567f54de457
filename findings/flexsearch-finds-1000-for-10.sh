#!/usr/bin/env bash
# Guess:   an index of whole words finds a figure where that figure stands: "10" in "10 people" only, and what
#          the encoder does to letters that sound alike it does not do to figures.
# Found:   flexsearch 0.8.212 (npm) keeps of a letter that stands twice in a row one, and counts figures as
#          letters: "10" and "100" each find "10", "100", "1000" and "1100", and "1000" finds "1100" too.
#          Charset.Exact and new Encoder({ dedupe: false, numeric: false }) keep them apart; with dedupe alone
#          switched off "1000" is still cut into "100" and "0".
# So:      evidence with a figure a hundred times as large comes back as a hit. Set both options for any text
#          with figures, and compare the figures of a hit yourself.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$work" flexsearch@0.8.212
cd "$work" && node - <<'JS'
const { Charset, Encoder, Index } = require("flexsearch");

const SENTENCES = ["1000 people", "100 people", "10 people", "1100 dead"];
const found = (options) => {
  const index = new Index(options);
  SENTENCES.forEach((sentence, number) => index.add(number, sentence));
  return ["10", "100", "1000"].map((figure) => index.search(figure).sort().join("")).join();
};
const usual = found();
const exact = found({ encoder: Charset.Exact });
const both = found({ encoder: new Encoder({ dedupe: false, numeric: false }) });
const cut = new Encoder({ dedupe: false }).encode("1000").join();
console.log(`usual ${usual}; exact ${exact}; both options ${both}; 1000 without dedupe ${cut}`);
process.exit(usual === "0123,0123,03" && exact === "2,1,0" && both === "2,1,0" && cut === "100,0" ? 0 : 1);
JS
