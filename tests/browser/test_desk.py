"""A whole review in a browser: by mouse and by keyboard, with an upload, a failure, a revision."""

from __future__ import annotations

import json
import re
from pathlib import Path

from desk_pages import check, chosen, listed, log, put, reviewed
from desks import ARTICLE, REFERENCE


def test_a_review_by_mouse(open_page, served):
    page = open_page()
    check(page)
    assert chosen(page) == 1
    page.get_by_role("button", name="Accept flag").click()
    reviewed(page, "1 of 3 reviewed")
    assert chosen(page) == 2
    page.get_by_role("button", name="Dismiss…").click()
    page.get_by_role("button", name="right, and known from elsewhere").click()
    reviewed(page, "2 of 3 reviewed")
    page.locator("#s4").click()
    assert chosen(page) == 4
    page.get_by_role("button", name="Note…").click()
    page.get_by_label("Note", exact=True).fill("Ask the desk <b>now</b>")
    page.get_by_role("button", name="Keep").click()
    page.get_by_text("Ask the desk <b>now</b>").wait_for()
    page.get_by_role("button", name="Needs source").click()
    reviewed(page, "3 of 3 reviewed")
    assert log(served) == [
        (1, "accept", ""),
        (2, "dismiss", "right, and known from elsewhere"),
        (4, "note", "Ask the desk <b>now</b>"),
        (4, "needs_source", ""),
    ]
    page.get_by_role("link", name="Queue").click()
    assert "3 of 3" in page.inner_text("table.queue")


def test_a_review_by_keyboard(open_page, served):
    page = open_page()
    put(page, served)
    keys = page.keyboard
    assert chosen(page) == 1
    keys.press("j")
    page.wait_for_selector(".evidence[data-place='2']")
    keys.press("k")
    page.wait_for_selector(".evidence[data-place='1']")
    keys.press("a")
    page.wait_for_selector(".evidence[data-place='2']")
    keys.press("n")
    page.wait_for_selector(".evidence[data-place='4']")
    keys.press("d")
    keys.type("It is in the archive, see j and k")
    keys.press("Enter")
    reviewed(page, "3 of 3 reviewed")
    keys.press("m")
    keys.type("for the evening")
    keys.press("Enter")
    page.get_by_text("for the evening").wait_for()
    keys.press("u")
    page.get_by_text("for the evening").wait_for(state="detached")
    keys.press("u")
    reviewed(page, "2 of 3 reviewed")
    keys.press("?")
    assert page.get_by_role("dialog", name="Keys").is_visible()
    keys.press("a")  # nothing is decided behind a dialog
    keys.press("Escape")
    assert not page.get_by_role("dialog", name="Keys").is_visible()
    assert [kind for _, kind, _ in log(served)] == [
        *("accept", "needs_source", "dismiss", "note", "undo", "undo"),
    ]
    keys.press("d")
    keys.press("Alt+1")
    reviewed(page, "3 of 3 reviewed")
    assert log(served)[-1] == (4, "dismiss", "the references do say it")


def test_a_dismissal_is_called_off_with_escape(open_page, served):
    page = open_page()
    put(page, served)
    page.keyboard.press("d")
    page.keyboard.type("not now")
    page.keyboard.press("Escape")
    assert not page.locator("[data-saying]").is_visible()
    page.keyboard.press("j")
    page.wait_for_selector(".evidence[data-place='2']")
    assert log(served) == []


def test_a_key_that_is_held_down_decides_once(open_page, served):
    page = open_page()
    put(page, served)
    assert chosen(page) == 1
    for _ in range(3):
        page.keyboard.down("a")
    page.keyboard.up("a")
    page.wait_for_selector(".evidence[data-place='2']")
    page.keyboard.press("d")
    page.get_by_label("Why is the flag dismissed?").fill("known")
    for _ in range(3):
        page.keyboard.down("Enter")
    page.keyboard.up("Enter")
    reviewed(page, "2 of 3 reviewed")
    page.keyboard.press("m")  # comes after all that the keys before have begun
    page.get_by_label("Note", exact=True).wait_for()
    assert log(served) == [(1, "accept", ""), (2, "dismiss", "known")]


def test_keys_go_on_when_the_session_has_ended(open_page, served):
    page = open_page()
    put(page, served)
    page.context.clear_cookies()
    for _ in range(3):  # the neighbours' evidence is there already, the first one's is not
        page.keyboard.press("j")
    page.get_by_text("The evidence could not be fetched").wait_for()
    assert "reload the page" in page.inner_text("#said")
    assert page.locator("#panel form[action='/login']").count() == 0
    page.keyboard.press("a")
    page.get_by_text("sign in again").wait_for()


#: The next decision reaches the desk, and its answer is lost on the way to the page.
LOSE_AN_ANSWER = """() => {
  const fetched = window.fetch;
  window.fetch = async (url, options) => {
    const answer = await fetched(url, options);
    if (!String(url).endsWith("/decisions")) return answer;
    window.fetch = fetched;
    throw new TypeError("lost");
  };
}"""


def test_a_decision_whose_answer_was_lost_is_shown(open_page, served):
    page = open_page()
    put(page, served)
    page.evaluate(LOSE_AN_ANSWER)
    page.keyboard.press("a")
    page.get_by_text("Perhaps not kept").wait_for()
    reviewed(page, "1 of 3 reviewed")
    page.keyboard.press("a")
    page.wait_for_selector(".evidence[data-place='2']")
    assert log(served) == [(1, "accept", "")]


def test_a_paragraph_is_decided_at_one_stroke(open_page, served):
    page = open_page()
    put(page, served)
    page.keyboard.press("p")
    assert page.get_by_label("all 2 in this paragraph").is_checked()
    page.keyboard.press("n")
    reviewed(page, "2 of 3 reviewed")
    assert [(place, kind) for place, kind, _ in log(served)] == [
        (1, "needs_source"),
        (2, "needs_source"),
    ]
    page.keyboard.press("u")
    reviewed(page, "0 of 3 reviewed")


def test_undecided_alone_and_the_order_of_the_text(open_page, served):
    page = open_page()
    put(
        page,
        served,
        "Newly made. The council wrongly said so. Newly sold. It was closed on Monday.",
    )
    assert (listed(page), chosen(page)) == ([0, 1, 2], 0)
    page.get_by_label("Order").select_option("severity")
    page.goto("/articles/1")  # what was chosen last is kept
    page.wait_for_selector(".evidence[data-place='1']")
    assert listed(page) == [1, 0, 2]
    page.keyboard.press("a")
    page.wait_for_selector(".evidence[data-place='0']")
    reviewed(page, "1 of 3 reviewed")
    page.get_by_label("undecided only").check()
    assert page.locator("#looks li:visible").count() == 2


def test_files_are_uploaded_and_picked(open_page, served, tmp_path: Path):
    draft = tmp_path / "draft.txt"
    draft.write_text(ARTICLE)
    page = open_page()
    page.goto("/new")
    page.get_by_label("or upload it").set_input_files(draft)
    page.get_by_text("Pick from wire").nth(1).click()
    page.get_by_label("Narrow the list").nth(1).fill("refer")
    page.locator("input[name=reference_pick]:visible").check()
    page.get_by_role("button", name="Check the article").click()
    page.wait_for_selector(".article-head")
    assert "reference.txt" in page.inner_text(".cards")


def test_a_failed_check_says_why_and_can_be_mended(open_page, tmp_path: Path):
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7 nothing of one")
    page = open_page()
    page.goto("/new")
    page.get_by_label("Paste it").fill(ARTICLE)
    page.get_by_label("Upload references").set_input_files(broken)
    page.get_by_role("button", name="Check the article").click()
    alert = page.get_by_role("alert")
    alert.wait_for()
    assert "broken.pdf is a damaged PDF" in alert.inner_text()
    page.get_by_role("link", name="Change what it is given").click()
    page.get_by_label("broken.pdf").uncheck()
    page.get_by_text("Add references").click()
    page.get_by_label("Paste a reference").fill(REFERENCE)
    page.get_by_role("button", name="Check this revision").click()
    page.wait_for_selector(".article-head")
    assert "0 of 3 reviewed" in page.inner_text(".article-head")


def test_a_revision_keeps_what_was_decided(open_page, served):
    page = open_page()
    put(page, served)
    page.keyboard.press("a")
    page.wait_for_selector(".evidence[data-place='2']")
    page.keyboard.press("a")
    reviewed(page, "2 of 3 reviewed")
    page.get_by_role("link", name="New revision").click()
    text = page.get_by_label("Its text")
    assert text.input_value().startswith("The bridge at Orle was closed on Monday.")
    assert "\n\nThe mayor was there." in text.input_value()
    text.fill(text.input_value().replace("nine million", "ten million"))
    page.get_by_role("button", name="Check this revision").click()
    page.wait_for_selector(".revisions")
    reviewed(page, "1 of 3 reviewed")
    page.get_by_role("link", name="1", exact=True).click()
    page.get_by_text("This is an earlier revision").wait_for()
    assert page.locator(".decide").count() == 0


def test_exports_are_saved(open_page, served, tmp_path: Path):
    page = open_page()
    put(page, served)
    page.keyboard.press("a")
    reviewed(page, "1 of 3 reviewed")
    for name, sign in (("HTML", "Decisions"), ("Markdown", "## Decisions"), ("CSV", "accept")):
        page.get_by_text("Export").click()
        with page.expect_download() as saved:
            page.get_by_role("link", name=name, exact=True).click()
        saved.value.save_as(tmp_path / name)
        assert sign in (tmp_path / name).read_text()
        page.locator(".headline").click()
    page.get_by_text("Export").click()
    with page.expect_download() as saved:
        page.get_by_role("link", name="JSON").click()
    saved.value.save_as(tmp_path / "json")
    assert json.loads((tmp_path / "json").read_text())["review"]["reviewed"] == 1


def test_two_reviewers_see_each_other(open_page, served):
    ada, ben = open_page("Ada"), open_page("Ben")
    put(ada, served)
    ben.goto("/articles/1")
    assert chosen(ada) == chosen(ben) == 1
    news = "**/decisions?revision=*"
    ada.route(news, lambda route: route.abort())
    ben.keyboard.press("a")
    reviewed(ben, "1 of 3 reviewed")
    # Her page has not heard of it when Ada decides the same sentence.
    ada.keyboard.press("n")
    ada.get_by_text("Ben ruled on this sentence just now").wait_for()
    assert "accepted, Ben" in ada.inner_text("#looks li[data-place='1']")
    ada.unroute(news)
    ada.keyboard.press("n")
    ada.get_by_text("Decided already: accepted by Ben.").wait_for()
    ada.get_by_role("button", name="Decide again: needs source").click()
    ada.wait_for_selector(".evidence[data-place='2']")
    ben.get_by_text("needs source, Ada").first.wait_for()


def test_a_reference_opens_at_its_place(open_page, served):
    page = open_page()
    put(page, served)
    page.get_by_role("link", name="open at its place").first.click()
    drawer = page.get_by_role("dialog", name="Reference")
    drawer.wait_for()
    assert drawer.locator("#place").inner_text() == "The bridge at Orle was closed on Monday."
    assert "It will be open again in May" in drawer.inner_text()
    drawer.get_by_role("button", name="Close").click()
    assert not drawer.is_visible()


def test_the_desk_is_read_without_scripts(open_page, served):
    page = open_page()
    put(page, served)
    plain = page.context.browser.new_context(
        java_script_enabled=False,
        storage_state=page.context.storage_state(),
        base_url=page.url.split("/articles")[0],
    ).new_page()
    plain.goto("/articles/1")
    plain.locator("#looks a").nth(1).click()
    assert plain.get_attribute(".evidence", "data-place") == "2"
    plain.get_by_role("link", name="open at its place").click()
    assert re.search(r"references/0", plain.url)
    assert plain.locator("#place").is_visible()
    plain.context.close()
