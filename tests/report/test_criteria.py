"""The five words of the broadcasters: what belongs to each, and that nothing is left over."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from factories import make_report
from places import ROOT

from claimcheck.records import FLAGGED
from claimcheck.report.criteria import (
    BELONGS,
    CRITERIA,
    EDITORIAL,
    LEFT_OUT,
    counts,
    criteria,
    listed,
)
from claimcheck.report.findings import FLAGS

REPORT = make_report()
SENTENCES = REPORT.sentences


def test_every_flag_and_finding_belongs_to_one_of_the_five() -> None:
    assert set(BELONGS) == {*FLAGS, *FLAGGED, EDITORIAL, LEFT_OUT}
    assert set(BELONGS.values()) == set(CRITERIA)


def test_the_table_of_the_docs_is_that_of_the_program() -> None:
    text = (ROOT / "docs" / "flags.md").read_text(encoding="utf-8")
    section = text.split("## The five words")[1].split("\n## ")[0]
    rows = re.findall(r"^\| (\w+) \| (.+?) \|", section, flags=re.MULTILINE)
    table = {word: re.findall(r"`(\w+)`", names) for word, names in rows if word in CRITERIA}
    assert list(table) == list(CRITERIA)
    for word, names in table.items():
        assert names == [name for name in BELONGS if BELONGS[name] == word], word


@pytest.mark.parametrize(
    ("index", "words"),
    [
        (0, ()),
        (2, ("accuracy",)),
        (3, ("accuracy",)),
        (5, ()),
        (7, ("accuracy",)),
        (9, ("sourcing",)),
        (11, ("sourcing", "context")),
        (13, ("sourcing",)),
        (14, ("opinion", "editorialisation")),
        (16, ()),
    ],
)
def test_words_of_a_sentence(index: int, words: tuple[str, ...]) -> None:
    assert criteria(REPORT, SENTENCES[index]) == words


def test_a_contradicted_view_falls_short_of_two_and_a_supported_sentence_is_no_editorial() -> None:
    view = replace(SENTENCES[12], flags=("opinion",))
    assert criteria(REPORT, view) == ("accuracy", "opinion")
    fine = replace(SENTENCES[14], verdict="supported", flags=())
    assert criteria(REPORT, fine) == ()


def test_counts_group_what_was_found() -> None:
    found = counts(REPORT)
    assert list(found) == list(CRITERIA)
    assert listed(found["accuracy"]) == (
        "contradicted 4, disputed 1, altered quote 1, misattributed quote 1, number mismatch 1, "
        "date mismatch 1, name mismatch 1, negation 1"
    )
    assert found["editorialisation"] == {EDITORIAL: 1}
    assert found["context"] == {"hedge_dropped": 1, LEFT_OUT: 1}
    nothing = replace(REPORT, sentences=SENTENCES[:1], paragraphs=(), omissions=())
    assert counts(nothing) == {}
