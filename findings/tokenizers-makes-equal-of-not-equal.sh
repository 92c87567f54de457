#!/usr/bin/env bash
# Guess:   a tokeniser of the BERT kind that takes accents off letters (Åse becomes ase), as all uncased models want it,
#          leaves the signs of mathematics alone: the stroke of "≠" is no accent.
# Found:   tokenizers 0.23.3, BertNormalizer (and StripAccents behind NFD): Unicode writes "≠" as "=" with a stroke set
#          on it, and the stroke goes: "≠ 50" is "= 50", "∉" is "∈" (is in), "≮ 5" is "< 5", "≰" is "≤", "≢" is "≡".
# So:      the model is asked the opposite of what the sentence says, and no score can show it. Write such signs out in
#          words ("not equal to") before a text is tokenised.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check --no-deps tokenizers==0.23.3
"$work/venv/bin/python" - <<'PY'
import sys

from tokenizers import normalizers

SIGNS = {
    "Turnout ≠ 50 per cent": "turnout = 50 per cent",
    "Ostby ∉ the union": "ostby ∈ the union",
    "share ≮ 5": "share < 5",
    "share ≰ 5": "share ≤ 5",
    "a ≢ b": "a ≡ b",
    "Åse": "ase",
}
bert = normalizers.BertNormalizer(lowercase=True)
steps = normalizers.Sequence([normalizers.NFD(), normalizers.StripAccents(), normalizers.Lowercase()])
held = True
for text, expected in SIGNS.items():
    found = bert.normalize_str(text)
    print(f"{text!r} is {found!r}, by single steps {steps.normalize_str(text)!r}")
    held = held and found == expected == steps.normalize_str(text)
sys.exit(0 if held else "changed")
PY
