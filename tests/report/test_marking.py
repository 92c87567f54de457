"""Words that claim and evidence share, and the words that a check found."""

from __future__ import annotations

import time

import pytest

from claimcheck.report.marking import LONGEST, mark_evidence


def marked(evidence: str, claim: str, found: str = "") -> list[tuple[str, str]]:
    return [(run, mark) for run, mark in mark_evidence(evidence, claim, found) if mark]


def test_content_words_are_shared_in_any_form_and_function_words_are_not() -> None:
    evidence = "The ferry was delayed by the port's repairs, it said."
    claim = "The port said that it is repairing it and delays the ferry."
    assert [run for run, _ in marked(evidence, claim)] == ["ferry", "delayed", "port's repairs"]


def test_words_side_by_side_make_one_run() -> None:
    assert marked("Ida Lunde, harbour master", "Harbour master Ida Lunde spoke.") == [
        ("Ida Lunde", "shared"),
        ("harbour master", "shared"),
    ]


def test_what_a_check_found_outranks_what_is_shared() -> None:
    runs = marked("It cost 4.2 million crowns.", "It cost 6.2 million crowns.", "4.2 million")
    assert runs == [("cost", "shared"), ("4.2 million", "found"), (" crowns", "shared")]


@pytest.mark.parametrize("evidence", ["", "x", "Nothing alike.", "€ 5\u202e <b>\n ferry"])
def test_the_runs_are_the_text(evidence: str) -> None:
    runs = mark_evidence(evidence, "A ferry, 5 of them", "alike")
    assert "".join(run for run, _ in runs) == evidence


def test_a_very_long_text_is_left_as_it_is() -> None:
    long = "ferry " * LONGEST
    started = time.process_time()
    assert mark_evidence(long, "The ferry.") == ((long, ""),)
    assert mark_evidence("The ferry.", long) == (("The ferry.", ""),)
    assert time.process_time() - started < 0.1
