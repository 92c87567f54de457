#!/usr/bin/env bash
# Guess:   a recogniser of amounts that reads "$5 million" and "5 million USD" as 5,000,000 reads "USD 5 million"
#          so too, and one that reads "two and a half" as 2.5 reads "two and a half million" as 2,500,000.
# Found:   @microsoft/recognizers-text-suite 1.3.1 (npm, English): with the code of a currency in front the amount
#          is divided by a hundred, "USD 5 million" and "NOK 5,000,000" being 50000 and "EUR 5" 0.05. A half in
#          front of a million divides by it: "half a million" is 2E-06, "three quarters of a million" 1.2E-05,
#          "two and a half million" 2.0000005. Each comes as an ordinary result.
# So:      sums of the wire ("EUR 5 million") are wrong by a hundred, and agree with each other where both texts
#          write them so. Put the code behind the number, and read halves of millions yourself, before you ask.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$work" @microsoft/recognizers-text-suite@1.3.1
cd "$work" && node - <<'JS'
const { Culture, recognizeCurrency, recognizeNumber } = require("@microsoft/recognizers-text-suite");

const AMOUNTS = {
  "$5 million": "5000000",
  "5 million USD": "5000000",
  "USD 5 million": "50000",
  "NOK 5,000,000": "50000",
  "EUR 5": "0.05",
};
const NUMBERS = {
  "two and a half": "2.5",
  "half a million": "2E-06",
  "three quarters of a million": "1.2E-05",
  "two and a half million": "2.0000005",
};
let held = true;
for (const [recognise, texts] of [[recognizeCurrency, AMOUNTS], [recognizeNumber, NUMBERS]]) {
  for (const [text, value] of Object.entries(texts)) {
    const found = recognise(text, Culture.English).map((result) => result.resolution.value).join();
    console.log(`${text}: ${found}`);
    held = held && found === value;
  }
}
process.exit(held ? 0 : 1);
JS
