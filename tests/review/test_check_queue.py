"""Checks that the server did not end."""

from __future__ import annotations

from claimcheck.review.storage.articles import Articles
from claimcheck.review.storage.check_queue import MOST_ATTEMPTS, CheckQueue
from claimcheck.review.storage.given import Given
from claimcheck.review.storage.store import Store


def test_unfinished_checks_come_back_until_they_have_ended_the_server_too_often(store: Store):
    articles, queue = Articles(store), CheckQueue(store)
    article = articles.add("t", [Given("a", b"x"), Given("r", b"y")], "Ada")
    check = articles.checks(article)[0].id
    for attempt in range(1, MOST_ATTEMPTS + 1):
        assert queue.resume() == [check]
        queue.begin(check)
        assert articles.checks(article)[0].attempts == attempt
    assert queue.resume() == []
    assert articles.checks(article)[0].state == "stopped"
    assert "3 times" in articles.checks(article)[0].error
    queue.again(check)
    assert queue.resume() == [check]
