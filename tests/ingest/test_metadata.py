"""Days and languages as files write them."""

from __future__ import annotations

import datetime

import pytest

from claimcheck.ingest import metadata


@pytest.mark.parametrize(
    "text",
    [
        "2026-06-08",
        "2026-06-08T23:30:00-11:00",
        "20260608T090000Z",
        " 2026-06-08 09:00",
        "Mon, 08 Jun 2026 09:00:00 +0200",
        "8 Jun 2026 09:00 GMT",
    ],
)
def test_days(text: str) -> None:
    assert metadata.day(text) == datetime.date(2026, 6, 8)


@pytest.mark.parametrize(
    "text",
    [None, "", "soon", "2026", "2026-13-08", "2026-02-30", "202606081", 20260608, "8 Foo 26"],
)
def test_what_is_no_day(text: object) -> None:
    assert metadata.day(text) is None


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("en-GB", "en"),
        ("DE", "de"),
        ("zh-Hant-TW", "zh"),
        ("nds", "nds"),
        ("english", None),
        ("und", None),
        ("", None),
        (None, None),
        (3, None),
    ],
)
def test_languages(tag: object, expected: str | None) -> None:
    assert metadata.language(tag) == expected
