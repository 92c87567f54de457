#!/usr/bin/env bash
# Guess:   a library that runs a model from a file writes nothing outside the folder that it is given.
# Found:   onnxruntime 1.31.1 (Linux wheel) writes a device id and a store of events under
#          ~/.cache when a session is made, without a word of it on the way; with the variable
#          ORT_DISABLE_TELEMETRY=1 before the import, and where CI=true is set, it writes nothing.
# So:      who promises "offline" sets the variable before the first import, and a test of it must
#          take CI and its like out of the environment, or it passes for another reason.
# Exits with 0 while this holds, with 1 when it changes. Runs without network where the system lets it.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check onnxruntime==1.31.1 onnx==1.23.2
cat > "$work/run.py" <<'PY'
import numpy as np
import onnxruntime
from onnx import TensorProto, helper

value = lambda name: helper.make_tensor_value_info(name, TensorProto.FLOAT, [1])
graph = helper.make_graph([helper.make_node("Identity", ["a"], ["b"])], "g", [value("a")], [value("b")])
model = helper.make_model(graph, ir_version=10, opset_imports=[helper.make_opsetid("", 17)])
session = onnxruntime.InferenceSession(model.SerializeToString())
assert session.run(None, {"a": np.ones(1, np.float32)})[0] == [1.0]
PY
bare=(); unshare -n true 2>/dev/null && bare=(unshare -n)
written() {  # files in a fresh home after one run, the given variables set
  local home; home=$(mktemp -d -p "$work")
  env -i HOME="$home" PATH="$PATH" "$@" "${bare[@]}" "$work/venv/bin/python" "$work/run.py"
  find "$home" -type f | wc -l
}
plain=$(written A=1); off=$(written ORT_DISABLE_TELEMETRY=1); ci=$(written CI=true)
echo "files in HOME after one session: $plain; with ORT_DISABLE_TELEMETRY=1: $off; with CI=true: $ci"
[ "$plain" -gt 0 ] && [ "$off" = 0 ] && [ "$ci" = 0 ]
