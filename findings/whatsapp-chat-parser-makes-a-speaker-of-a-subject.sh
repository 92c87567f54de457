#!/usr/bin/env bash
# Guess:   a line of a WhatsApp export that nobody said (somebody changed the subject of the group) has no
#          author, as the line on encryption at the top has none: such lines have no name and colon before
#          them, and the documentation has author null for them.
# Found:   whatsapp-chat-parser 4.0.2 (npm) takes all up to the first colon with a blank for the name,
#          wherever it stands: 'Ann Lie changed the subject to "Vote: no deal"' is a message 'no deal"' of an
#          author 'Ann Lie changed the subject to "Vote'.
# So:      a headline that a group gave itself is quoted as a statement, of somebody who is not in the
#          group. Keep the authors who have several messages, and show the line for all others.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$work" whatsapp-chat-parser@4.0.2
cd "$work" && node --input-type=module - <<'JS'
import { parseString } from "whatsapp-chat-parser";

const CHAT = `13/05/2026, 10:00 - Messages and calls are end-to-end encrypted.
13/05/2026, 10:01 - Ann Lie: I said: not yet
13/05/2026, 10:02 - Ann Lie changed the subject to "Vote: no deal"
13/05/2026, 10:03 - Bo Moe: No`;
const found = parseString(CHAT).map(({ author, message }) => [author, message]);
for (const [author, message] of found) console.log(`${author} | ${message}`);
const expected = [
  [null, "Messages and calls are end-to-end encrypted."],
  ["Ann Lie", "I said: not yet"],
  ['Ann Lie changed the subject to "Vote', 'no deal"'],
  ["Bo Moe", "No"],
];
process.exit(JSON.stringify(found) === JSON.stringify(expected) ? 0 : 1);
JS
