"""The examples checked by the bundled models, each variant of a story against the others."""

from __future__ import annotations

from functools import cache

import pytest
from places import EXAMPLES

from claimcheck.ingest.load import load
from claimcheck.pipeline.checker import Checker
from claimcheck.records import Report

CHECKER = Checker()
#: The variants that the usual run checks: those of which tests name sentences.
_USUAL = ("original", "with-additions")
#: The variants of every story, by its folder and their names.
VARIANTS = [
    pytest.param(path.parent.name, path.stem, marks=() if path.stem in _USUAL else pytest.mark.slow)
    for path in sorted(EXAMPLES.glob("*/*"))
    if path.suffix != ".jsonl"
]


@cache
def report(cluster: str, stem: str) -> Report:
    """A variant checked against the others of its folder."""
    paths = sorted(p for p in (EXAMPLES / cluster).iterdir() if p.suffix != ".jsonl")
    sources = {path.stem: load(path) for path in paths}
    article = sources.pop(stem)
    return CHECKER.check(article, list(sources.values()))
