"""Model folders with digests but without a model."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path


def write_model(folder: Path, **config: object) -> Path:
    """Write a whole model folder with a digest for every file."""
    folder.mkdir(parents=True)
    fields = {"name": "stub-model", "license": "apache-2.0", **config}
    (folder / "config.json").write_text(json.dumps(fields))
    (folder / "MODEL_CARD.md").write_text("# A stub\n")
    (folder / "part").mkdir()
    (folder / "part" / "weights.bin").write_bytes(bytes(range(256)))
    names = ("MODEL_CARD.md", "config.json", "part/weights.bin")
    sums = (f"{hashlib.sha256((folder / n).read_bytes()).hexdigest()}  {n}\n" for n in names)
    (folder / "SHA256SUMS").write_text("".join(sums))
    return folder
