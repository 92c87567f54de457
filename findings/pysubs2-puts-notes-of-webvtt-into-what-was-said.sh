#!/usr/bin/env bash
# Guess:   a reader of WebVTT leaves out comments (blocks that begin with NOTE, which no player shows) and
#          gives "&lt;" as "<", as the format wants.
# Found:   pysubs2 1.8.1 adds the comment to the text of the cue before it, in plaintext too: "It cost 12
#          million." is followed by "NOTE Bo: is it 15? Ask again." And "&lt;50% &amp; falling" stays as it
#          is written in the file.
# So:      an editor's doubt is checked as the words of who speaks. Take NOTE blocks out before reading and
#          unescape the text behind it.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check pysubs2==1.8.1
"$work/venv/bin/python" - <<'PY'
import sys

import pysubs2

CUES = """WEBVTT

00:01.000 --> 00:04.000
It cost 12 million.

NOTE Bo: is it 15? Ask again.

00:05.000 --> 00:07.000
Turnout was &lt;50% &amp; falling.
"""
first, second = (cue.plaintext for cue in pysubs2.SSAFile.from_string(CUES, format_="vtt"))
print(f"first cue {first!r}\nsecond cue {second!r}")
noted = "NOTE Bo: is it 15? Ask again." in first and second == "Turnout was &lt;50% &amp; falling."
sys.exit(0 if noted else "changed")
PY
