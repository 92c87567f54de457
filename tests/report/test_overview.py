"""A report at a glance: severity, stances, the paragraph line, figures side by side."""

from __future__ import annotations

from dataclasses import replace

import pytest
from factories import make_report
from pages import Page
from report_builder import judgement

from claimcheck.records import Fact, Label
from claimcheck.report import overview, render, view
from claimcheck.report.numbering import Numbering
from claimcheck.report.overview import Pair

REPORT = make_report()
SENTENCES = REPORT.sentences
NUMBERING = Numbering(REPORT)


def test_the_gravest_come_first_and_nothing_noted_is_lost() -> None:
    groups = overview.to_look_at(REPORT)
    assert [verdict for verdict, _ in groups] == [
        "contradicted",
        "disputed",
        "unsupported",
        "supported",
    ]
    listed = [s.index for _, sentences in groups for s in sentences]
    assert sorted(listed) == [s.index for s in SENTENCES if view.noted(s)]
    for verdict, sentences in groups:
        assert {s.verdict for s in sentences} == {verdict}
        assert [s.index for s in sentences] == sorted(s.index for s in sentences)


def test_html_and_markdown_list_in_that_order() -> None:
    order = [s.index for _, sentences in overview.to_look_at(REPORT) for s in sentences]
    markdown = render(REPORT, "markdown")
    headings = [line for line in markdown.splitlines() if line.startswith("### ")]
    numbers = list(map(Numbering(REPORT).number, order))
    assert [line[4:].split(":")[0] for line in headings] == numbers
    page = render(REPORT, "html")
    look = page[page.index('<section id="look"') : page.index('<section id="article"')]
    assert Page(look).values("href") == [f"#s{index}" for index in order]


@pytest.mark.parametrize(
    ("says", "words"),
    [
        ("eeec", "3 of 4 support, 1 contradicts; 2 origins"),
        ("eeee", "4 of 4 support; 3 origins"),
        ("eenn", "2 of 4 support; 1 origin"),
        ("ennn", "1 of 4 supports; 1 origin"),
        ("nncc", "none of 4 supports, 2 contradict; 2 origins"),
        ("nnnn", "none of 4 supports or contradicts"),
    ],
)
def test_tally(says: str, words: str) -> None:
    labels = {"e": "entailment", "n": "neutral", "c": "contradiction"}
    # The first two are of one origin; so are, to have two in all, the last two of the first case.
    references = list(REPORT.references)
    if says == "eeec":
        references[2] = replace(references[2], origin=references[3].origin)
    judgements = tuple(
        judgement(reference.id, labels[letter], "x")  # type: ignore[arg-type]
        for reference, letter in zip(references, says, strict=True)
    )
    sentence = replace(SENTENCES[1], judgements=judgements)
    assert overview.tally(replace(REPORT, references=tuple(references)), sentence) == words


def test_tally_of_a_single_reference() -> None:
    only = replace(REPORT, references=REPORT.references[:1])
    for label, words in overview.SAYS.items():
        one = replace(SENTENCES[1], judgements=(judgement("harbour-post", label, "x"),))
        assert overview.tally(only, one) == f"the one reference {words}"


def test_the_gist_of_a_bare_dispute_is_who_contradicts() -> None:
    judgements = tuple(
        judgement(name, label, "x")
        for name, label in (("a", "entailment"), ("b", "contradiction"), ("c", "contradiction"))
    )
    bare = replace(SENTENCES[1], verdict="disputed", flags=(), judgements=judgements)
    bare = replace(bare, facts=(), quotes=(), contrasts=(), parts=())
    assert overview.gist(bare) == "contradicted by b, c"
    assert overview.gist(replace(bare, verdict="contradicted")) == ""
    cost = replace(SENTENCES[2], verdict="disputed")
    assert "contradicted by" not in overview.gist(cost)


@pytest.mark.parametrize("label", overview.SAYS)
def test_a_reference_says_what_its_label_is_whatever_was_found_in_it(label: Label) -> None:
    cost = SENTENCES[2]
    told = replace(cost, judgements=(judgement("harbour-post", label, "x"),))
    assert told.facts[0].reference == "harbour-post"
    assert [overview.saying(told, known) for known in overview.SAYS] == [
        ("harbour-post",) if known == label else () for known in overview.SAYS
    ]
    assert overview.speaks(told) is (label != "neutral")


def test_paragraph_lines() -> None:
    lines = [overview.paragraph_line(block, NUMBERING) for block in view.blocks(REPORT)]
    assert lines == [
        "Headline: 1 of 1 supported",
        "Paragraph 1: 1 of 2 supported, 1 contradicted",
        "Paragraph 2: 1 of 2 supported, 1 contradicted",
        "2 lines of furniture",
        "Paragraph 3: 0 of 3 supported, 1 contradicted, 1 disputed, 1 unsupported",
        "Paragraph 4: 0 of 4 supported, 1 contradicted, 3 unsupported",
        "Paragraph 5, editorial: 0 of 2 supported, 2 unsupported",
        "Paragraph 6: 0 of 1 supported, 1 not checked",
    ]


def test_reference_counts_leave_furniture_out() -> None:
    counts = {c.reference.id: c for c in overview.reference_counts(REPORT)}
    judged = [j for s in SENTENCES if s.role != "furniture" for j in s.judgements]
    assert sum(c.judged for c in counts.values()) == len(judged)
    assert (counts["coast-wire"].supports, counts["coast-wire"].contradicts) == (3, 1)


def test_figures_stand_side_by_side() -> None:
    assert overview.pairs(SENTENCES[2]) == (
        Pair("number", "6.2 million", "harbour-post", "4.2 million", agree=False),
    )
    kinds = [pair.kind for pair in overview.pairs(SENTENCES[11])]
    assert kinds == ["hedge dropped", "attribution dropped"]


def test_a_number_in_other_words_is_paired_and_one_in_the_same_is_not() -> None:
    facts = (
        Fact("number", 0, 2, "57", "match", "a", "Fifty-seven"),
        Fact("number", 3, 5, "57", "match", "b", "fifty-seven"),
        Fact("date", 6, 9, "May", "match", "a", "May"),
        Fact("name", 10, 14, "Kyiv", "match", "a", "Ukraine"),
        Fact("number", 20, 22, "12", "mismatch", None, None),
        Fact("number", 24, 26, "14", "absent"),
    )
    assert overview.pairs(replace(SENTENCES[1], facts=facts)) == (
        Pair("number", "57", "a", "Fifty-seven", agree=True),
        Pair("number", "12", "the evidence", "another", agree=False),
    )


def test_a_report_says_how_often_its_settings_are_right_where_that_is_known() -> None:
    assert overview.reliability(REPORT) is None
    rates = {"supported_passed": 0.776, "unsupported_flagged": 0.598}
    measured = replace(REPORT, settings=dict(REPORT.settings) | rates)
    told = "pass 78% of the supported ones and flag 60% of the unsupported ones"
    for format in ("html", "terminal"):
        assert told in " ".join(render(measured, format).split())
        assert "validation claims" not in render(REPORT, format)


def test_a_reference_with_the_articles_own_text_is_shown_as_such() -> None:
    first, *rest = REPORT.references
    copy = replace(first, sha256=REPORT.article.sha256)
    report = replace(REPORT, references=(copy, *rest))
    remark = f"reference counted: {first.id} (its text is the article's)"
    assert remark in view.unchecked(report)
    assert remark in render(report, "terminal", width=120)
    page = render(report, "html")
    assert page.count("the article's own text") == 1
    assert "the article's own text" not in render(REPORT, "html")
    assert not [line for line in view.unchecked(REPORT) if "counted" in line]
