#!/usr/bin/env bash
# Guess:   readers of TTML (DFXP, EBU-TT, IMSC), whose times count from the start of the part they stand in, set a
#          caption "1 s to 2 s" within <div begin="60s"> at 61 s to 62 s, as pysubs2 1.8.1 does.
# Found:   pycaption 2.3.14 gives 1 s to 2 s, as if the part had no start. ttconv 1.2.3 leaves the caption out,
#          without an error, unless the <div> has an end or dur too: then it is at 61 s. It takes the end of a
#          caption for a time of the whole programme while it adds the start of the part to its begin, so that "1 s
#          to 90 s" ends at 90 s in place of 150 s. A start of <body> is treated alike.
# So:      a quotation is looked for at another minute of the recording, or counts as never said. Add the starts
#          of body and div to the times of their captions, and take them off, before the file is read.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check \
  pycaption==2.3.14 pysubs2==1.8.1 ttconv==1.2.3 lxml==6.1.3
"$work/venv/bin/python" -W ignore - <<'PY'
import re
import sys
import xml.etree.ElementTree as ET

import pysubs2
from pycaption import DFXPReader
from ttconv.imsc.reader import to_model
from ttconv.srt import writer

FILE = """<?xml version="1.0" encoding="UTF-8"?>
<tt xmlns="http://www.w3.org/ns/ttml" xml:lang="en"><head><layout><region xml:id="low"/></layout></head>
<body region="low" {body}><div {div}><p begin="00:00:01.000" end="{end}">It cost 12 million.</p></div></body></tt>"""


def by_pycaption(text):
    return [(caption.start / 1e6, caption.end / 1e6) for caption in DFXPReader().read(text).get_captions("en")]


def by_pysubs2(text):
    return [(line.start / 1000, line.end / 1000) for line in pysubs2.SSAFile.from_string(text, format_="ttml")]


def by_ttconv(text):
    written = writer.from_model(to_model(ET.ElementTree(ET.fromstring(text))))
    times = [60 * int(minute) + int(second) for minute, second in re.findall(r"\d\d:(\d\d):(\d\d),000", written)]
    return list(zip(times[::2], times[1::2]))


SHORT, LONG, START = "00:00:02.000", "00:01:30.000", 'begin="00:01:00.000"'
BOUNDED = START + ' end="00:05:00.000"'
CASES = [
    ("no start", "", "", SHORT, [(1, 2)], [(1, 2)], [(1, 2)]),
    ("start of div", "", START, SHORT, [(1, 2)], [(61, 62)], []),
    ("start and end of div", "", BOUNDED, SHORT, [(1, 2)], [(61, 62)], [(61, 62)]),
    ("start of div, long caption", "", START, LONG, [(1, 90)], [(61, 150)], [(61, 90)]),
    ("start of body", START, "", SHORT, [(1, 2)], [(61, 62)], []),
]
held = True
for name, body, div, end, *expected in CASES:
    text = FILE.format(body=body, div=div, end=end)
    found = [by_pycaption(text), by_pysubs2(text), by_ttconv(text)]
    print(f"{name}: pycaption {found[0]}, pysubs2 {found[1]}, ttconv {found[2]}")
    held = held and found == expected
sys.exit(0 if held else "changed")
PY
