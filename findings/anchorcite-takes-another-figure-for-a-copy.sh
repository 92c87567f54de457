#!/usr/bin/env bash
# Guess:   a checker that anchors a claim to "verbatim or near-verbatim" text first lets that step pass only
#          what says the same; a figure or a "not" that differs goes on to the model.
# Found:   anchorcite 0.1.0: find_verbatim_span() takes what is 90 % alike by letters, so a sentence with
#          another figure, the other name or a "not" is verified with a score of 0.9 and more, and no scorer is asked.
#          A claim of three clauses is verified by one of them: int(3 * 0.5).
# So:      compare figures, names and denials before such a step, or hand in what is not alike word for word
#          to the scorer yourself; ask for each clause.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check anchorcite==0.1.0
"$work/venv/bin/python" - <<'PY'
import sys

import anchorcite

SOURCE = (
    "The council said that the new bridge over the river will cost 45 million crowns next year. "
    "The ferry sailed. The quay was painted."
)


class Refuses:
    """A scorer that finds no support in anything and counts how often it is asked."""

    default_threshold, default_window_context, asked = 0.5, 0, 0

    def embed(self, sentences):
        return None

    def score(self, claim, sentences):
        self.asked += 1
        return [0.0] * len(sentences)


def verified(claim, scorer):
    answer = f'<cite id="1">{claim}</cite>'
    return anchorcite.verify_answer(answer, {"1": SOURCE}, scorer=scorer).verified_fraction == 1.0


said = "The council said that the new bridge over the river will cost 45 million crowns next year."
wrong = [
    said.replace("45", "85"),
    said.replace("will cost", "will not cost"),
    said.replace("river", "railway"),
]
scorer = Refuses()
passed = [claim for claim in wrong if verified(claim, scorer)]
print(f"{len(passed)} of {len(wrong)} wrong sentences verified, the scorer asked {scorer.asked} times")


class One(Refuses):
    """A scorer that finds support for what tells of the ferry alone."""

    def score(self, claim, sentences):
        return [float("ferry" in claim)] * len(sentences)


clauses = "The ferry sailed in the morning; the mayor resigned in the evening; the bank was closed for good"
half = verified(clauses, One())
print(f"three clauses of which one is supported: verified is {half}")
sys.exit(0 if len(passed) == 3 and scorer.asked == 0 and half else "changed")
PY
