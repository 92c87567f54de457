"""The tables of the database, made by ordered steps that are recorded and never changed.

A step that was released stays as it is; what comes later is another step at the end.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from claimcheck.errors import InputError


@dataclass(frozen=True)
class Migration:
    """One step: its name and its statements."""

    name: str
    statements: tuple[str, ...]


MIGRATIONS: tuple[Migration, ...] = (
    Migration(
        "articles and checks",
        (
            """CREATE TABLE articles (
                id INTEGER PRIMARY KEY,
                title TEXT NOT NULL,
                created_at TEXT NOT NULL,
                created_by TEXT NOT NULL,
                -- the newest check, and the newest that is done
                latest INTEGER REFERENCES checks (id),
                current INTEGER REFERENCES checks (id),
                reviewed INTEGER NOT NULL DEFAULT 0,
                reviewed_by TEXT,
                reviewed_at TEXT
            )""",
            """CREATE TABLE checks (
                id INTEGER PRIMARY KEY,
                article INTEGER NOT NULL REFERENCES articles (id),
                revision INTEGER NOT NULL,
                state TEXT NOT NULL
                    CHECK (state IN ('queued', 'running', 'done', 'failed', 'stopped')),
                attempts INTEGER NOT NULL DEFAULT 0,
                error TEXT,
                created_at TEXT NOT NULL,
                created_by TEXT NOT NULL,
                finished_at TEXT,
                report BLOB,
                -- of the sentences: how many there are by verdict and by flag, and to look at
                verdicts TEXT NOT NULL DEFAULT '{}',
                flags TEXT NOT NULL DEFAULT '{}',
                noted INTEGER NOT NULL DEFAULT 0,
                -- pairs of claim and evidence that the models read, and that were known before
                pairs_read INTEGER NOT NULL DEFAULT 0,
                pairs_known INTEGER NOT NULL DEFAULT 0,
                UNIQUE (article, revision)
            )""",
            "CREATE INDEX checks_by_state ON checks (state, id)",
            """CREATE TABLE blobs (
                sha256 TEXT PRIMARY KEY,
                data BLOB NOT NULL
            ) WITHOUT ROWID""",
            """CREATE TABLE inputs (
                check_id INTEGER NOT NULL REFERENCES checks (id),
                -- 0 is the article, all others are references
                position INTEGER NOT NULL,
                name TEXT NOT NULL,
                blob TEXT REFERENCES blobs (sha256),
                url TEXT,
                PRIMARY KEY (check_id, position),
                CHECK ((blob IS NULL) <> (url IS NULL))
            ) WITHOUT ROWID""",
            """CREATE TABLE sentences (
                check_id INTEGER NOT NULL REFERENCES checks (id),
                place INTEGER NOT NULL,
                key TEXT NOT NULL,
                paragraph INTEGER NOT NULL,
                verdict TEXT NOT NULL,
                flags TEXT NOT NULL,
                noted INTEGER NOT NULL,
                PRIMARY KEY (check_id, place)
            ) WITHOUT ROWID""",
        ),
    ),
    Migration(
        "decisions, which are only ever added to",
        (
            """CREATE TABLE decisions (
                id INTEGER PRIMARY KEY AUTOINCREMENT,
                article INTEGER NOT NULL REFERENCES articles (id),
                check_id INTEGER NOT NULL REFERENCES checks (id),
                -- the first decision of those made at one stroke
                stroke INTEGER NOT NULL,
                place INTEGER NOT NULL,
                key TEXT NOT NULL,
                kind TEXT NOT NULL
                    CHECK (kind IN ('accept', 'dismiss', 'needs_source', 'note', 'undo')),
                undoes INTEGER UNIQUE REFERENCES decisions (id),
                text TEXT NOT NULL,
                verdict TEXT NOT NULL,
                flags TEXT NOT NULL,
                reviewer TEXT NOT NULL,
                at TEXT NOT NULL,
                CHECK ((kind = 'undo') = (undoes IS NOT NULL))
            )""",
            "CREATE INDEX decisions_by_article ON decisions (article, id)",
            """CREATE TRIGGER decisions_stay BEFORE UPDATE ON decisions
                BEGIN SELECT RAISE(ABORT, 'a decision cannot be changed'); END""",
            """CREATE TRIGGER decisions_remain BEFORE DELETE ON decisions
                BEGIN SELECT RAISE(ABORT, 'a decision cannot be deleted'); END""",
        ),
    ),
    Migration(
        "sessions of reviewers",
        (
            """CREATE TABLE sessions (
                token TEXT PRIMARY KEY,
                reviewer TEXT NOT NULL,
                csrf TEXT NOT NULL,
                seen_at TEXT NOT NULL
            ) WITHOUT ROWID""",
        ),
    ),
    Migration(
        "answers of the models",
        (
            """CREATE TABLE answers (
                id INTEGER PRIMARY KEY,
                key BLOB NOT NULL UNIQUE,
                answer BLOB NOT NULL
            )""",
        ),
    ),
    Migration(
        "names of pasted texts",
        (
            "ALTER TABLE inputs ADD COLUMN pasted INTEGER NOT NULL DEFAULT 0",
            "UPDATE inputs SET pasted = 1 WHERE url IS NULL AND name GLOB 'pasted [ar]*' "
            "AND name NOT GLOB '*.*'",
        ),
    ),
    Migration(
        "ticks and comments, reasons as data, and what a check rests on",
        (
            # Digests of the references and of the models, '' for checks from before.
            "ALTER TABLE checks ADD COLUMN sources TEXT NOT NULL DEFAULT ''",
            "ALTER TABLE checks ADD COLUMN models TEXT NOT NULL DEFAULT ''",
            # What a tick rests on, '' from before and where there is none.
            "ALTER TABLE sentences ADD COLUMN ground TEXT NOT NULL DEFAULT ''",
            # SQLite changes no CHECK, so the log is copied into a table that knows more kinds.
            "DROP TRIGGER decisions_stay",
            "DROP TRIGGER decisions_remain",
            "DROP INDEX decisions_by_article",
            "ALTER TABLE decisions RENAME TO decisions_before",
            """CREATE TABLE decisions (
                id INTEGER PRIMARY KEY AUTOINCREMENT,
                article INTEGER NOT NULL REFERENCES articles (id),
                check_id INTEGER NOT NULL REFERENCES checks (id),
                -- the first decision of those made at one stroke
                stroke INTEGER NOT NULL,
                place INTEGER NOT NULL,
                key TEXT NOT NULL,
                kind TEXT NOT NULL
                    CHECK (kind IN ('accept', 'dismiss', 'needs_source', 'right_tick',
                                    'wrong_tick', 'note', 'comment', 'undo')),
                undoes INTEGER UNIQUE REFERENCES decisions (id),
                text TEXT NOT NULL,
                verdict TEXT NOT NULL,
                flags TEXT NOT NULL,
                reviewer TEXT NOT NULL,
                at TEXT NOT NULL,
                -- the code of a dismissal or a fault, '' for one's own words
                reason TEXT NOT NULL DEFAULT '',
                -- the words that a comment is on, and where they stand in the sentence
                span_start INTEGER,
                span_end INTEGER,
                words TEXT NOT NULL DEFAULT '',
                -- what the check rested on
                sources TEXT NOT NULL DEFAULT '',
                models TEXT NOT NULL DEFAULT '',
                CHECK ((kind = 'undo') = (undoes IS NOT NULL)),
                CHECK ((span_start IS NULL) = (span_end IS NULL))
            )""",
            # What was offered as reasons until then, where it says whether the flag was right.
            """INSERT INTO decisions (id, article, check_id, stroke, place, key, kind, undoes,
                    text, verdict, flags, reviewer, at, reason)
                SELECT id, article, check_id, stroke, place, key, kind, undoes,
                    text, verdict, flags, reviewer, at,
                    CASE WHEN kind <> 'dismiss' THEN '' ELSE CASE text
                        WHEN 'supported elsewhere' THEN 'known_elsewhere'
                        WHEN 'common knowledge' THEN 'known_elsewhere'
                        WHEN 'opinion, and labelled so' THEN 'labelled_view'
                        WHEN 'the evidence is about something else' THEN 'misread'
                        ELSE '' END END
                FROM decisions_before ORDER BY id""",
            "DROP TABLE decisions_before",
            "CREATE INDEX decisions_by_article ON decisions (article, id)",
            """CREATE TRIGGER decisions_stay BEFORE UPDATE ON decisions
                BEGIN SELECT RAISE(ABORT, 'a decision cannot be changed'); END""",
            """CREATE TRIGGER decisions_remain BEFORE DELETE ON decisions
                BEGIN SELECT RAISE(ABORT, 'a decision cannot be deleted'); END""",
        ),
    ),
    Migration(
        "dates of pasted texts",
        # In ISO 8601. Until then a date was words in the name alone.
        ("ALTER TABLE inputs ADD COLUMN date TEXT",),
    ),
    Migration(
        "edits that are undone, and what is done again",
        (
            # How a revision was made. Of those from before nothing is known: none is undone.
            "ALTER TABLE checks ADD COLUMN way TEXT NOT NULL DEFAULT 'given' "
            "CHECK (way IN ('given', 'edit', 'restore', 'undo'))",
            # The check of the revision that one takes back, and the last decision before it.
            "ALTER TABLE checks ADD COLUMN undoes INTEGER REFERENCES checks (id)",
            "ALTER TABLE checks ADD COLUMN follows INTEGER NOT NULL DEFAULT 0",
            "UPDATE checks SET follows = (SELECT coalesce(max(id), 0) FROM decisions "
            "WHERE decisions.article = checks.article AND at <= created_at)",
            # The decision, undone before, that one makes again.
            "ALTER TABLE decisions ADD COLUMN redoes INTEGER REFERENCES decisions (id)",
        ),
    ),
)


def migrate(connection: sqlite3.Connection, name: str, now: str) -> None:
    """Bring a database up to date, a transaction for each step that it lacks.

    Args:
        connection: in autocommit mode.
        name: of the database, for messages.
        now: the time to record.

    Raises:
        InputError: the database was made by a newer version.
    """
    connection.execute(
        "CREATE TABLE IF NOT EXISTS migrations "
        "(number INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at TEXT NOT NULL)"
    )
    done = connection.execute("SELECT max(number) FROM migrations").fetchone()[0] or 0
    if done > len(MIGRATIONS):
        raise InputError(
            f"{name} was made by a newer claimcheck (its tables are at step {done}, known here are "
            f"{len(MIGRATIONS)}): use that version, or another file with --db"
        )
    for number, migration in enumerate(MIGRATIONS[done:], start=done + 1):
        connection.execute("BEGIN IMMEDIATE")
        with connection:
            for statement in migration.statements:
                connection.execute(statement)
            connection.execute(
                "INSERT INTO migrations VALUES (?, ?, ?)", (number, migration.name, now)
            )
