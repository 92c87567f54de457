"""What several models in one process share."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

#: Each model reads a long text, one after the other, two side by side.
_READ_ALL = """
import json, re, sys
from pathlib import Path
from claimcheck.models.onnx import OnnxModel

models = [OnnxModel(Path(folder), threads=2) for folder in sys.argv[1:]]
text = "The harbour board of Ostby met on Monday. " * 30
for model in models:
    model.run([(text, text)] * 2, 300)
shared = len({id(model._tokenizer) for model in models})
# Not ru_maxrss, which begins with what the process had that started this one.
peak = re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())
print(json.dumps([int(peak[1]) / 1024, shared]))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_models_compute_in_one_memory():
    folders = [f"models/{name}" for name in ("encoder", "nli_fast", "opinion", "nli")]
    command = [sys.executable, "-c", _READ_ALL, *folders]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    peak, tokenizers = json.loads(ran.stdout)
    assert tokenizers == 2, "three models have one tokenizer"
    # 180 MB of weights, 60 MB of modules; arenas of their own would make it 500.
    assert peak < 420
