"""A saved example of every kind of file that is read, beside the text that it must give."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck.ingest.formats.kinds import KINDS, kind_of_name
from claimcheck.ingest.load import Source, load_all

SAMPLES = Path(__file__).parent / "samples"
EXPECTED = Path(__file__).parent / "expected"
NAMES = sorted(path.name for path in SAMPLES.iterdir())
#: Kinds that have examples among the tests of their own, or only stand for others.
ELSEWHERE = {"text", "markdown", "html", "pdf", "docx", "nitf", "newsml", "feed"}


def shown(source: Source) -> str:
    """All that is read of a text, as the files of expected texts have it."""
    fields = ("id", "title", "outlet", "language", "date", "unread")
    stated = [f"{name}: {value}" for name in fields if (value := getattr(source, name))]
    aside = [f"furniture: {line}" for line in source.furniture]
    return "\n".join([*stated, *aside, "", source.text.strip(), ""])


@pytest.mark.parametrize("name", NAMES)
def test_an_example_gives_its_text(name: str) -> None:
    expected = (EXPECTED / f"{name}.txt").read_text(encoding="utf-8")
    assert "=====\n".join(map(shown, load_all(SAMPLES / name))) == expected


def test_every_kind_has_an_example() -> None:
    assert {kind_of_name(name) for name in NAMES} | ELSEWHERE >= set(KINDS)
    assert {path.stem for path in EXPECTED.iterdir()} == set(NAMES)
