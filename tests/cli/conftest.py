"""Fixtures for the commands."""

from __future__ import annotations

from pathlib import Path

import pytest
from stubs import STORY


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an article and two references, as the working directory."""
    for name in ("article", "one", "two"):
        (tmp_path / f"{name}.txt").write_text(f"{STORY} Report of {name}.\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path
