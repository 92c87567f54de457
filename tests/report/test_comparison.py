"""How a comparison is shown: terminal, HTML, JSON."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from importlib import resources

import pytest
from comparisons import COPY, GAZETTE, POST, make_comparison, make_plain_comparison
from hostile import ACTING, ANSI, HOSTILE
from jsonschema import Draft202012Validator
from pages import Page, luminance
from rich.cells import cell_len

from claimcheck.errors import SettingsError
from claimcheck.report import COMPARISON_FORMATS, comparison_view, render_comparison
from claimcheck.report.schema import schema


@pytest.fixture(scope="module")
def page() -> Page:
    return Page(render_comparison(make_comparison(), "html"))


def terminal(width: int = 80, color: bool = False) -> str:
    return render_comparison(make_comparison(), "terminal", width=width, color=color)


# Words


def test_directed_and_undirected_relations_are_told_apart():
    comparison = make_comparison()
    (known,) = comparison_view.stories(comparison)
    assert known.statement == f"{COPY} is a near-copy of {POST}"
    assert known.reasons == (f"{COPY} names The Harbour Post",)
    relation = replace(comparison.relations[0], source=None, clues=())
    (unknown,) = comparison_view.stories(replace(comparison, relations=(relation,)))
    assert unknown.statement == f"{POST} and {COPY} are near-copies of each other"
    relation = replace(relation, kind="shared_text")
    (shared,) = comparison_view.stories(replace(comparison, relations=(relation,)))
    assert shared.statement == f"{POST} and {COPY} share a passage word for word"


def test_sentences_of_a_paragraph_that_is_shown_are_not_listed_again():
    post, copy, gazette, radio = comparison_view.sections(make_comparison())
    assert (len(gazette.editorial), gazette.only_here) == (1, ())
    assert (len(post.only_here), len(post.conflicts)) == (1, 1)
    assert not copy.plain
    assert radio.plain


@pytest.mark.parametrize(
    ("ways", "read", "words"),
    [
        ((0.62, 0.94), None, f"94% of {COPY} is in {POST}, 62% the other way round"),
        ((0.7, 0.2), 0.8, f"70% of {POST} is in {COPY}, 20% the other way round"),
        ((0.7, 0.2), 0.8, "80% of the matched sentences say the same, read both ways"),
    ],
)
def test_measures_say_how_much_of_which_is_where(ways, read, words: str):
    comparison = make_comparison()
    relation = replace(
        comparison.relations[0],
        first_in_second=ways[0],
        second_in_first=ways[1],
        read_both_ways=read,
    )
    (story,) = comparison_view.stories(replace(comparison, relations=(relation,)))
    assert words in story.measures
    assert "longest run 8 words" in story.measures
    assert story.longest == "The ferry will stop on 3 March."


def test_a_sentence_that_is_a_side_of_a_conflict_is_not_listed_again():
    comparison = make_comparison()
    (conflict,) = comparison.conflicts
    side = replace(comparison.disagreements[0].sides[0], index=conflict.index)
    also = replace(side, index=0, also=(conflict.index,))
    for one in (side, also):
        matter = replace(comparison.disagreements[0], sides=(one,))
        post = comparison_view.sections(replace(comparison, disagreements=(matter,)))[0]
        assert (post.conflicts, post.matters) == ((), 1)


def test_a_variant_of_which_nothing_else_is_told_says_where_it_conflicts():
    comparison = make_comparison()
    _, _, _, radio = comparison_view.sections(comparison)
    assert radio.plain == "nothing that the others do not have"
    matter = replace(
        comparison.disagreements[0],
        sides=(replace(comparison.disagreements[0].sides[0], variant=radio.variant.id),),
    )
    changed = replace(comparison, disagreements=(matter,))
    assert "but for the conflicts above" in comparison_view.sections(changed)[3].plain


# Terminal


@pytest.mark.parametrize("width", [20, 40, 80, 200])
@pytest.mark.parametrize("color", [False, True])
def test_lines_fit_and_have_no_trailing_space(width: int, color: bool):
    lines = ANSI.sub("", terminal(width, color)).split("\n")
    assert max(map(cell_len, lines)) <= width
    assert [line for line in lines if line != line.rstrip()] == []


def test_matrix_has_a_row_and_a_column_for_each():
    lines = terminal().splitlines()
    assert re.search(r"^ +1 +2 +3 +4$", "\n".join(lines), re.MULTILINE)
    (row,) = [line for line in lines if re.match(r" +1 +harbour-post +—", line)]
    assert row.split() == ["1", POST, "—", "90%", "20%", "?"]


def test_a_matrix_wider_than_the_terminal_is_cut_into_bands():
    assert ANSI.sub("", terminal(40)).count("1  harbour-post") == 4  # list, two bands, section


def test_both_sides_of_a_conflict_and_the_diff_read_without_colour():
    text = terminal(120)
    assert "2 says so: The work will cost 4.2 million crowns." in text
    assert "3 denies it: It will cost 6.2 million crowns." in text
    assert "We {+will+} keep a night boat for [-all-] {+urgent+} patients  (against 1)" in text
    assert "The yard was not paid last year.  (in 1, 3)" in text
    assert "not compared: tidings" in text
    assert "Where they conflict\n  • 1 3 March: The ferry will stop on 3 March.\n" in text
    assert "    3 5 March: It stops on 5 March.\n" in text
    assert "“The ferry will stop on 3 March.”" in text
    assert "\x1b" not in text
    assert "\x1b[" in terminal(120, color=True)


# HTML


def test_page_is_self_contained_and_accessible(page: Page):
    assert not {"script", "link", "img", "iframe", "form", "object", "base"} & set(page.tags)
    assert page.values("src") == []
    assert all(href.startswith("#") for href in page.values("href"))
    ids = page.values("id")
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in page.values("href")} <= set(ids)
    assert {name for v in page.values("aria-labelledby") for name in v.split()} <= set(ids)
    for tag in ("header", "main", "footer", "nav", "h1", "title", "table", "caption"):
        assert page.tags[tag] == 1, tag
    css = resources.files("claimcheck.report") / "templates" / "comparison.css"
    assert not re.search(r"url\(|@import", css.read_text("utf-8"))


def test_heat_map_says_every_share_in_figures(page: Page):
    assert page.values("scope").count("col") == page.values("scope").count("row") == 4
    shares = sorted(re.findall(r"--share: (\d+)", " ".join(page.values("style"))), key=int)
    assert shares == ["0", "12", "20", "25", "90", "100"]
    assert page.words.count("not judged") == 6
    for words in ("90%", "9 of 10", "itself", "Editorial", "denies it"):
        assert words.lower() in page.words.lower()
    assert (page.tags["ins"], page.tags["del"]) == (2, 1)


def test_heat_map_is_legible_in_light_and_dark():
    folder = resources.files("claimcheck.report") / "templates"
    themes = re.findall(r":root {.*?}", (folder / "report.css").read_text("utf-8"), re.S)[:2]
    heats = re.findall(r"--heat: ([\d.]+)%", (folder / "comparison.css").read_text("utf-8"))
    assert len(heats) == 2
    for theme, heat in zip(themes, heats, strict=True):
        colors = dict(re.findall(r"--([\w-]+): #(\w{6})", theme))
        hottest = "#"
        for i in (0, 2, 4):
            tone, card = (int(colors[name][i : i + 2], 16) for name in ("supported", "card"))
            hottest += f"{round(float(heat) * tone + (1 - float(heat)) * card):02x}"
        low, high = sorted(luminance(color) for color in (hottest, f"#{colors['ink']}"))
        assert (high + 0.05) / (low + 0.05) >= 4.5


# JSON


def test_json_follows_its_schema():
    Draft202012Validator.check_schema(schema("comparison"))
    validator = Draft202012Validator(schema("comparison"))
    for comparison in (make_comparison(), make_plain_comparison("One line.")):
        validator.validate(json.loads(render_comparison(comparison, "json")))
    broken = json.loads(render_comparison(make_comparison(), "json"))
    broken["relations"][0]["kind"] = "copy"
    del broken["coverage"]
    assert len(list(validator.iter_errors(broken))) == 2


def test_every_record_of_the_json_is_described():
    plain = json.loads(render_comparison(make_comparison(), "json"))
    described = schema("comparison")
    assert set(plain) == set(described["required"]) == set(described["properties"])
    for name in (
        "variants",
        "relations",
        "coverage",
        "altered_quotes",
        "conflicts",
        "omissions",
        "disagreements",
    ):
        item = described["properties"][name]["items"]
        # Who published a text and when is told where it is known.
        optional = {"outlet", "date"} if name == "variants" else set()
        assert set(plain[name][0]) == set(item["required"]), name
        assert set(item["properties"]) - set(item["required"]) == optional, name
    assert set(plain["only_here"][0]) == set(described["$defs"]["excerpt"]["properties"])


# Whatever the texts say


@pytest.mark.parametrize("name", HOSTILE)
def test_nothing_acts_on_a_reader(name: str):
    text = HOSTILE[name]
    comparison = make_plain_comparison(text)
    for format in COMPARISON_FORMATS:
        shown = render_comparison(comparison, format, width=80)
        if format == "json":
            assert json.loads(shown)["only_here"][0]["text"] == text
        else:
            assert ACTING.findall(shown.replace("\n", "")) == [], format
    lines = render_comparison(comparison, "terminal", width=80).split("\n")
    assert max(map(cell_len, lines)) <= 80
    plain = Page(render_comparison(make_plain_comparison("Plain words."), "html"))
    assert Page(render_comparison(comparison, "html")).tags == plain.tags


def test_an_unknown_format_is_refused():
    with pytest.raises(SettingsError, match=r"'csv': choose one of terminal, json, html"):
        render_comparison(make_comparison(), "csv")


def test_a_draft_is_called_so():
    comparison = replace(make_comparison(), draft=POST)
    text = render_comparison(comparison, "terminal", width=80)
    assert "harbour-post  the draft" in text
    assert "Where the references conflict" in text
    assert "the draft, origin 1" in Page(render_comparison(comparison, "html")).words


def test_gazette_is_independent():
    assert GAZETTE in comparison_view.independents(make_comparison())
