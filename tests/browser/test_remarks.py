"""Ticks said to be wrong, comments on selected words and the five words, by mouse in a browser."""

from __future__ import annotations

import pytest
from desk_pages import chosen, log, put, reviewed
from desks import until

FAULT = "the references say the opposite"


def select(page, first: str, start: int, last: str, end: int) -> None:
    """Select from a character of one sentence to one of another, as the mouse does."""
    page.evaluate(
        """([first, start, last, end]) => {
            const place = (selector, offset) => {
                const texts = document.createTreeWalker(
                    document.querySelector(selector), NodeFilter.SHOW_TEXT);
                let node;
                while ((node = texts.nextNode()) && offset > node.length) offset -= node.length;
                return [node, offset];
            };
            getSelection().setBaseAndExtent(...place(first, start), ...place(last, end));
        }""",
        [first, start, last, end],
    )


def decisions(page) -> list[str]:
    """What can be decided on the sentence that is shown, in the order of the buttons."""
    return page.evaluate(
        "[...document.querySelectorAll('.decide [data-do]')].map((b) => b.dataset.do)"
    )


def comment(page, text: str) -> None:
    page.get_by_role("button", name="Comment on these words").click()
    page.get_by_label("Your comment").fill(text)
    # What was said of the comment before says nothing of this one.
    page.evaluate("document.querySelector('#said').textContent = ''")
    page.get_by_role("button", name="Keep comment").click()
    page.locator("#said", has_text="Comment kept.").wait_for(state="attached")


def test_a_tick_is_said_to_be_wrong_and_right(open_page, served, findings_of):
    page = open_page()
    put(page, served)
    assert decisions(page) == ["accept", "dismiss", "needs_source", "note", "undo", "redo"]
    page.locator("#s0").click()
    assert chosen(page) == 0
    assert decisions(page) == ["right_tick", "wrong_tick", "needs_source", "note", "undo", "redo"]
    page.get_by_role("button", name="Tick is wrong…").click()
    assert findings_of(page) == []
    page.get_by_role(
        "button", name="Keep: tick is wrong"
    ).click()  # without a fault nothing is kept
    page.get_by_label(FAULT).check()
    page.get_by_label("More on it").fill("d 1 it was open")
    page.get_by_role("button", name="Keep: tick is wrong").click()
    page.locator("#s0[data-ruling=wrong_tick]").wait_for()
    page.locator("#s3").click()
    assert chosen(page) == 3
    page.get_by_role("button", name="Tick is right").click()
    page.locator("#s3[data-ruling=right_tick]").wait_for()
    assert log(served) == [
        (0, "wrong_tick", f"{FAULT}: d 1 it was open"),
        (3, "right_tick", ""),
    ]
    page.goto("/flags")
    assert f"{FAULT} 1" in page.inner_text("ul.faults")
    assert findings_of(page) == []


def test_a_tick_is_said_to_be_right_and_wrong_by_key(open_page, served):
    page = open_page()
    put(page, served)
    for key in "rw":  # a sentence with a flag has no tick
        page.keyboard.press(key)
        page.locator("#said", has_text="has no tick").wait_for(state="attached")
    page.locator("#s3").click()
    assert chosen(page) == 3
    for key in "ad":  # and one with a tick alone no flag
        page.keyboard.press(key)
        page.locator("#said", has_text="no flag: r says").wait_for(state="attached")
    page.keyboard.press("w")
    page.keyboard.press("Escape")
    page.keyboard.press("w")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.locator("#s3[data-ruling=wrong_tick]").wait_for()
    page.locator("#s0").click()
    assert chosen(page) == 0
    page.keyboard.press("r")
    page.locator("#s0[data-ruling=right_tick]").wait_for()
    fault = "a part of it is in no reference"
    assert log(served) == [(3, "wrong_tick", fault), (0, "right_tick", "")]


def test_words_are_selected_and_commented_on_by_key(open_page, served):
    page = open_page()
    put(page, served)
    page.keyboard.press("c")  # of no words nothing is said
    page.locator("#said", has_text="No words are selected").wait_for(state="attached")
    for key in "vvvVV":
        page.keyboard.press(key)
    until(page, "getSelection().toString() === 'wrongly said that'")
    page.keyboard.press("c")
    page.keyboard.type("a d c v 1 w")
    page.keyboard.press("Enter")
    page.locator("#said", has_text="Comment kept.").wait_for(state="attached")
    (line,) = served.desk.decisions.log(1)
    assert (line.place, line.kind, line.text, line.words) == (
        *(1, "comment", "a d c v 1 w"),
        "wrongly said that",
    )
    page.keyboard.press("v")  # the next word after them
    until(page, "getSelection().toString() === 'it'")
    page.keyboard.press("c")
    page.keyboard.press("Escape")
    assert len(served.desk.decisions.log(1)) == 1


def test_selected_words_are_commented_on(open_page, served):
    page = open_page()
    put(page, served)
    select(page, "#s0", 4, "#s0", 10)
    comment(page, "a which one?")
    select(page, ".evidence .said", 0, ".evidence .said", 11)
    comment(page, "who?")
    page.get_by_text("on “The council”").wait_for()
    select(page, "#s3", 10, "#s4", 12)
    comment(page, "of both")
    lines = served.desk.decisions.log(1)
    assert [(e.place, e.kind, e.text, e.words) for e in lines] == [
        (0, "comment", "a which one?", "bridge"),
        (1, "comment", "who?", "The council"),
        (3, "comment", "of both", "was there."),
        (4, "comment", "of both", "Newly found"),
    ]
    assert lines[2].stroke == lines[3].stroke
    assert not page.locator("#on-words").is_visible()
    select(page, "#s0", 4, "#s0", 4)
    assert not page.locator("#on-words").is_visible()


def test_the_list_is_grouped_by_the_five_words(open_page, served):
    page = open_page()
    put(page, served)
    page.get_by_label("Order").select_option("criteria")
    heads = page.locator("#looks .group-head")
    assert heads.all_text_contents() == ["accuracy 1", "sourcing 1", "opinion 1"]
    rows = page.locator("#looks > li")
    texts = [rows.nth(n).get_attribute("data-place") for n in range(rows.count())]
    assert texts == [None, "1", None, "4", None, "2"]
    page.get_by_label("Order").select_option("text")
    assert heads.count() == 0


def test_a_dismissal_says_whether_the_flag_was_right(open_page, served):
    page = open_page()
    put(page, served)
    page.get_by_role("button", name="Dismiss…").click()
    page.get_by_label("Why is the flag dismissed?").fill("line 4")
    page.get_by_role("button", name="the references do say it").click()
    reviewed(page, "1 of 3 reviewed")
    (line,) = served.desk.decisions.log(1)
    assert (line.text, line.reason) == ("the references do say it: line 4", "references_say_it")
    until(page, "document.querySelector('#s1').dataset.ruling === 'dismiss'")


@pytest.mark.parametrize("width", [1024, 390])
def test_what_is_new_fits_a_narrow_page(open_page, served, width: int):
    page = open_page(viewport={"width": width, "height": 800})
    put(page, served)
    page.goto("/articles/1?sentence=0")
    page.get_by_role("button", name="Tick is wrong…").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
