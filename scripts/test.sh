#!/usr/bin/env bash
# Set up everything, then check style, types and tests; arguments go to pytest.
set -euo pipefail
cd "$(dirname "$0")/.."
bash scripts/setup.sh
bash scripts/chromium.sh
.venv/bin/ruff check .
.venv/bin/ruff format --check .
.venv/bin/mypy
bash scripts/docs.sh
# A file of tests stays with one worker: what its tests share is made once. In their own order, for
# xdist puts files of few tests last, and these are the long ones.
.venv/bin/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder "$@"
