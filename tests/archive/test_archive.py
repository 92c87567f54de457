"""An archive keeps texts once, gives them back as they were, and finds those of a story."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from archives import BRIDGE, FERRY, MAYOR, STORIES, Words, opened

from claimcheck import InputError, NothingToCheck, Settings, load
from claimcheck.archive import archive as module
from claimcheck.archive import database
from claimcheck.ingest.documents import read
from claimcheck.ingest.load import Source


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """An archive of the three stories."""
    with opened(tmp_path / "news.db", writable=True) as archive:
        archive.add(STORIES.items())
    return tmp_path / "news.db"


def test_what_became_of_each_text_is_told(tmp_path: Path):
    told = []
    texts = [("a", BRIDGE), ("b", FERRY), ("copy of a", BRIDGE), ("blank", " "), ("a", BRIDGE)]
    with opened(tmp_path / "news.db", writable=True) as archive:
        added = archive.add(texts, told=told.append)
        assert [(one.source, one.state) for one in archive.add([("again", FERRY)])] == [
            ("again", "known")
        ]
        assert archive.counts() == (2, 6)
    assert added == told
    states = {(one.source, one.state) for one in added}
    assert states == {("a", "added"), ("b", "added"), ("copy of a", "known")} | {
        ("blank", "left_out"),
        ("a", "known"),
    }
    (blank,) = (one for one in added if one.document is None)
    assert blank.reason == "blank holds no sentence of a story"
    assert {one.document.source for one in added if one.state == "known"} == {"a"}


def test_what_is_told_of_is_kept_already(tmp_path: Path, monkeypatch):
    monkeypatch.setattr(module, "GROUP", 4)
    seen = []

    def tell(added: object) -> None:
        with opened(tmp_path / "news.db") as reader:
            seen.append([entry.source for entry in reader.entries()])

    with opened(tmp_path / "news.db", writable=True) as archive:
        archive.add(STORIES.items(), told=tell)
    assert seen == [["bridge.txt", "ferry.txt"]] * 2 + [["bridge.txt", "ferry.txt", "mayor.txt"]]


def test_texts_before_an_error_are_kept(tmp_path: Path):
    def texts():
        yield "a", BRIDGE
        raise InputError("b cannot be read")

    with opened(tmp_path / "news.db", writable=True) as archive:
        with pytest.raises(InputError, match="b cannot be read"):
            archive.add(texts())
        assert [entry.source for entry in archive.entries()] == ["a"]


def test_documents_come_back_as_they_were_read(tmp_path: Path):
    (tmp_path / "page.html").write_text(
        "<html><head><title>Bridge shut</title><meta property='og:site_name' content='Lune Post'>"
        "<meta property='article:published_time' content='2026-03-02'></head><body><article>"
        f"<p>{BRIDGE}</p><p>“We must act,” said Ada Lie.</p></article></body></html>"
    )
    source = load(tmp_path / "page.html")
    with opened(tmp_path / "news.db", writable=True) as archive:
        archive.add([("page.html", source)])
        (entry,) = archive.entries()
        found = archive.document(entry.sha256)
    assert found == dataclasses.replace(read(source, "", Settings()), given=None)
    assert (entry.name, entry.title, entry.language) == ("page.html", "Bridge shut", "en")
    assert (
        (entry.outlet, entry.date)
        == (found.outlet, str(found.date))
        == (
            "Lune Post",
            "2026-03-02",
        )
    )
    assert entry.sentences == len(found.content)


def test_names_that_are_no_utf8_are_kept_readable(tmp_path: Path):
    with opened(tmp_path / "news.db", writable=True) as archive:
        archive.add([("b\udcffd.txt", Source("b\udcffd.txt", None, BRIDGE))])
        (entry,) = archive.entries()
        assert archive.document(entry.sha256).id == entry.source == "b\\udcffd.txt"


def test_the_documents_with_the_most_counterparts_come_first(path: Path):
    draft = f"{BRIDGE} {FERRY.split('. ')[0]}."
    with opened(path) as archive:
        found = archive.search(draft)
        assert [match.document.source for match in found] == ["bridge.txt", "ferry.txt"]
        assert [(match.matched, match.sentences) for match in found] == [(3, 4), (1, 4)]
        assert [match.score for match in found] == [0.75, 0.25]
        assert found[0].similarity > found[1].similarity
        assert archive.search(draft, 1) == found[:1]
        assert archive.search("Snow fell on the hills of Norrland.") == []


def test_a_document_of_the_articles_own_text_can_be_left_out(path: Path):
    with opened(path) as archive:
        assert [m.document.source for m in archive.search(FERRY)] == ["ferry.txt"]
        assert archive.search(FERRY, without_own_text=True) == []


def test_what_another_process_adds_and_removes_is_found(path: Path):
    with opened(path) as reader:
        assert reader.search("Wool is dear this winter.") == []
        with opened(path, writable=True) as writer:
            writer.add([("wool", "Wool is dear this winter.")])
            writer.remove(["ferry.txt"])
        (match,) = reader.search("Wool is dear this winter.")
        assert (match.document.source, match.score) == ("wool", 1.0)
        assert reader.search(FERRY) == []


def test_documents_are_removed_by_source_or_digest(path: Path):
    with opened(path, writable=True) as archive:
        _, ferry, _ = archive.entries()
        removed = archive.remove(["mayor.txt", ferry.sha256[:6].upper(), "mayor.txt"])
        assert [entry.source for entry in removed] == ["mayor.txt", "ferry.txt"]
        assert archive.counts() == (1, 3)
        assert [m.document.source for m in archive.search(f"{BRIDGE} {FERRY}")] == ["bridge.txt"]
        (added,) = archive.add([("ferry.txt", FERRY)])
        assert added.state == "added"
        assert [m.document.source for m in archive.search(FERRY)] == ["ferry.txt"]


def test_nothing_of_a_removed_document_is_left_in_the_file(path: Path):
    assert b"mayor.txt" in path.read_bytes()
    with opened(path, writable=True) as archive:
        archive.remove(["mayor.txt"])
    assert b"mayor.txt" not in path.read_bytes()


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("absent.txt", "holds no document 'absent.txt'; claimcheck index list"),
        ("", "holds no document ''"),
        ("*", r"holds no document '\*'"),
        ("twice.txt", r"'twice.txt' names 2 documents \([0-9a-f]{12}, [0-9a-f]{12}\)"),
    ],
)
def test_removing_what_is_not_one_document_removes_nothing(path: Path, name: str, message: str):
    with opened(path, writable=True) as archive:
        archive.add([("twice.txt", "Wool is dear."), ("twice.txt", "Wool is cheap.")])
        short = archive.entries()[0].sha256[:5]
        for wrong in (["mayor.txt", name], ["mayor.txt", short]):
            with pytest.raises(
                InputError, match="holds no document" if short in wrong else message
            ):
                archive.remove(wrong)
        assert archive.counts()[0] == 5


def test_an_archive_of_another_encoder_is_refused(path: Path):
    message = "were made by the encoder words@1, those of words@2 do not compare; give --encoder"
    with opened(path, name="words@2") as archive, pytest.raises(InputError, match=message):
        archive.search(BRIDGE)
    with (
        opened(path, name="words@2", writable=True) as archive,
        pytest.raises(InputError, match=message),
    ):
        archive.add([("a", MAYOR)])


def test_vectors_of_another_length_are_refused(path: Path):
    encoder = Words(dimension=8)
    opening = module.Archive(path, encoder=encoder, encoder_name=Words.name)
    message = "have 512 numbers, those of this encoder 8; give"
    with opening as archive, pytest.raises(InputError, match=message):
        archive.search(BRIDGE)


def test_no_model_is_needed_to_list_and_remove(path: Path):
    with module.Archive(path, writable=True) as archive:
        assert archive.encoder == Words.name
        assert [entry.source for entry in archive.remove(["mayor.txt"])] == ["mayor.txt"]
        assert [entry.source for entry in archive.entries()] == ["bridge.txt", "ferry.txt"]


def test_unusable_articles_are_refused(path: Path):
    with opened(path) as archive:
        with pytest.raises(NothingToCheck):
            archive.search(" ")
        with pytest.raises(InputError, match="top is 0, but must be 1 or more"):
            archive.search(BRIDGE, 0)
        with pytest.raises(InputError, match="holds no document 0000"):
            archive.document("0000")


def test_one_writes_while_others_read(path: Path):
    with opened(path, writable=True) as writer:
        with pytest.raises(InputError, match="wait until it has ended; an archive can be searched"):
            opened(path, writable=True)
        with opened(path) as reader:
            assert reader.search(FERRY)
            with pytest.raises(InputError, match="was opened to be read"):
                reader.add([("a", MAYOR)])
            with pytest.raises(InputError, match="was opened to be read"):
                reader.remove(["ferry.txt"])
        writer.add([("a", "Wool is dear.")])
    with opened(path, writable=True) as writer:
        assert writer.counts()[0] == 4
    assert [file.name for file in path.parent.iterdir()] == ["news.db"]


def test_a_commit_waits_for_a_search_and_can_be_tried_again(path: Path, monkeypatch):
    monkeypatch.setattr(database, "PATIENCE", 0.05)
    with opened(path) as reader, opened(path, writable=True) as writer:
        with reader._store.snapshot():
            reader._store.nearest(Words().encode([FERRY]), 1)
            with pytest.raises(InputError, match="database is locked"):
                writer.add([("wool", "Wool is dear.")])
        assert writer.counts()[0] == 3
        assert [one.state for one in writer.add([("wool", "Wool is dear.")])] == ["added"]
        assert reader.search("Wool is dear.")
