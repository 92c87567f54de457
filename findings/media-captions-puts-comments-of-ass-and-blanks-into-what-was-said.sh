#!/usr/bin/env bash
# Guess:   a player's reader of subtitles gives of an ASS file what is spoken, word by word: a line of the kind
#          "Comment" is a note of the makers and not shown, and a comma in the text, the last field, is a comma.
# Found:   media-captions 1.0.4 (npm): a comment that follows a line of dialogue is added to its text, with its times
#          and fields, and behind every comma a blank is put in: "It cost 1,500" becomes "It cost 1, 500".
# So:      a note nobody said is part of the quotation, and 1500 is 1 and 500. Take the lines of the kind Comment out
#          before the file is read, and read the text from the line itself, after the last field's comma.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$work" media-captions@1.0.4
cat > "$work/look.mjs" <<'JS'
import { parseText } from "media-captions";

const FILE = `[Script Info]
ScriptType: v4.00+

[V4+ Styles]
Format: Name, Fontname
Style: Plain,Arial

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
Dialogue: 0,0:00:01.00,0:00:02.00,Plain,,0,0,0,,It cost 1,500 pounds.
Comment: 0,0:00:03.00,0:00:04.00,Plain,,0,0,0,,check the sum
Dialogue: 0,0:00:05.00,0:00:06.00,Plain,,0,0,0,,No.
`;
const { cues, errors } = await parseText(FILE, { type: "ass" });
const texts = cues.map((cue) => cue.text);
console.log(`${errors.length} errors, ${JSON.stringify(texts)}`);
const held =
  texts.length === 2 && texts[0].startsWith("It cost 1, 500 pounds.") && texts[0].includes("check the sum") &&
  texts[0].includes("Comment:") && texts[1].startsWith("No.");
process.exit(held && errors.length === 0 ? 0 : 1);
JS
cd "$work" && node look.mjs
