#!/usr/bin/env bash
# Guess:   a patch made from a sentence and its correction is applied only where that sentence is; where it
#          has gone, patch_apply() answers False and leaves the text alone.
# Found:   diff-match-patch 20241021 looks for the place that is most like it. The correction of "12" to "15
#          million kroner" for a bridge turns "2 million" for a ferry into "5 million" and "18 million" for
#          a road into "15 million", and answers True. Only a text with nothing like it is left alone.
# So:      before a correction is applied to another edition, look for the whole old sentence in it; or set
#          Match_Threshold to 0 and compare the sentence afterwards.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check diff-match-patch==20241021
"$work/venv/bin/python" - <<'PY'
import sys

from diff_match_patch import diff_match_patch

OLD = "The mayor of Ostby said that the bridge would cost 12 million kroner and open in May."
OTHERS = {
    "In Vik the ferry would cost 2 million kroner and sail in May.": True,
    "The mayor of Vik said the road would cost 18 million kroner and open in June.": True,
    "The council met on Friday and did nothing about the harbour of Ostby.": False,
}
tool = diff_match_patch()
patch = tool.patch_make(OLD, OLD.replace("12 million", "15 million"))
changed = {}
for text in OTHERS:
    after, applied = tool.patch_apply(patch, text)
    changed[text] = after != text and all(applied)
    print(f"{text}\n  -> {after} {applied}")
sys.exit(0 if changed == OTHERS else "changed: another sentence is no longer corrected")
PY
