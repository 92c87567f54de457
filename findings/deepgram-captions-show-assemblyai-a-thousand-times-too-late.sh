#!/usr/bin/env bash
# Guess:   a maker of captions that has a class for transcripts of AssemblyAI, beside the one for its own, knows that
#          the times of these are whole milliseconds (its own are seconds).
# Found:   @deepgram/captions 1.2.0 (npm), AssemblyAiConverter, takes milliseconds for seconds: words said from 1.2 s to
#          2.5 s are shown from 00:20:00 to 00:41:40. The same words as a transcript of its own are shown from
#          00:00:01.200. In both, a pause of four minutes does not end a caption, unless another speaks behind it.
# So:      a quotation is looked for hours behind where it was said. Divide start and end of every word by 1000 before
#          the transcript is handed in, and hand in the utterances.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$work" @deepgram/captions@1.2.0
cd "$work" && node - <<'JS'
const { AssemblyAiConverter, webvtt } = require("@deepgram/captions");

const SAID = [["No", 1.2, 1.6], ["deal.", 1.7, 2.5], ["Why?", 240, 240.5]];
const milliseconds = SAID.map(([text, start, end]) => (
  { text, start: start * 1000, end: end * 1000, confidence: 0.9, speaker: "A" }));
const seconds = SAID.map(([word, start, end]) => (
  { word, punctuated_word: word, start, end, confidence: 0.9 }));
const cues = (text) => text.split("\n\n").filter((block) => block.includes("-->")).map((block) => block.trim());

const theirs = cues(webvtt(new AssemblyAiConverter({ words: milliseconds })));
const utterances = [{ words: milliseconds.slice(0, 2) }, { words: milliseconds.slice(2) }];
const parted = cues(webvtt(new AssemblyAiConverter({ utterances })));
const own = cues(webvtt({
  metadata: {}, results: { channels: [{ alternatives: [{ transcript: "No deal. Why?", words: seconds }] }] },
}));
console.log("AssemblyAI, words:", theirs.join(" / "));
console.log("AssemblyAI, utterances:", parted.join(" / "));
console.log("Deepgram:", own.join(" / "));
const held =
  theirs.length === 1 && theirs[0].includes("00:20:00.000 --> ") && theirs[0].includes("Why?") &&
  parted[0].includes("00:20:00.000 --> 00:41:40.000") &&
  own.length === 1 && own[0].includes("00:00:01.200 --> 00:04:00.500");
process.exit(held ? 0 : 1);
JS
