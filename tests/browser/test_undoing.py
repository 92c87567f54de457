"""Ctrl+Z, Ctrl+Shift+Z and Ctrl+Y at the desk: edits, decisions, and words that are being typed."""

from __future__ import annotations

import threading

import pytest
from desk_pages import chosen, log, put, reviewed
from desks import RuleChecker, until

WAS = "The council wrongly said that it cost nine million crowns."
FIXED = "The council said that it cost five million crowns."


def edit(page, words: str = FIXED) -> None:
    page.keyboard.press("e")
    page.locator(".editing textarea").fill(words)
    page.keyboard.press("Enter")


def shown(page, revision: int) -> None:
    until(page, f"document.querySelector('.revisions b')?.textContent === '{revision}'")


def said(page, words: str) -> None:
    page.locator("#said", has_text=words).wait_for(state="attached")


def kinds(served) -> list[str]:
    return [kind for _, kind, _ in log(served)]


def test_the_last_edit_is_undone_and_done_again_and_then_the_decision_before(open_page, served):
    page = open_page()
    put(page, served)
    page.keyboard.press("n")
    page.wait_for_selector(".evidence[data-place='2']")
    page.keyboard.press("K")
    page.wait_for_selector(".evidence[data-place='1']")
    edit(page)
    shown(page, 2)
    assert page.locator("#s1").inner_text() == FIXED
    for keys, revision, words in (
        ("Control+z", 3, WAS),
        ("Control+Shift+z", 4, FIXED),
        ("u", 5, WAS),
        ("Control+y", 6, FIXED),
        ("Meta+z", 7, WAS),
    ):
        page.keyboard.press(keys)
        shown(page, revision)
        assert (page.locator("#s1").inner_text(), chosen(page)) == (words, 1)
    assert kinds(served) == ["needs_source"]
    page.keyboard.press("Control+z")
    reviewed(page, "0 of 3 reviewed")
    said(page, "Undone: needs source.")
    page.keyboard.press("U")
    reviewed(page, "1 of 3 reviewed")
    said(page, "Done again: needs source.")
    assert kinds(served) == ["needs_source", "undo", "needs_source"]
    assert len(served.desk.articles.checks(1)) == 7


def test_an_edit_is_undone_while_it_is_checked(open_page, served, monkeypatch):
    page = open_page()
    put(page, served)
    may_end, checking = threading.Event(), RuleChecker.check
    monkeypatch.setattr(RuleChecker, "check", lambda *given: may_end.wait(60) and checking(*given))
    page.keyboard.press("J")
    page.wait_for_selector(".evidence[data-place='2']")
    edit(page, "Trains run.")
    page.get_by_text("Revision 2 is being checked; this is revision 1.").wait_for()
    page.keyboard.press("Control+z")
    page.get_by_text("Revision 3, which takes back revision 2, is being checked").wait_for()
    said(page, "Undone: revision 3 takes back 2 and is being checked.")
    assert chosen(page) == 2
    may_end.set()
    shown(page, 3)
    assert (chosen(page), page.locator("#said").inner_text()) == (2, "")


def test_decisions_are_undone_and_done_again_by_mouse(open_page, served):
    page = open_page()
    put(page, served)
    page.keyboard.press("p")
    page.get_by_role("button", name="Needs source").click()
    reviewed(page, "2 of 3 reviewed")
    page.get_by_role("button", name="Undo").click()
    reviewed(page, "0 of 3 reviewed")
    said(page, "Undone: needs source, 2 sentences.")
    page.get_by_role("button", name="Redo").click()
    reviewed(page, "2 of 3 reviewed")
    page.get_by_role("button", name="Redo").click()
    said(page, "You have nothing to redo here.")
    page.get_by_label("undecided only").focus()
    page.keyboard.press("Control+z")  # there is nothing to undo in a box that is ticked
    reviewed(page, "0 of 3 reviewed")
    page.keyboard.press("Control+z")
    said(page, "You have nothing to undo here.")


@pytest.mark.parametrize("opener", ["m", "e"])
def test_in_a_field_the_browser_undoes_what_is_typed(open_page, served, opener: str):
    page = open_page()
    put(page, served)
    page.keyboard.press("n")
    page.wait_for_selector(".evidence[data-place='2']")
    page.keyboard.press(opener)
    field = page.locator(".editing textarea" if opener == "e" else "[data-saying] input")
    field.wait_for()
    before = field.input_value()
    page.keyboard.type("by hand")
    typed = field.input_value()
    for keys, words in (
        ("Control+z", before),
        ("Control+Shift+z", typed),
        ("Control+z", before),
        ("Control+y", typed),
    ):
        page.keyboard.press(keys)
        assert field.input_value() == words, keys
    for _ in range(3):  # more than there is to undo in the field
        page.keyboard.press("Control+z")
    page.keyboard.press("Escape")
    page.keyboard.press("Control+y")
    said(page, "You have nothing to redo here.")
    assert kinds(served) == ["needs_source"]
    assert len(served.desk.articles.checks(1)) == 1


def test_the_keys_are_told(open_page, served):
    page = open_page()
    put(page, served)
    page.keyboard.press("?")
    told = page.get_by_role("dialog", name="Keys").inner_text()
    for words in ("undo my last decision or edit; or Ctrl Z", "Ctrl Shift Z, Ctrl Y"):
        assert words in told
