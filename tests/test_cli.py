"""The command line: options, files, streams, messages and exit codes; the checker is a stub."""

from __future__ import annotations

import dataclasses
import io
import json
import logging
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from stubs import StubChecker, make_report
from test_registry import write_model

import claimcheck
from claimcheck.cli import bench, console, score
from claimcheck.cli.fail_on import FailOn
from claimcheck.errors import InputError, ModelError, NothingToCheck
from claimcheck.models import registry
from claimcheck.records import SAME_TEXT, Skipped
from claimcheck.report.findings import FLAGS

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Ran

    RunCli = Callable[..., Ran]

STORY = "The bridge was closed on Monday. Engineers found a crack in a pillar."


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an article and two references, as the working directory."""
    for name in ("article", "one", "two"):
        (tmp_path / f"{name}.txt").write_text(f"{STORY} Report of {name}.\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def answer(stub: type[StubChecker], *verdicts: str, **options: object) -> None:
    stub.answer = staticmethod(lambda article, references: make_report(*verdicts, **options))


# score: what is checked, and what is written


def test_score_checks_the_article_against_every_reference(files, stub, run_cli: RunCli):
    ran = run_cli("score", "article.txt", "--ref", "one.txt", "--ref", "two.txt", "--nli", "a/b")
    assert ran.code == 0
    assert ran.err == ""
    (checker,) = stub.made
    assert checker.settings.nli == "a/b"
    ((article, references),) = checker.calls
    assert "Report of article." in article.text
    assert "Report of one." in references[0].text
    assert "Report of two." in references[1].text
    assert len(references) == 2


def test_score_takes_several_references_after_one_option(files, stub, run_cli: RunCli):
    assert run_cli("score", "article.txt", "--ref", "one.txt", "two.txt").code == 0
    assert len(stub.made[0].calls[0][1]) == 2


@pytest.mark.parametrize("pattern", [".", "*.txt"])
def test_article_among_the_references_is_left_out(files, stub, run_cli: RunCli, pattern: str):
    ran = run_cli("score", "article.txt", "--ref", pattern)
    assert ran.code == 0
    assert "article.txt is the article itself and is left out" in ran.err
    texts = [source.text for source in stub.made[0].calls[0][1]]
    assert len(texts) == 2
    assert not any("Report of article." in text for text in texts)
    assert run_cli("score", "article.txt", "--ref", pattern, "--quiet").err == ""


def test_article_as_the_only_reference_is_an_error(files, stub, run_cli: RunCli):
    ran = run_cli("score", "article.txt", "--ref", "./article.txt")
    assert (ran.code, stub.made) == (2, [])
    assert "claimcheck: error: the only reference is the article itself" in ran.err


def test_an_address_as_article_and_reference_is_the_article_itself(files, stub, run_cli: RunCli):
    ran = run_cli("score", "http://a.example/b", "--ref", "http://a.example/b")
    assert (ran.code, stub.made) == (2, [])
    assert "the only reference is the article itself" in ran.err


def test_bad_files_of_a_folder_are_left_out_and_named(files, stub, run_cli: RunCli):
    (files / "empty.txt").touch()
    (files / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")
    ran = run_cli("score", "article.txt", "--ref", ".", "--format", "json")
    assert ran.code == 0
    skipped = [
        {"id": "empty.txt", "reason": "empty.txt is empty"},
        {"id": "picture.txt", "reason": "picture.txt is a binary file, not text"},
    ]
    assert json.loads(ran.out)["skipped"] == skipped
    for item in skipped:
        assert f"claimcheck: reference {item['id']} is not used: {item['reason']}\n" in ran.err
    assert len(stub.made[0].calls[0][1]) == 2


def test_a_bad_file_that_is_named_is_an_error(files, stub, run_cli: RunCli):
    (files / "empty.txt").touch()
    ran = run_cli("score", "article.txt", "--ref", ".", "empty.txt")
    assert (ran.code, ran.out, stub.made[0:]) == (2, "", [])
    assert "claimcheck: error: empty.txt is empty" in ran.err


def test_a_long_file_of_a_folder_is_left_out(files, stub, run_cli: RunCli):
    Path("claimcheck.toml").write_text("max_chars = 200\n")
    Path("long.txt").write_text(STORY * 5)
    ran = run_cli("score", "article.txt", "--ref", "*.txt")
    assert ran.code == 0
    assert "reference long.txt is not used: long.txt has 345 characters, more than" in ran.err


def test_a_folder_of_bad_files_alone_leaves_no_reference(files, stub, run_cli: RunCli):
    (files / "wire").mkdir()
    (files / "wire" / "empty.txt").touch()
    answer(stub, "not_checked")
    ran = run_cli("score", "article.txt", "--ref", "wire", "--format", "json")
    assert (ran.code, stub.made[0].calls[0][1]) == (3, [])
    assert [item["id"] for item in json.loads(ran.out)["skipped"]] == ["empty.txt"]


def test_files_of_other_kinds_are_told(files, stub, run_cli: RunCli):
    for number in range(7):
        (files / f"picture-{number}.png").touch()
    names = ", ".join(f"picture-{number}.png" for number in range(5))
    for pattern in (".", "*"):
        ran = run_cli("score", "article.txt", "--ref", pattern)
        assert f"claimcheck: not read, as files of other kinds: {names} and 2 more\n" in ran.err
    assert "other kinds" not in run_cli("score", "article.txt", "--ref", "*.txt").err


def test_a_reference_with_the_articles_text_is_explained(files, stub, run_cli: RunCli):
    skipped = (Skipped("copy.txt", SAME_TEXT),)
    report = dataclasses.replace(make_report("not_checked"), skipped=skipped)
    stub.answer = staticmethod(lambda article, references: report)
    ran = run_cli("score", "article.txt", "--ref", "one.txt")
    assert (ran.code, stub.made[0].count_copies) == (3, False)
    assert (
        "reference copy.txt is not used: its text is the same as the article's: it may be the "
        "article under another name; --count-copies counts it\n"
    ) in ran.err


def test_copies_of_the_article_are_counted_on_request(files, stub, run_cli: RunCli):
    report = make_report("supported")
    copy = dataclasses.replace(report.references[0], sha256=report.article.sha256)
    report = dataclasses.replace(report, references=(copy,))
    stub.answer = staticmethod(lambda article, references: report)
    ran = run_cli("score", "article.txt", "--ref", "one.txt", "--count-copies")
    assert (ran.code, stub.made[0].count_copies) == (0, True)
    assert "reference r is counted: its text is the article's, word for word" in ran.err


def test_score_reads_standard_input(files, stub, run_cli: RunCli, monkeypatch):
    stream = io.TextIOWrapper(io.BytesIO(STORY.encode()), encoding="utf-8")
    monkeypatch.setattr("sys.stdin", stream)
    assert run_cli("score", "-", "--ref", "one.txt").code == 0
    assert "crack in a pillar" in stub.made[0].calls[0][0].text


def test_standard_input_is_no_reference(files, stub, run_cli: RunCli):
    ran = run_cli("score", "article.txt", "--ref", "-")
    assert (ran.code, "only ARTICLE may be standard input" in ran.err) == (2, True)


def test_json_goes_to_standard_output_alone(files, stub, run_cli: RunCli):
    ran = run_cli("score", "article.txt", "--ref", "one.txt", "--format", "json")
    assert json.loads(ran.out)["summary"]["supported"] == 1
    assert ran.err == ""


@pytest.mark.parametrize(
    ("suffix", "format"), [*score.SUFFIXES.items(), (".JSON", "json"), (".md", "markdown")]
)
def test_format_follows_the_suffix(files, stub, run_cli, monkeypatch, suffix: str, format: str):
    asked = []
    monkeypatch.setattr(score, "render", lambda report, name, **_: asked.append(name) or "text\n")
    ran = run_cli("score", "article.txt", "--ref", "one.txt", "--out", f"report{suffix}")
    assert (ran.code, ran.out, asked) == (0, "", [format])
    assert Path(f"report{suffix}").read_text() == "text\n"


@pytest.mark.parametrize("name", ["report.JSON", "report.txt", "report.out", "report"])
def test_format_beside_a_suffix_that_allows_it(files, stub, run_cli: RunCli, name: str):
    out = ("--out", name, "--format", "json")
    assert run_cli("score", "article.txt", "--ref", "one.txt", *out).code == 0
    assert json.loads(Path(name).read_text())["schema_version"] == "1.0"


@pytest.mark.parametrize(
    ("name", "format"), [("report.json", "html"), ("report.md", "csv"), ("report.csv", "terminal")]
)
def test_format_that_contradicts_the_suffix_is_refused(files, stub, run_cli, name, format):
    ran = run_cli("score", "article.txt", "--ref", "one.txt", "--out", name, "--format", format)
    assert (ran.code, stub.made, Path(name).exists()) == (2, [], False)
    assert f"--out {name}: the suffix is that of " in ran.err
    assert f"--format is {format}" in ran.err


@pytest.mark.parametrize(
    ("out", "message"),
    [
        ("absent/report.json", "there is no folder absent"),
        (".", "the suffix names no format"),
        ("report.docx", "the suffix names no format; give --format, or one of .txt, .json"),
        ("one.txt", "would overwrite the input"),
        ("article.txt", "would overwrite the input"),
        ("folder.json", "not a file"),
    ],
)
def test_bad_out_is_refused_before_any_work(files, stub, run_cli, out: str, message: str):
    (files / "folder.json").mkdir()
    before = sorted(files.rglob("*"))
    ran = run_cli("score", "article.txt", "--ref", "one.txt", "--out", out)
    assert (ran.code, stub.made) == (2, [])
    assert message in ran.err
    assert sorted(files.rglob("*")) == before


def test_failed_write_leaves_the_old_report_and_no_draft(files, monkeypatch):
    out = files / "report.json"
    out.write_text("old")

    def fail(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(InputError, match="cannot be written: No space left"):
        console.write_atomic(out, "new")
    assert out.read_text() == "old"
    assert not list(files.glob(".*"))


def test_written_report_has_the_usual_mode_and_follows_a_link(files):
    target, link = files / "target.json", files / "link.json"
    target.write_text("old")
    mode = target.stat().st_mode
    link.symlink_to(target)
    console.write_atomic(link, "new")
    assert (target.read_text(), link.is_symlink(), target.stat().st_mode) == ("new", True, mode)


# exit codes and messages


@pytest.mark.parametrize(
    ("fail_on", "verdicts", "code"),
    [
        ("unsupported", ["supported", "unsupported"], 1),
        ("unsupported", ["supported", "contradicted"], 0),
        ("contradicted,unsupported", ["supported", "contradicted"], 1),
        ("unsupported:0.5", ["supported", "unsupported"], 0),
        ("unsupported:0.49", ["supported", "unsupported"], 1),
        ("unsupported:0.5", ["not_checked", "unsupported", "supported"], 0),
        ("not_checked", ["not_checked", "supported"], 1),
        ("altered_quote", ["supported", "supported"], 1),
        ("opinion", ["supported"], 0),
        ("editorial", ["supported", "supported"], 1),
        ("editorial:0.6", ["supported", "supported"], 0),
    ],
)
def test_fail_on(files, stub, run_cli, fail_on: str, verdicts: list[str], code: int):
    answer(stub, *verdicts, flags=("altered_quote",), editorial=(1,))
    ran = run_cli("score", "article.txt", "--ref", "one.txt", "--fail-on", fail_on)
    assert ran.code == code


@pytest.mark.parametrize("flag", FLAGS)
def test_fail_on_knows_every_flag(files, stub, run_cli: RunCli, flag: str):
    answer(stub, "supported", "supported", flags=(flag,))
    assert run_cli("score", "article.txt", "--ref", "one.txt", "--fail-on", flag).code == 1


def test_fail_on_share_is_exact():
    # 0.29 * 100 is 28.999... in floats, which would count 29 of 100 as more than the share.
    report = make_report(*["unsupported"] * 29, *["supported"] * 71)
    assert not FailOn.parse("unsupported:0.29").met(report)
    assert FailOn.parse("unsupported:0.28").met(report)


@pytest.mark.parametrize(
    ("fail_on", "message"),
    [
        ("unsuported", "unknown finding 'unsuported'; did you mean 'unsupported'?"),
        ("supported", "unknown finding 'supported'"),
        ("", "unknown finding ''"),
        ("unsupported,", "unknown finding ''"),
        ("unsupported:", "SHARE is '', but must be a number from 0 to 1"),
        ("unsupported:1.1", "SHARE is '1.1'"),
        ("unsupported:-0.1", "SHARE is '-0.1'"),
        ("unsupported:nan", "SHARE is 'nan'"),
        ("unsupported:1/0", "SHARE is '1/0'"),
        ("unsupported:ten", "SHARE is 'ten'"),
    ],
)
def test_bad_fail_on_is_refused(files, stub, run_cli, fail_on: str, message: str):
    ran = run_cli("score", "article.txt", "--ref", "one.txt", "--fail-on", fail_on)
    assert (ran.code, stub.made) == (2, [])
    assert "claimcheck: error: argument --fail-on: " in ran.err
    assert message in ran.err


def test_nothing_checked_writes_the_report_and_exits_with_3(files, stub, run_cli: RunCli):
    answer(stub, "not_checked")
    arguments = ("score", "article.txt", "--ref", "one.txt", "--format", "json")
    ran = run_cli(*arguments, "--fail-on", "not_checked")
    assert ran.code == 3
    assert json.loads(ran.out)["summary"]["not_checked"] == 1
    assert "no sentence of the article could be checked" in ran.err


@pytest.mark.parametrize(
    ("error", "code"),
    [(InputError("bad"), 2), (ModelError("bad"), 2), (NothingToCheck("bad"), 3)],
)
def test_errors_of_the_checker_have_their_exit_code(files, stub, run_cli, error, code: int):
    def fail(article: object, references: object) -> None:
        raise error

    stub.answer = staticmethod(fail)
    ran = run_cli("score", "article.txt", "--ref", "one.txt")
    assert (ran.code, ran.out, ran.err) == (code, "", "claimcheck: error: bad\n")


@pytest.mark.parametrize("debug", [False, True])
def test_internal_error_exits_with_4(files, stub, run_cli, monkeypatch, caplog, debug: bool):
    monkeypatch.setattr(logging.getLogger("claimcheck"), "level", logging.WARNING)
    if debug:
        monkeypatch.setenv("CLAIMCHECK_DEBUG", "1")
    stub.answer = staticmethod(lambda article, references: [][0])
    ran = run_cli("score", "article.txt", "--ref", "one.txt")
    logging.getLogger("claimcheck").setLevel(logging.WARNING)
    assert ran.code == 4
    assert "claimcheck: error: internal error: IndexError: list index out of range" in ran.err
    assert ("run it again with CLAIMCHECK_DEBUG=1" in ran.err) is not debug
    assert any(record.exc_info for record in caplog.records) is debug


def test_interrupt_exits_with_130(files, stub, run_cli: RunCli):
    def stop(article: object, references: object) -> None:
        raise KeyboardInterrupt

    stub.answer = staticmethod(stop)
    ran = run_cli("score", "article.txt", "--ref", "one.txt")
    assert (ran.code, ran.err) == (130, "claimcheck: error: interrupted\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "the following arguments are required: COMMAND"),
        (("scan",), "invalid choice: 'scan'"),
        (("contrast", "a", "b"), "invalid choice: 'contrast'"),
        (("score", "article.txt"), "the following arguments are required: --ref"),
        (("score", "--ref", "one.txt"), "the following arguments are required: ARTICLE"),
        (("score", "article.txt", "--ref", "one.txt", "--form", "json"), "--form json"),
        (("score", "article.txt", "--ref", "one.txt", "--threads", "x"), "invalid int value: 'x'"),
        (("score", "article.txt", "--ref", "one.txt", "--threads", "-1"), "threads is -1"),
        (("score", "article.txt", "--ref", "one.txt", "--device", "gpu"), "device is 'gpu'"),
        (("score", "absent.txt", "--ref", "one.txt"), "absent.txt"),
        (("score", "article.txt", "--ref", "absent.txt"), "absent.txt"),
        (("score", "article.txt", "--ref", "empty"), "empty"),
        (("score", "article.txt", "--ref", "absent/*.txt"), "absent/*.txt"),
        (("score", "article.txt", "--ref", "one.txt", "--config", "no.toml"), "no.toml"),
        (("batch", "jobs.jsonl", "--out", "o", "--engine", "ray"), "invalid choice: 'ray'"),
    ],
)
def test_bad_usage_exits_with_2(files, stub, run_cli, arguments: tuple[str, ...], message: str):
    (files / "empty").mkdir()
    ran = run_cli(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert "claimcheck: error: " in ran.err
    assert message in ran.err
    assert "Traceback" not in ran.err


def test_unknown_option_in_the_config_is_refused(files, stub, run_cli: RunCli):
    Path("claimcheck.toml").write_text("windws = 3\n")
    ran = run_cli("score", "article.txt", "--ref", "one.txt")
    assert (ran.code, stub.made) == (2, [])
    assert "claimcheck.toml: unknown setting 'windws'; did you mean 'windows'?" in ran.err


def test_version_and_help(run_cli: RunCli):
    version = run_cli("--version")
    assert (version.code, version.out) == (0, f"claimcheck {claimcheck.__version__}\n")
    helped = run_cli("--help")
    assert helped.code == 0
    assert "exit codes: 0 done, 1 --fail-on met" in helped.out


# streams


@pytest.mark.parametrize(
    ("environment", "terminal", "color"),
    [
        ({}, True, True),
        ({}, False, False),
        ({"NO_COLOR": "1"}, True, False),
        ({"FORCE_COLOR": "1"}, False, True),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, True, False),
        ({"TERM": "dumb"}, True, False),
    ],
)
def test_colour(monkeypatch, environment: dict[str, str], terminal: bool, color: bool):
    monkeypatch.setenv("TERM", "xterm")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: terminal)
    assert console.use_color() is color


def test_bar_shows_only_for_long_work_on_a_terminal(monkeypatch, capsys):
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    clock = [0.0]
    monkeypatch.setattr(console.time, "monotonic", lambda: clock[0])

    def work(quiet: bool, seconds: float) -> str:
        progress = console.Console(quiet=quiet).progress()
        progress.start("judging", 2)
        clock[0] += seconds
        progress.advance()
        progress.finish()
        return capsys.readouterr().err

    assert work(quiet=False, seconds=0.5) == ""
    assert work(quiet=True, seconds=2) == ""
    assert "judging" in work(quiet=False, seconds=2)
    monkeypatch.setenv("TERM", "dumb")
    assert work(quiet=False, seconds=2) == ""
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys.stderr, "isatty", lambda: False)
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert work(quiet=False, seconds=2) == ""


#: Long work on the real streams of a process.
WORK = """
from claimcheck.commands import console
console.BAR_DELAY = 0.0
progress = console.Console().progress()
progress.start("judging", 2)
progress.advance()
progress.finish()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")
@pytest.mark.parametrize(
    ("environment", "drawn"),
    [
        ({"TERM": "xterm"}, True),
        ({"TERM": "xterm", "NO_COLOR": "1"}, True),
        ({"TERM": "dumb"}, False),
    ],
)
def test_control_codes_of_the_bar(environment: dict[str, str], drawn: bool):
    """A terminal that can gets a bar, without colours under NO_COLOR (no-color.org)."""
    ours, theirs = os.openpty()
    with os.fdopen(ours, "rb", buffering=0) as stream:
        try:
            kept = {k: v for k, v in os.environ.items() if k not in ("TERM", "FORCE_COLOR")}
            command = [sys.executable, "-c", WORK]
            subprocess.run(command, stderr=theirs, env=kept | environment, check=True)
            os.write(theirs, b"end")
            written = b""
            while not written.endswith(b"end"):
                written += stream.read(4096)
        finally:
            os.close(theirs)
    assert (b"judging" in written, b"\x1b" in written) == (drawn, drawn)
    colours = re.findall(rb"\x1b\[[\d;]*m", written)
    assert bool(colours) is (drawn and "NO_COLOR" not in environment)


@pytest.mark.parametrize("variable", ["FORCE_COLOR", "TTY_COMPATIBLE"])
def test_no_control_codes_where_there_is_no_terminal(variable: str):
    environment = os.environ | {"TERM": "xterm", variable: "1"}
    command = [sys.executable, "-c", WORK]
    done = subprocess.run(command, capture_output=True, env=environment, check=True)
    assert (done.stdout, done.stderr) == (b"", b"")


@pytest.mark.parametrize("arguments", [["--help"], ["schema"]])
def test_reader_that_leaves_is_no_error(arguments: list[str]):
    command = [sys.executable, "-m", "claimcheck", *arguments]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    with process.stderr:
        assert process.stderr.read() == b""
    assert process.wait() == 0


def test_output_is_utf8_in_any_locale():
    code = "from claimcheck.cli.console import emit; emit('caf\\xe9 \\udce9\\n')"
    environment = {"PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, env=environment)
    assert done.stdout == "café \\udce9\n".encode()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_full_disk_is_an_error_with_a_message():
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "claimcheck", "schema"]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE)
    assert done.returncode == 2
    assert b"claimcheck: error: cannot write to standard output: No space left" in done.stderr


# the other commands


def test_schema_prints_json(run_cli: RunCli):
    ran = run_cli("schema")
    assert ran.code == 0
    assert "schema_version" in json.loads(ran.out)["properties"]


def test_models_lists_every_role(tmp_path: Path, monkeypatch, run_cli: RunCli):
    for role in registry.ROLES:
        write_model(tmp_path / role)
    monkeypatch.setenv("CLAIMCHECK_MODELS", str(tmp_path))
    ran = run_cli("models")
    assert (ran.code, ran.err) == (0, "")
    rows = [line.split() for line in ran.out.splitlines()]
    assert rows[0] == ["role", "name", "revision", "files", "size", "licence", "state"]
    assert [row[0] for row in rows[1:]] == list(registry.ROLES)
    expected = ["stub-model", registry.revision(tmp_path / "nli"), "3", "0.0", "MB", "apache-2.0"]
    assert rows[2] == ["nli", *expected, "ok"]


def test_models_exits_with_2_when_one_is_damaged(tmp_path: Path, monkeypatch, run_cli: RunCli):
    for role in registry.ROLES:
        write_model(tmp_path / role)
    monkeypatch.setenv("CLAIMCHECK_MODELS", str(tmp_path))
    (tmp_path / "nli" / "MODEL_CARD.md").write_text("changed")
    (tmp_path / "opinion").rename(tmp_path / "away")
    ran = run_cli("models")
    assert ran.code == 2
    states = {row.split()[0]: row.split()[-1] for row in ran.out.splitlines()[1:]}
    assert states == {
        "encoder": "ok",
        "nli": "damaged",
        "nli_fast": "ok",
        "opinion": "damaged",
        "calibrator": "ok",
    }
    assert "MODEL_CARD.md is damaged" in ran.err
    assert "the bundled opinion model is missing" in ran.err


def test_bench_runs_the_scripts_of_a_checkout(tmp_path: Path, monkeypatch, run_cli: RunCli):
    folder = tmp_path / "benchmarks"
    folder.mkdir()
    log = tmp_path / "log"
    for name, code in (("quality.py", 0), ("speed.py", 3), ("review.py", 0)):
        (folder / name).write_text(
            "import sys, claimcheck\n"
            f"open({str(log)!r}, 'a').write({name!r} + ' ' + ' '.join(sys.argv[1:]) + '\\n')\n"
            f"sys.exit({code})\n"
        )
    monkeypatch.setattr(bench, "benchmarks_folder", lambda: folder)
    monkeypatch.setenv("PYTHONPATH", str(Path(claimcheck.__file__).parents[1]))
    assert run_cli("bench", "nli", "seeds").code == 0
    assert run_cli("bench").code == 3
    assert log.read_text().splitlines() == [
        "quality.py nli seeds",
        " ".join(["quality.py", *(n for n, s in bench.SCRIPTS.items() if s == "quality.py")]),
        "speed.py speed",
        "review.py review",
    ]


def test_bench_outside_a_checkout_and_unknown_names(tmp_path: Path, monkeypatch, run_cli: RunCli):
    monkeypatch.setattr(bench, "__file__", str(tmp_path / "claimcheck" / "commands" / "bench.py"))
    ran = run_cli("bench", "seeds")
    assert (ran.code, "bench needs a source checkout of claimcheck" in ran.err) == (2, True)
    ran = run_cli("bench", "sed")
    assert (ran.code, "unknown benchmark 'sed'; known are seeds" in ran.err) == (2, True)


def test_notes_cannot_act_on_the_terminal(capsys: pytest.CaptureFixture[str]):
    console.Console().note("\x1b[31mstory\x1b[0m\x9b2J.txt is left out")
    assert capsys.readouterr().err == "claimcheck: [31mstory[0m2J.txt is left out\n"
