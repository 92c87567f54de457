"""The database: its steps, its lock, and who can read it."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from stored import checked

from claimcheck.errors import InputError
from claimcheck.review.storage.articles import Articles
from claimcheck.review.storage.migrations import MIGRATIONS
from claimcheck.review.storage.store import Store


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
