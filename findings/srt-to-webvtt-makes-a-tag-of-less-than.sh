#!/usr/bin/env bash
# Guess:   who turns SubRip into WebVTT writes "<50 per cent" as "&lt;50 per cent" and "&" as "&amp;": in
#          SubRip the sign stands for itself, in WebVTT it begins a tag, and its specification has the
#          escapes for that.
# Found:   ttconv 1.2.3, pysubs2 1.8.1 and webvtt-py 0.6.0 (from_srt) write both signs as they are. A player
#          takes all up to the next ">" for a tag: "It was <5, not >7." is shown as "It was 7.", and
#          webvtt-py reads its own file back so. pycaption 2.3.14 escapes the sign, and with it every <i>,
#          which is then shown as letters.
# So:      a converted file has another statement than the one it was made from. Escape "&" and each "<"
#          that begins no tag of SubRip before the conversion, and quote from the file that was delivered.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check \
  ttconv==1.2.3 pysubs2==1.8.1 webvtt-py==0.6.0 pycaption==2.3.14
cd "$work" && "$work/venv/bin/python" - <<'PY'
import io
import sys
from pathlib import Path

import pysubs2
import ttconv.srt.reader
import ttconv.vtt.writer
import webvtt
from pycaption import SRTReader, WebVTTWriter

SUBRIP = "1\n00:00:01,000 --> 00:00:02,000\nIt was <5, not >7. <i>She</i> said so.\n"
Path("said.srt").write_text(SUBRIP, encoding="utf-8")
made = {
    "ttconv": ttconv.vtt.writer.from_model(ttconv.srt.reader.to_model(io.StringIO(SUBRIP))),
    "pysubs2": pysubs2.SSAFile.from_string(SUBRIP).to_string("vtt"),
    "webvtt-py": webvtt.from_srt("said.srt").content,
    "pycaption": WebVTTWriter().write(SRTReader().read(SUBRIP)),
}
shown = {name: webvtt.from_string(text)[0].text for name, text in made.items()}
for name, text in made.items():
    print(f"{name} writes {text.strip().splitlines()[-1]!r}, read as {shown[name]!r}")
escaped = made.pop("pycaption")
held = all(shown[name] == "It was 7. She said so." for name in made)
sys.exit(0 if held and "&lt;5" in escaped and "&lt;i>" in escaped else "changed")
PY
