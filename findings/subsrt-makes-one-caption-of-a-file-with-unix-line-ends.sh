#!/usr/bin/env bash
# Guess:   a reader of subtitles reads files with the line ends of Unix as it reads those of Windows, of
#          itself or with its option "eol"; WebVTT allows both.
# Found:   subsrt 1.1.1 (npm): a SubRip file of two cues with "\n" is one caption, whose text holds the number
#          and the times of the second; a WebVTT file has no caption at all, and its words are the data of a
#          header. With "\r\n" both files have two captions. eol: "\n" does not help.
# So:      all that follows the first speaker is given to his time, or a transcript is empty and nothing in it
#          supports anything. Write "\r\n" before parse(), and count the arrows in the file against the cues.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$work" subsrt@1.1.1
cd "$work" && node --input-type=commonjs - <<'JS'
const subsrt = require("subsrt");

const FIRST = ["1", "00:00:01.000 --> 00:00:02.000", "Ann: It was 5.", ""];
const CUES = [...FIRST, "2", "00:00:02.000 --> 00:00:03.000", "Bo: No."];
const texts = (format, end) => {
  const srt = CUES.map((line) => line.replaceAll(".000", ",000"));
  const file = (format === "vtt" ? ["WEBVTT", "", ...CUES] : srt).join(end);
  const captions = subsrt.parse(file, { format, eol: end }).filter(({ type }) => type === "caption");
  return captions.map(({ text }) => text);
};
const windows = [texts("srt", "\r\n"), texts("vtt", "\r\n")];
const unix = [texts("srt", "\n"), texts("vtt", "\n")];
console.log(JSON.stringify({ windows, unix }));
const both = JSON.stringify(windows[0]) === JSON.stringify(["Ann: It was 5.", "Bo: No."])
  && JSON.stringify(windows[1]) === JSON.stringify(windows[0]);
const one = unix[0].length === 1 && unix[0][0].includes("00:00:02,000 --> 00:00:03,000\nBo: No.");
process.exit(both && one && unix[1].length === 0 ? 0 : 1);
JS
