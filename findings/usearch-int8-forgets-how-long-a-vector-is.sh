#!/usr/bin/env bash
# Guess:   an index that keeps vectors as int8 ranks them roughly as one of float32 does, by whatever measure it was
#          made for, or refuses a measure or a vector that it cannot keep so.
# Found:   usearch 2.26.6, dtype="i8": every vector is brought to one length before it is rounded, with metric="l2sq"
#          and "ip" as with "cos". By l2sq, (3, 0) lies 4 from (1, 0) in float32, and (0.5, 0.5) lies 0.5 from it; as
#          int8 it is 1 and 9365, in units of the rounding, so that the farthest is nearest. By inner product (3, 0)
#          comes before (1, 0) in float32, and not as int8. Both are kept as (126, 0).
# So:      where the length of a vector says something (counts, inner products of trained retrievers), int8 gives
#          another order, and a threshold fits only one of both. Normalise and use "cos", or keep float16.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check usearch==2.26.6 numpy==2.2.6
"$work/venv/bin/python" - <<'PY'
import sys

import numpy as np
from usearch.index import Index

VECTORS = {1: (1, 0, 0, 0), 2: (0.5, 0.5, 0, 0), 3: (3, 0, 0, 0)}


def nearest(metric, dtype):
    index = Index(ndim=4, metric=metric, dtype=dtype)
    for key, vector in VECTORS.items():
        index.add(key, np.array(vector, dtype=np.float32))
    matches = index.search(np.array((1, 0, 0, 0), dtype=np.float32), 3)
    found = dict(zip(matches.keys.tolist(), matches.distances.tolist()))
    print(f"{metric} {dtype}: {found}, (3, 0, 0, 0) is kept as {index.get(3)}")
    return found


far, far_int8 = nearest("l2sq", "f32"), nearest("l2sq", "i8")
inner, inner_int8 = nearest("ip", "f32"), nearest("ip", "i8")
held = far[3] == 4 > far[2] and far_int8[3] <= 1 < far_int8[2] and inner[3] < inner[1] and inner_int8[1] < -10_000
held = held and abs(inner_int8[3] - inner_int8[1]) < 200
sys.exit(0 if held else "changed")
PY
