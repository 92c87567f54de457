"""Threads that share a checker: the models are loaded once, and each gets its own report."""

from __future__ import annotations

import dataclasses
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from ferry_story import ARTICLE, POST, WIRE
from tiny import HashEncoder, RuleNli

from claimcheck.models.cache import RecentAnswers
from claimcheck.pipeline import checker as module
from claimcheck.pipeline.checker import Checker

pytestmark = pytest.mark.usefixtures("tiny_models")
THREADS = 4


@pytest.mark.parametrize("memory", [None, RecentAnswers()], ids=["plain", "memory"])
def test_four_threads_load_the_models_once(monkeypatch: pytest.MonkeyPatch, memory):
    real, loaded = module.load_engine, []

    def load_engine(*given):
        loaded.append(threading.get_ident())
        time.sleep(0.2)
        return real(*given)

    monkeypatch.setattr(module, "load_engine", load_engine)
    shared = Checker(encoder=HashEncoder(), nli=RuleNli(), memory=memory)
    together = threading.Barrier(THREADS)
    articles = [f"{ARTICLE}\n\nThe captain saw {n} gulls." for n in range(THREADS)]

    def check(article: str):
        together.wait()
        return shared.check(article, [POST, WIRE])

    with ThreadPoolExecutor(THREADS) as pool:
        reports = list(pool.map(check, articles))
    assert len(loaded) == 1
    for article, report in zip(articles, reports, strict=True):
        alone = Checker(encoder=HashEncoder(), nli=RuleNli()).check(article, [POST, WIRE])
        assert dataclasses.replace(report, timing={}) == dataclasses.replace(alone, timing={})


def test_a_load_that_failed_is_tried_again(monkeypatch: pytest.MonkeyPatch):
    real, errors = module.load_engine, iter([OSError("busy")])

    def load_engine(*given):
        for error in errors:
            raise error
        return real(*given)

    monkeypatch.setattr(module, "load_engine", load_engine)
    shared = Checker(encoder=HashEncoder(), nli=RuleNli())
    with pytest.raises(OSError, match="busy"):
        shared.check(ARTICLE, [POST])
    assert shared.check(ARTICLE, [POST]).sentences
