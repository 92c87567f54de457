"""On the examples: verdicts and final labels agree, and all that is shown is what the JSON says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import shown
from checked_examples import VARIANTS, report
from desks import Browser, opened_desk
from invariants import broken

from claimcheck.english.sentences import is_question
from claimcheck.records import Findings, Report
from claimcheck.report import view


@pytest.mark.parametrize(("cluster", "stem"), VARIANTS)
def test_every_verdict_agrees_with_the_final_labels(cluster: str, stem: str) -> None:
    found = report(cluster, stem)
    origins = {reference.id: reference.origin for reference in found.references}
    assert len(origins) == 4
    for sentence in found.sentences:
        findings = Findings(sentence.quotes, sentence.facts, sentence.contrasts)
        question = is_question(sentence.text)
        fault = broken(sentence.verdict, sentence.judgements, findings, origins, question=question)
        assert not fault, sentence.text


@pytest.mark.parametrize(("cluster", "stem"), VARIANTS)
def test_every_format_shows_the_labels_of_the_json(cluster: str, stem: str) -> None:
    found = report(cluster, stem)
    labels = shown.of_json(found)
    assert shown.of_html(found) == shown.of_body(found)
    assert shown.of_csv(found) == labels
    looked_at = [
        s.index
        for s in found.sentences
        if s.role == "body" and view.noted(s) and s.verdict != "supported"
    ]
    for some in (shown.of_terminal(found), shown.of_markdown(found)):
        assert some.items() <= labels.items()
        assert {index for index, _ in some} >= {
            index for index in looked_at if found.sentences[index].judgements
        }


@pytest.mark.parametrize(
    ("cluster", "stem"), [v for v in VARIANTS if v.values[1] in ("original", "with-additions")]
)
def test_the_desk_shows_the_labels_of_the_json(cluster: str, stem: str, tmp_path: Path) -> None:
    found = report(cluster, stem)

    class Known:
        """Gives the one report."""

        def __init__(self, progress: Any, memory: Any) -> None: ...

        def check(self, article: Any, references: Any) -> Report:
            return found

    pages = {}
    with opened_desk(tmp_path / "desk.db", make_checker=Known) as (_, client):
        ada = Browser(client, "Ada")
        number = ada.add(found.article.text)
        for sentence in found.sentences:
            if sentence.role != "furniture":
                page = ada.get(f"/articles/{number}/sentences/{sentence.index}")
                assert page.status_code == 200
                pages[sentence.index] = shown.of_panel(page.text)
    labels = shown.of_json(found)
    assert {(n, name): label for n, page in pages.items() for name, label in page.items()} == labels
