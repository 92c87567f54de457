"""What every format says of a reference is what the JSON says."""

from __future__ import annotations

from dataclasses import replace

import pytest
import shown
from factories import make_report

from claimcheck.records import LABELS, Label, Report


def relabelled(shift: int) -> Report:
    """A report whose labels are no longer those that its findings and probabilities tell."""
    turned: dict[Label, Label] = {
        label: LABELS[(n + shift) % len(LABELS)] for n, label in enumerate(LABELS)
    }
    report = make_report()
    sentences = (
        replace(
            sentence,
            judgements=tuple(replace(j, label=turned[j.label]) for j in sentence.judgements),
        )
        for sentence in report.sentences
    )
    return replace(report, sentences=tuple(sentences))


@pytest.mark.parametrize("shift", range(3))
def test_every_format_shows_the_labels_of_the_json(shift: int) -> None:
    report = relabelled(shift)
    labels = shown.of_json(report)
    assert set(labels.values()) == set(LABELS)
    assert shown.of_html(report) == shown.of_body(report)
    assert shown.of_csv(report) == labels
    for some in (shown.of_terminal(report), shown.of_markdown(report)):
        assert len(some) >= 10
        assert some.items() <= labels.items()
