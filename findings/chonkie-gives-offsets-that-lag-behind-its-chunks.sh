#!/usr/bin/env bash
# Guess:   start_index and end_index of a chunk are where its text stands: text[start_index:end_index] is
#          the chunk, whichever tokeniser counts.
# Found:   chonkie 1.7.0, TokenChunker(tokenizer="word"): the blank between two chunks is in neither and is
#          not counted, so that the offsets lag by one character more with each chunk, without an error; the
#          third of a text begins two characters early. With tokenizer="character", and in SentenceChunker
#          with tokenizer="word", they are right.
# So:      a citation by them marks other words, the further down the page the more: the hundredth chunk is
#          99 characters off. Compare the slice with the chunk, or look the chunk up from the end of the one
#          before.
# Exits with 0 while this holds, with 1 when it changes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check chonkie==1.7.0
"$work/venv/bin/python" - <<'PY'
import sys

from chonkie import SentenceChunker, TokenChunker

TEXT = "It cost 12 million, the mayor said. It was not true. The school cost 15 million in May."


def lags(chunks):
    """How many characters before its text each chunk is said to begin."""
    end, lag = 0, []
    for chunk in chunks:
        start = TEXT.index(chunk.text, end)
        lag.append(start - chunk.start_index)
        end = start + len(chunk.text)
    return lag


chunks = TokenChunker(tokenizer="word", chunk_size=4).chunk(TEXT)
for chunk in chunks:
    print(f"{chunk.text!r} is said to be {TEXT[chunk.start_index:chunk.end_index]!r}")
by_word = lags(chunks)
by_character = lags(TokenChunker(tokenizer="character", chunk_size=24).chunk(TEXT))
by_sentence = lags(SentenceChunker(tokenizer="word", chunk_size=8).chunk(TEXT))
print(f"lag by word {by_word}, by character {by_character}, by sentence {by_sentence}")
held = by_word == list(range(len(chunks))) and not any(by_character + by_sentence)
sys.exit(0 if held and len(chunks) > 3 else "changed")
PY
