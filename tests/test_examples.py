"""The example clusters are complete, and their gold labels fit the article files."""

import json
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from places import EXAMPLES

from claimcheck.report.findings import FLAGS

CLUSTERS = ["club-takeover", "depot-housing", "discharge-trial", "harbour-ferry"]
VARIANTS = {"original", "near-copy", "paraphrase", "second-outlet", "with-additions"}
VERDICTS = {"supported", "unsupported", "contradicted", "disputed", "furniture"}
#: The flags, and what the gold tells beside them.
TAGS = {*FLAGS, "borderline", "editorial", "fabricated_quote"}
# Which verdict a tag goes with; the tags left out go with several.
VERDICT_OF_TAG = {
    "editorial": {"unsupported"},
    "number_mismatch": {"contradicted"},
    "date_mismatch": {"contradicted"},
    "name_mismatch": {"contradicted"},
    "negation": {"contradicted"},
    "misattributed_quote": {"contradicted"},
    "hedge_dropped": {"unsupported"},
    "attribution_dropped": {"unsupported"},
    "partial": {"unsupported", "contradicted"},
    "unsourced_quote": {"unsupported"},
    "altered_quote": {"supported", "contradicted"},
}


class VisibleText(HTMLParser):
    """Collects what a browser would show of a page's body."""

    hidden = frozenset({"head", "script", "style"})

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.depth_hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.depth_hidden += tag in self.hidden

    def handle_endtag(self, tag: str) -> None:
        self.depth_hidden -= tag in self.hidden

    def handle_data(self, data: str) -> None:
        if not self.depth_hidden:
            self.pieces.append(data)


def collapse(text: str) -> str:
    return " ".join(text.split())


def article_text(path: Path) -> str:
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        page = VisibleText()
        page.feed(text)
        page.close()
        text = "".join(page.pieces)
    return collapse(text)


def gold(cluster: str) -> list[dict[str, Any]]:
    lines = (EXAMPLES / cluster / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def gold_of(cluster: str, article: str) -> list[dict[str, Any]]:
    return [row for row in gold(cluster) if row["article"] == article]


def articles(cluster: str) -> list[Path]:
    return sorted(p for p in (EXAMPLES / cluster).iterdir() if p.name != "gold.jsonl")


def test_every_folder_is_a_known_cluster() -> None:
    assert sorted(p.name for p in EXAMPLES.iterdir() if p.is_dir()) == CLUSTERS


@pytest.mark.parametrize("cluster", CLUSTERS)
def test_cluster_has_its_five_variants_and_gold_for_each(cluster: str) -> None:
    paths = articles(cluster)
    assert len(paths) == len(VARIANTS)
    assert {p.stem for p in paths} == VARIANTS
    assert {p.suffix for p in paths} <= {".txt", ".md", ".html"}
    assert {row["article"] for row in gold(cluster)} == {p.name for p in paths}


@pytest.mark.parametrize("cluster", CLUSTERS)
def test_rows_are_well_formed(cluster: str) -> None:
    for row in gold(cluster):
        assert list(row) == ["article", "index", "text", "verdict", "tags"]
        assert row["text"] == collapse(row["text"]) != ""
        assert row["verdict"] in VERDICTS
        assert len(set(row["tags"])) == len(row["tags"])
        assert set(row["tags"]) <= TAGS
        for tag in row["tags"]:
            assert row["verdict"] in VERDICT_OF_TAG.get(tag, VERDICTS - {"furniture"}), row


@pytest.mark.parametrize("cluster", CLUSTERS)
def test_gold_texts_stand_in_their_article_in_order(cluster: str) -> None:
    for path in articles(cluster):
        text, end = article_text(path), 0
        rows = gold_of(cluster, path.name)
        assert [row["index"] for row in rows] == list(range(len(rows)))
        for row in rows:
            start = text.find(row["text"], end)
            assert start >= 0, f"{cluster}/{path.name}: {row['text']!r}"
            end = start + len(row["text"])


@pytest.mark.parametrize("cluster", CLUSTERS)
def test_gold_covers_the_whole_article(cluster: str) -> None:
    for path in articles(cluster):
        if path.suffix != ".md":  # Markdown's own marks belong to no sentence
            joined = " ".join(row["text"] for row in gold_of(cluster, path.name))
            assert joined == article_text(path)


@pytest.mark.parametrize("cluster", CLUSTERS)
def test_additions_are_of_every_kind(cluster: str) -> None:
    rows = gold_of(cluster, "with-additions.txt")
    tags = {tag for row in rows for tag in row["tags"]}
    assert {
        "opinion",
        "editorial",
        "number_mismatch",
        "altered_quote",
        "misattributed_quote",
        "unsourced_quote",
    } <= tags
    assert any(
        row["verdict"] == "contradicted" and "number_mismatch" not in row["tags"] for row in rows
    )
    assert any(row["verdict"] == "unsupported" and not row["tags"] for row in rows)
    editorial = [row["index"] for row in rows if "editorial" in row["tags"]]
    assert editorial == list(range(editorial[0], editorial[-1] + 1)), "not consecutive"
    assert 4 <= len(editorial) <= 9


def test_the_examples_have_every_flag_and_verdict() -> None:
    rows = [row for cluster in CLUSTERS for row in gold(cluster)]
    assert set(FLAGS) <= {tag for row in rows for tag in row["tags"]}
    assert {row["verdict"] for row in rows} == VERDICTS


@pytest.mark.parametrize("cluster", CLUSTERS)
def test_what_one_variant_contradicts_is_disputed_in_another(cluster: str) -> None:
    changed = [row for row in gold(cluster) if row["verdict"] == "contradicted"]
    disputed = [row for row in gold(cluster) if row["verdict"] == "disputed"]
    assert len(disputed) >= len(changed)
    assert not [row for row in disputed if row["article"] == "with-additions.txt"]


@pytest.mark.parametrize("cluster", CLUSTERS)
def test_copies_add_nothing_and_the_second_outlet_does(cluster: str) -> None:
    for row in gold(cluster):
        if Path(row["article"]).stem in {"original", "near-copy", "paraphrase"}:
            assert row["verdict"] in {"supported", "disputed", "furniture"}, row
    second = [row for row in gold(cluster) if Path(row["article"]).stem == "second-outlet"]
    assert 4 <= sum(row["verdict"] == "unsupported" for row in second) <= 7
    assert any("unsourced_quote" in row["tags"] for row in second)
