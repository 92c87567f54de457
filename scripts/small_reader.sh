#!/usr/bin/env bash
# The whole run from the shipped small NLI model to the next one: rebuilt for torch, trained on windows
# and passages while the large model tells it what to answer on news, averaged with what it was, and
# quantised. It goes on where it stopped. What hangs on the model is fitted after it: the head that
# marks words, and the calibrator.
#
#   bash scripts/small_reader.sh [MINUTES] [DATA]
set -euo pipefail
cd "$(dirname "$0")/.."

minutes=${1:-75} data=${2:-../shared/data}
# Weight of what was learned: models/nli_fast/MODEL_CARD.md.
share=${SHARE:-0.7} name=${NAME:-claimcheck-nli-t}
export PYTHONPATH=.${PYTHONPATH:+:$PYTHONPATH}

[ -d runs/bases/nli ] || python scripts/rebuild_nli.py models/nli runs/bases/nli
[ -d runs/bases/nli_fast ] || python scripts/rebuild_nli.py models/nli_fast runs/bases/nli_fast
python scripts/train_reader.py --base runs/bases/nli_fast --out runs/small --data "$data" --two-way \
    --minutes "$minutes" --freeze 2 --tokens 3000 --lr 1e-4 --warm-up 30 --windows 0.85 --drafts \
    --teacher runs/bases/nli --keep 0.08
python scripts/average_weights.py runs/bases/nli_fast runs/small/state.pt runs/small/averaged \
    --share "$share"
python scripts/export_onnx.py nli runs/small/averaged models/nli_fast --name "$name" --data "$data"
python scripts/fit_token_head.py models/nli_fast --data "$data"
python scripts/seal.py models/nli_fast
python scripts/fit_calibrator.py --data "$data" --rows 200 --out models/calibrator
python scripts/seal.py models/calibrator
