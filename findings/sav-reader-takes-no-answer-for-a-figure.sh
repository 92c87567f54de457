#!/usr/bin/env bash
# Guess:   a poll in SPSS format whose file declares -99 ("refused") and 8 to 9 ("no answer") as missing is read
#          without them, by every reader: pyreadstat 1.3.7 gives no value there.
# Found:   sav-reader 2.0.8 (npm) gives them as figures: the ages 34, 51, -99 and 40 have a mean of 6.5 years in place
#          of 41.7. The declaration is there, in the variable's "missing", but is not applied to the rows.
# So:      shares and means of polls come out wrong without any sign. Set aside what sysvars[].missing names (one
#          value, several, or a range) before anything is counted.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check pyreadstat==1.3.7 numpy==2.2.6
npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$work" sav-reader@2.0.8
# Four people, written by pyreadstat: age 34, 51, -99, 40 (-99 missing), vote 1, 2, 9, 1 (8 to 9 missing).
base64 --decode <<'SAV' | gzip --decompress > "$work/poll.sav"
H4sIAAAAAAACA1Nx8zFy0FDWVAgOCA5WcHEMcVRw8/RxVdBVyCgpKSi20tdPzyzJKE3SS87P1Q/PrEosSvFNTNYPSk1MCS5JLFFgYmBgAGEYYIGz
Ih2MDRT88ssUjMyMjK1MjKwMjBUoBGh2MYL4HKxg7OjuClPCwHAg4gCyun////+HqQvzD3GFq2NQcIDQSg7sQJIZ6n4OIBZB0g/U/p8RZh8Qv/zL
wMCOpJYZqub///f/oXT9PyifHWoWSC8rEIeGuOlagAS5oQawQS3hgCpCZoPU8ULZgkAM9KRtYnoqJ8gTtmX5JakgBQJQDUxIBsBi4TkzkjcYHKG+
/WAPpho8oXwGB1iowUIDQrvA1QMA0mlIEiYCAAA=
SAV
"$work/venv/bin/python" - "$work/poll.sav" <<'PY'
import sys

import pyreadstat

poll, _ = pyreadstat.read_sav(sys.argv[1], output_format="dict")
read = {name: list(values) for name, values in poll.items()}
print(f"pyreadstat: {read}")
held = read == {"age": [34.0, 51.0, None, 40.0], "vote": [1.0, 2.0, None, 1.0]}
sys.exit(0 if held else "changed: pyreadstat gives the missing values too")
PY
cd "$work" && node - <<'JS'
const fs = require("fs");
const { SavBufferReader } = require("sav-reader");

(async () => {
  const reader = new SavBufferReader(fs.readFileSync("poll.sav"));
  await reader.open();
  const rows = await reader.readAllRows();
  const missing = reader.meta.sysvars.map((variable) => variable.missing);
  const mean = rows.reduce((sum, row) => sum + row.age, 0) / rows.length;
  console.log(`sav-reader: ${JSON.stringify(rows)}, mean age ${mean}, missing ${JSON.stringify(missing)}`);
  const held = rows[2].age === -99 && rows[2].vote === 9 && mean === 6.5 && missing[0] === -99;
  process.exit(held ? 0 : 1);
})();
JS
