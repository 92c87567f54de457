"""What an earlier run wrote, compared with the jobs as they are now.

A report is kept only while it is of the same texts, references and settings. A job whose texts are
others is answered again; with other settings nothing is, so that no run throws away what another
took long to find.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from claimcheck.batch.jobs import JobsFile, Line, read_job
from claimcheck.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path


class Standing(IntEnum):
    """How an answered job stands: its report is kept, it failed, or it is of other texts now."""

    KEPT = 0
    FAILED = 1
    CHANGED = 2


@dataclass(frozen=True)
class Resumed:
    """An output file that is gone on with; ``settings`` is the digest of those of this run."""

    jobs: JobsFile
    path: Path
    settings: str

    def standings(self) -> bytearray:
        """How each job that an earlier run answered stands, a byte each; drops a torn last line.

        Raises `InputError` when the lines do not answer the jobs of this file in order, or are by
        other settings.
        """
        if not self.path.exists():
            return bytearray()
        found = bytearray()
        whole = 0
        lines = self.jobs.lines()
        try:
            with self.path.open("r+b") as stream:
                for number, data in enumerate(stream, start=1):
                    if not data.endswith(b"\n"):
                        break
                    where = f"{self.path}, line {number}"
                    found.append(self._standing(data, next(lines, None), where))
                    whole += len(data)
                stream.truncate(whole)
        except OSError as error:
            reason = error.strerror or str(error)
            raise InputError(f"{self.path}: cannot be resumed: {reason}") from error
        return found

    def _standing(self, data: bytes, line: Line | None, where: str) -> Standing:
        answer = _answer(data, where)
        if line is None or answer["id"] != line.id:
            raise InputError(
                f"{where}: does not answer the job in its place; was the jobs file edited?"
            )
        if "report" not in answer:
            return Standing.FAILED
        digest = answer.get("digest")
        if not isinstance(digest, dict):  # of a version that wrote none
            return Standing.CHANGED
        if digest.get("settings") != self.settings:
            raise InputError(
                f"{where}: was checked with other settings; give those again, or name another "
                "file with --out"
            )
        try:
            job = read_job(line, self.jobs.folder)
        except InputError as error:
            raise InputError(
                f"{where}: its report cannot be compared with the job: {error}; give that back, "
                "or name another file with --out"
            ) from error
        return Standing.KEPT if digest.get("job") == job.digest else Standing.CHANGED


def _answer(data: bytes, where: str) -> dict[str, Any]:
    """Read a line of results."""
    try:
        answer = json.loads(data)
    except ValueError:
        answer = None
    if not isinstance(answer, dict) or "id" not in answer:
        raise InputError(f"{where}: not a line of results; --resume cannot go on with this file")
    return answer
