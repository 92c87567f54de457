"""Reading jobs files: what is taken, what is refused and where."""

from __future__ import annotations

from pathlib import Path

import pytest
from job_files import TEXT, job, write_jobs

from claimcheck.batch import jobs
from claimcheck.batch.seen import SeenIds
from claimcheck.errors import InputError


def parse(folder: Path, *lines: object) -> jobs.Job:
    """Read the first job of a file with these lines."""
    path = write_jobs(folder, *lines)
    return jobs.read_job(next(jobs.read_lines(path)), folder)


@pytest.mark.parametrize("ending", ["\n", "x" * 150 + "\n", ""])
def test_a_line_that_is_too_long_is_refused_and_the_next_is_read(tmp_path, monkeypatch, ending):
    monkeypatch.setattr(jobs, "MAX_LINE", 100)
    path = tmp_path / "jobs.jsonl"
    path.write_text("{}\n" + "x" * 101 + ending + ("{}\n" if ending else ""))
    read = list(jobs.read_lines(path))
    assert [line.number for line in read] == ([1, 2, 3] if ending else [1, 2])
    assert max(len(line.data) for line in read) == 101
    with pytest.raises(InputError, match="line 2: longer than 100 bytes; divide the job"):
        jobs.read_job(read[1], tmp_path)


def test_a_line_of_the_greatest_length_is_read(tmp_path: Path, monkeypatch):
    monkeypatch.setattr(jobs, "MAX_LINE", 101)
    path = tmp_path / "jobs.jsonl"
    path.write_text("x" * 100 + "\n{}\n")
    assert [len(line.data) for line in jobs.read_lines(path)] == [101, 3]


def test_ids_are_seen_once_and_none_is_always_new(monkeypatch: pytest.MonkeyPatch):
    with SeenIds() as seen:
        names = [*map(str, range(3000)), "7", None, None, "é", "é"]
        assert [seen.add(name) for name in names].count(False) == 2
        seen._database.execute("PRAGMA query_only = ON")
        with pytest.raises(
            InputError, match="the ids of the jobs cannot be kept: attempt to write"
        ):
            seen.add("new")


def test_texts_are_taken_as_they_are(tmp_path: Path):
    read = parse(tmp_path, job(article={"text": TEXT, "title": "Ferry"}))
    assert (read.id, read.article.id, read.article.title) == ("a", "a", "Ferry")
    assert read.article.text == TEXT
    assert [(r.id, r.title) for r in read.references] == [("r1", None), ("r2", "Two")]


def test_paths_are_relative_to_the_jobs_file(tmp_path: Path, monkeypatch):
    (tmp_path / "jobs" / "texts").mkdir(parents=True)
    (tmp_path / "jobs" / "texts" / "one.txt").write_text(TEXT)
    monkeypatch.chdir(tmp_path)
    references = [{"id": "r", "path": "texts/one.txt", "title": "Given"}]
    read = parse(
        Path("jobs"), job(article={"path": str(Path("texts/one.txt"))}, references=references)
    )
    assert TEXT in read.article.text
    assert (read.references[0].id, read.references[0].title) == ("r", "Given")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "line 1: not JSON"),
        ("[1]", "line 1: not a JSON object but a list"),
        ("null", "line 1: not a JSON object but null"),
        ("[" * 100_000, "line 1: not JSON"),
        (job(extra=1), "line 1: unknown key 'extra'; known are article, id, references"),
        (job(id=7), "line 1: id must be a string, not a number"),
        (job(id=""), "line 1: id is empty"),
        ({"article": {"text": TEXT}, "references": []}, "line 1: id is missing"),
        (job(article=None), "line 1, article: must be a JSON object, not null"),
        (job(article=TEXT), "line 1, article: must be a JSON object, not a string"),
        (job(article={}), "line 1, article: give either text or path"),
        (job(article={"text": "a", "path": "b"}), "line 1, article: give either text or path"),
        (job(article={"text": 3}), "line 1, article: text must be a string, not a number"),
        (job(article={"text": " \n"}), "line 1, article: text is empty"),
        (job(article={"text": "a \ud800"}), "line 1, article: text holds half of a surrogate"),
        (job(article={"text": "a", "id": "b"}), "line 1, article: unknown key 'id'"),
        (job(article={"text": "a", "title": []}), "line 1, article: title must be a string"),
        (job(article={"path": "absent.txt"}), "line 1, article: no such file"),
        (job(article={"path": "http://localhost/x"}), "line 1, article: no such file"),
        (job(references=[]), "line 1: references must be a list with at least one reference"),
        (job(references={"id": "r"}), "line 1: references must be a list"),
        (job(references=["r"]), "line 1, reference 0: must be a JSON object, not a string"),
        (job(references=[{"text": "a"}]), "line 1, reference 0: id is missing"),
        (
            job(references=[{"id": "r", "text": "a"}, {"id": "r", "text": "b"}]),
            "line 1, reference 1: the id 'r' is taken",
        ),
    ],
)
def test_bad_line_is_refused_with_its_place(tmp_path: Path, line: object, message: str):
    with pytest.raises(InputError) as caught:
        parse(tmp_path, line)
    assert str(caught.value).startswith(message)
