"""The examples by the bundled models: flags and verdicts, labels that agree, shown as in the JSON.

Each named sentence stands in a variant of a story in ``examples/`` and is checked against the other
variants. All of it stands in one file, so that one worker makes each report once.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import shown
from checked_examples import CHECKER, VARIANTS, report
from desks import Browser, opened_desk
from invariants import broken
from places import EXAMPLES

from claimcheck.english.sentences import is_question
from claimcheck.ingest.load import load
from claimcheck.records import Findings, Report, SentenceResult
from claimcheck.report import view

# Flags and verdicts


def sentence(cluster: str, stem: str, opening: str) -> SentenceResult:
    (found,) = (s for s in report(cluster, stem).sentences if s.text.startswith(opening))
    return found


@pytest.mark.parametrize(
    ("flag", "cluster", "opening", "verdict"),
    [
        ("opinion", "club-takeover", "There is a better way", "unsupported"),
        ("partial", "depot-housing", "The plan sets aside 1.1 hectares", "unsupported"),
        ("altered_quote", "club-takeover", "“We have not bought a toy, and heaven", None),
        ("unsourced_quote", "harbour-ferry", "“They sent me a voucher", "unsupported"),
        ("misattributed_quote", "depot-housing", "“It is not the scheme", "contradicted"),
        ("number_mismatch", "club-takeover", "Debts of £29m", "contradicted"),
        ("number_mismatch", "depot-housing", "Lowland Homes will pay $13", "contradicted"),
        ("number_mismatch", "discharge-trial", "Of those offered a visit", "contradicted"),
        ("number_mismatch", "harbour-ferry", "It then ran into Narrow Quay", "contradicted"),
        ("date_mismatch", "harbour-ferry", "Investigators found that", "contradicted"),
        ("date_mismatch", "depot-housing", "Soil at the depot", "contradicted"),
        ("date_mismatch", "club-takeover", "Tarnmouth are 19th", "contradicted"),
        ("name_mismatch", "harbour-ferry", "Its chief executive, Piers Holm", "contradicted"),
        ("name_mismatch", "discharge-trial", "Professor Martin Vane", "contradicted"),
        ("negation", "harbour-ferry", "Hallan Strait Ferries has rejected", "contradicted"),
        ("negation", "club-takeover", "Kestrel Bay said it would sign", "contradicted"),
        ("hedge_dropped", "depot-housing", "Cleaning it will take", "unsupported"),
        ("attribution_dropped", "harbour-ferry", "The report has let", "unsupported"),
        ("attribution_dropped", "club-takeover", "The group would sell", "unsupported"),
    ],
)
def test_flag_and_verdict(flag: str, cluster: str, opening: str, verdict: str | None) -> None:
    found = sentence(cluster, "with-additions", opening)
    assert flag in found.flags
    if verdict is not None:
        assert found.verdict == verdict


def test_the_part_that_lacks_support_is_marked() -> None:
    found = sentence("depot-housing", "with-additions", "The plan sets aside 1.1 hectares")
    text = report("depot-housing", "with-additions").article.text
    lacking = [text[p.start : p.end] for p in found.parts if p.verdict != "supported"]
    assert len(lacking) == 1
    assert "thousand trees" in lacking[0]
    assert "1.1 hectares" not in lacking[0]


@pytest.mark.parametrize(
    ("cluster", "opening", "told", "denied"),
    [
        ("club-takeover", "The money will clear debts", "£19m", "£29m"),
        ("depot-housing", "Under the agreement", "$31 million", "$13 million"),
        ("depot-housing", "Soil at the depot", "2016", "2011"),
        ("discharge-trial", "Of the patients offered", "13.1%", "11.3%"),
        ("harbour-ferry", "Forty-one people were hurt", "Forty-one", "57"),
        ("harbour-ferry", "Investigators found", "18 November", "8 November"),
    ],
)
def test_a_disputed_fact_has_both_sides(cluster: str, opening: str, told: str, denied: str) -> None:
    found = sentence(cluster, "original", opening)
    assert found.verdict == "disputed"
    sides = {(f.status, f.found) for f in found.facts if f.text == told}
    assert sides == {("match", told), ("mismatch", denied)}
    (against,) = (f.reference for f in found.facts if f.status == "mismatch")
    labels = {j.reference: j.label for j in found.judgements}
    assert labels[str(against)] == "contradiction"
    assert "entailment" in labels.values()


@pytest.mark.parametrize(
    ("cluster", "opening", "denied"),
    [
        ("club-takeover", "Kestrel Bay said it would not sign", "would sign players"),
        ("harbour-ferry", "Hallan Strait Ferries, which runs", "rejected the findings"),
    ],
)
def test_a_reference_that_denies_a_part_disputes_the_sentence(
    cluster: str, opening: str, denied: str
) -> None:
    found = sentence(cluster, "original", opening)
    assert found.verdict == "disputed"
    (against,) = (j for j in found.judgements if j.label == "contradiction")
    assert any(denied in evidence.text for evidence in against.evidence)


def test_every_verdict_but_not_checked_is_given() -> None:
    verdicts = {s.verdict for s in report("harbour-ferry", "with-additions").sentences}
    verdicts |= {s.verdict for s in report("harbour-ferry", "original").sentences}
    assert verdicts == {"supported", "contradicted", "unsupported", "disputed", "not_checked"}


def test_what_cannot_be_judged_is_not_checked() -> None:
    article = load(EXAMPLES / "harbour-ferry" / "original.txt")
    alone = CHECKER.check(article, [article])
    assert alone.summary.checked == 0
    assert {s.reason for s in alone.sentences if s.role != "furniture"} == {"no references left"}


# Labels


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
