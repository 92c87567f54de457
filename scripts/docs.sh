#!/usr/bin/env bash
# Build the site of docs/ into build/site; any broken link or page outside the navigation fails.
set -euo pipefail
cd "$(dirname "$0")/.."
# The theme tells of its end of life (May 2027) at every build unless it is told not to.
export NO_MKDOCS_2_WARNING=1
"${PYTHON:-.venv/bin/python}" -m mkdocs build --strict "$@"
