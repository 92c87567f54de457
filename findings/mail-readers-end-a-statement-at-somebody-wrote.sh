#!/usr/bin/env bash
# Guess:   who strips quoted mail from a reply takes off lines marked by ">" and the header of an older
#          mail; a new statement that says "On Monday the mayor wrote:" and goes on is kept whole.
# Found:   email-reply-parser 0.5.12 ends the reply there and drops all that follows, figures and name
#          included; quotequail 0.5.4 calls all that follows the older mail. No line of it is marked by ">"
#          and no address or date stands in it.
# So:      for a statement sent by mail take the whole body, cut only lines that are marked or a header with
#          a date and an address, and show what was cut.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check email-reply-parser==0.5.12 quotequail==0.5.4
"$work/venv/bin/python" - <<'PY'
import sys

import quotequail
from email_reply_parser import EmailReplyParser

STATEMENT = """Statement of the harbour board:

On Monday the mayor of Ostby wrote:
the board must not sell the quay.

We sold it on Tuesday for 12 million kroner.

Bo Moe, chair
"""
reply = EmailReplyParser.parse_reply(STATEMENT)
parts = quotequail.unwrap(STATEMENT) or {}
print(f"email-reply-parser keeps {reply!r}")
print(f"quotequail: new is {parts.get('text_top')!r}, of an older mail {parts.get('text')!r}")
lost = "12 million" not in reply and "12 million" in parts.get("text", "")
sys.exit(0 if lost else "changed: the statement is kept whole")
PY
