#!/usr/bin/env bash
# Guess:   a reader of subtitles that names ASS among its formats gives the text of a line whole (it is the last field,
#          and may have commas), its times as they are written, and no notes of the editor, as pysubs2 1.8.1 does.
# Found:   fairy-subtitle 1.1.0 ends the text at its first comma: "It cost 1,500 kroner, not 15." is "It cost 1", and
#          "No, he said yes." is "No". A line of the kind Comment is a cue like those that are shown. Hundredths of
#          a second are taken for thousandths: 2.50 s is 2.05 s. Its SubRip of the same words is right.
# So:      a figure is a thousandth of what was said, and a quotation its first word. Read ASS with pysubs2.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check fairy-subtitle==1.1.0 pysubs2==1.8.1
cd "$work"
"$work/venv/bin/python" - <<'PY'
import sys
from pathlib import Path

import pysubs2
from fairy_subtitle import SubtitleLoader

ASS = """[Script Info]
ScriptType: v4.00+

[V4+ Styles]
Format: Name, Fontname, Fontsize
Style: Default,Arial,20

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
Dialogue: 0,0:00:01.00,0:00:02.50,Default,Ann,0,0,0,,It cost 1,500 kroner, not 15.
Comment: 0,0:00:03.00,0:00:03.50,Default,,0,0,0,,Ask again
Dialogue: 0,0:00:04.00,0:00:05.00,Default,Bo,0,0,0,,No, he said yes.
"""
SRT = """1
00:00:01,000 --> 00:00:02,500
It cost 1,500 kroner, not 15.

2
00:00:04,000 --> 00:00:05,000
No, he said yes.
"""


def fairy(name: str, text: str) -> list[tuple[float, float, str]]:
    Path(name).write_text(text, encoding="utf-8")
    return [(cue.start, cue.end, cue.text) for cue in SubtitleLoader.load(name)]


ass, srt = fairy("a.ass", ASS), fairy("a.srt", SRT)
lines = pysubs2.SSAFile.from_string(ASS)
other = [(line.start / 1000, line.end / 1000, line.text) for line in lines if not line.is_comment]
for name, cues in ("fairy-subtitle, ASS", ass), ("fairy-subtitle, SubRip", srt), ("pysubs2, ASS", other):
    print(f"{name}:")
    for start, end, text in cues:
        print(f"  {start} s to {end} s: {text!r}")
whole = [(1.0, 2.5, "It cost 1,500 kroner, not 15."), (4.0, 5.0, "No, he said yes.")]
cut = [(1.0, 2.05, "It cost 1"), (3.0, 3.05, "Ask again"), (4.0, 5.0, "No")]
sys.exit(0 if ass == cut and srt == whole and other == whole else "changed")
PY
