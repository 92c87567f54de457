#!/usr/bin/env bash
# Guess:   products of integers are exact, so an int8 model gives the same integers on every processor.
# Found:   onnxruntime 1.31.1, MatMulInteger of uint8 by int8, on an x64 processor with AVX2 and no VNNI:
#          sums of two products are kept in 16 bits and cut off at 32,767. 64 products of 255 by 127,
#          2,072,640 in all, come out as 1,048,544, without a warning. With the session option
#          session.x64quantprecision set to 1 they come out right, by slower products.
# So:      int8 weights in all 8 bits judge otherwise on such a machine: on one of them a whole news
#          sentence changed its verdict. Set the option, or quantise to 7 bits.
# Exits with 0 while this holds, with 1 when it changes. A processor with VNNI sums exactly: there the
# script says so and can tell no change.
set -euo pipefail
if grep -q "vnni" /proc/cpuinfo; then echo "this processor has VNNI, which sums exactly: not to be seen here"; exit 0; fi
if ! grep -q "avx2" /proc/cpuinfo; then echo "this processor has no AVX2: not to be seen here"; exit 0; fi
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check onnxruntime==1.31.1 onnx==1.23.2
ORT_DISABLE_TELEMETRY=1 "$work/venv/bin/python" - <<'PY'
import sys

import numpy as np
import onnxruntime
from onnx import TensorProto, helper, numpy_helper

K = 64
weights = numpy_helper.from_array(np.full((K, 32), 127, np.int8), "b")
graph = helper.make_graph(
    [helper.make_node("MatMulInteger", ["a", "b"], ["c"])],
    "g",
    [helper.make_tensor_value_info("a", TensorProto.UINT8, [4, K])],
    [helper.make_tensor_value_info("c", TensorProto.INT32, [4, 32])],
    [weights],
)
model = helper.make_model(graph, ir_version=10, opset_imports=[helper.make_opsetid("", 17)])
found = []
for precise in ("0", "1"):
    options = onnxruntime.SessionOptions()
    options.add_session_config_entry("session.x64quantprecision", precise)
    session = onnxruntime.InferenceSession(model.SerializeToString(), options)
    found.append(int(session.run(None, {"a": np.full((4, K), 255, np.uint8)})[0][0, 0]))
print(f"{K} products of 255 by 127: {found[0]:,} by default, {found[1]:,} with the option; right is {K * 255 * 127:,}")
sys.exit(0 if found[0] != K * 255 * 127 == found[1] else "changed")
PY
