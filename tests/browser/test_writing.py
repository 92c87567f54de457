"""A check that ends takes no words from whoever is writing, and makes none of them a command."""

from __future__ import annotations

import threading

from desk_pages import log, put
from desks import RuleChecker, until

TYPED = "3 hurt: "


def test_a_page_is_not_loaded_anew_while_words_are_written(open_page, served, monkeypatch):
    page = open_page()
    put(page, served)
    may_end, check = threading.Event(), RuleChecker.check
    monkeypatch.setattr(RuleChecker, "check", lambda *given: may_end.wait(60) and check(*given))
    articles = served.desk.articles
    articles.revise(1, articles.inputs(1), "Ben")
    served.desk.worker.wake()
    page.goto("/articles/1?sentence=1")
    page.get_by_text("Revision 2 is being checked").wait_for()
    page.keyboard.press("m")
    page.get_by_label("Note", exact=True).wait_for()
    page.keyboard.type(TYPED)
    may_end.set()
    page.get_by_text("Done: it is shown when you pause").wait_for()
    # Somebody who reloads the page is asked first.
    asked = []
    page.once("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    page.evaluate("void setTimeout(() => location.reload())")
    until(page, "true")
    page.keyboard.type("not 4, a d n j")
    assert page.get_by_label("Note", exact=True).input_value() == f"{TYPED}not 4, a d n j"
    page.keyboard.press("Enter")
    until(page, "document.querySelector('.revisions b')?.textContent === '2'")
    assert asked == ["beforeunload"]
    assert log(served) == [(1, "note", f"{TYPED}not 4, a d n j")]
