#!/usr/bin/env bash
# Guess:   in a library that converts "kg", "g" and "l" by their international symbols, "t" is the tonne of
#          1000 kg.
# Found:   convert-units 2.3.4 (npm): 1 "t" is 907.184 kg, the American short ton, and the tonne is "mt". The
#          words for it say "Ton" and "imperial", though the imperial ton has 1016 kg; "gal" is the American
#          gallon of 3.785 l, "imperial" as well.
# So:      tonnes of a European source come out 9 % too light, gallons of a British one 17 % too small.
#          Name tonnes "mt" and look at what describe() says before a figure is converted.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$work" convert-units@2.3.4
cd "$work" && node - <<'JS'
const convert = require("convert-units");

const rounded = (value) => Math.round(value * 1000) / 1000;
const weights = ["t", "mt"].map((unit) => rounded(convert(1).from(unit).to("kg")));
const gallon = rounded(convert(1).from("gal").to("l"));
const systems = ["t", "mt", "gal"].map((unit) => convert().describe(unit).system);
console.log(`1 t is ${weights[0]} kg, 1 mt ${weights[1]} kg, 1 gal ${gallon} l; systems: ${systems}`);
const held = String(weights) === "907.184,1000" && gallon === 3.785 && String(systems) === "imperial,metric,imperial";
process.exit(held ? 0 : 1);
JS
