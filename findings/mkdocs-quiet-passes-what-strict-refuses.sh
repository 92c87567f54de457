#!/usr/bin/env bash
# Guess:   `mkdocs build --strict --quiet` prints less than `mkdocs build --strict` and refuses the same.
# Found:   mkdocs 1.6.1: with --quiet it exits with 0 and builds, whatever is broken. Strictness counts
#          the warnings that pass the logger's level, and --quiet raises that above them. With
#          `strict: true` in mkdocs.yml it is the same.
# So:      a CI job that was made quiet checks no link any more. Leave --quiet out and discard the output.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check mkdocs==1.6.1 "click<8.3"
mkdir "$work/docs"
echo 'site_name: Trial' > "$work/mkdocs.yml"
echo 'See [the other page](gone.md).' > "$work/docs/index.md"
cd "$work"
loud=0; venv/bin/mkdocs build --strict || loud=$?
quiet=0; venv/bin/mkdocs build --strict --quiet || quiet=$?
echo "strict: exit $loud; strict and quiet: exit $quiet"
test "$loud" = 1 -a "$quiet" = 0
