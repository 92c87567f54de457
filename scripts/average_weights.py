"""Average a model with what training made of it, weight by weight.

Fine-tuning on one kind of claim costs some of what the model knew of others; the mean of both keeps
most of it (Wortsman et al. 2022, "Robust fine-tuning of zero-shot models").

    python scripts/average_weights.py runs/bases/nli runs/reader/state.pt runs/reader/averaged \
        --share 0.7
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

import torch
from transformers import AutoModelForSequenceClassification


def average(base: Path, state: Path, share: float, out: Path) -> None:
    """Write base and trained weights, ``share`` being the weight of the trained ones, 0 to 1.

    Raises:
        SystemExit: if the state has weights that the model lacks.
    """
    net = AutoModelForSequenceClassification.from_pretrained(base, dtype=torch.float32)
    trained = torch.load(state, map_location="cpu", weights_only=True)["model"]
    own = net.state_dict()
    if unknown := sorted(trained.keys() - own.keys()):
        raise SystemExit(f"{state} is of another model than {base}: it has {unknown[0]}")
    mixed = {n: torch.lerp(own[n], value.float(), share) for n, value in trained.items()}
    net.load_state_dict(own | mixed)
    net.save_pretrained(out)
    shutil.copy(base / "tokenizer.json", out)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("base", type=Path, help="folder of the model before training")
    parser.add_argument("state", type=Path, help="state.pt of `train_reader.py`")
    parser.add_argument("out", type=Path)
    parser.add_argument("--share", type=float, default=1.0, help="of the trained weights")
    arguments = parser.parse_args()
    average(arguments.base, arguments.state, arguments.share, arguments.out)


if __name__ == "__main__":
    main()
