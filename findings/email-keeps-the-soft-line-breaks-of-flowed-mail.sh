#!/usr/bin/env bash
# Guess:   the standard library knows MIME: get_content() of a text/plain part with format=flowed; delsp=yes
#          (RFC 3676) gives its paragraphs, as a mail program shows them.
# Found:   Python's email (3.11, policy default) undoes the transfer coding alone: "1 \n2 million" stays cut
#          in two, and a blank that shields "From" or a quotation mark at the start of a line stays in the
#          text.
# So:      read the two parameters of Content-Type and join the lines that end in a blank (without it for
#          delsp=yes) before sentences are cut, or a statement by mail has other figures and quotations than
#          its sender typed.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/python" - <<'PY'
import sys
from email import message_from_string, policy

MAIL = """Content-Type: text/plain; charset=us-ascii; format=flowed; delsp=yes

The council of Ostby will sell the quay for 1 
2 million kroner and keep its name.
 From Monday it is shut.
"""
message = message_from_string(MAIL, policy=policy.default)
text = message.get_content()
print(f"{message['Content-Type']}\n{text!r}")
sys.exit(0 if "for 1 \n2 million" in text and "\n From Monday" in text else "changed: the lines are joined")
PY
