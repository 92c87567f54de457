"""The five seed articles compared: who copies whom, who adds what."""

from __future__ import annotations

import pytest
from places import SHARED

from claimcheck.ingest.load import load
from claimcheck.pipeline.comparer import Comparer
from claimcheck.records.comparison import Comparison

SEEDS = SHARED / "seeds"
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not SEEDS.is_dir(), reason="the seed articles are not on this machine"),
]


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    return Comparer().compare([load(path) for path in sorted(SEEDS.glob("*.txt"))])


def names(*ids: str) -> tuple[str, ...]:
    """The numbers that seed files begin with."""
    return tuple(name[:3] for name in ids)


def test_one_text_was_copied_and_paraphrased(comparison: Comparison):
    related = {
        names(r.first, r.second): (r.kind, r.source and r.source[:3])
        for r in comparison.relations
        if r.kind != "independent"
    }
    assert related == {
        ("001", "002"): ("paraphrase", "001"),
        ("001", "004"): ("near_copy", "001"),
        ("002", "004"): ("paraphrase", "004"),
    }
    assert comparison.origins == 3


def test_the_copies_say_the_same_and_the_other_outlet_does_not(comparison: Comparison):
    share = {names(c.variant, c.by): c.share for c in comparison.coverage}
    copies = ("001", "002", "004")
    assert all(share[a, b] >= 0.8 for a in copies for b in copies if a != b)
    assert all(share[a, b] <= 0.3 for a in copies for b in ("000", "003"))


def test_only_the_paraphrase_rewords_quotations(comparison: Comparison):
    assert {names(quote.variant) for quote in comparison.altered_quotes} == {("002",)}
    assert len(comparison.altered_quotes) >= 10


def test_the_first_has_editorial_paragraphs_of_its_own(comparison: Comparison):
    found = [names(p.variant)[0] for p in comparison.editorial_paragraphs]
    assert found.count("000") >= 4
    assert not {"001", "002", "004"} & set(found)
    only_here = [names(s.variant)[0] for s in comparison.only_here]
    assert {"000", "003"} <= set(only_here)
    copied = [name for name in only_here if name in ("001", "002", "004")]
    assert len(copied) <= 1, "a paraphrase may reword one sentence beyond what its source says"
