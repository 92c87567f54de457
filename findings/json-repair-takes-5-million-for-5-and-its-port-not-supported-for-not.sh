#!/usr/bin/env bash
# Guess:   libraries that mend the JSON of language models give what was meant, as text where it is no number ("5
#          million"), or refuse; one that is a port of another gives the same.
# Found:   json-repair 0.64.6 gives 5 for 5 million, 10 for 10:30 and 1 for 1 500, without the rest. fast-json-repair
#          0.2.3, a port to Rust, makes keys of the rest: {"verdict": not supported} is "not" with a key "supported",
#          2026-05-03 is 2026 with "-05": -3, and a quotation within a text ends it: 'She said '. jsonrepair 3.15.0
#          (npm) keeps "not supported", the date and the quotation, and refuses the three figures.
# So:      a grader's verdict, sum or quotation is another one than the model gave, and has the right type. Ask for JSON
#          by a grammar, and where it does not parse ask again; never read figures out of mended JSON.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check json-repair==0.64.6 fast-json-repair==0.2.3
npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$work" jsonrepair@3.15.0
"$work/venv/bin/python" - <<'PY'
import sys

import fast_json_repair
import json_repair

ANSWERS = {  # what the model wrote: what the first gives, what the second
    '{"verdict": not supported, "score": 0.2}': (
        {"verdict": "not supported", "score": 0.2},
        {"verdict": "not", "supported": None, "score": 0.2},
    ),
    '{"cost": 5 million, "page": 1}': ({"cost": 5, "page": 1}, {"cost": 5, "million": None, "page": 1}),
    '{"time": 10:30}': ({"time": 10}, {"time": 10, "30": None}),
    '{"dead": 1 500}': ({"dead": 1}, {"dead": 1, "500": None}),
    '{"day": 2026-05-03}': ({"day": "2026-05-03"}, {"day": 2026, "-05": -3}),
    '{"quote": "She said "no" twice", "v": 1}': ({"quote": 'She said "no" twice', "v": 1}, None),
}
held = True
for answer, (first, second) in ANSWERS.items():
    found = json_repair.loads(answer), fast_json_repair.loads(answer)
    print(f"{answer}: {found[0]}, port {found[1]}")
    held = held and found[0] == first and (found[1] == second if second else found[1]["quote"] == "She said ")
sys.exit(0 if held else "changed")
PY
cat > "$work/look.cjs" <<'JS'
const { jsonrepair } = require("jsonrepair");

const give = (text) => {
  try {
    return Object.values(JSON.parse(jsonrepair(text)))[0];
  } catch (error) {
    return "refused";
  }
};
const found = [
  '{"verdict": not supported, "score": 0.2}', '{"cost": 5 million, "page": 1}', '{"time": 10:30}', '{"dead": 1 500}',
  '{"day": 2026-05-03}', '{"quote": "She said "no" twice", "v": 1}',
].map(give);
console.log("jsonrepair", found);
const expected = ["not supported", "refused", "refused", "refused", "2026-05-03", 'She said "no" twice'];
process.exit(JSON.stringify(found) === JSON.stringify(expected) ? 0 : 1);
JS
cd "$work" && node look.cjs
