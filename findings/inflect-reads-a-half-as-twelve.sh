#!/usr/bin/env bash
# Guess:   number_to_words() gives the value of a figure in words or raises, as it raises for what has too
#          many digits; a() sets "an" before a figure that is spoken with a vowel.
# Found:   inflect 7.6.0 takes all but digits, the first sign and the point out of the text and reads the
#          rest: "1/2" is twelve, "5-1" fifty-one, "10:30" one thousand and thirty, "3 of 5" thirty-five and
#          "1.5 million" one point five. a() gives "a 8 per cent rise", "a 11-year-old" and "a 80", and "an
#          eight per cent rise" for the word.
# So:      scores, fractions and times become other figures in what is read aloud or compared in words. Hand
#          it int or Decimal, never the text, and set the article by the figure's words.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check inflect==7.6.0
"$work/venv/bin/python" - <<'PY'
import sys

import inflect

words = inflect.engine()
READ = {
    "1/2": "twelve",
    "5-1": "fifty-one",
    "10:30": "one thousand and thirty",
    "3 of 5": "thirty-five",
    "1.5 million": "one point five",
    "-0.5": "minus zero point five",
}
WITH_ARTICLE = ["a 8 per cent rise", "a 11-year-old", "a 80", "an eight per cent rise"]
found = {text: words.number_to_words(text) for text in READ}
for text, said in found.items():
    print(f"{text!r} is {said!r}")
articles = [words.a(text.split(" ", 1)[1]) for text in WITH_ARTICLE]
print(articles)
sys.exit(0 if found == READ and articles == WITH_ARTICLE else "changed")
PY
