"""What browser tests do at the desk and read off it."""

from __future__ import annotations

from desks import ARTICLE, REFERENCE, RuleChecker, until

from claimcheck.ingest.document import build
from claimcheck.ingest.load import Source
from claimcheck.review.storage.articles import Articles
from claimcheck.review.storage.check_queue import CheckQueue
from claimcheck.review.storage.given import Given


def check(page, article: str = ARTICLE, reference: str = REFERENCE) -> None:
    """Paste an article and a reference, and wait for the result."""
    page.goto("/new")
    page.get_by_label("Paste it").fill(article)
    page.get_by_label("Paste a reference").fill(reference)
    page.get_by_role("button", name="Check the article").click()
    page.wait_for_selector(".article-head")
    page.wait_for_load_state()  # its scripts have begun


def put(page, served, article: str = ARTICLE, reference: str = REFERENCE) -> None:
    """Open an article checked by the rules of `RuleChecker`, without forms or processes."""
    articles = Articles(served.desk.store)
    given = [Given("article", article.encode()), Given("reference", reference.encode())]
    number = articles.add("Article", given, "Ada")
    first, other = (build(Source(g.name, None, g.data.decode())) for g in given)
    CheckQueue(served.desk.store).finish(number, RuleChecker().check(first, [other]), [other.text])
    page.goto(f"/articles/{number}")


def chosen(page) -> int:
    """The sentence whose evidence is shown, once it is the one that is marked in the text."""
    until(
        page,
        "document.querySelector('.claim[data-chosen]').dataset.place === "
        "document.querySelector('.evidence').dataset.place",
    )
    return int(page.get_attribute(".evidence", "data-place"))


def listed(page) -> list[int]:
    """The sentences to look at, in the order of their list."""
    places = "[...document.querySelectorAll('#looks li')].map((item) => Number(item.dataset.place))"
    return page.evaluate(places)


def log(served) -> list[tuple[int, str, str]]:
    return [(e.place, e.kind, e.text) for e in served.desk.decisions.log(1)]


def reviewed(page, text: str) -> None:
    until(page, f"document.querySelector('#reviewed').textContent === '{text}'")
