#!/usr/bin/env bash
# Make .venv with the tested versions, once for each state of pyproject.toml and constraints.txt.
set -euo pipefail
cd "$(dirname "$0")/.."
python="${PYTHON:-python3}"
"$python" - <<'PY' || { echo "claimcheck needs Python 3.10 or newer; set PYTHON to one" >&2; exit 2; }
import sys
sys.exit(sys.version_info < (3, 10))
PY
state=$(cat pyproject.toml constraints.txt |
  "$python" -c 'import hashlib, sys; print(hashlib.sha256(sys.stdin.buffer.read()).hexdigest())')
if [ "$(cat .venv/claimcheck-state 2>/dev/null)" != "$state" ]; then
  "$python" -m venv .venv
  .venv/bin/python -m pip install --quiet --disable-pip-version-check \
    --constraint constraints.txt --editable '.[dev]'
  echo "$state" > .venv/claimcheck-state
fi
