"""Fixtures for all tests: the command line in this process, a checker without models."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

import pytest
from places import SHARED
from stubs import Ran, RunCli, StubChecker

from claimcheck.cli.main import main

if TYPE_CHECKING:
    pass


@pytest.fixture
def shared() -> Path:
    """The folder of test data that stands beside the checkout."""
    if not SHARED.is_dir():
        pytest.skip(f"no test data: there is no folder {SHARED}")
    return SHARED


@pytest.fixture(scope="session", autouse=True)
def _without_cache() -> Iterator[None]:
    """Have no command of a test take answers of earlier runs, or leave its own in the home."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("CLAIMCHECK_CACHE", raising=False)
        patch.setenv("CLAIMCHECK_CACHE_SIZE", "0")
        yield


@pytest.fixture(autouse=True)
def _clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the developer's own settings out of the tests."""
    for name in ("ENCODER", "NLI", "BACKEND", "DEVICE", "THREADS", "LANGUAGE", "MODELS", "DEBUG"):
        monkeypatch.delenv(f"CLAIMCHECK_{name}", raising=False)
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def run_cli(capsys: pytest.CaptureFixture[str]) -> RunCli:
    """Run the command line in this process: ``run_cli("score", path, ...)``."""

    def run(*argv: object) -> Ran:
        capsys.readouterr()
        code = main([str(argument) for argument in argv])
        captured = capsys.readouterr()
        return Ran(code, captured.out, captured.err)

    return run


@pytest.fixture
def stub(monkeypatch: pytest.MonkeyPatch) -> type[StubChecker]:
    """Put a fresh `StubChecker` class in the place of the checker."""
    checker = type("StubChecker", (StubChecker,), {"made": []})
    module = ModuleType("claimcheck.pipeline.checker")
    module.Checker = checker  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "claimcheck.pipeline.checker", module)
    return checker
