"""Which of two texts is the source: only where the texts tell it."""

from __future__ import annotations

import pytest

from claimcheck.provenance.direction import Clue, Page, clues, source_of


def page(
    name: str,
    story: str = "The ferry hit the quay.",
    *,
    furniture: tuple[str, ...] = (),
    quotations: tuple[str, ...] = (),
    editorial: bool = False,
    outlet: str | None = None,
    date: str | None = None,
) -> Page:
    return Page(name, (story,), furniture, quotations, editorial, outlet, date)


POST = page(
    "post", furniture=("Support The Harbour Post!", "Read more from The Harbour Post", "Menu")
)


def kinds(found: tuple[Clue, ...]) -> list[tuple[str, str]]:
    return [(clue.kind, clue.source) for clue in found]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (page("a", date="2026-06-08"), page("b", date="2026-06-09"), [("dated_earlier", "a")]),
        (page("a", date="2027-01-01"), page("b", date="2026-12-31"), [("dated_earlier", "b")]),
        (page("a", date="2026-06-08"), page("b", date="2026-06-08"), []),
        (page("a", date="2026-06-08"), page("b"), []),
        (page("a", outlet="Quay News"), page("b", "Quay News reported."), [("outlet_named", "a")]),
        (page("a", outlet="Quay"), page("b", "The Quay was shut."), []),
    ],
)
def test_stated_days_and_outlets(first: Page, second: Page, expected: list[tuple[str, str]]):
    assert kinds(clues(first, second)) == kinds(clues(second, first)) == expected


def test_texts_that_tell_nothing_have_no_direction():
    assert clues(page("a"), page("b", "The ferry hit the quay on Monday. It sank.")) == ()
    assert source_of(()) is None


@pytest.mark.parametrize(
    "copy",
    [
        page("copy", "The owner told The Harbour Post that it paid."),
        page("copy", "The owner told The Harbour Post.", outlet="The Quay News"),
        page("copy", furniture=("First published by The Harbour Post",)),
        page("copy", furniture=("Source: The Harbour Post",)),
        page("copy", furniture=("https://www.theharbourpost.example/2031/ferry",)),
        page("copy", furniture=("https://harbourpost.example/ferry",)),
    ],
)
def test_a_text_that_names_the_outlet_of_the_other_is_the_copy(copy: Page):
    for found in (clues(POST, copy), clues(copy, POST)):
        assert ("outlet_named", "post") in kinds(found)
        assert source_of(found) == "post"


@pytest.mark.parametrize(
    "other",
    [
        # A page of the same outlet, a name that stands on any page, and no name at all.
        page("other", "The Harbour Post has learned.", furniture=POST.furniture),
        page("other", furniture=("The Harbour Post",)),
        page("other", "The harbour post was painted."),
    ],
)
def test_other_mentions_tell_nothing(other: Page):
    assert clues(POST, other) == ()


def test_furniture_that_all_pages_share_is_no_outlet():
    first = page("a", furniture=("Privacy Policy", "I agree to the Privacy Policy"))
    second = page("b", furniture=("Our Privacy Policy",))
    assert clues(first, second) == ()


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("This article originally appeared in Tarn Weekly.", True),
        ("Republished from a partner.", True),
        ("Originally published on Monday", False),
        ("First published in 2031", False),
        ("First published on 3 May 2031", False),
        ("First published on June 3", False),
    ],
)
def test_republished_texts_say_so(line: str, told: bool):
    found = clues(page("a"), page("b", furniture=(line,)))
    assert kinds(found) == ([("republished", "a")] if told else [])


SAID = (
    "We postponed a repair that we should have done last year",
    "The valve had jammed twice before and nobody wrote it down",
)
REWORDED = (
    "A repair that ought to have taken place in the previous year was put off by us",
    "No one made a note of the two earlier occasions on which that part got stuck",
)


def test_independent_quotations_tell_which_text_reworded_them():
    source, copy = page("a", quotations=SAID), page("b", quotations=REWORDED)
    witness = page("c", quotations=tuple(f"Well, {said}" for said in SAID))
    assert kinds(clues(copy, source, [witness])) == [("quotes_reworded", "a")]
    assert clues(copy, source) == ()


def test_one_quotation_may_be_alike_by_chance_and_two_sides_cancel():
    source, copy = page("a", quotations=SAID), page("b", quotations=REWORDED)
    assert clues(source, copy, [page("c", quotations=SAID[:1])]) == ()
    both = page("c", quotations=(*SAID, *REWORDED))
    assert clues(source, copy, [both]) == ()


def test_opinion_is_added_to_reports():
    found = clues(page("a", editorial=True), page("b"))
    assert kinds(found) == [("opinion_added", "b")]
    assert clues(page("a", editorial=True), page("b", editorial=True)) == ()


def test_clues_that_disagree_leave_the_direction_open():
    copy = page("copy", "The owner told The Harbour Post that it paid.")
    source = Page(POST.id, POST.story, POST.furniture, (), editorial=True)
    found = clues(source, copy)
    assert {clue.source for clue in found} == {"post", "copy"}
    assert source_of(found) is None
