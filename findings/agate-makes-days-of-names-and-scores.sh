#!/usr/bin/env bash
# Guess:   the newsrooms' library of tables, under csvkit, makes dates of what can only be a date, numbers of
#          what can only be a number, and leaves names, scores and sums of two currencies as text, as it
#          leaves "$5m".
# Found:   agate 1.14.2, Table.from_csv() without types: the names May, April and June are 1 May, 1 April and
#          1 June of the year 1, the scores 5-1 and 3-2 are 1 May and 2 March 2001, "1-2 March" is 2 January
#          2002, shares 1/2 and 3/4 are days too, and $5 and £7 are the numbers 5 and 7, in one column.
# So:      a table that went through in2csv, csvsort or csvjson is no evidence any more. Name the types, or
#          hand in agate.Text() for all columns (csvkit: --no-inference).
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check agate==1.14.2
"$work/venv/bin/python" - <<'PY'
import io
import sys

import agate

READ = {  # the cells of a column, its type, its values
    ("$5m", "$7m"): ("Text", ["$5m", "$7m"]),
    ("May", "April", "June"): ("Date", ["0001-05-01", "0001-04-01", "0001-06-01"]),
    ("5-1", "3-2"): ("Date", ["2001-05-01", "2001-03-02"]),
    ("1-2 March", "3 May"): ("Date", ["2002-01-02", "0001-05-03"]),
    ("1/2", "3/4"): ("Date", ["2001-01-02", "2001-03-04"]),
    ("$5", "£7"): ("Number", ["5", "7"]),
}


def read(cells):
    """The type of a column of a CSV file that has these cells, and its values as text."""
    table = agate.Table.from_csv(io.StringIO("\n".join(["who,what", *(f"{cell},a" for cell in cells)])))
    column = table.columns["who"]
    return type(column.data_type).__name__, [str(value) for value in column.values()]


found = {cells: read(cells) for cells in READ}
for cells, (kind, values) in found.items():
    print(f"{', '.join(cells)}: {kind} {', '.join(values)}")
sys.exit(0 if found == READ else "changed")
PY
