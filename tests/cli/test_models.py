"""The command `models`."""

from __future__ import annotations

from pathlib import Path

from model_folders import write_model
from stubs import RunCli

from claimcheck.models import registry


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
