"""Files of jobs and of answers."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

TEXT = "The ferry left at noon. Nobody was hurt."


def job(id: object = "a", **changes: Any) -> dict[str, Any]:
    """A good job line, with some fields changed."""
    base = {
        "id": id,
        "article": {"text": TEXT},
        "references": [{"id": "r1", "text": TEXT}, {"id": "r2", "text": TEXT, "title": "Two"}],
    }
    return {**base, **changes}


def write_jobs(folder: Path, *lines: object) -> Path:
    path = folder / "jobs.jsonl"
    texts = (line if isinstance(line, str) else json.dumps(line) for line in lines)
    path.write_text("".join(text + "\n" for text in texts))
    return path


def read_out(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text().splitlines()]
