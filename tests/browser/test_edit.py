"""Fixing a sentence where it stands: by mouse and by keyboard."""

from __future__ import annotations

import pytest
from desk_pages import chosen, log, put
from desks import until
from factories import make_report

from claimcheck.review.storage.articles import Articles
from claimcheck.review.storage.check_queue import CheckQueue
from claimcheck.review.storage.given import Given

FIXED = "The council said that it cost five million crowns."


def revisions(served) -> int:
    return len(served.desk.articles.checks(1))


def text_of(served, revision: int) -> str:
    (done,) = (c for c in served.desk.articles.checks(1) if c.revision == revision)
    return served.desk.articles.inputs(done.id)[0].data.decode()


def checked_again(page) -> None:
    until(page, "document.querySelector('.revisions b')?.textContent === '2'")


def test_a_sentence_is_edited_by_keyboard(open_page, served):
    page = open_page()
    put(page, served)
    assert chosen(page) == 1
    page.keyboard.press("e")
    field = page.get_by_label("Sentence 2", exact=True)
    field.wait_for()
    assert field.input_value() == "The council wrongly said that it cost nine million crowns."
    page.keyboard.press("Control+a")
    # Words that hold every command are words.
    page.keyboard.type("a dnm jk u? 1 pote")
    assert field.input_value() == "a dnm jk u? 1 pote"
    field.fill(FIXED)
    page.keyboard.press("Enter")
    checked_again(page)
    assert chosen(page) == 1
    assert FIXED in text_of(served, 2)
    assert log(served) == []
    assert page.locator("#s1").inner_text() == FIXED
    page.get_by_role("link", name="Changes").click()
    assert page.locator(".diff del").all_inner_texts() == ["wrongly", "nine"]
    assert page.locator(".diff ins").all_inner_texts() == ["five"]


def test_an_edit_by_mouse_may_be_left(open_page, served):
    page = open_page()
    put(page, served)
    page.get_by_role("button", name="Edit…").click()
    field = page.get_by_label("Sentence 2", exact=True)
    field.fill("Something else.")
    # Another sentence is looked at meanwhile, and a letter outside the field is no command.
    page.locator("#s4").click()
    assert chosen(page) == 4
    page.keyboard.press("a")
    assert field.input_value().replace("a", "") == "Something else."
    page.get_by_role("button", name="Leave it").click()
    assert page.locator("#s1").is_visible()
    assert page.locator(".editing").count() == 0
    page.get_by_role("button", name="Edit…").click()
    page.get_by_label("Sentence 5", exact=True).fill("Old cracks were seen by many.")
    page.get_by_role("button", name="Check it").click()
    checked_again(page)
    assert text_of(served, 2).endswith("The mayor was there. Old cracks were seen by many.")
    assert log(served) == []


def test_what_is_refused_keeps_the_words(open_page, served):
    page = open_page()
    put(page, served)
    page.keyboard.press("e")
    field = page.get_by_label("Sentence 2", exact=True)
    field.fill(FIXED)
    inputs = served.desk.articles.inputs(1)
    served.desk.articles.revise(1, inputs, "Ben")
    page.keyboard.press("Enter")
    page.get_by_text("revision 2 came meanwhile").wait_for()
    assert field.input_value() == FIXED
    assert revisions(served) == 2
    page.keyboard.press("Escape")
    assert field.count() == 0


@pytest.fixture
def ferry(served):
    """A desk with the report on a ferry, in which references have other figures and names."""
    articles = Articles(served.desk.store)
    articles.add("Ferry", [Given("ferry.txt", b"x"), Given("post.txt", b"The ferry stops.")], "Ada")
    report = make_report()
    CheckQueue(served.desk.store).finish(1, report, [])
    return report


def test_what_the_reference_has_is_taken_by_one_key(open_page, served, ferry):
    page = open_page()
    place = next(s.index for s in ferry.sentences if "6.2 million" in s.text)
    page.goto(f"/articles/1?sentence={place}")
    page.keyboard.press("m")
    page.get_by_label("Note", exact=True).wait_for()
    page.keyboard.type("take it, edit it")
    assert (revisions(served), page.locator(".editing").count()) == (1, 0)
    page.keyboard.press("Escape")
    page.keyboard.press("t")
    checked_again(page)
    assert text_of(served, 2) == ferry.article.text.replace("6.2 million", "4.2 million")


def test_what_the_reference_has_is_taken_by_mouse(open_page, served, ferry, findings_of):
    page = open_page()
    place = next(s.index for s in ferry.sentences if "Nobody asked us" in s.text)
    page.goto(f"/articles/1?sentence={place}")
    page.keyboard.press("e")
    page.get_by_label(f"Sentence {place}", exact=True).wait_for()
    assert findings_of(page) == []
    page.keyboard.press("Escape")
    page.locator("[data-take]", has_text="Asta Moe").click()
    checked_again(page)
    assert text_of(served, 2) == ferry.article.text.replace("Jon Berg", "Asta Moe")
    page.goto("/articles/1/changes")
    assert findings_of(page) == []
