#!/usr/bin/env bash
# The whole run from the shipped large NLI model to the next one: rebuilt for torch, trained on
# passages, averaged with what it was, trained on while it keeps to what it was on news, trained on
# for drafts, averaged again, and put beside the int8 weights. It runs on a GPU where there is one,
# and goes on where it stopped. What hangs on the reader is fitted after it: the calibrator and the
# margins of hedges (printed).
#
#   bash scripts/reader.sh [MINUTES] [DATA]
set -euo pipefail
cd "$(dirname "$0")/.."

minutes=${1:-90} data=${2:-../shared/data}
# Weights of what the first and the last stage learned: models/nli/MODEL_CARD.md.
share=${SHARE:-0.5} drafts_share=${DRAFTS_SHARE:-0.7} name=${NAME:-claimcheck-nli-g}
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
python scripts/train_reader.py --base runs/kept/whole --out runs/drafts "${shared[@]}" \
    --lr 3e-5 --warm-up 10 --teacher runs/bases/nli --keep 0.15 --drafts
python scripts/average_weights.py runs/kept/whole runs/drafts/state.pt runs/drafts/averaged \
    --share "$drafts_share"
python scripts/adapters.py models/nli runs/drafts/averaged --name "$name"
python scripts/seal.py models/nli
python scripts/fit_hedge_margins.py --data "$data"
python scripts/fit_calibrator.py --data "$data" --rows 200 --out models/calibrator
python scripts/seal.py models/calibrator
