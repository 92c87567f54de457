#!/usr/bin/env bash
# Guess:   who writes large numbers short says how large they are, also beyond the last letter that it has: 1.3e15, a
#          public debt in yen, is "1300T", as number-abbreviate 2.0.0 and @pqt/abbreviate 1.0.2 (npm) have it.
# Found:   short-number 1.0.7 (npm) gives "1.3T", the same as for 1.3e12, and "10T" for 1e16. Just below a thousand of a
#          letter it gives a thousand of it: 999,999 is "1000K" and not "1M".
# So:      a debt of 1,300 trillion is one of 1.3 trillion. Divide and write the unit out in one's own code, and try it
#          at both ends of each unit.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$work" \
  short-number@1.0.7 number-abbreviate@2.0.0 @pqt/abbreviate@1.0.2
cat > "$work/look.cjs" <<'JS'
const short = require("short-number");
const { NumberAbbreviate, default: Fallback } = require("number-abbreviate");
const { abbreviate } = require("@pqt/abbreviate");

const Abbreviate = NumberAbbreviate || Fallback || require("number-abbreviate");
const others = (value) => `${new Abbreviate().abbreviate(value, 1)}, ${abbreviate(value)}`;
for (const value of [1.3e12, 1.3e15, 1e16, 999999]) console.log(value, short(value), "others:", others(value));
const held =
  short(1.3e12) === "1.3T" && short(1.3e15) === "1.3T" && short(1e16) === "10T" && short(999999) === "1000K" &&
  others(1.3e15) === "1300t, 1300T";
process.exit(held ? 0 : 1);
JS
cd "$work" && node look.cjs
