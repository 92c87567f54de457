#!/usr/bin/env bash
# Guess:   a count of ranked votes says that two candidates are equal, or follows a rule that is written down, and
#          gives one winner for one set of ballots, however often it is counted.
# Found:   pyrankvote 2.0.6, instant_runoff_voting(): of five first places for Ann and five for Bo it elects now the
#          one, now the other, and the table says "Elected" and "Rejected" with 5 votes each, nothing else. With four
#          for Ann and three each for Bo and Cy, who rank each other second, chance drops Bo or Cy and elects the
#          one that is left. py-vote-core 2.0.0 breaks ties by chance too, but names who was tied ("tied_losers").
# So:      two newsrooms announce two winners of one election, each with a table. Count a hundred times and compare, or
#          use a library that tells of ties.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check pyrankvote==2.0.6 py-vote-core==2.0.0
"$work/venv/bin/python" - <<'PY'
import sys

from py3votecore.irv import IRV
from pyrankvote import Ballot, Candidate, instant_runoff_voting

ann, bo, cy = Candidate("Ann"), Candidate("Bo"), Candidate("Cy")
EQUAL = [Ballot([ann])] * 5 + [Ballot([bo])] * 5
EQUAL_LAST = [Ballot([ann])] * 4 + [Ballot([bo, cy])] * 3 + [Ballot([cy, bo])] * 3


def winners(candidates: list, ballots: list) -> list[str]:
    """The names that 200 counts of the same ballots elect."""
    counts = (instant_runoff_voting(candidates, ballots).get_winners() for _ in range(200))
    return sorted({won.name for elected in counts for won in elected})


first, last = winners([ann, bo], EQUAL), winners([ann, bo, cy], EQUAL_LAST)
table = str(instant_runoff_voting([ann, bo], EQUAL))
print(f"pyrankvote, 200 counts, 5 for Ann and 5 for Bo: elected are {first}")
print(f"pyrankvote, 200 counts, 4 for Ann, 3 for Bo (then Cy), 3 for Cy (then Bo): elected are {last}")
print("one table:", table, sep="\n")
other = IRV([{"count": 5, "ballot": ["Ann"]}, {"count": 5, "ballot": ["Bo"]}]).as_dict()
print("py-vote-core names as tied:", sorted(other["rounds"][-1]["tied_losers"]))
silent = not any(word in table.lower() for word in ("tie", "equal", "random", "lot"))
named = other["rounds"][-1]["tied_losers"] == {"Ann", "Bo"}
sys.exit(0 if first == ["Ann", "Bo"] and last == ["Bo", "Cy"] and silent and named else "changed")
PY
