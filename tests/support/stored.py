"""Articles in a store as if a worker had checked them."""

from __future__ import annotations

from desks import ARTICLE, REFERENCE, RuleChecker

from claimcheck.ingest.document import build
from claimcheck.ingest.load import Source
from claimcheck.review.storage.articles import Articles
from claimcheck.review.storage.check_queue import CheckQueue
from claimcheck.review.storage.given import Given
from claimcheck.review.storage.store import Store


def checked(store: Store, article: str = ARTICLE, number: int | None = None) -> tuple[int, int]:
    """Add an article, or a revision of one, as if it had been checked: article and check."""
    articles = Articles(store)
    inputs = [Given("a.txt", article.encode()), Given("r.txt", REFERENCE.encode())]
    if number is None:
        number = articles.add("A story", inputs, "Ada")
    else:
        articles.revise(number, inputs, "Ada")
    check = articles.checks(number)[0].id
    documents = [build(Source(g.name, None, g.data.decode())) for g in inputs]
    report = RuleChecker().check(documents[0], documents[1:])
    CheckQueue(store).finish(check, report, [documents[1].text])
    return number, check
