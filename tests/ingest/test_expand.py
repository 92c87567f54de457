"""Which sources patterns name, and what becomes of those that cannot be read."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from claimcheck.errors import InputError
from claimcheck.ingest import extract
from claimcheck.ingest.expand import Found, Listing, expand, read_all

STORY = "The bridge at Marlow was closed on Monday."
#: Files that no text can be read from, and a part of the reason.
BAD = {
    "binary.txt": (b"\x7fELF\x02\x01\x00\x00\x00\x00", "binary file"),
    "empty.txt": (b"", "is empty"),
    "long.txt": (b"Closed. " * 20, "has 160 characters, more than the 100"),
    "odd.json": (b'{"title": "Closed"}', 'string "text"'),
    "torn.pdf": (b"%PDF-1.7", "damaged PDF"),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.md", "labels.jsonl", ".hidden.txt", ".hidden.png", "picture.png"):
        (tmp_path / name).write_text(STORY)
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "c.txt").write_text(STORY)
    return tmp_path


def names(listing: Listing) -> list[str]:
    return [Path(item.where).name for item in listing.found]


def test_expand(folder: Path) -> None:
    assert names(expand([str(folder)])) == ["a.md", "b.txt"]
    assert names(expand([f"{folder}/*.txt"])) == ["b.txt"]
    assert names(expand([f"{folder}/*"])) == ["a.md", "b.txt"]
    assert names(expand([f"{folder}/**/*.txt"])) == ["b.txt", "c.txt"]
    named = tuple(Found(where, named=True) for where in ("-", "https://a.example/b"))
    assert expand(["-", "https://a.example/b"]).found == named


def test_what_lies_below_an_empty_folder_is_hinted_at(tmp_path: Path) -> None:
    def refused() -> str:
        with pytest.raises(InputError, match="no readable files in folder") as caught:
            expand([str(tmp_path)])
        return str(caught.value)

    (tmp_path / ".hidden").mkdir()
    assert "folders below" not in refused()
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "c.txt").write_text(STORY)
    assert f"'{tmp_path}/**' names the files in the folders below" in refused()
    assert names(expand([f"{tmp_path}/**"])) == ["c.txt"]


@pytest.mark.parametrize("patterns", [["."], ["*"], [".", "*"]])
def test_files_of_other_kinds_are_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch, patterns: list[str]
) -> None:
    monkeypatch.chdir(folder)
    assert expand(patterns).passed_over == ("labels.jsonl", "picture.png")


def test_expand_names_each_file_once(folder: Path) -> None:
    b = str(folder / "b.txt")
    assert names(expand([b, str(folder), f"{folder}/below/../b.txt"])) == ["b.txt", "a.md"]


@pytest.mark.parametrize("patterns", [["b.txt", "."], [".", "./b.txt"], ["*.txt", "b.txt"]])
def test_a_file_that_is_named_anywhere_is_named(
    folder: Path, monkeypatch: pytest.MonkeyPatch, patterns: list[str]
) -> None:
    monkeypatch.chdir(folder)
    named = {Path(item.where).name: item.named for item in expand(patterns).found}
    assert named.pop("b.txt") is True
    assert not any(named.values())


def test_expand_takes_a_file_named_like_a_glob(tmp_path: Path) -> None:
    path = tmp_path / "story[1].txt"
    path.write_text(STORY)
    assert expand([str(path)]).found == (Found(str(path), named=True),)


@pytest.mark.parametrize(
    ("pattern", "message"),
    [
        ("none.txt", "no such file"),
        ("all-mini-model", "no such file"),
        ("none*", "nothing matches"),
        ("*.png", "nothing that matches"),
        ("empty", "no readable files"),
        ("x" * 5000, "cannot read|no such file"),
        ("a\0b.txt", "no such file"),
    ],
)
def test_expand_refuses_what_names_nothing(folder: Path, pattern: str, message: str) -> None:
    (folder / "empty").mkdir()
    with pytest.raises(InputError, match=message) as caught:
        expand([str(folder / "b.txt"), str(folder / pattern)])
    assert pattern in str(caught.value)


@pytest.fixture
def bad(folder: Path) -> Path:
    for name, (data, _) in BAD.items():
        (folder / name).write_bytes(data)
    return folder


@pytest.mark.parametrize("pattern", ["", "*"])
def test_what_was_found_and_cannot_be_read_is_skipped_with_the_reason(
    bad: Path, pattern: str
) -> None:
    sources, skipped = read_all(expand([str(bad / pattern)]).found, max_chars=100)
    assert [Path(where).name for where in sources] == ["a.md", "b.txt"]
    assert [source.text for source in sources.values()] == [STORY, STORY]
    assert [item.id for item in skipped] == list(BAD)
    for item in skipped:
        assert BAD[item.id][1] in item.reason


@pytest.mark.parametrize("name", BAD)
def test_what_was_named_and_cannot_be_read_is_an_error(bad: Path, name: str) -> None:
    with pytest.raises(InputError, match=BAD[name][1]):
        read_all(expand([str(bad / name), str(bad)]).found, max_chars=100)


def test_a_named_file_of_another_kind_is_an_error(folder: Path) -> None:
    with pytest.raises(InputError, match=r"picture\.png: it is a picture"):
        read_all(expand([str(folder / "picture.png")]).found, max_chars=100)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read all")
def test_a_file_without_permission_is_skipped(folder: Path) -> None:
    (folder / "b.txt").chmod(stat.S_IWUSR)
    _, skipped = read_all(expand([str(folder)]).found, max_chars=100)
    assert [(s.id, "Permission denied" in s.reason) for s in skipped] == [("b.txt", True)]


def test_a_link_to_a_file_that_is_gone_is_skipped(folder: Path) -> None:
    (folder / "gone.txt").symlink_to(folder / "nowhere.txt")
    sources, skipped = read_all(expand([str(folder)]).found, max_chars=100)
    assert len(sources) == 2
    assert [(s.id, "no such file" in s.reason) for s in skipped] == [("gone.txt", True)]


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="no links")
def test_links_in_a_circle_are_skipped(folder: Path) -> None:
    for name, target in (("loop.txt", "loop.txt"), ("x.txt", "y.txt"), ("y.txt", "x.txt")):
        (folder / name).symlink_to(target)
    sources, skipped = read_all(expand([str(folder), f"{folder}/*.txt"]).found, max_chars=100)
    assert len(sources) == 2
    assert [s.id for s in skipped] == ["loop.txt", "x.txt", "y.txt"]
    assert all("Too many levels" in s.reason for s in skipped)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (RecursionError("odd"), "its parts stand too deep inside of one another"),
        (ValueError("odd"), "it is damaged, or of another kind than its name says"),
        (KeyError("odd"), "it is damaged, or of another kind than its name says"),
        (MemoryError(), "it needs more memory than there is; split it"),
    ],
)
def test_a_reader_that_breaks_is_one_bad_file(
    folder: Path, monkeypatch: pytest.MonkeyPatch, error: Exception, words: str
) -> None:
    def from_markdown(text: str) -> None:
        raise error

    monkeypatch.setattr(extract, "from_markdown", from_markdown)
    sources, skipped = read_all(expand([str(folder)]).found, max_chars=100)
    assert [Path(where).name for where in sources] == ["b.txt"]
    assert skipped[0].reason.endswith(f"a.md cannot be read as markdown: {words}")


def test_an_empty_name_is_refused() -> None:
    with pytest.raises(InputError, match="an empty name"):
        expand(["-", ""])
