#!/usr/bin/env bash
# Guess:   a vector of a column int8[8] of sqlite-vec is one of eight numbers wherever a query hands it on.
# Found:   sqlite-vec 0.1.9 with apsw 3.54.1.0: straight from the table it is; behind a materialised
#          subquery, as SQLite makes one for the k nearest that are then put in another order, it is a
#          float32 vector of two numbers. A distance between two such is computed without an error and is
#          wrong; one to a vec_int8() fails as of two types.
# So:      who looks for the nearest by bits and puts them in order by int8 vectors writes vec_int8(column)
#          outside of the subquery, or gets an order that means nothing.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check sqlite-vec==0.1.9 apsw==3.54.1.0
"$work/venv/bin/python" - <<'PY'
import sys

import apsw
import sqlite_vec

database = apsw.Connection(":memory:")
database.enable_load_extension(True)
database.load_extension(sqlite_vec.loadable_path())
database.execute("CREATE VIRTUAL TABLE v USING vec0 (id INTEGER PRIMARY KEY, e int8[8])")
# Their second halves are one vector, which as floats outweighs the rest.
for number, numbers in enumerate(([1, 2, 3, 4, 70, 70, 70, 70], [4, 3, 2, 1, 70, 70, 70, 70]), start=1):
    database.execute("INSERT INTO v VALUES (?, vec_int8(?))", (number, bytes(numbers)))


def ask(rest):
    return next(database.execute(f"WITH c AS {rest} (SELECT id, e FROM v) SELECT vec_type(a.e), vec_length(a.e), "
                                 "vec_distance_cosine(a.e, b.e) FROM c a, c b WHERE a.id = 1 AND b.id = 2"))


straight, behind = ask("NOT MATERIALIZED"), ask("MATERIALIZED")
print(f"straight {straight}\nbehind a subquery {behind}")
held = straight[:2] == ("int8", 8) and straight[2] > 0.0005 and behind[:2] == ("float32", 2) and behind[2] < 1e-9
sys.exit(0 if held else "changed")
PY
