"""The gate on real pages: what it counts, and where its pages come from."""

from __future__ import annotations

import gzip
import json
import subprocess
from pathlib import Path

import fetch_pages
import news_pages as pages
import pytest

from claimcheck.ingest.document import build
from claimcheck.ingest.load import Source

STORY = (
    "The ferry to Vik sailed again on Monday after a week in the dock.\n\n"
    "Its captain, Bo Berg, said the rudder had been bent. The town paid for half of it.\n\n"
    "Tickets cost 40 crowns until the end of May."
)


def outcome(read: str | None, story: str = STORY) -> pages.Outcome:
    document = None if read is None else build(Source("a", None, read), language="en")
    return pages.compare(pages.Page("a", "", b"", story), document)


def counts(found: pages.Outcome) -> tuple[int, int, int]:
    return found.count("not read"), found.count("set aside"), found.count("not known")


@pytest.mark.parametrize(
    ("read", "wrong"),
    [
        (STORY, (0, 0, 0)),
        (STORY.replace("“", '"').replace("\n\n", " "), (0, 0, 0)),
        (STORY.replace("\n\n", "\n"), (0, 0, 0)),
        (STORY.split("\n\n")[0], (3, 0, 0)),
        (f"{STORY}\n\nThe mayor of Moen was not asked about any of this.", (0, 0, 1)),
        (f"{STORY}\n\nShare this article", (0, 0, 0)),
        (None, (4, 0, 0)),
    ],
)
def test_sentences_are_counted_where_they_stand(read: str | None, wrong: tuple[int, ...]) -> None:
    assert counts(outcome(read)) == wrong


def test_what_is_taken_for_furniture_is_set_aside() -> None:
    aside = f"{STORY}\n\nKai Berg contributed to this report."
    assert counts(outcome(aside, aside)) == (0, 1, 0)


def test_a_repeated_sentence_counts_once() -> None:
    assert outcome(STORY, f"{STORY}\n\n{STORY}").known == outcome(STORY).known == 4


def test_shares_are_of_known_and_of_body_sentences() -> None:
    found = pages.measure([outcome(STORY), outcome(None)])
    assert (found["known_sentences"], found["body_sentences"]) == (8, 4)
    assert (found["not read"], found["recall"], found["precision"]) == (0.5, 0.5, 1.0)
    assert pages.CEILINGS.keys() <= found.keys()


@pytest.fixture
def repository(tmp_path: Path) -> tuple[Path, str]:
    """A repository with one page, and its commit."""
    root = tmp_path / "source"
    (root / "html").mkdir(parents=True)
    (root / "ground-truth.json").write_text(json.dumps({"a": {"articleBody": STORY, "url": "u"}}))
    page = f"<html><body><article><p>{STORY}</p></article></body></html>"
    (root / "html" / "a.html.gz").write_bytes(gzip.compress(page.encode()))
    (root / "other.txt").write_text("not wanted")
    git = ["git", "-C", str(root), "-c", "user.name=a", "-c", "user.email=a@example.org"]
    subprocess.run([*git, "init", "--quiet"], check=True)
    subprocess.run([*git, "add", "."], check=True)
    subprocess.run([*git, "commit", "--quiet", "-m", "pages"], check=True)
    commit = subprocess.run([*git, "rev-parse", "HEAD"], check=True, capture_output=True, text=True)
    return root, commit.stdout.strip()


@pytest.mark.parametrize("address", ["{}", "file://{}"])
def test_the_pages_are_fetched_and_read(
    repository: tuple[Path, str], tmp_path: Path, address: str
) -> None:
    source, commit = repository
    assert fetch_pages.fetch(address.format(source), commit, tmp_path / "out") == 1
    assert not (tmp_path / "out" / "other.txt").exists()
    (page,) = pages.pages(tmp_path / "out")
    assert (page.name, page.url, page.story) == ("a", "u", STORY)
    assert counts(pages.compare(page, pages.read(page))) == (0, 0, 0)
