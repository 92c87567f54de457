#!/usr/bin/env bash
# Guess:   a converter of transcripts that knows speakers takes a name before a colon for the speaker of a
#          subtitle, and a clause before a colon for what was said.
# Found:   transcriptator 1.1.4 (npm), SubRip: "The result was clear: no deal." is "no deal.", said by a
#          speaker "The result was clear". Speakers go on to the cues that name none, so what Ann says next
#          is said by "The result was clear" as well; "It began at 10:30." has none made of it.
# So:      who checks what a speaker said looks for somebody who is none, and half of a sentence is gone.
#          Take the speakers that are known, or count how often a name comes before its cues are cut.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$work" transcriptator@1.1.4
cd "$work" && node --input-type=commonjs - <<'JS'
const { convertFile, TranscriptFormat } = require("transcriptator");

const CUES = ["Ann: It began at 10:30.", "The result was clear: no deal.", "We are sorry."];
const at = (second) => `00:00:0${second},000`;
const file = CUES.map((cue, k) => `${k + 1}\n${at(k)} --> ${at(k + 1)}\n${cue}\n`).join("\n");
const found = convertFile(file, TranscriptFormat.SRT).map(({ speaker, body }) => [speaker, body]);
for (const [speaker, body] of found) console.log(`${speaker} | ${body}`);
const expected = [
  ["Ann", "It began at 10:30."],
  ["The result was clear", "no deal."],
  ["The result was clear", "We are sorry."],
];
process.exit(JSON.stringify(found) === JSON.stringify(expected) ? 0 : 1);
JS
