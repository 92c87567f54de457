#!/usr/bin/env bash
# The whole run from the shipped large NLI model to the next one: rebuilt for torch, trained on
# passages, averaged with what it was, trained on while it keeps to what it was on news, put beside
# the int8 weights, and the calibrator fitted to it. It runs on a GPU where there is one, and goes on
# where it stopped.
#
#   bash scripts/reader.sh [MINUTES] [DATA]
set -euo pipefail
cd "$(dirname "$0")/.."

minutes=${1:-90} data=${2:-../shared/data}
# Weight of what the first stage learned, chosen on validation data: models/nli/MODEL_CARD.md.
share=${SHARE:-0.5} name=${NAME:-claimcheck-nli-c}
export PYTHONPATH=.${PYTHONPATH:+:$PYTHONPATH}
shared=(--data "$data" --two-way --freeze 6 --tokens 2400 --minutes "$minutes")

[ -d runs/bases/nli ] || python scripts/rebuild_nli.py models/nli runs/bases/nli
python scripts/train_reader.py --base runs/bases/nli --out runs/reader "${shared[@]}" \
    --lr 3e-5 --warm-up 30
python scripts/average_weights.py runs/bases/nli runs/reader/state.pt runs/reader/averaged \
    --share "$share"
python scripts/train_reader.py --base runs/reader/averaged --out runs/kept "${shared[@]}" \
    --lr 2e-5 --warm-up 20 --teacher runs/bases/nli --keep 0.3
python scripts/average_weights.py runs/bases/nli runs/kept/state.pt runs/kept/whole
python scripts/adapters.py models/nli runs/kept/whole --name "$name"
python scripts/fit_calibrator.py --data "$data" --rows 70 --out models/calibrator
python scripts/seal.py models/nli models/calibrator
