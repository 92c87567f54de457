"""Articles in a store as if a worker had checked them."""

from __future__ import annotations

from desks import ARTICLE, REFERENCE, RuleChecker

from claimcheck.ingest.document import build
from claimcheck.ingest.load import Source
from claimcheck.review.storage.articles import Articles
from claimcheck.review.storage.check_queue import CheckQueue
from claimcheck.review.storage.given import Given
from claimcheck.review.storage.store import Store
from claimcheck.review.undoing import Way


def checked(
    store: Store,
    article: str = ARTICLE,
    number: int | None = None,
    by: str = "Ada",
    way: Way = "given",
) -> tuple[int, int]:
    """Add an article, or a revision of one, as if it had been checked: article and check."""
    articles = Articles(store)
    inputs = [Given("a.txt", article.encode()), Given("r.txt", REFERENCE.encode())]
    if number is None:
        number = articles.add("A story", inputs, by)
    else:
        articles.revise(number, inputs, by, way=way)
    return number, finished(store, number)


def finished(store: Store, number: int) -> int:
    """Check the newest revision of an article and return the check."""
    articles = Articles(store)
    check = articles.checks(number)[0].id
    given = articles.inputs(check)
    documents = [build(Source(g.name, None, g.data.decode())) for g in given]
    report = RuleChecker().check(documents[0], documents[1:])
    CheckQueue(store).finish(check, report, [documents[1].text])
    return check
