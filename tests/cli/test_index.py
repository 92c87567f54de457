"""The command `index` and `score --archive`: messages, JSON, exit codes; the models are stubs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from archives import STORIES, Words
from stubs import RunCli, StubChecker

from claimcheck.archive import archive as module


@pytest.fixture
def news(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory with the stories, an archive of them, and a draft about the bridge."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(module, "load_encoder", lambda _settings: (Words(), Words.name))
    Path("in").mkdir()
    for name, text in STORIES.items():
        (Path("in") / name).write_text(text)
    Path("draft.txt").write_text("The old bridge of Port Lune was closed on Monday. Fish is dear.")
    return tmp_path


@pytest.fixture
def archive(news: Path, run_cli: RunCli) -> str:
    assert run_cli("index", "add", "news.db", "in").code == 0
    return "news.db"


def test_adding_prints_each_document_and_counts_them(news, run_cli: RunCli):
    ran = run_cli("index", "add", "news.db", "in")
    assert ran.code == 0
    assert [line.split()[0] for line in ran.out.splitlines()] == ["added"] * 3
    assert [line.split()[-1] for line in ran.out.splitlines()] == [f"in/{n}" for n in STORIES]
    assert ran.err == (
        "claimcheck: 3 added, 0 known before; news.db holds 3 documents of 8 sentences\n"
    )
    Path("in/blank.txt").write_text("Subscribe to our newsletter")
    Path("in/broken.pdf").write_text("no PDF")
    again = run_cli("index", "add", "news.db", "in")
    assert (again.code, again.out.count("known  ")) == (0, 3)
    assert "broken.pdf is left out: " in again.err
    assert "0 added, 3 known before" in again.err
    assert run_cli("index", "add", "news.db", "in", "--quiet").err == ""


def test_adding_speaks_json(news, run_cli: RunCli):
    Path("blank.txt").write_text("  .  ")
    ran = run_cli("index", "add", "news.db", "in", "blank.txt", "--format", "json")
    lines = [json.loads(line) for line in ran.out.splitlines()]
    assert {line["source"]: line["state"] for line in lines} == {
        "in/bridge.txt": "added",
        "in/ferry.txt": "added",
        "in/mayor.txt": "added",
        "blank.txt": "left_out",
    }
    assert all(("reason" in line) == (line["document"] is None) for line in lines)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("add", "new.db", "absent.txt"), "no such file: absent.txt"),
        (("add", "new.db", "blank.txt"), "none of the texts could be added"),
        (("add", "draft.txt", "in"), "draft.txt: no archive of claimcheck"),
        (("add", "in", "draft.txt"), "in: is a folder, no archive, which is one file"),
        (("list", "absent.db"), "absent.db: there is no such archive"),
        (("search", "absent.db", "draft.txt"), "absent.db: there is no such archive"),
        (("search", "news.db", "absent.txt"), "no such file: absent.txt"),
        (("search", "news.db", "draft.txt", "--top", "0"), "--top 0: must be 1 or more"),
        (("remove", "absent.db", "x"), "absent.db: there is no such archive"),
        (("remove", "news.db", "x"), "news.db: holds no document 'x'"),
        (("search", "draft.txt", "draft.txt"), "draft.txt: no archive of claimcheck"),
        ((), "the following arguments are required: ACTION"),
        (("add", "new.db"), "the following arguments are required: PATH"),
    ],
)
def test_bad_input_exits_with_2(archive, run_cli: RunCli, arguments, message: str):
    Path("blank.txt").write_text("  .  ")
    ran = run_cli("index", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert f"claimcheck: error: {message}" in ran.err
    assert not Path("absent.db").exists()


def test_listing(archive, run_cli: RunCli):
    ran = run_cli("index", "list", archive)
    assert [line.split()[-1] for line in ran.out.splitlines()] == [f"in/{n}" for n in STORIES]
    assert ran.err == "claimcheck: 3 documents of 8 sentences; encoder words@1\n"
    shown = json.loads(run_cli("index", "list", archive, "--format", "json").out)
    assert (shown["archive"], shown["encoder"]) == ("news.db", "words@1")
    assert [document["source"] for document in shown["documents"]] == [f"in/{n}" for n in STORIES]
    assert set(shown["documents"][0]) == set(
        "sha256 name source title language sentences added_at".split()
    )


def test_searching(archive, run_cli: RunCli):
    ran = run_cli("index", "search", archive, "draft.txt")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(" 50% (1 of 2)  ")
    assert ran.out.endswith("in/bridge.txt\n")
    shown = json.loads(run_cli("index", "search", archive, "draft.txt", "--format", "json").out)
    (match,) = shown["matches"]
    assert (shown["article"], match["document"]["source"]) == ("draft.txt", "in/bridge.txt")
    assert (match["score"], match["matched"], match["sentences"]) == (0.5, 1, 2)
    Path("other.txt").write_text("Snow fell in Norrland.")
    none = run_cli("index", "search", archive, "other.txt")
    assert (none.code, none.out) == (0, "")
    assert "no document of the archive tells this story" in none.err


def test_removing(archive, run_cli: RunCli):
    ran = run_cli("index", "remove", archive, "in/ferry.txt")
    assert (ran.code, ran.out.split()[0], ran.err) == (0, "removed", "")
    left = run_cli("index", "list", archive, "--format", "json", "--quiet")
    sources = [document["source"] for document in json.loads(left.out)["documents"]]
    assert sources == ["in/bridge.txt", "in/mayor.txt"]
    shown = json.loads(run_cli("index", "remove", archive, sources[0], "--format", "json").out)
    assert [document["source"] for document in shown["removed"]] == sources[:1]


def test_a_hostile_name_cannot_act_on_the_terminal(news, run_cli: RunCli):
    Path("a\x1b[31m.txt").write_text(STORIES["ferry.txt"])
    for action in (("add", "news.db", "a\x1b[31m.txt"), ("list", "news.db")):
        assert "\x1b" not in run_cli("index", *action).out


@pytest.fixture
def checker(stub: type[StubChecker]) -> type[StubChecker]:
    """A checker without models whose encoder is that of the archive."""
    stub.encoder_name = Words.name
    stub.encode = lambda self, texts: Words().encode(texts)
    return stub


def used(checker: type[StubChecker]) -> list[str]:
    """The ids of the references of the last check."""
    return [reference.id for reference in checker.made[-1].calls[-1][1]]


def test_an_article_is_checked_against_its_story_in_the_archive(archive, checker, run_cli: RunCli):
    ran = run_cli("score", "draft.txt", "--archive", archive)
    assert (ran.code, used(checker)) == (0, ["bridge.txt"])
    assert "from news.db:  50% (1 of 2)" in ran.err
    both = run_cli("score", "draft.txt", "--ref", "in/mayor.txt", "--archive", archive)
    assert (both.code, used(checker)) == (0, ["mayor.txt", "bridge.txt"])


def test_a_reference_that_the_archive_holds_too_is_used_once(archive, checker, run_cli: RunCli):
    Path("both.txt").write_text(f"{STORIES['bridge.txt']} {STORIES['ferry.txt']}")
    named = ("score", "both.txt", "--ref", "in/bridge.txt", "--archive", archive)
    assert (run_cli(*named).code, used(checker)) == (0, ["bridge.txt", "ferry.txt"])
    ran = run_cli(*named, "--top", "1")
    assert (ran.code, used(checker)) == (0, ["bridge.txt", "ferry.txt"])


def test_the_articles_own_text_is_no_reference_of_an_archive(archive, checker, run_cli: RunCli):
    Path("both.txt").write_text(f"{STORIES['bridge.txt']} {STORIES['ferry.txt']}")
    assert run_cli("index", "add", archive, "both.txt").code == 0
    assert run_cli("score", "both.txt", "--archive", archive).code == 0
    assert sorted(used(checker)) == ["bridge.txt", "ferry.txt"]
    run_cli("score", "both.txt", "--archive", archive, "--top", "1", "--count-copies")
    assert used(checker) == ["both.txt"]


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("--archive", "news.db"), 3, "no document of news.db tells the story of other.txt"),
        (("--archive", "absent.db"), 2, "absent.db: there is no such archive"),
        (("--archive", "news.db", "--top", "-1"), 2, "--top -1: must be 1 or more"),
        (("--ref", "in", "--top", "3"), 2, "--top is of an archive: name it with --archive"),
        ((), 2, "the following arguments are required: --ref or --archive"),
        (
            ("--archive", "news.db", "--format", "json", "--out", "news.db"),
            2,
            "--out news.db would overwrite the input news.db",
        ),
    ],
)
def test_what_an_archive_cannot_give_is_told(
    archive, checker, run_cli: RunCli, arguments, code: int, message: str
):
    Path("other.txt").write_text("Snow fell in Norrland.")
    ran = run_cli("score", "other.txt", *arguments)
    assert (ran.code, ran.out) == (code, "")
    assert f"claimcheck: error: {message}" in ran.err


def test_references_stand_in_where_an_archive_has_none(archive, checker, run_cli: RunCli):
    Path("other.txt").write_text("Snow fell in Norrland.")
    assert run_cli("score", "other.txt", "--ref", "draft.txt", "--archive", archive).code == 0
    assert used(checker) == ["draft.txt"]
