#!/usr/bin/env bash
# Guess:   a column of decimals with a scale of 2 gives 12.50 in text, in JSON and as a number: its type says
#          how many figures stand behind the point.
# Found:   apache-arrow 21.2.0 (npm) gives the integer that is stored, without the scale, in all three: 12.50
#          is 1250 and -0.05 is -5 (in JSON with quotation marks inside the text). type.scale is 2 all the
#          while.
# So:      a table of sums read by it in a browser has a hundredfold of each. Divide by 10 ** type.scale, or
#          have decimals written as text or floats.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$work" apache-arrow@21.2.0
cd "$work" && node --input-type=module - <<'JS'
import { Decimal, Table, makeData, makeVector, tableFromIPC, tableToIPC } from "apache-arrow";

// 12.50 and -0.05 as they are stored, in 128 bits each
const AS_STORED = [1250, 0, 0, 0, 0xfffffffb, 0xffffffff, 0xffffffff, 0xffffffff];
const type = new Decimal(2, 20, 128);
const written = new Table({ sum: makeVector(makeData({ type, data: new Uint32Array(AS_STORED) })) });
const read = tableFromIPC(tableToIPC(written)).getChild("sum");
const found = [...read].map((sum) => [String(sum), Number(sum), JSON.parse(JSON.stringify(sum))]);
console.log(`scale ${read.type.scale}`, found);
const expected = [["1250", 1250, '"1250"'], ["-5", -5, '"-5"']];
process.exit(read.type.scale === 2 && JSON.stringify(found) === JSON.stringify(expected) ? 0 : 1);
JS
