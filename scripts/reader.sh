#!/usr/bin/env bash
# The whole run from the shipped large NLI model to the next one: rebuilt for torch, trained on
# passages, averaged with what it was, put beside the int8 weights, and the calibrator fitted to it. It runs on a GPU
# where there is one, and goes on where it stopped.
#
#   bash scripts/reader.sh [MINUTES] [DATA]
set -euo pipefail
cd "$(dirname "$0")/.."

minutes=${1:-90} data=${2:-../shared/data}
# Weight of the trained weights, chosen on validation data: models/nli/MODEL_CARD.md.
share=${SHARE:-1.0} name=${NAME:-claimcheck-nli-c}
export PYTHONPATH=.${PYTHONPATH:+:$PYTHONPATH}

[ -d runs/bases/nli ] || python scripts/rebuild_nli.py models/nli runs/bases/nli
python scripts/train_reader.py --base runs/bases/nli --out runs/reader --data "$data" \
    --two-way --freeze 6 --lr 3e-5 --tokens 2400 --warm-up 30 --minutes "$minutes"
python scripts/average_weights.py runs/bases/nli runs/reader/state.pt runs/reader/averaged \
    --share "$share"
python scripts/adapters.py models/nli runs/reader/averaged --name "$name"
python scripts/fit_calibrator.py --data "$data" --out models/calibrator
python scripts/seal.py models/nli models/calibrator
