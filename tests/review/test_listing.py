"""The queue of articles, searched, filtered and sorted."""

from __future__ import annotations

from stored import checked

from claimcheck.review.storage import listing
from claimcheck.review.storage.articles import Articles
from claimcheck.review.storage.given import Given
from claimcheck.review.storage.store import Store


def test_the_queue_is_searched_filtered_and_sorted(store: Store):
    first, _ = checked(store)
    second, check = checked(store, "All is well. The mayor was there.")
    third = Articles(store).add("100 % of it_s own", [Given("a.md", b"x"), Given("b", b"y")], "Ada")

    def ids(**wanted: str) -> list[int]:
        return [row.id for row in listing.rows(store, listing.Wanted(**wanted))[0]]

    assert ids() == [third, second, first]
    assert ids(order="oldest") == [first, second, third]
    assert ids(order="flagged")[0] == first
    assert ids(order="unknown") == ids()
    assert ids(search="A STORY") == [second, first]
    assert ids(search="100 %") == [third]
    assert ids(search="it_s") == [third]
    assert ids(search="a_md") == []
    assert ids(search="a.md") == [third]
    assert ids(state="open") == [first]
    assert ids(state="reviewed") == [second]
    assert ids(state="checking") == [third]
    assert ids(flag="contradicted") == [first]
    assert ids(flag="opinion") == [first]
    assert ids(flag="negation") == []
    assert listing.tally(store) == {"open": 1, "reviewed": 1, "checking": 1, "failed": 0}
