"""Jobs and answers as Parquet files, by pyarrow, which the extra ``parquet`` brings.

The columns of jobs are ``id``, ``article`` and ``references``, typed as the fields of a line of
jobs; other columns are not read. The columns of answers are ``id``, ``digest`` and ``error`` as in
a line of answers, ``report`` as the text of its JSON, and ``summary`` with the report's counts.

A Parquet file can be read only once its end is written. So answers are written as lines first, and
the file is made of them when the last is known.
"""

from __future__ import annotations

import json
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from claimcheck.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SUFFIX = ".parquet"
_MAGIC = b"PAR1"
_JOBS = ("id", "article", "references")
#: Counts of a report's summary that have a column.
_COUNTS = (
    *("sentences", "checked", "supported", "contradicted", "disputed", "unsupported"),
    *("not_checked", "furniture", "opinion", "altered_quotes"),
)
#: Rows that are read at once, and bytes of answers that are written as one group of rows.
_READ, _GROUP = 16, 32_000_000


def is_parquet(path: Path) -> bool:
    """Tell by its first bytes whether a file is a Parquet file; raises `InputError`."""
    try:
        with path.open("rb") as stream:
            return stream.read(len(_MAGIC)) == _MAGIC
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputError(f"{path}: cannot read this jobs file: {reason}") from error


def require() -> None:
    """Raise `InputError` where pyarrow is not installed."""
    _pyarrow()


def rows(path: Path, name: str) -> Iterator[bytes]:
    """Yield each row of a file of jobs as a line of jobs; absent fields are left out.

    ``name`` is what messages call the file. Raises `InputError` when it cannot be read or lacks a
    column.
    """
    with _opened(path, name) as file:
        for batch in file.iter_batches(_READ, columns=list(_JOBS)):
            for row in batch.to_pylist():
                yield json.dumps(_present(row), default=_written).encode("ascii")


def count(path: Path, name: str) -> int:
    """How many rows a file of jobs has; raises as `rows` does."""
    with _opened(path, name) as file:
        return int(file.metadata.num_rows)


def write_answers(lines: Path, out: Path) -> None:
    """Make a Parquet file of a file of answers; whoever is killed meanwhile leaves none.

    Raises `InputError` when it cannot be written.
    """
    pyarrow, pq = _pyarrow()
    schema = _schema(pyarrow)
    draft = out.with_name(f".{out.name}.tmp")
    try:
        with draft.open("wb") as target:
            with pq.ParquetWriter(target, schema, compression="zstd") as writer:
                for group in _groups(lines):
                    writer.write_table(pyarrow.Table.from_pylist(group, schema=schema))
            target.flush()
            os.fsync(target.fileno())
        draft.replace(out)
    except OSError as error:
        raise InputError(f"{out}: cannot be written: {error.strerror or error}") from error
    finally:
        draft.unlink(missing_ok=True)


def read_answers(out: Path, lines: Path) -> None:
    """Write the lines that `write_answers` made a Parquet file of, byte for byte.

    Raises `InputError` when the file is none of answers.
    """
    pyarrow, pq = _pyarrow()
    columns = ["id", "digest", "report", "error"]
    draft = lines.with_name(f".{lines.name}.tmp")
    try:
        with pq.ParquetFile(out) as file, draft.open("w", encoding="utf-8") as target:
            if not set(columns) <= set(file.schema_arrow.names):
                raise InputError(f"{out}: not a file of results; --resume cannot go on with it")
            for batch in file.iter_batches(_READ, columns=columns):
                target.writelines(map(_line, batch.to_pylist()))
        draft.replace(lines)
    except (pyarrow.ArrowException, OSError) as error:
        raise InputError(f"{out}: cannot be resumed: {error}") from error
    finally:
        draft.unlink(missing_ok=True)


@contextmanager
def _opened(path: Path, name: str) -> Iterator[Any]:
    """Open a file of jobs; what goes wrong while it is open is an `InputError`."""
    pyarrow, pq = _pyarrow()
    try:
        with pq.ParquetFile(path) as file:
            missing = [column for column in _JOBS if column not in file.schema_arrow.names]
            if missing:
                raise InputError(
                    f"{name}: has no column {missing[0]!r}; jobs have {', '.join(_JOBS)}"
                )
            yield file
    except (pyarrow.ArrowException, OSError) as error:
        raise InputError(f"{name}: cannot read this Parquet file: {error}") from error


def _pyarrow() -> tuple[Any, Any]:
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError as error:
        raise InputError(
            "Parquet files need pyarrow: pip install 'claimcheck-newsroom[parquet]'"
        ) from error
    return pyarrow, parquet


def _schema(pyarrow: Any) -> Any:
    text = pyarrow.string()
    counts = pyarrow.struct([(name, pyarrow.int32()) for name in _COUNTS])
    return pyarrow.schema(
        [
            ("id", text),
            ("digest", pyarrow.struct([("job", text), ("settings", text)])),
            ("report", text),
            ("error", pyarrow.struct([("code", text), ("message", text)])),
            ("summary", counts),
        ]
    )


def _groups(lines: Path) -> Iterator[list[dict[str, Any]]]:
    """The answers of a file, put together to groups of some `_GROUP` bytes."""
    group: list[dict[str, Any]] = []
    held = 0
    with lines.open("rb") as stream:
        for data in stream:
            group.append(_row(data))
            held += len(data)
            if held >= _GROUP:
                yield group
                group, held = [], 0
    if group:
        yield group


def _row(data: bytes) -> dict[str, Any]:
    answer = json.loads(data)
    report = answer.get("report")
    if report is None:
        return {name: _encodable(value) for name, value in answer.items()}
    counts = {name: report["summary"][name] for name in _COUNTS}
    return {**answer, "report": _encodable(_dump(report)), "summary": counts}


def _line(row: dict[str, Any]) -> str:
    """The line that a row was made of."""
    fields = {name: row[name] for name in ("id", "digest", "error") if row[name] is not None}
    answer = {"id": None, **fields}
    if row["report"] is None:
        return _dump(answer) + "\n"
    return f'{_dump(answer)[:-1]}, "report": {row["report"]}}}\n'


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _encodable(value: Any) -> Any:
    """The text, or the texts of a table, with half a surrogate pair as JSON escapes it."""
    if isinstance(value, dict):
        return {name: _encodable(each) for name, each in value.items()}
    return value if value is None else value.encode("utf-8", "backslashreplace").decode("utf-8")


def _written(value: Any) -> str:
    """What is no JSON as a text; bytes are one that was stored without saying so.

    Where they are none, half surrogate pairs stand in, which a job may not hold.
    """
    return value.decode("utf-8", "surrogateescape") if isinstance(value, bytes) else str(value)


def _present(value: Any) -> Any:
    """The value without the fields that a row leaves empty."""
    if isinstance(value, dict):
        return {name: _present(each) for name, each in value.items() if each is not None}
    return [_present(each) for each in value] if isinstance(value, list) else value
