#!/usr/bin/env bash
# Guess:   a converter of labelled texts to CoNLL writes every word of the text once, in order, whatever the
#          labels do: of a name within a longer name ("City" in "Ostby City Council") one of the two labels is
#          kept, as the format has room for one.
# Found:   jsonl-to-conll 1.0.2 goes on from the end of the label that it wrote last. With LOC for "Ostby" and ORG
#          for all three words the text is "The Ostby Ostby City Council"; with a label for "City" it is "The Ostby
#          City Council City Council", the last word without a label. Words are cut at labels too: "Ann Lie," is
#          two words and a comma with a label, "Lie," one word without.
# So:      a tagger is trained on sentences that nobody wrote, in which one word is a name and none. Keep the
#          longest of labels that overlap, and compare the words of the file with those of the text.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check jsonl-to-conll==1.0.2
"$work/venv/bin/python" - <<'PY'
import sys

from jsonl_to_conll import convert

TEXT = "The Ostby City Council met Ann Lie, a critic."
COUNCIL, CRITIC = [4, 22, "ORG"], [27, 34, "PER"]
WRITTEN = [
    ([], "The Ostby City Council met Ann Lie, a critic."),
    ([COUNCIL, CRITIC], "The Ostby/B-ORG City/I-ORG Council/I-ORG met Ann/B-PER Lie/I-PER , a critic."),
    ([[4, 9, "LOC"], COUNCIL], "The Ostby/B-LOC Ostby/B-ORG City/I-ORG Council/I-ORG met Ann Lie, a critic."),
    (
        [COUNCIL, [10, 14, "LOC"]],
        "The Ostby/B-ORG City/I-ORG Council/I-ORG City/B-LOC Council met Ann Lie, a critic.",
    ),
]
held = True
for labels, expected in WRITTEN:
    pairs = convert.flatten({"text": TEXT, "labels": labels})
    written = " ".join(word if tag == "O" else f"{word}/{tag}" for word, tag in pairs)
    print(f"{[label[2] for label in labels]}: {written}")
    held = held and written == expected
sys.exit(0 if held else "changed")
PY
