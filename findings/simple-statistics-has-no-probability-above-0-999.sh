#!/usr/bin/env bash
# Guess:   the cumulative normal probability of z = 5 is 0.9999997, so that a difference of two checkers by five
#          standard errors has a p-value below one in a million, and the quantile for 0.975 is 1.960.
# Found:   simple-statistics 7.12.1 (npm): cumulativeStdNormalProbability() reads a printed table of four
#          decimals that ends at 3.09, and gives 0.999 for 3.09, 4 and 5 alike: no p-value by it is
#          below 0.001 on one side. probit(0.975) is 1.957 and probit(0.9999) 3.706 (3.719).
# So:      a strict threshold, or one divided by many comparisons, is never met, however large the difference.
#          Take the tails from another library.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$work" simple-statistics@7.12.1
cd "$work" && node - <<'JS'
const { cumulativeStdNormalProbability, probit } = require("simple-statistics");

const below = [1.96, 3.09, 4, 5].map(cumulativeStdNormalProbability);
const quantiles = [0.975, 0.9999].map((share) => probit(share).toFixed(3));
console.log(`probability below z of 1.96, 3.09, 4, 5: ${below}`);
console.log(`z for 0.975 and 0.9999: ${quantiles}`);
process.exit(String(below) === "0.975,0.999,0.999,0.999" && String(quantiles) === "1.957,3.706" ? 0 : 1);
JS
