"""The desk with the bundled models: an example is checked, and of a revision only what changed."""

from __future__ import annotations

from pathlib import Path

import pytest
from desks import Browser, opened_desk
from places import EXAMPLES

from claimcheck.cli.review import checker_maker
from claimcheck.ingest.load import Source, load
from claimcheck.pipeline.checker import Checker
from claimcheck.settings import Settings

EXAMPLE = EXAMPLES / "harbour-ferry"


@pytest.mark.slow
def test_a_revision_reads_only_what_changed_and_says_the_same(tmp_path: Path):
    settings = Settings(mode="fast")
    article = load(EXAMPLE / "with-additions.txt").text
    names = ("original.txt", "paraphrase.txt", "second-outlet.html")
    files = [("reference_file", (name, (EXAMPLE / name).read_bytes())) for name in names]
    maker = checker_maker(settings)
    with opened_desk(tmp_path / "desk.db", make_checker=maker, settings=settings) as (desk, client):
        ada = Browser(client, "Ada")
        ada.form("/new", {"article_text": article}, files)
        assert ada.wait(1, seconds=120)["state"] == "done"
        revised = article.replace("57 people were hurt", "41 people were hurt")
        assert revised != article
        ada.form("/articles/1/revise", {"article_text": revised, "keep": ["1", "2", "3"]})
        assert ada.wait(1, seconds=120)["state"] == "done"
        second, first = desk.articles.checks(1)
        found = desk.articles.report(second.id)
    assert first.pairs_read > 50
    assert 0 < second.pairs_read < 20
    assert second.pairs_known > first.pairs_read / 2
    references = [load(EXAMPLE / name) for name in names]
    fresh = Checker(settings).check(Source("pasted article", None, revised), references)
    kept, anew = found.to_dict(), fresh.to_dict()
    assert kept["article"] == anew["article"]
    assert kept["sentences"] == anew["sentences"]
    assert kept["omissions"] == anew["omissions"]
