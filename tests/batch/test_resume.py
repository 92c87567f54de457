"""Resuming keeps a report only while it is of the same texts, references and settings."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from job_files import TEXT, job, read_out, write_jobs

from claimcheck.batch import jobs, local
from claimcheck.errors import InputError
from claimcheck.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable

#: A reference of the first job of `three`, and what another may be instead of it.
REFERENCE = {"id": "r1", "text": TEXT}


def three(**changes: Any) -> list[dict[str, Any]]:
    """Three jobs; the second has some fields changed."""
    given = {"article": {"text": TEXT}, "references": [REFERENCE]} | changes
    return [job("a"), job("b", **given), job("c")]


@pytest.fixture
def first(tmp_path: Path, checker) -> Callable[..., Path]:
    """Run `three` and return the output."""

    def run(settings: Settings | None = None, **changes: Any) -> Path:
        checker.settings = settings or Settings()
        local.run(write_jobs(tmp_path, *three(**changes)), tmp_path / "out.jsonl", checker)
        checker.calls.clear()
        return tmp_path / "out.jsonl"

    return run


@pytest.mark.parametrize(
    "changes",
    [
        {"article": {"text": TEXT + " It rained."}},
        {"article": {"text": TEXT, "title": "Ferry"}},
        {"references": [{"id": "r1", "text": "The ferry left at one."}]},
        {"references": [{"id": "r2", "text": TEXT}]},
        {"references": [{**REFERENCE, "title": "Wire"}]},
        {"references": [REFERENCE, {"id": "r2", "text": TEXT}]},
    ],
)
def test_a_job_of_other_texts_is_checked_again(tmp_path: Path, checker, first, changes: dict):
    out = first()
    before = out.read_text().splitlines()
    tally = local.run(write_jobs(tmp_path, *three(**changes)), out, checker, resume=True)
    assert (tally.checked, tally.before, tally.changed) == (3, 2, 1)
    assert [article.id for article, _ in checker.calls] == ["b"]
    after = out.read_text().splitlines()
    assert (after[0], after[2]) == (before[0], before[2])
    assert json.loads(after[1])["digest"] != json.loads(before[1])["digest"]
    assert local.run(tmp_path / "jobs.jsonl", out, checker, resume=True).before == 3


def test_order_of_references_counts_and_order_of_keys_does_not(tmp_path: Path, checker, first):
    two = [REFERENCE, {"id": "r2", "text": "It rained."}]
    out = first(references=two)
    lines = [json.dumps(dict(reversed(fields.items()))) for fields in three(references=two)]
    assert local.run(write_jobs(tmp_path, *lines), out, checker, resume=True).before == 3
    turned = write_jobs(tmp_path, *three(references=two[::-1]))
    assert local.run(turned, out, checker, resume=True).changed == 1


def test_the_text_of_a_path_is_compared_and_not_its_name(tmp_path: Path, checker, first):
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text(TEXT)
    out = first(article={"path": "one.txt"})
    moved = write_jobs(tmp_path, *three(article={"path": "two.txt"}))
    assert local.run(moved, out, checker, resume=True).before == 3
    (tmp_path / "two.txt").write_text("The ferry sank.")
    assert local.run(moved, out, checker, resume=True).changed == 1


def test_a_text_that_is_gone_cannot_be_compared(tmp_path: Path, checker, first):
    (tmp_path / "one.txt").write_text(TEXT)
    out = first(article={"path": "one.txt"})
    before = out.read_text()
    (tmp_path / "one.txt").unlink()
    with pytest.raises(InputError, match=r"line 2: its report cannot be compared .*no such file"):
        local.run(tmp_path / "jobs.jsonl", out, checker, resume=True)
    assert out.read_text() == before


@pytest.mark.parametrize(
    "changed", [{"mode": "fast"}, {"preset": "strict"}, {"threshold": 0.4}, {"nli": "acme/other"}]
)
def test_other_settings_are_refused(tmp_path: Path, checker, first, changed: dict):
    out = first()
    before = out.read_text()
    checker.settings = Settings(**changed)
    with pytest.raises(InputError, match="line 1: was checked with other settings"):
        local.run(tmp_path / "jobs.jsonl", out, checker, resume=True)
    assert (out.read_text(), checker.calls) == (before, [])


def test_the_number_of_threads_is_no_other_setting(tmp_path: Path, checker, first):
    out = first(Settings(threads=1))
    checker.settings = Settings(threads=2)
    assert local.run(tmp_path / "jobs.jsonl", out, checker, resume=True).before == 3


def test_a_report_without_a_digest_is_made_again(tmp_path: Path, checker, first):
    out = first()
    answers = [{k: v for k, v in answer.items() if k != "digest"} for answer in read_out(out)]
    out.write_text("".join(json.dumps(answer) + "\n" for answer in answers))
    tally = local.run(tmp_path / "jobs.jsonl", out, checker, resume=True)
    assert (tally.changed, tally.before) == (3, 0)
    assert all("digest" in answer for answer in read_out(out))


def test_half_a_surrogate_pair_has_a_digest(tmp_path: Path):
    (tmp_path / "a.json").write_text('{"text": "A \\ud800 ferry left."}')
    path = write_jobs(tmp_path, job(article={"path": "a.json"}))
    read = jobs.read_job(next(jobs.read_lines(path)), tmp_path)
    assert len(read.digest) == 64


def test_the_command_tells_of_changed_jobs(tmp_path: Path, stub, run_cli: Callable):
    path, out = write_jobs(tmp_path, *three()), tmp_path / "out.jsonl"
    assert run_cli("batch", path, "--out", out).code == 0
    write_jobs(tmp_path, *three(article={"text": "The ferry sank."}))
    ran = run_cli("batch", path, "--out", out, "--resume")
    assert ran.code == 0
    assert "1 jobs had reports of other texts and are checked again" in ran.err
    refused = run_cli("batch", path, "--out", out, "--resume", "--mode", "fast")
    assert (refused.code, "other settings" in refused.err) == (2, True)
