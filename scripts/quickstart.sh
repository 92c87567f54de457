#!/usr/bin/env bash
# Set up everything and score an example: a retold article against four variants of its story.
set -euo pipefail
cd "$(dirname "$0")/.."
bash scripts/setup.sh
.venv/bin/claimcheck score examples/harbour-ferry/with-additions.txt --ref examples/harbour-ferry
