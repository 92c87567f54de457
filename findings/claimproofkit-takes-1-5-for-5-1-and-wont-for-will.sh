#!/usr/bin/env bash
# Guess:   a verifier that blocks a document whose claims the evidence contradicts, and says "contradicted" for
#          another figure and for "did" where the evidence has "did not", does so for 5.1 million in place of
#          1.5 million and for "did" in place of "didn't".
# Found:   claimproofkit 0.1.1 finds all of these directly supported and safe to publish: figures are cut at
#          their marks and compared as sets (1 and 5), and its words of denial know "not" and no "n't".
#          "5 degrees" for "-5 degrees" and a score of 1-3 for 3-1 pass for the same reason.
# So:      decimals, scores and every contracted denial are unguarded, and the report says they are proved.
#          Write n't out as not and compare figures as written before it, or beside it.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check claimproofkit==0.1.1
"$work/venv/bin/python" - <<'PY'
import sys

from claimproofkit import ClaimVerifier, EvidencePassage, SourceType

CASES = [
    ("The court fined Ann Lie 5 million.", "The court fined Ann Lie 7 million.", False),
    ("The mayor did not resign over the harbour.", "The mayor did resign over the harbour.", False),
    ("The mayor didn't resign over the harbour.", "The mayor did resign over the harbour.", True),
    ("The bridge in Ostby cost 1.5 million kroner.", "The bridge in Ostby cost 5.1 million kroner.", True),
    ("Reds beat Blues 3-1 in Ostby.", "Reds beat Blues 1-3 in Ostby.", True),
    ("It was -5 degrees in Ostby.", "It was 5 degrees in Ostby.", True),
]
found = []
for evidence, document, passes in CASES:
    passage = EvidencePassage(id="1", source="a report", source_type=SourceType.EVIDENCE, text=evidence)
    report = ClaimVerifier().verify_document(document, [passage])
    found.append((evidence, document, report.is_safe_to_publish))
    print(f"evidence {evidence!r}, document {document!r}: {[v.status.name for v in report.verdicts]}")
sys.exit(0 if found == CASES else "changed")
PY
