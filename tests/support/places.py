"""Where the tests find what is not theirs: the checkout's folders and the data beside it."""

from __future__ import annotations

from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]
ROOT = TESTS.parent
EXAMPLES = ROOT / "examples"
MODELS = ROOT / "models"
#: Seeds, gold labels and data sets; absent outside the development of this project.
SHARED = ROOT.parent / "shared"
