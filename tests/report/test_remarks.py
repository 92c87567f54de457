"""The rules that programs are told of, and the remarks that are made of a report."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from factories import make_plain_report, make_report
from hostile import ACTING, HOSTILE
from places import ROOT

from claimcheck.cli.fail_on import FINDINGS
from claimcheck.report.remarks import LONGEST_MESSAGE, remarks, uri
from claimcheck.report.rules import BY_ID, RULES


def test_there_is_a_rule_for_every_finding_that_can_fail_a_run():
    assert tuple(rule.id for rule in RULES) == FINDINGS


def test_how_often_rules_are_right_is_what_the_docs_count():
    page = (ROOT / "docs" / "flags.md").read_text(encoding="utf-8")
    counted = {}
    for line in page.splitlines():
        cells = [cell.strip() for cell in line.split("|")]
        if len(cells) == 7 and (now := re.fullmatch(r"(\d+) of (\d+)", cells[4])):
            counted[re.findall(r"`(\w+)`", cells[1])[0]] = tuple(map(int, now.groups()))
    assert len(counted) == 8
    assert {rule.id: rule.right for rule in RULES if rule.right} == counted
    assert "Of 69 such flags on text that no script changed 54 were right." in (
        BY_ID["altered_quote"].help
    )
    assert BY_ID["disputed"].help == BY_ID["disputed"].means


def told(rule: str) -> list[tuple[str, str]]:
    """The words that a rule was found at in the invented story, and its messages."""
    report = make_report()
    return [
        (report.article.text[r.start : r.end], r.message)
        for r in remarks(report)
        if r.rule.id == rule
    ]


@pytest.mark.parametrize(
    ("rule", "words", "says"),
    [
        ("number_mismatch", "6.2 million", "number: says “6.2 million”; harbour-post has “4.2 mi"),
        ("date_mismatch", "1931", "date: says “1931”; coast-wire has “1951”"),
        ("name_mismatch", "Jon Berg", "name: says “Jon Berg”; island-gazette has “Asta Moe”"),
        ("altered_quote", "We will always keep a night boat for patients,", "quote altered; near"),
        ("misattributed_quote", "Nobody asked us,", "quote said by Asta Moe, not by Jon Berg"),
        ("unsourced_quote", "a slow goodbye", "quote in no reference"),
        ("partial", "three schools have closed", "not supported: “three schools have closed”"),
        ("negation", "has not ruled out", "opposite: says “has not ruled out”; harbour-post ha"),
        ("hedge_dropped", "end", "hedge dropped: says “end”; harbour-post has “may end”"),
        # A wording that is missing has no words of its own: it is found at the sentence.
        ("attribution_dropped", "The repairs end in May.", "attribution dropped: harbour-post"),
        ("disputed", "A smaller boat will carry post and up to 40 people a day.", "disputed: 1 of"),
        ("not_checked", "Ferja kjem att når skroget er sveist.", "not checked: not English"),
    ],
)
def test_a_finding_is_at_its_words(rule: str, words: str, says: str):
    ((at, message),) = told(rule)
    assert at == words
    assert message.startswith(says)


def test_an_editorial_paragraph_is_one_remark_on_its_sentences():
    report = make_report()
    (editorial,) = (r for r in remarks(report) if r.rule.id == "editorial")
    assert editorial.sentences == report.sentences[14:16]
    assert report.article.text[editorial.start : editorial.end].endswith("first boat sails.")
    assert len(told("opinion")) == 2


def test_what_is_supported_or_furniture_has_no_remark():
    report = make_report()
    found = {s.index for r in remarks(report) for s in r.sentences}
    quiet = {s.index for s in report.sentences if s.verdict == "supported" and not s.flags}
    furniture = {s.index for s in report.sentences if s.role == "furniture"}
    assert quiet
    assert furniture
    assert found == set(range(len(report.sentences))) - quiet - furniture


def test_remarks_follow_the_text_and_the_wider_comes_first():
    spans = [(r.start, -r.end) for r in remarks(make_report())]
    assert spans == sorted(spans)


def test_of_equal_findings_on_the_same_words_the_first_is_told():
    report = make_report()
    cost = report.sentences[2]
    other = replace(cost.facts[0], reference="north-radio", found="5 million")
    twice = replace(cost, facts=(*cost.facts, other))
    found = remarks(replace(report, sentences=(twice,)))
    assert [r.rule.id for r in found] == ["contradicted", "number_mismatch"]
    assert "harbour-post has" in found[1].message


def test_a_message_quotes_the_sentence_that_decides():
    report = make_report()
    cost = report.sentences[2]
    (judged, *_) = cost.judgements
    (window,) = judged.evidence
    around = f"It rained on Friday. {window.text} Nobody was hurt."
    judged = replace(judged, evidence=(replace(window, text=around),))
    sentence = replace(cost, judgements=(judged, *cost.judgements[1:]))
    found = remarks(replace(report, sentences=(sentence,)))
    assert found[0].message.endswith(f"harbour-post: “{window.text}”")


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_messages_are_one_line_and_bounded(text: str):
    for remark in remarks(make_plain_report(text)):
        assert ACTING.findall(remark.message) == []
        assert "\n" not in remark.message
        assert len(remark.message) < LONGEST_MESSAGE + 50


@pytest.mark.parametrize(
    ("name", "reference"),
    [
        ("draft.txt", "draft.txt"),
        ("my draft: 2.txt", "my%20draft%3A%202.txt"),
        ("../x", "..%2Fx"),
        ("https://a.example/b?c=d e", "https://a.example/b?c=d%20e"),
        ("javascript:alert(1)", "javascript%3Aalert%281%29"),
        ("é\ud800", "%C3%A9%3F"),
    ],
)
def test_ids_become_references(name: str, reference: str):
    assert uri(name) == reference
