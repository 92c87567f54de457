from __future__ import annotations

import re
from collections import Counter
from importlib import resources
from itertools import pairwise

import pytest
from factories import make_plain_report, make_report
from pages import Page, luminance

from claimcheck.report import render


@pytest.fixture(scope="module")
def page() -> Page:
    return Page(render(make_report(), "html"))


def test_landmarks_language_and_headings(page: Page) -> None:
    for tag in ("header", "main", "footer", "nav", "h1", "title"):
        assert page.tags[tag] == 1, tag
    assert ("html", "lang", "en") in page.attributes
    assert page.headings[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(page.headings))


def test_page_is_self_contained(page: Page) -> None:
    assert not {"script", "link", "img", "iframe", "form", "object", "base"} & set(page.tags)
    assert page.values("src") == []
    assert all(href.startswith("#") for href in page.values("href"))
    policy = next(v for v in page.values("content") if "default-src" in v)
    assert policy.startswith("default-src 'none'; style-src 'unsafe-inline'")
    css = (resources.files("claimcheck.report") / "templates" / "report.css").read_text("utf-8")
    assert "url(" not in css
    assert "@import" not in css


def test_every_link_has_its_one_target(page: Page) -> None:
    ids = Counter(page.values("id"))
    assert max(ids.values()) == 1
    assert {href[1:] for href in page.values("href")} <= set(ids)
    assert {f"s{s.index}" for s in make_report().sentences if s.role != "furniture"} <= set(ids)


def test_verdicts_are_in_words_and_quotes_have_a_diff(page: Page) -> None:
    for word in ("supported", "contradicted", "disputed", "unsupported", "not checked"):
        assert word in page.words
    assert page.tags["ins"] == page.tags["del"] == 1
    assert "2 lines of furniture set aside" in page.words
    assert "Editorial paragraph" in page.words


def test_words_in_doubt_say_why_to_those_who_do_not_see_the_line(page: Page) -> None:
    labels = page.values("data-label")
    for label in ("not supported", "number mismatch", "misattributed quote", "opposite"):
        assert label in labels
    css = (resources.files("claimcheck.report") / "templates" / "report.css").read_text("utf-8")
    assert 'mark::before { content: " [" attr(data-label) ": "; }' in css


def test_the_strip_has_a_labelled_box_for_every_sentence() -> None:
    text = render(make_report(), "html")
    strip = Page(text[text.index('<figure class="strip"') : text.index('<section id="look"')])
    story = [s for s in make_report().sentences if s.role != "furniture"]
    assert strip.values("href") == [
        *(f"#s{s.index}" for s in story[:5]),
        "#f5",
        *(f"#s{s.index}" for s in story[5:]),
    ]
    assert "headline: supported" in strip.words
    for number, sentence in enumerate(story[1:], start=1):
        assert f"sentence {number}: {sentence.verdict.replace('_', ' ')}" in strip.words
    assert "Paragraph 5, editorial: 0 of 2 supported, 2 unsupported" in strip.words
    assert strip.values("class").count("group editorial-group") == 1
    # The keyboard stops at what is worth a look; the rest is one list, read or clicked.
    assert strip.values("tabindex") == ["-1"] * 3
    assert {
        "cell contradicted noted",
        "cell supported judged noted",
        "cell supported verbatim",
    } <= set(strip.values("class"))


def test_both_figures_stand_in_one_row_and_in_their_texts() -> None:
    text = render(make_report(), "html")
    note = text[text.index('id="n2"') : text.index('id="n3"')]
    row = note[note.index('class="pairs"') : note.index("</table>")]
    assert row.index("6.2 million") < row.index("differs from") < row.index("4.2 million")
    assert 'title="what the reference has">4.2 million</mark>' in note
    assert '<b class="shared">cost</b>' in note
    assert "none of 4 supports, 1 contradicts; 1 origin</summary>" in note


def test_the_whole_article_is_there(page: Page) -> None:
    words = " ".join(page.words.split())
    for sentence in make_report().sentences:
        assert sentence.text in words


@pytest.mark.parametrize("language", ["", 'en" onload="x', "und-", "*"])
def test_a_language_that_is_none_is_left_out(language: str) -> None:
    page = Page(render(make_plain_report(language or "x"), "html"))
    assert set(page.values("lang")) <= {"en"}


def test_contrast_is_aa_in_light_dark_and_print() -> None:
    css = (resources.files("claimcheck.report") / "templates" / "report.css").read_text("utf-8")
    themes = [
        dict(re.findall(r"--([\w-]+): (#\w{6})", t)) for t in re.findall(r":root {.*?}", css, re.S)
    ]
    assert len(themes) == 3
    for theme in themes:
        tints = [name for name in theme if name.endswith("-tint")]
        tones = [name.removesuffix("-tint") for name in tints]
        pairs = [(t, back) for t in (*tones, "ink", "muted", "link") for back in ("paper", "card")]
        pairs += [("ink", tint) for tint in tints]
        pairs += list(zip(tones, tints, strict=True))
        for front, back in pairs:
            low, high = sorted(luminance(theme[name]) for name in (front, back))
            assert (high + 0.05) / (low + 0.05) >= 4.5, (front, back, theme[front], theme[back])
