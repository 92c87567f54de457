#!/usr/bin/env bash
# Guess:   a statement in a mailbox file, one line of which begins with "From May the fare is 5 pounds", is read as
#          it was sent: the sign > that the mbox format puts before such a line, so that it is not taken for the
#          next message, is taken off again, and a parser of replies keeps the line.
# Found:   mailbox of Python, mbox-parser 1.0.1 (npm) and node-mbox 2.0.0 (npm) leave the sign in place.
#          email-reply-parser 0.5.12 then takes the line for one that was quoted from an earlier mail and gives
#          the statement without it.
# So:      the one sentence with the date and the fare was never said. Turn ">From " at the beginning of a line of
#          an mbox into "From " (one sign only) before quoted lines are set aside.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check email-reply-parser==0.5.12
npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$work" mbox-parser@1.0.1 node-mbox@2.0.0
cat > "$work/mail.mbox" <<'MBOX'
From ann@example.org Sun May  3 10:00:00 2026
From: Ann Lie <ann@example.org>
To: bo@example.org
Subject: Statement
Date: Sun, 3 May 2026 10:00:00 +0000
Content-Type: text/plain; charset=us-ascii

The plan stands.
>From May the fare is 5 pounds.
Nothing else changes.

MBOX
"$work/venv/bin/python" - "$work/mail.mbox" <<'PY'
import mailbox
import sys

from email_reply_parser import EmailReplyParser

read = mailbox.mbox(sys.argv[1])[0].get_payload()
said = EmailReplyParser.parse_reply(read)
print(f"mailbox: {read!r}\nemail-reply-parser: {said!r}")
sys.exit(0 if "\n>From May" in read and said == "The plan stands.\nNothing else changes." else "changed")
PY
cd "$work" && node - <<'JS'
const fs = require("fs");
const { mboxParser } = require("mbox-parser");
const { MboxStream } = require("node-mbox");

const LINE = "\n>From May the fare is 5 pounds.";
const messages = [];
MboxStream(fs.createReadStream("mail.mbox"))
  .on("data", (message) => messages.push(String(message)))
  .on("finish", async () => {
    const [mail] = await mboxParser(fs.createReadStream("mail.mbox"));
    console.log(`mbox-parser: ${JSON.stringify(mail.text)}\nnode-mbox: ${JSON.stringify(messages[0])}`);
    process.exit(messages.length === 1 && messages[0].includes(LINE) && mail.text.includes(LINE) ? 0 : 1);
  });
JS
