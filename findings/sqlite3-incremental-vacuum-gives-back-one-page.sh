#!/usr/bin/env bash
# Guess:   execute("PRAGMA incremental_vacuum") gives every free page of a database back to the disk, as
#          SQLite's documentation says; fetchall() behind it runs it to its end.
# Found:   Python's sqlite3 steps a statement once when it is executed, and fetchall() steps on only where
#          the statement has columns. This one has none, and frees a page a step: of a file with 1,000 free
#          pages 999 stay, and "incremental_vacuum(500)" frees one too. No error, no warning.
# So:      a bounded cache or log never shrinks. executescript() steps to the end; so does
#          "VACUUM", which needs the room of a second copy.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" - <<'PY'
import sqlite3
import sys

database = sqlite3.connect("log.db", isolation_level=None)
database.execute("PRAGMA auto_vacuum = INCREMENTAL")
database.execute("CREATE TABLE lines (text)")
database.execute("BEGIN")
database.executemany("INSERT INTO lines VALUES (?)", [(" " * 3000,)] * 1000)
database.execute("COMMIT")
database.execute("DELETE FROM lines")


def free() -> int:
    return database.execute("PRAGMA freelist_count").fetchone()[0]


left = [free()]
for statement in ("PRAGMA incremental_vacuum", "PRAGMA incremental_vacuum(500)"):
    database.execute(statement).fetchall()
    left.append(free())
database.executescript("PRAGMA incremental_vacuum")
left.append(free())
print(f"SQLite {sqlite3.sqlite_version}, Python {sys.version.split()[0]}: free pages {left}")
sys.exit(0 if left[1] == left[0] - 1 and left[2] == left[0] - 2 and left[3] == 0 else "changed")
PY
