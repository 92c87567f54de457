"""What the comparison of two states calls a gain and a loss; the texts are made up."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import case_records
import cases
import pytest
from factories import make_report

from claimcheck import NothingToCheck

FLAGS = {"negation": False, "name_mismatch": True}


def row(verdict: str = "supported", gold: str | None = "supported", **given: Any) -> dict[str, Any]:
    """A line of a record; ``gold`` is the true verdict."""
    sources = [["“We wait”", "Mayor Ann Lee"], ["Not now", "she"]]
    truth = {"verdict": gold, "flags": FLAGS, "speakers": sources}
    sentence = {"text": "Lee waits.", "role": "body", "flags": ["name_mismatch"], "quotes": []}
    place = {"source": "news", "id": "pier"}
    return {**place, **sentence, "verdict": verdict, **given, "gold": truth if gold else None}


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        (row("supported"), row("unsupported"), "loss"),
        (row("unsupported"), row("supported"), "gain"),
        (row("supported", "unsupported"), row("contradicted", "unsupported"), "gain"),
        (row("unsupported", "unsupported"), row("contradicted", "unsupported"), "loss"),
        (row("unsupported"), row("contradicted"), "neither"),
        (row("supported", None), row("unsupported", None), "neither"),
        (row(), row(role="furniture"), "loss"),
        (row(gold="furniture"), row(gold="furniture", role="furniture"), "gain"),
        (row(), row(flags=["name_mismatch", "negation"]), "loss"),
        (row(), row(flags=[]), "loss"),
        (row(), row(flags=["name_mismatch", "opinion"]), "neither"),
        (row("disputed", "disputed"), row("disputed", "disputed", flags=[]), "neither"),
        (row(), row(quotes=[["We wait", "Ann Lee", "verbatim"]]), "gain"),
        (row(), row(quotes=[["We wait", "Bob Moore", "verbatim"]]), "neither"),
        (row(), row(quotes=[["Not now", "Bob Moore", "verbatim"]]), "neither"),
        (row(), None, "loss"),
        (None, row(), "gain"),
        (row("not_checked", "furniture"), None, "gain"),
    ],
)
def test_gain_or_loss(before: dict | None, after: dict | None, kind: str):
    assert cases.change(before, after)[0] == kind


def test_equal_records_are_identical(capsys: pytest.CaptureFixture[str]):
    assert cases.compare([row(), row()], [row(), row()], None) == 0
    assert "identical" in capsys.readouterr().out


def test_records_without_a_source_in_common():
    assert cases.compare([row()], [row(source="claims")], None) == 2


def test_what_changed_is_listed_losses_first(capsys: pytest.CaptureFixture[str]):
    before = [row("unsupported"), row("supported"), row("supported")]
    after = [row("supported"), row("supported"), row("unsupported")]
    assert cases.compare(before, after, 1) == 1
    out = capsys.readouterr().out
    assert "2 sentences changed, 1 gains, 1 losses, 0 neither" in out
    assert "loss    pier [gold supported]: verdict supported → unsupported" in out
    assert "unsupported → supported" not in out


def test_figures():
    refused = {"source": "news", "id": "quay", "error": "nothing"}
    counts = cases.figures([row(), row("unsupported"), row(gold=None), refused])
    assert (counts["sentences"], counts["gold"], counts["refused"]) == (3, 2, 1)
    assert (counts["gold: right verdict"], counts["gold: rightly flagged or not"]) == (1, 1)
    assert (counts["flag name_mismatch"], counts["flag name_mismatch: right"]) == (3, 2)


def test_hold_out():
    text = "One came. Two came.\nThree came.\n\nFour came. Five came. Six came."
    rest, labels = case_records.hold_out(text)
    assert rest == "One came. Two came.\nThree came.\n\nFour came. Six came."
    assert [label["text"] for label in labels if label["verdict"] == "unsupported"] == [
        "Five came."
    ]
    assert len(labels) == 6


def test_rows_of_a_report(tmp_path: Path):
    records, report = case_records, make_report()
    first, last = report.sentences[1], report.sentences[-1]
    flags = {"negation": False}
    story = records.Story(
        {"ferry": report, "empty": NothingToCheck("no story")},
        [{"article": "ferry", "text": first.text, "verdict": "supported", "flags": flags}],
        [{"article": "ferry", "text": first.text[:9], "source": "Lee"}],
    )
    rows = list(records.rows_of("news", story))
    digest, refused = rows[0], rows[-1]
    assert len(digest["sha256"]) == 64
    assert refused == {"source": "news", "id": "empty", "error": "no story"}
    assert [r["text"] for r in rows[1:-1]] == [s.text for s in report.sentences]
    truth = {"verdict": "supported", "flags": flags, "speakers": [[first.text[:9], "Lee"]]}
    assert rows[2]["gold"] == truth
    assert rows[-2]["gold"] is None
    assert rows[-2]["verdict"] == last.verdict
    records.write(tmp_path / "a.jsonl.gz", rows)
    records.write(tmp_path / "b.jsonl.gz", rows)
    assert (tmp_path / "a.jsonl.gz").read_bytes() == (tmp_path / "b.jsonl.gz").read_bytes()
    assert list(records.read(tmp_path / "a.jsonl.gz")) == rows


def test_the_digest_leaves_the_times_out():
    rows_of, story = case_records.rows_of, case_records.Story
    report, slower, other = make_report(), make_report(), make_report()
    slower.timing["judge"] = 99.0
    other.settings["windows"] = 4
    one, two, three = (next(rows_of("news", story({"a": r}, []))) for r in (report, slower, other))
    assert one == two != three
