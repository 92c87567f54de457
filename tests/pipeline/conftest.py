"""Fixtures for the whole way of an article."""

from __future__ import annotations

from pathlib import Path

import pytest
from tiny import write_models


@pytest.fixture
def tiny_models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A tiny opinion model and calibrator in the place of the bundled ones."""
    monkeypatch.setenv("CLAIMCHECK_MODELS", str(write_models(tmp_path / "models")))
