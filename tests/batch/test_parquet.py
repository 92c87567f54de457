"""Jobs and answers as Parquet files."""

from __future__ import annotations

import builtins
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from job_files import TEXT, job, read_out, write_jobs
from stubs import StubChecker, make_report

from claimcheck.batch import local, parquet
from claimcheck.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable

pyarrow = pytest.importorskip("pyarrow", reason="pyarrow is not installed")
pq = pytest.importorskip("pyarrow.parquet")


def table(folder: Path, *rows: dict[str, Any], name: str = "jobs.parquet") -> Path:
    pq.write_table(pyarrow.Table.from_pylist(list(rows)), folder / name)
    return folder / name


def titled(id: str) -> dict[str, Any]:
    """A job with a title and another column."""
    return {**job(id, article={"text": TEXT, "title": "Ferry"}), "desk": "local"}


def test_rows_are_answered_as_lines_are(tmp_path: Path, checker: StubChecker):
    rows = [titled("a"), job("b"), titled("a")]
    local.run(table(tmp_path, *rows), tmp_path / "rows.jsonl", checker)
    lines = [{k: v for k, v in row.items() if k != "desk"} for row in rows]
    local.run(write_jobs(tmp_path, *lines), tmp_path / "lines.jsonl", checker)
    assert [r.title for r in checker.calls[0][1]] == [None, "Two"]
    told = (tmp_path / "rows.jsonl").read_text()
    assert "row 3: an earlier job has the id 'a'" in told
    assert told.replace("row 3", "line 3") == (tmp_path / "lines.jsonl").read_text()


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([{"id": "a", "article": {"text": TEXT}}], "has no column 'references'; jobs have id,"),
        ([], "has no column 'id'"),
    ],
)
def test_a_table_without_a_column_is_refused(tmp_path: Path, checker, rows: list, message: str):
    with pytest.raises(InputError, match=message):
        local.run(table(tmp_path, *rows), tmp_path / "out.jsonl", checker)


def test_a_table_that_is_damaged_or_ill_typed(tmp_path: Path, checker: StubChecker):
    path = table(tmp_path, {**job("a"), "id": 7})
    local.run(path, tmp_path / "out.jsonl", checker)
    assert read_out(tmp_path / "out.jsonl")[0]["error"]["message"] == (
        "row 1: id must be a string, not a number"
    )
    os.truncate(path, path.stat().st_size - 9)
    with pytest.raises(InputError, match=r"jobs\.parquet: cannot read this Parquet file"):
        local.run(path, tmp_path / "other.jsonl", checker)


def test_texts_stored_as_bytes_are_read(tmp_path: Path, checker: StubChecker):
    def stored(text: str, encoding: str) -> dict[str, Any]:
        return job("é".encode(encoding), article={"text": text.encode(encoding)})

    path = table(tmp_path, stored(f"{TEXT} Café.", "utf-8"), stored("Café.", "latin-1"))
    local.run(path, tmp_path / "out.jsonl", checker)
    read, refused = read_out(tmp_path / "out.jsonl")
    assert (read["id"], checker.calls[0][0].text) == ("é", f"{TEXT} Café.")
    assert refused["error"]["message"].startswith("row 2: id holds half of a surrogate pair")


@pytest.fixture
def both(tmp_path: Path, stub: type[StubChecker]) -> tuple[Path, Path]:
    """The same answers as lines and as a table: a report, an error, a letter that is none."""
    odd = make_report("supported", "unsupported")
    stub.answer = staticmethod(lambda *_: odd)
    path = write_jobs(tmp_path, job("é"), "{torn", job("b", article={"path": "\ud800"}), job("c"))
    lines, out = tmp_path / "lines.jsonl", tmp_path / "out.parquet"
    local.run(path, lines, stub())
    tally = local.run(path, out, stub())
    assert (tally.checked, tally.failed) == (2, 2)
    return lines, out


def test_a_table_holds_what_the_lines_do(tmp_path: Path, both: tuple[Path, Path]):
    lines, out = both
    rows = pq.read_table(out).to_pylist()
    assert [row["id"] for row in rows] == ["é", None, "b", "c"]
    assert rows[0]["summary"]["unsupported"] == 1
    assert rows[1]["error"]["code"] == "bad_input"
    assert (rows[1]["report"], rows[1]["summary"], rows[1]["digest"]) == (None, None, None)
    parquet.read_answers(out, tmp_path / "back.jsonl")
    assert (tmp_path / "back.jsonl").read_bytes() == lines.read_bytes()
    assert not [*tmp_path.glob(".*"), *tmp_path.glob("*.parquet.jsonl")]


def test_groups_of_rows_are_bounded(tmp_path: Path, both: tuple[Path, Path], monkeypatch):
    monkeypatch.setattr(parquet, "_GROUP", 1)
    parquet.write_answers(both[0], tmp_path / "small.parquet")
    assert pq.ParquetFile(tmp_path / "small.parquet").num_row_groups == 4


def test_resume_goes_on_with_a_table(tmp_path: Path, stub, both: tuple[Path, Path]):
    out = both[1]
    path = write_jobs(tmp_path, job("é"), "{torn", job("b"), job("c"), job("d"))
    with pytest.raises(InputError, match="the job in its place"):
        local.run(write_jobs(tmp_path, job("x")), out, stub(), resume=True)
    (tmp_path / "out.parquet.jsonl").unlink()
    write_jobs(tmp_path, job("é"), "{torn", job("b"), job("c"), job("d"))
    with pytest.raises(InputError, match="is there already; use --resume"):
        local.run(path, out, stub())
    tally = local.run(path, out, stub(), resume=True)
    assert (tally.checked, tally.failed, tally.before) == (4, 1, 2)
    assert [row["error"] is None for row in pq.read_table(out).to_pylist()] == [True, False] + [
        True
    ] * 3


def test_a_run_that_is_stopped_leaves_its_lines_and_no_table(tmp_path: Path, stub):
    out, lines = tmp_path / "out.parquet", tmp_path / "out.parquet.jsonl"
    path = write_jobs(tmp_path, job("a"), job("b"))

    def answer(article: Any, references: object) -> Any:
        if article.id == "b":
            raise KeyboardInterrupt
        return make_report("supported")

    stub.answer = staticmethod(answer)
    with pytest.raises(KeyboardInterrupt):
        local.run(path, out, stub())
    assert (out.exists(), len(read_out(lines))) == (False, 1)
    with pytest.raises(InputError, match=r"out\.parquet\.jsonl is there already"):
        local.run(path, out, stub())
    stub.answer = staticmethod(lambda *_: make_report("supported"))
    assert local.run(path, out, stub(), resume=True).before == 1
    assert (pq.read_metadata(out).num_rows, lines.exists()) == (2, False)


def test_a_disk_that_is_full_at_the_end_loses_no_answer(tmp_path: Path, stub, monkeypatch):
    out, path = tmp_path / "out.parquet", write_jobs(tmp_path, job("a"))

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(parquet.os, "fsync", full)
        with pytest.raises(InputError, match=r"out\.parquet: cannot be written: No space left"):
            local.run(path, out, stub())
    assert len(read_out(tmp_path / "out.parquet.jsonl")) == 1
    assert not out.exists()
    assert local.run(path, out, stub(), resume=True).before == 1


def test_an_output_of_something_else_is_refused(tmp_path: Path, checker: StubChecker):
    out, path = table(tmp_path, {"a": 1}, name="out.parquet"), write_jobs(tmp_path, job("a"))
    before = out.read_bytes()
    with pytest.raises(InputError, match="not a file of results"):
        local.run(path, out, checker, resume=True)
    out.write_text("no table")
    with pytest.raises(InputError, match="cannot be resumed"):
        local.run(path, out, checker, resume=True)
    assert len(before) != len(out.read_bytes())


@pytest.mark.parametrize("given", ["jobs", "out"])
def test_without_pyarrow_the_command_says_what_to_install(
    tmp_path, stub, run_cli: Callable, monkeypatch, given: str
):
    jobs = table(tmp_path, job("a")) if given == "jobs" else write_jobs(tmp_path, job("a"))
    real = builtins.__import__

    def refuse(name: str, *rest: Any, **named: Any) -> Any:
        if name.startswith("pyarrow"):
            raise ImportError(name)
        return real(name, *rest, **named)

    monkeypatch.setattr(builtins, "__import__", refuse)
    out = tmp_path / ("o.jsonl" if given == "jobs" else "o.parquet")
    ran = run_cli("batch", jobs, "--out", out)
    assert ran.code == 2
    assert "Parquet files need pyarrow: pip install 'claimcheck-newsroom[parquet]'" in ran.err
