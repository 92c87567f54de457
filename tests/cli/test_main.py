"""The command line as a whole: exit codes, messages, help; the checker is a stub."""

from __future__ import annotations

import json
import logging
from pathlib import Path

import pytest
from stubs import RunCli, answer

import claimcheck
from claimcheck.errors import InputError, ModelError, NothingToCheck


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
        (("batch", "jobs.jsonl", "--out", "o", "--engine", "dask"), "invalid choice: 'dask'"),
        (("batch", "jobs.jsonl", "--out", "o", "--workers", "0"), "'0' is not a whole number"),
        (("batch", "jobs.jsonl", "--out", "o", "--ray-address", "auto"), "is of --engine ray"),
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
