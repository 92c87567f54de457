"""What people need to see and reach on every page: axe-core, small screens, dark, hostile text."""

from __future__ import annotations

import pytest
from desks import BASE, REFERENCE, until
from factories import make_report
from hostile import TEXTS, fill
from starlette.testclient import TestClient

from claimcheck.review.app import create_app
from claimcheck.review.storage.articles import Articles
from claimcheck.review.storage.check_queue import CheckQueue
from claimcheck.review.storage.given import Given

PAGES = ("/", "/new", "/flags", "/articles/1", "/articles/1/log", "/articles/1/revise")
SIZES = {"wide": (1360, 850), "phone": (420, 850)}


@pytest.fixture
def filled(served):
    """A desk with a report that has one of everything, and one that could not be made."""
    articles = Articles(served.desk.store)
    inputs = [Given("ferry.txt", b"text"), Given("post.txt", REFERENCE.encode())]
    articles.add("Tarn Island ferry", inputs, "Ada")
    CheckQueue(served.desk.store).finish(1, make_report(), [])
    articles.add("Another", inputs, "Ben")
    CheckQueue(served.desk.store).fail(2, "post.txt is a damaged PDF")
    decisions = served.desk.decisions
    decisions.decide(1, [2], "accept", "", "Ada")
    decisions.decide(1, [4], "dismiss", "it is known", "Ben")
    decisions.decide(1, [4], "note", "ask again", "Ben")
    return served


@pytest.mark.parametrize(
    ("size", "scheme"),
    [
        ("wide", "light"),
        pytest.param("wide", "dark", marks=pytest.mark.slow),
        pytest.param("phone", "light", marks=pytest.mark.slow),
    ],
)
def test_no_serious_finding_of_axe(filled, open_page, findings_of, size: str, scheme: str):
    width, height = SIZES[size]
    page = open_page(viewport={"width": width, "height": height}, color_scheme=scheme)
    for path in (*PAGES, "/articles/2", "/gone"):
        page.goto(path)
        assert findings_of(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
    page.goto("/articles/1")
    page.keyboard.press("d")
    assert findings_of(page) == []
    page.keyboard.press("Escape")
    for key, name in (("?", "Keys"), ("o", "Left out by the article")):
        page.keyboard.press(key)
        page.get_by_role("dialog", name=name).wait_for()
        assert findings_of(page) == []
        page.keyboard.press("Escape")
        page.get_by_role("dialog", name=name).wait_for(state="hidden")


def test_the_way_in_has_no_serious_finding(filled, chromium, findings_of):
    page = chromium.new_page(base_url=filled.url)
    page.goto("/login")
    assert findings_of(page) == []
    page.close()


#: Whether every script of a page is a file of the desk.
OWN_SCRIPTS = """[...document.scripts].every(
    (script) => script.src.startsWith(location.origin + "/static/") && !script.textContent
)"""


@pytest.mark.parametrize("name", ["script", "closing", "bidi"])
def test_hostile_text_is_inert(served, open_page, name: str):

    client = TestClient(create_app(served.desk, [BASE.removeprefix("http://")]), base_url=BASE)
    fill(served.desk, client, TEXTS[name])
    page = open_page()
    page.on("dialog", lambda dialog: pytest.fail(f"the page said {dialog.message}"))
    for path in PAGES:
        page.goto(path)
        assert page.evaluate(OWN_SCRIPTS), path
    page.goto("/articles/1")
    for key in "jjkkm":
        page.keyboard.press(key)
    # Signs that no key has are put in, not typed: the field must be there.
    page.locator("[data-saying] input").wait_for()
    page.keyboard.type(TEXTS[name][:500])
    page.keyboard.press("Enter")
    until(page, "document.querySelector('#said').textContent === 'Note kept.'")
    assert page.evaluate(OWN_SCRIPTS)
    assert page.locator("main img, main svg[onload], main iframe").count() == 0
