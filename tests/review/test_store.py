"""The database: its steps, its lock, what is added to it and what can never be changed."""

from __future__ import annotations

import dataclasses
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from desks import ARTICLE, REFERENCE, RuleChecker

from claimcheck.errors import InputError
from claimcheck.ingest.document import build
from claimcheck.ingest.load import Source
from claimcheck.review.standing import State, standing
from claimcheck.review.storage import listing
from claimcheck.review.storage.articles import Articles
from claimcheck.review.storage.check_queue import MOST_ATTEMPTS, CheckQueue
from claimcheck.review.storage.decisions import Clash, Decisions
from claimcheck.review.storage.given import Given
from claimcheck.review.storage.keys import keys
from claimcheck.review.storage.migrations import MIGRATIONS
from claimcheck.review.storage.record import record
from claimcheck.review.storage.store import Store


@pytest.fixture
def store(tmp_path: Path):
    made = Store(tmp_path / "desk.db")
    yield made
    made.close()


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


def test_what_went_wrong_is_told_though_sqlite_undid_the_transaction_itself(store: Store):
    def fill() -> None:
        with store.writing() as connection:
            connection.execute("ROLLBACK")
            raise OSError("disk is full")

    with pytest.raises(OSError, match="full"):
        fill()
    with store.writing() as connection:
        assert connection.in_transaction, "and the next one begins anew"


def test_every_step_is_recorded_in_order(store: Store):
    rows = store.connection.execute("SELECT number, name FROM migrations ORDER BY number")
    assert [tuple(row) for row in rows] == [(n, m.name) for n, m in enumerate(MIGRATIONS, 1)]


def test_a_database_of_an_earlier_step_is_brought_up_to_date(tmp_path: Path):
    path = tmp_path / "desk.db"
    old = sqlite3.connect(path)
    old.execute("CREATE TABLE migrations (number INTEGER PRIMARY KEY, name TEXT, applied_at TEXT)")
    for statement in MIGRATIONS[0].statements:
        old.execute(statement)
    old.execute("INSERT INTO migrations VALUES (1, 'articles and checks', 'then')")
    old.execute("INSERT INTO articles (title, created_at, created_by) VALUES ('kept', '', '')")
    old.commit()
    old.close()
    store = Store(path)
    assert Articles(store).title(1) == "kept"
    done = store.connection.execute("SELECT applied_at FROM migrations ORDER BY number").fetchall()
    store.close()
    assert done[0][0] == "then"
    assert len(done) == len(MIGRATIONS)


def test_a_newer_database_and_a_file_that_is_none_are_refused(tmp_path: Path):
    path = tmp_path / "desk.db"
    store = Store(path)
    store.connection.execute("INSERT INTO migrations VALUES (99, 'later', 'then')")
    store.close()
    with pytest.raises(InputError, match="made by a newer claimcheck"):
        Store(path)
    other = tmp_path / "notes.txt"
    other.write_text("not a database, but longer than a header of one would be" * 20)
    with pytest.raises(InputError, match="no database of claimcheck review"):
        Store(other)
    with pytest.raises(InputError, match="there is no folder"):
        Store(tmp_path / "nowhere" / "desk.db")
    assert other.read_text().startswith("not a database")


def test_two_servers_cannot_use_one_database(store: Store):
    with pytest.raises(InputError, match="another claimcheck review is using it"):
        Store(store.path)


def test_a_link_to_a_database_shares_its_lock(store: Store, tmp_path: Path):
    link = tmp_path / "link.db"
    link.symlink_to(store.path)
    with pytest.raises(InputError, match="another claimcheck review is using it"):
        Store(link)
    loop = tmp_path / "loop.db"
    loop.symlink_to(loop)
    with pytest.raises(InputError, match="cannot be written"):
        Store(loop)


def test_what_is_kept_is_for_its_owner_alone(store: Store, tmp_path: Path):
    checked(store)
    modes = {path.name: path.stat().st_mode & 0o777 for path in tmp_path.iterdir()}
    assert set(modes) >= {"desk.db", "desk.db.lock", "desk.db-wal"}
    assert set(modes.values()) == {0o600}


def test_a_lock_ends_with_its_process(tmp_path: Path):
    code = (
        "import os, sys; from pathlib import Path\n"
        "from claimcheck.review.storage.store import Store\n"
        "store = Store(Path(sys.argv[1])); os.kill(os.getpid(), 9)"
    )
    path = tmp_path / "desk.db"
    assert subprocess.run([sys.executable, "-c", code, str(path)]).returncode == -9
    Store(path).close()


def test_keys_go_by_words():
    assert keys(["One  two.", "One two."])[0] == keys(["One two."])[0]
    first, again = keys(["Same.", "Same."])
    assert first != again
    assert len(set(keys(["It rose.", "It  Rose.", "It rose"]))) == 3


def test_a_decision_stands_and_counts(store: Store):
    article, check = checked(store)
    decisions = Decisions(store)
    decisions.decide(check, [1], "accept", "", "Ada")
    decisions.decide(check, [2], "note", "ask the desk", "Ben")
    found = standing(decisions.log(article), decisions.subjects(check))
    assert found[1].ruling.kind == "accept"
    assert found[1].reviewed
    assert found[2].ruling is None
    assert [n.text for n in found[2].notes] == ["ask the desk"]
    (row,), total = listing.rows(store, listing.Wanted())
    assert (row.noted, row.reviewed, row.reviewed_by, total) == (3, 1, "Ben", 1)


def test_the_last_ruling_holds_and_undoing_brings_back_the_one_before(store: Store):
    article, check = checked(store)
    decisions = Decisions(store)

    def kind() -> str | None:
        ruling = standing(decisions.log(article), decisions.subjects(check))[1].ruling
        return ruling and ruling.kind

    decisions.decide(check, [1], "accept", "", "Ada")
    decisions.decide(check, [1], "dismiss", "it is in the archive", "Ada")
    assert kind() == "dismiss"
    assert [e.place for e in decisions.undo(check, "Ada")[0]] == [1]
    assert kind() == "accept"
    decisions.undo(check, "Ada")
    assert kind() is None
    assert decisions.undo(check, "Ada")[0] == []
    assert [e.kind for e in decisions.log(article)] == ["accept", "dismiss", "undo", "undo"]


def test_undo_takes_back_a_whole_stroke_and_only_ones_own(store: Store):
    article, check = checked(store)
    decisions = Decisions(store)
    decisions.decide(check, [1, 2], "needs_source", "", "Ada")
    decisions.decide(check, [4], "accept", "", "Ben")
    assert sorted(e.place for e in decisions.undo(check, "Ada")[0]) == [1, 2]
    found = standing(decisions.log(article), decisions.subjects(check))
    assert [found[n].ruling is None for n in (1, 2, 4)] == [True, True, False]


@pytest.mark.parametrize(
    "statement", ["UPDATE decisions SET kind = 'note'", "DELETE FROM decisions"]
)
def test_the_log_is_only_added_to(store: Store, statement: str):
    _, check = checked(store)
    Decisions(store).decide(check, [1], "accept", "", "Ada")
    with pytest.raises(sqlite3.IntegrityError, match="cannot be"):
        store.connection.execute(statement)


@pytest.mark.parametrize(
    ("places", "kind", "text", "says"),
    [
        ([1], "dismiss", "  ", "needs a reason"),
        ([1], "note", "", "needs some words"),
        ([1], "undo", "", "unknown decision"),
        ([1], "approve", "", "unknown decision 'approve'"),
        ([99], "accept", "", "sentence 99"),
        ([], "accept", "", "sentence to decide on"),
        ([1], "note", "x" * 2001, "2,001 characters"),
    ],
)
def test_what_is_no_decision_is_refused(store: Store, places, kind, text, says):
    article, check = checked(store)
    with pytest.raises(InputError, match=says):
        Decisions(store).decide(check, places, kind, text, "Ada")
    assert Decisions(store).log(article) == []


def test_a_decision_that_holds_is_not_added_again(store: Store):
    article, check = checked(store)
    decisions = Decisions(store)

    def kept() -> int:
        return len([e for e in decisions.log(article) if e.kind != "undo"])

    for times, decision in enumerate(
        [
            ([1], "accept", "", "Ada"),
            ([1], "dismiss", "no", "Ada"),
            ([1], "dismiss", "never", "Ada"),
            ([1], "dismiss", "never", "Ben"),
            ([2], "note", "ask", "Ben"),
        ],
        start=1,
    ):
        for _ in range(2):
            decisions.decide(check, *decision)
            assert kept() == times
    decisions.decide(check, [1, 4], "dismiss", "never", "Ben")
    assert kept() == 6
    decisions.undo(check, "Ben")
    found = standing(decisions.log(article), decisions.subjects(check))
    assert (found[1].ruling.reviewer, found[4].ruling) == ("Ben", None)
    decisions.decide(check, [4], "dismiss", "never", "Ben")  # what was undone may be decided anew
    assert kept() == 7


def test_an_outdated_decision_is_made_anew(store: Store):
    article, check = checked(store)
    decisions = Decisions(store)
    decisions.decide(check, [1], "accept", "", "Ada")
    store.connection.execute("UPDATE sentences SET verdict = 'disputed' WHERE place = 1")
    decisions.decide(check, [1], "accept", "", "Ada")
    assert [e.verdict for e in decisions.log(article)] == ["contradicted", "disputed"]


def test_somebody_elses_ruling_is_not_overruled_unseen(store: Store):
    article, check = checked(store)
    decisions = Decisions(store)
    seen = decisions.newest(article)
    decisions.decide(check, [1], "accept", "", "Ben", seen)
    with pytest.raises(Clash, match="Ben ruled on this sentence just now"):
        decisions.decide(check, [1, 2], "dismiss", "no", "Ada", seen)
    decisions.decide(check, [2], "accept", "", "Ada", seen)
    decisions.decide(check, [1], "dismiss", "no", "Ada", decisions.newest(article))
    assert [e.reviewer for e in decisions.log(article)] == ["Ben", "Ada", "Ada"]


@pytest.mark.parametrize(
    ("second", "clashes"),
    [
        (([1], "dismiss", "no"), True),
        (([1], "accept", "as the mayor said"), True),
        (([4, 1], "needs_source", ""), True),
        (([1], "accept", ""), False),
        (([1, 4], "accept", ""), False),
        (([4], "dismiss", "no"), False),
        (([1], "note", "see page 2"), False),
    ],
)
def test_ones_own_ruling_in_another_tab_is_not_overruled_unseen(store: Store, second, clashes):
    article, check = checked(store)
    decisions = Decisions(store)
    seen = decisions.newest(article)
    decisions.decide(check, [1], "accept", "", "Ada", seen)
    if clashes:
        with pytest.raises(Clash, match="you ruled on this sentence just now") as raised:
            decisions.decide(check, *second, "Ada", seen)
        assert raised.value.state.standings[1].ruling.kind == "accept"
        assert len(decisions.log(article)) == 1
        seen = raised.value.state.seen
    decisions.decide(check, *second, "Ada", seen)


def test_what_was_undone_in_another_tab_is_no_clash(store: Store):
    _, check = checked(store)
    decisions = Decisions(store)
    decisions.decide(check, [1], "accept", "", "Ada", 0)
    decisions.undo(check, "Ada")
    found = decisions.decide(check, [1], "dismiss", "no", "Ada", 0)
    assert (found.seen, found.reviewed, found.standings[1].ruling.kind) == (3, 1, "dismiss")


def test_what_is_answered_is_what_the_database_has(store: Store):
    article, check = checked(store)
    decisions = Decisions(store)

    def same(answered: State) -> None:
        row = store.connection.execute("SELECT reviewed, reviewed_by FROM articles").fetchone()
        assert tuple(row) == (answered.reviewed, answered.log[-1].reviewer)
        assert answered == decisions.state(article, check)

    same(decisions.decide(check, [1, 2], "accept", "", "Ada"))
    same(decisions.decide(check, [2], "note", "ask", "Ben"))
    same(decisions.decide(check, [2], "note", "ask", "Ben"))
    same(decisions.undo(check, "Ada")[1])
    same(decisions.undo(check, "Ada")[1])
    assert [entry.id for entry in decisions.log(article)] == [1, 2, 3, 4, 5]


def test_undo_on_an_earlier_revision_counts_for_the_newest(store: Store):
    article, check = checked(store)
    decisions = Decisions(store)
    decisions.decide(check, [1], "accept", "", "Ada")
    _, new = checked(store, f"It rained. {ARTICLE}", article)
    decisions.decide(new, [0, 3], "needs_source", "", "Ada")
    undone, answered = decisions.undo(check, "Ada")
    assert [entry.place for entry in undone] == [0, 3]
    assert [place for place, found in answered.standings.items() if found.ruling] == [1]
    (row,), _ = listing.rows(store, listing.Wanted())
    assert row.reviewed == decisions.state(article, new).reviewed == 1


def test_a_revision_keeps_decisions_on_sentences_that_did_not_change(store: Store):
    article, check = checked(store)
    decisions = Decisions(store)
    decisions.decide(check, [1, 2, 4], "accept", "", "Ada")
    revised = ARTICLE.replace("nine million", "ten million").replace(
        "The mayor was there.", "It rained. The mayor was there."
    )
    _, new = checked(store, revised, article)
    found = standing(decisions.log(article), decisions.subjects(new))
    assert [found[n].ruling is None for n in (1, 2, 5)] == [True, False, False]
    with pytest.raises(InputError, match="a newer revision"):
        decisions.decide(check, [1], "accept", "", "Ada")
    (row,), _ = listing.rows(store, listing.Wanted())
    assert (row.revision, row.noted, row.reviewed) == (2, 3, 2)


def test_a_decision_from_an_earlier_page_is_kept_where_the_sentence_is_the_same(store: Store):
    article, check = checked(store)
    decisions = Decisions(store)
    _, new = checked(store, f"It rained. {ARTICLE}", article)
    shown = decisions.decide(check, [1], "accept", "", "Ada")
    assert [place for place, found in shown.standings.items() if found.ruling] == [1]
    (entry,) = decisions.log(article)
    assert entry.place == 2
    (row,), _ = listing.rows(store, listing.Wanted())
    assert row.reviewed == decisions.state(article, new).reviewed == 1
    store.connection.execute("UPDATE sentences SET verdict = 'disputed' WHERE check_id = 2")
    with pytest.raises(InputError, match="a newer revision"):
        decisions.decide(check, [1], "dismiss", "no", "Ada")
    decisions.decide(check, [1], "note", "as the mayor said", "Ada")
    assert [e.place for e in decisions.log(article)] == [2, 2]


def test_a_ruling_on_another_verdict_is_shown_and_counts_no_longer(store: Store):
    article, check = checked(store)
    decisions = Decisions(store)
    decisions.decide(check, [1], "accept", "", "Ada")
    subjects = decisions.subjects(check)
    changed = [dataclasses.replace(s, verdict="unsupported") for s in subjects]
    found = standing(decisions.log(article), changed)
    assert found[1].ruling is not None
    assert found[1].outdated
    assert not found[1].reviewed


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


def test_the_record_of_flags(store: Store):
    _, check = checked(store)
    decisions = Decisions(store)
    decisions.decide(check, [1], "accept", "", "Ada")
    decisions.decide(check, [2], "accept", "", "Ada")
    decisions.decide(check, [2], "dismiss", "the tool misread: no claim", "Ben")
    decisions.decide(check, [4], "needs_source", "", "Ada")
    decisions.decide(check, [4], "note", "…", "Ada")
    _, other = checked(store, "Newly built trains run. The mayor was there.")
    decisions.decide(other, [0], "accept", "", "Ada")
    decisions.undo(other, "Ada")
    found = {row.name: row for row in record(store).flags}
    assert found["contradicted"].right == 1.0
    unsupported = found["unsupported"]
    assert (unsupported.accepted, unsupported.needs_source, unsupported.dismissed) == (0, 1, 1)
    assert found["opinion"].right == 0.0
    assert found["disputed"].right is None
    low, high = unsupported.interval
    assert (round(low, 3), round(high, 3)) == (0.095, 0.905)  # Wilson's interval of 1 in 2


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
