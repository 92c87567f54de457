"""The items of a feed are chosen from the folders, and of an upload."""

from __future__ import annotations

from desks import ARTICLE, REFERENCE

ITEM = "<item><title>{}</title><description>{}</description></item>"
ITEMS = ITEM.format("Bridge", REFERENCE) + ITEM.format("Trains", ARTICLE)
FEED = f"<rss><channel>{ITEMS}</channel></rss>"


def test_items_of_feeds_are_chosen(open_page, served, findings_of):
    (served.folder / "post.rss").write_text(FEED)
    page = open_page()
    page.goto("/new")
    page.get_by_label("Paste it").fill(ARTICLE)
    page.get_by_text("Pick from wire").nth(1).click()
    picks = page.get_by_role("group", name="Files")
    whole = picks.get_by_role("checkbox", name="post.rss")
    whole.check()
    picks.get_by_role("button", name="choose texts of post.rss").click()
    item = picks.get_by_role("checkbox", name="Bridge")
    item.check()
    assert not whole.is_checked()
    upload = {"name": "echo.rss", "mimeType": "application/rss+xml", "buffer": FEED.encode()}
    page.get_by_label("Upload references").set_input_files(upload)
    page.get_by_role("group", name="Texts of echo.rss").get_by_label("Trains").check()
    assert findings_of(page) == []
    page.get_by_role("button", name="Check the article").click()
    page.wait_for_url("/articles/1")
    (check,) = served.desk.articles.checks(1)
    names = [given.name for given in served.desk.articles.inputs(check.id)]
    assert names == ["pasted article", "echo.rss#2", "post.rss#1"]
