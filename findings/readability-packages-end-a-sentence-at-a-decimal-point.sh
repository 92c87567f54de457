#!/usr/bin/env bash
# Guess:   a measure of readability counts the sentences that a reader counts: a point within "1.5 million" ends none,
#          nor does the one of "Dr. Lie", so that a sentence with its figure in words has the same length.
# Found:   textstat-py 0.2.0, readsight 1.0.5 and touchstone-compute 0.1.0 end a sentence at every point. A sentence of
#          20 words and one of three are two with "one per cent" and "two million", and four with "1.5 per cent" and
#          "2.5 million"; the grade of Flesch and Kincaid falls by more than two years of school in each.
#          "Dr. Lie met Mr. Moe at 5 p.m. in St. Ives." is six sentences. fkscore 2.0.1 counts the first two right.
# So:      the more exact figures a story has, the easier it is said to be, and a limit on grade or on length of
#          sentences passes the hardest. Count sentences by a splitter that knows figures, and work the grade out.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check textstat-py==0.2.0 readsight==1.0.5 \
  touchstone-compute==0.1.0 fkscore==2.0.1
"$work/venv/bin/python" - <<'PY'
import sys

import textstat
from fkscore import fkscore
from readsight import ReadSight
from touchstone import readability

STORY = "The council said that fares in the harbour rose by {} per cent and that it cost {} million. He was glad."
TEXTS = {
    "words": STORY.format("one", "two"),
    "decimals": STORY.format("1.5", "2.5"),
    "abbreviations": "Dr. Lie met Mr. Moe at 5 p.m. in St. Ives.",
}
reader = ReadSight("en-us")
sentences, grades = {}, {}
for name, text in TEXTS.items():
    touchstone = readability.compute(text)
    counts = (textstat.count_sentences(text), reader.sentence_count(text), touchstone["counts"]["sentences"])
    grades[name] = (
        textstat.flesch_kincaid_grade(text),
        reader.flesch_kincaid_grade_level(text).score,
        touchstone["scores"]["flesch_kincaid_grade"],
    )
    sentences[name] = (*counts, fkscore(text).stats["num_sentences"])
    print(text)
    print("  sentences by textstat-py, readsight, touchstone-compute and fkscore:", *sentences[name])
    print("  grade by the first three:", *grades[name])
falls = [before - after for before, after in zip(grades["words"], grades["decimals"])]
print("with decimals the grade falls by", *(round(fall, 1) for fall in falls))
counted = [sentences[name] for name in ("words", "decimals")] == [(2, 2, 2, 2), (4, 4, 4, 2)]
sys.exit(0 if counted and sentences["abbreviations"][:3] == (6, 6, 6) and min(falls) > 2 else "changed")
PY
