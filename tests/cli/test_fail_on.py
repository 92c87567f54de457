"""`--fail-on`: which findings, and how many of them, end with exit code 1."""

from __future__ import annotations

import pytest
from stubs import RunCli, answer, make_report

from claimcheck.cli.fail_on import FailOn
from claimcheck.report.findings import FLAGS


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
