"""The five seed articles, each against the other four, held against their gold labels."""

from __future__ import annotations

import json

import gold  # noqa: E402
import pytest
from places import SHARED

from claimcheck.pipeline.checker import Checker  # noqa: E402

pytestmark = pytest.mark.skipif(
    not (SHARED / "seeds").is_dir(), reason="the seed articles are not on this machine"
)


@pytest.fixture(scope="module")
def reports():
    return gold.check_cluster(Checker(), sorted((SHARED / "seeds").glob("*.txt")))


@pytest.fixture(scope="module")
def sentences(reports):
    aligned = gold.align(SHARED / "gold" / "seeds.jsonl", reports)
    assert len(aligned) > 140
    return aligned


@pytest.fixture(scope="module")
def counts(sentences):
    return gold.score(sentences)


def test_unsupported_sentences_are_flagged(counts):
    # What is aimed at, and just what the models reach.
    assert counts["flagged"].f1 >= 0.92, [*counts["flagged"].missed, *counts["flagged"].wrong]


def test_furniture_is_set_aside(counts):
    assert counts["furniture"].f1 >= 0.95, [*counts["furniture"].missed, *counts["furniture"].wrong]


def test_altered_quotes_are_found(counts):
    altered = counts["altered_quote"]
    assert altered.f1 >= 0.95, [*altered.missed, *altered.wrong]


def test_invented_and_unsourced_quotes_are_not_all_verbatim(sentences):
    for sentence in sentences:
        if sentence.tags & {"fabricated_quote", "unsourced_quote"}:
            statuses = {quote.status for found in sentence.predicted for quote in found.quotes}
            assert statuses - {"verbatim"}, sentence


def test_no_quote_of_the_seeds_is_called_misattributed(reports):
    for report in reports.values():
        assert not [s.text for s in report.sentences if "misattributed_quote" in s.flags]


def test_editorial_paragraphs(sentences):
    editorial = [s for s in sentences if "editorial" in s.tags]
    assert editorial
    assert not [s for s in editorial if any(p.verdict == "supported" for p in s.predicted)]
    assert not [s for s in editorial if not s.editorial]


def test_the_new_half_of_a_sentence_is_shown(reports):
    rows = map(json.loads, (SHARED / "gold" / "seeds.jsonl").read_text("utf-8").splitlines())
    row = next(r for r in rows if r["article"].startswith("000") and "partial" in r["tags"])
    (found,) = (s for s in reports[row["article"]].sentences if s.text == row["text"])
    assert "partial" in found.flags
    assert [part.verdict for part in found.parts] == ["unsupported", "supported"]


def test_few_sentences_of_copies_are_flagged(reports):
    copies = [report for name, report in reports.items() if name[:3] in ("001", "002", "004")]
    body = [s for report in copies for s in report.sentences if s.role == "body"]
    flagged = [s for s in body if s.flagged]
    assert len(flagged) <= 0.03 * len(body), [s.text for s in flagged]


def test_copies_are_one_origin(reports):
    (report,) = (report for name, report in reports.items() if name.startswith("000"))
    origin = {r.id[:3]: r.origin for r in report.references}
    assert origin["001"] == origin["002"] == origin["004"] != origin["003"]
