"""Fixtures for batches."""

from __future__ import annotations

import pytest
from stubs import StubChecker


@pytest.fixture
def checker(stub: type[StubChecker]) -> StubChecker:
    return stub()
