#!/usr/bin/env bash
# Guess:   where a library compares and patches, the old object patched with the difference to the new one is the new
#          one, as its documentation has it: patch(a, diff(a, b)) is b.
# Found:   @opentf/obj-diff 0.11.0 (npm): not where a list has become shorter. Of three quotations, the first withdrawn,
#          two are left and an entry that is null, and the list has its old length of three; of three verdicts, two
#          withdrawn, one and two that are null. Where a list grows, or an entry of an object goes, it is right.
# So:      a count of claims or sources made after an update is too high, and what reads it finds an entry without
#          words. Compare the length of lists after a patch, or send lists whole.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$work" @opentf/obj-diff@0.11.0
cat > "$work/look.mjs" <<'JS'
import { diff, patch } from "@opentf/obj-diff";

const PAIRS = [
  [{ quotes: ["So.", "No.", "Never."] }, { quotes: ["No.", "Never."] }, '{"quotes":["No.","Never.",null]}'],
  [["true", "false", "true"], ["true"], '["true",null,null]'],
  [["a", "b"], ["a", "b", "c"], '["a","b","c"]'],
  [{ a: 1, b: 2 }, { b: 2 }, '{"b":2}'],
];
let held = true;
for (const [before, after, expected] of PAIRS) {
  const found = JSON.stringify(patch(structuredClone(before), diff(before, after)));
  console.log(`${JSON.stringify(before)} -> ${JSON.stringify(after)}: ${found}`);
  held &&= found === expected;
}
process.exit(held ? 0 : 1);
JS
cd "$work" && node look.mjs
