"""``claimcheck compare``: what is compared, what is written, messages and exit codes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from comparisons import make_comparison
from jsonschema import Draft202012Validator
from stubs import RunCli

from claimcheck.errors import NothingToCheck

if TYPE_CHECKING:
    from claimcheck.ingest.load import Source
    from claimcheck.records.comparison import Comparison


class StubComparer:
    """Stands in for `claimcheck.pipeline.comparer.Comparer`: no models, the same answer always."""

    made: list[StubComparer]

    def __init__(self, settings: Any = None, **options: Any) -> None:
        self.settings, self.options = settings, options
        self.sources: list[Source] = []
        type(self).made.append(self)

    def compare(self, sources: Any, *, draft: str | None = None) -> Comparison:
        self.sources, self.draft = list(sources), draft
        if any("nothing" in source.text for source in self.sources):
            raise NothingToCheck("fewer than two variants can be compared")
        return make_comparison()


@pytest.fixture(autouse=True)
def stub(monkeypatch: pytest.MonkeyPatch) -> type[StubComparer]:
    comparer = type("StubComparer", (StubComparer,), {"made": []})
    monkeypatch.setattr("claimcheck.pipeline.comparer.Comparer", comparer)
    return comparer


@pytest.fixture(autouse=True)
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three variants, as the working directory."""
    for name in ("one", "two", "three"):
        (tmp_path / f"{name}.txt").write_text(f"The bridge was closed. Report of {name}.\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


ITEM = "<item><description>The bridge was closed. Report of {}.</description></item>"


@pytest.mark.parametrize(
    ("paths", "ids"),
    [
        (["feed.rss"], ["feed.rss#1", "feed.rss#2"]),
        (["feed.rss#2", "one.txt"], ["feed.rss#2", "one.txt"]),
    ],
)
def test_each_item_of_a_feed_is_a_variant(run_cli: RunCli, stub, paths: list[str], ids: list[str]):
    feed = f"<rss><channel>{ITEM.format('one')}{ITEM.format('two')}</channel></rss>"
    Path("feed.rss").write_text(feed)
    assert run_cli("compare", *paths).code == 0
    (comparer,) = stub.made
    assert [source.id for source in comparer.sources] == ids


@pytest.mark.parametrize("paths", [["one.txt", "two.txt", "three.txt"], ["."], ["*.txt"]])
def test_files_folders_and_globs_are_compared(run_cli: RunCli, stub, paths: list[str]):
    ran = run_cli("compare", *paths, "--nli", "a/b")
    assert ran.code == 0
    (comparer,) = stub.made
    assert comparer.settings.nli == "a/b"
    assert {s.id for s in comparer.sources} == {"one.txt", "two.txt", "three.txt"}
    assert "Who copies whom" in ran.out
    assert "tidings is not compared: its language" in ran.err
    assert run_cli("compare", *paths, "--quiet").err == ""


def test_variants_of_one_name_are_told_apart_by_their_paths(run_cli: RunCli, stub, files: Path):
    (files / "wire").mkdir()
    (files / "wire" / "one.txt").write_text("The bridge was closed.\n")
    assert run_cli("compare", "one.txt", "wire", "two.txt").code == 0
    assert [s.id for s in stub.made[0].sources] == ["one.txt", "wire/one.txt", "two.txt"]


@pytest.mark.parametrize("paths", [["one.txt", "three.txt"], ["."]])
def test_the_draft_is_one_of_the_variants(run_cli: RunCli, stub, paths: list[str]):
    assert run_cli("compare", "--draft", "two.txt", *paths).code == 0
    (comparer,) = stub.made
    assert comparer.draft == "two.txt"
    assert sorted(s.id for s in comparer.sources) == ["one.txt", "three.txt", "two.txt"]


def test_json_goes_to_standard_output_alone(run_cli: RunCli):
    ran = run_cli("compare", "one.txt", "two.txt", "--format", "json", "--quiet")
    assert json.loads(ran.out)["schema_version"] == "1.0"
    assert ran.err == ""


@pytest.mark.parametrize(
    ("name", "start"), [("c.json", "{"), ("c.html", "<!doctype html>"), ("c.txt", "4 variants")]
)
def test_format_follows_the_suffix(run_cli: RunCli, name: str, start: str):
    ran = run_cli("compare", "one.txt", "two.txt", "--out", name, "--quiet")
    assert (ran.code, ran.out) == (0, "")
    assert Path(name).read_text().lstrip().startswith(start)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["one.txt"], "only one variant is given: one.txt; compare needs two or more"),
        (["one.txt", "./one.txt"], "only one variant is given"),
        (["one.txt", "no.txt"], "no such file: no.txt"),
        (["one.txt", "two.txt", "--out", "two.txt"], "would overwrite the input two.txt"),
        (["one.txt", "two.txt", "--out", "c.csv"], "the suffix names no format"),
        (["one.txt", "two.txt", "--format", "csv"], "invalid choice: 'csv'"),
        (["one.txt", "two.txt", "--out", "c.html", "--format", "json"], "that of html"),
        ([], "required: PATH"),
        (["one.txt", "--draft", "no.txt"], "no such file: no.txt"),
        (["one.txt", "--draft", "."], "--draft . must name one file, no folder or glob"),
        (["one.txt", "--draft", "one.txt"], "only one variant is given"),
    ],
)
def test_wrong_usage_ends_with_2(run_cli: RunCli, stub, arguments: list[str], message: str):
    ran = run_cli("compare", *arguments)
    assert (ran.code, stub.made) == (2, [])
    assert message in ran.err


def test_bad_files_of_a_folder_are_left_out_and_named(run_cli: RunCli, stub, files: Path):
    (files / "empty.txt").touch()
    ran = run_cli("compare", ".", "--format", "json")
    assert ran.code == 0
    assert len(stub.made[0].sources) == 3
    assert json.loads(ran.out)["skipped"][0] == {"id": "empty.txt", "reason": "empty.txt is empty"}
    assert "claimcheck: empty.txt is not compared: empty.txt is empty\n" in ran.err
    named = run_cli("compare", "one.txt", "two.txt", "empty.txt")
    assert (named.code, named.err) == (2, "claimcheck: error: empty.txt is empty\n")


def test_fewer_than_two_that_can_be_read_end_with_3(run_cli: RunCli, stub, files: Path):
    for name in ("two.txt", "three.txt"):
        (files / name).write_text("")
    ran = run_cli("compare", ".")
    assert (ran.code, stub.made) == (3, [])
    assert "three.txt is not compared" in ran.err
    assert "claimcheck: error: fewer than two variants can be read\n" in ran.err


def test_files_of_other_kinds_are_told(run_cli: RunCli, files: Path):
    (files / "labels.jsonl").touch()
    assert "not read, as files of other kinds: labels.jsonl\n" in run_cli("compare", ".").err


def test_nothing_to_compare_ends_with_3(run_cli: RunCli, files: Path):
    (files / "two.txt").write_text("nothing")
    ran = run_cli("compare", "one.txt", "two.txt")
    assert (ran.code, "fewer than two variants" in ran.err) == (3, True)


@pytest.mark.parametrize(("names", "title"), [((), "report"), (("comparison",), "comparison")])
def test_schemas_are_printed(run_cli: RunCli, names: tuple[str, ...], title: str):
    ran = run_cli("schema", *names)
    printed = json.loads(ran.out)
    assert printed["title"] == f"claimcheck {title}"
    Draft202012Validator.check_schema(printed)
