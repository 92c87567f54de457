#!/usr/bin/env bash
# Guess:   a reader of WebVTT takes from "01:01.000 --> 01:02.000 position:10%" the two times, and leaves the
#          settings of the cue (where it is shown) alone; hours may be left out in WebVTT, and usually are.
# Found:   @plussub/srt-vtt-parser 2.0.5 (npm) reads the setting as part of the end where the hours are left
#          out: with "position:10%" the cue ends at 01:02:00.010, an hour later; with "line:84%" at
#          01:02:00.084; with "align:start" at NaN. With "region:top" the cue is dropped, words and all, with
#          hours and without. "00:01:02.000 position:10%" is read as it is written.
# So:      who looks up what was said at a time gets the wrong sentence, and those of a region are gone. Cut what
#          stands behind the second time off before the parser sees the file, and count the arrows.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$work" @plussub/srt-vtt-parser@2.0.5
cd "$work" && node - <<'JS'
const { parse } = require("@plussub/srt-vtt-parser");

const ends = (hours, setting) => {
  const file = `WEBVTT

REGION
id:top

${hours}01:01.000 --> ${hours}01:02.000 ${setting}
It was not sold.

${hours}01:03.000 --> ${hours}01:04.000
It was sold.
`;
  return parse(file).entries.map((cue) => String(cue.to)).join();
};
const READ = [
  ["", "position:10%", "3720010,64000"],
  ["", "line:84%", "3720084,64000"],
  ["", "align:start", "NaN,64000"],
  ["", "region:top", "64000"],
  ["00:", "region:top", "64000"],
  ["00:", "position:10%", "62000,64000"],
];
let held = true;
for (const [hours, setting, expected] of READ) {
  const found = ends(hours, setting);
  console.log(`${hours}01:02.000 ${setting}: cues end at ${found} milliseconds`);
  held = held && found === expected;
}
process.exit(held ? 0 : 1);
JS
