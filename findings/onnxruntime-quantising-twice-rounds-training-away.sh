#!/usr/bin/env bash
# Guess:   a model that was quantised to 8 bits can be read back, trained a little and quantised again: the
#          change is carried as well as by the weights of before, as rounding errs as often up as down.
# Found:   onnxruntime 1.31.1, quantize_dynamic: a change of a fifth of a step moves one weight in five when
#          it starts from the first weights; when it starts from weights read back from the 8 bits, all lie
#          on the grid, none moves, and the file is that of before the training.
# So:      train from the weights of before the quantisation and keep them; after quantising count the
#          weights that have changed, and let a test refuse a model of which none has.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check onnxruntime==1.31.1 onnx==1.23.2
ORT_DISABLE_TELEMETRY=1 "$work/venv/bin/python" - <<'PY'
import logging
import sys
import tempfile

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

logging.disable(logging.WARNING)


def quantised(weights):
    """The 8-bit integers of a matrix, and the value of one step."""
    size = weights.shape[0]
    value = lambda name: helper.make_tensor_value_info(name, TensorProto.FLOAT, [1, size])
    node, kept = helper.make_node("MatMul", ["a", "w"], ["b"]), [numpy_helper.from_array(weights, "w")]
    graph = helper.make_graph([node], "g", [value("a")], [value("b")], kept)
    model = helper.make_model(graph, ir_version=10, opset_imports=[helper.make_opsetid("", 17)])
    with tempfile.NamedTemporaryFile(suffix=".onnx") as file:
        quantize_dynamic(model, file.name, weight_type=QuantType.QInt8)
        parts = {part.name: numpy_helper.to_array(part) for part in onnx.load(file.name).graph.initializer}
    return parts["w_quantized"].astype(int), float(parts["w_scale"])


random = np.random.default_rng(0)
first = random.normal(0, 0.05, (128, 128)).astype(np.float32)
integers, step = quantised(first)
change = (0.2 * step * random.choice([-1, 1], first.shape)).astype(np.float32)
change[np.abs(integers) >= 126] = 0  # the largest weights set the step, which is to stay
read_back = (integers * step).astype(np.float32)
share = [float(np.mean(quantised(start + change)[0] != integers)) for start in (first, read_back)]
print(f"weights that a change of a fifth of a step moves: {share[0]:.1%}; read back from 8 bits: {share[1]:.1%}")
sys.exit(0 if share[0] > 0.1 and share[1] == 0 else "changed")
PY
