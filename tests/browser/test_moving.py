"""Where the desk goes next, and that what is read stays where it is."""

from __future__ import annotations

import pytest
from desk_pages import chosen, put, reviewed
from desks import story

#: How far the article is scrolled by itself, and the whole page.
SCROLLED = "[document.querySelector('.text').scrollTop, document.scrollingElement.scrollTop]"
#: Where the chosen sentence and its evidence stand in the window.
BOXES = """() => ["[data-chosen]", "#panel"].map((name) => {
    const { top, bottom, left, right } = document.querySelector(name).getBoundingClientRect();
    return { top, bottom, left, right };
})"""


def go(page, key: str, place: int) -> None:
    page.keyboard.press(key)
    page.wait_for_selector(f".evidence[data-place='{place}']")


def in_sight(page) -> bool:
    claim, _ = page.evaluate(BOXES)
    return claim["top"] >= 0 and claim["bottom"] <= page.viewport_size["height"]


def test_next_is_the_nearest_undecided_sentence_below(open_page, served):
    page = open_page()
    put(page, served, story(20))  # every fourth is flagged: 3, 7, 11, 15, 19
    served.desk.decisions.decide(1, [7, 15], "accept", "", "Ben")
    page.reload()
    assert chosen(page) == 3
    go(page, "j", 11)
    go(page, "j", 19)
    go(page, "j", 3)
    assert page.inner_text("#said").startswith("From the top: 1 of 5: 4 sourcing · ? unsupported")
    go(page, "k", 19)
    go(page, "K", 15)
    go(page, "J", 19)
    page.locator("#s12").click()
    page.wait_for_selector(".evidence[data-place='12']")
    go(page, "j", 19)
    go(page, "a", 3)
    assert page.inner_text("#said").startswith("accepted. From the top: 1 of 5")
    go(page, "a", 11)
    page.keyboard.press("a")
    page.get_by_text("accepted. No other sentence is undecided.").wait_for(state="attached")
    assert chosen(page) == 11
    go(page, "j", 15)  # where all are decided, all are stepped through


def test_the_text_stays_and_addresses_lead_to_their_sentence(open_page, served):
    page = open_page()
    put(page, served, story(60))
    for place in (7, 11, 15):
        go(page, "a", place)
        assert page.evaluate(SCROLLED) == [0, 0]
    for address in ("/articles/1?sentence=55", "/articles/1#s43", "/articles/1?sentence=55#s47"):
        page.goto("/flags")
        page.goto(address)
        page.wait_for_selector(f".evidence[data-place='{address[-2:]}']")
        assert in_sight(page)
        assert page.evaluate(SCROLLED)[0] > 0
        assert page.evaluate(SCROLLED)[1] == 0
    page.reload()
    assert chosen(page) == 47
    assert in_sight(page)
    page.evaluate("location.hash = '#s3'")
    page.wait_for_selector(".evidence[data-place='3']")
    assert in_sight(page)


@pytest.mark.parametrize(("width", "beside"), [(1360, True), (1024, True), (390, False)])
def test_the_evidence_stands_beside_or_under_its_sentence(
    open_page, served, width: int, beside: bool
):
    page = open_page(viewport={"width": width, "height": 800})
    put(page, served, story(60))
    for place in (23, 27):
        page.locator(f"#s{place} + .tag").click()
        page.wait_for_selector(f".evidence[data-place='{place}']")
        claim, panel = page.evaluate(BOXES)
        assert claim["top"] >= 0
        if beside:
            assert panel["left"] >= claim["right"]
            assert panel["top"] <= claim["top"] <= 800
        else:
            assert 0 <= panel["top"] - claim["bottom"] < 40
    claim = page.evaluate(BOXES)[0]
    page.keyboard.press("m")
    page.keyboard.type("a note")
    page.keyboard.press("Enter")
    page.locator(".ruling").get_by_text("a note").wait_for()
    assert page.evaluate(BOXES)[0]["top"] == pytest.approx(claim["top"], abs=1)
    page.set_viewport_size({"width": 1360 if width == 390 else 390, "height": 800})
    # The page is told of its new width after the window has it.
    page.locator(".text #panel").wait_for(state="detached" if width == 390 else "attached")


def test_sentences_are_counted_from_one_and_the_headline_apart(open_page, served):
    page = open_page()
    headline = "Newly made bridge opens at Orle"
    put(
        page,
        served,
        f"{headline}\n\nThe bridge was newly made. It is newly open to everybody here.",
    )
    heads = page.locator(".look-head .number")
    assert heads.all_inner_texts() == ["headline", "1", "2"]
    assert page.locator(".panel-head .number").inner_text() == "Headline"
    go(page, "a", 1)
    assert page.locator(".panel-head .number").inner_text() == "Sentence 1"
    reviewed(page, "1 of 3 reviewed")
