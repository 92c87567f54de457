"""Offsets: words of a cleaned text are found in the text that was sent, in UTF-16 code units."""

from __future__ import annotations

import json
import random
import time

import pytest

from claimcheck.errors import InputError
from claimcheck.ingest.document import build
from claimcheck.ingest.load import Source
from claimcheck.review.languagetool.offsets import Places, Sent


def units(text: str, offset: int, length: int) -> str:
    """What a program that counts in UTF-16 sees at an offset."""
    return text.encode("utf-16-le")[2 * offset : 2 * (offset + length)].decode("utf-16-le")


def found(sent: Sent, words: str) -> str:
    """The words that were sent for ``words`` of the cleaned text."""
    cleaned = build(Source("text", None, sent.text), language="en").text
    start = cleaned.index(words)
    offset, length = Places(sent, cleaned).span(start, start + len(words))
    return units(sent.whole, offset, length)


@pytest.mark.parametrize(
    ("text", "words", "sent"),
    [
        ("The port closed. It rained.", "It rained.", "It rained."),
        ("The  port \t closed.\n\n\n\n It   rained.", "It rained.", "It   rained."),
        ("🚢 The 🚢 port closed. It rained 🌧.", "It rained 🌧.", "It rained 🌧."),
        ("The po\u00adrt clo\u200bsed. It rai\u00adned.", "It rained.", "It rai\u00adned."),
        ("The cafe\u0301 burnt. A cafe\u0301 closed.", "A café closed.", "A cafe\u0301 closed."),
        ("The pоrt closed. It rained.", "port", "pоrt"),  # the o is a Cyrillic one
        ("\r\n\r\nThe port closed.\r\nIt rained.\r\n", "It rained.", "It rained."),
        ("한국의 항구 closed. It rained.", "It rained.", "It rained."),
        ("“We go,” she said. It rained.", "We go,", "We go,"),
        ("It rained. It rained.", "It rained. It rained.", "It rained. It rained."),
    ],
)
def test_words_are_found_as_they_were_sent(text: str, words: str, sent: str):
    assert found(Sent.plain(text), words) == sent


def test_lines_of_a_wrapped_text_are_joined_and_found():
    line = "The port of Orle was closed for the whole of the winter and the\n"
    text = line * 3 + "boats were taken out of the water, said the har-\nbour master.\n"
    assert found(Sent.plain(text), "said the har-bour master.") == "said the har-\nbour master."


def test_any_span_of_words_is_found_in_a_text_that_was_spoiled():
    rng = random.Random(7)
    words = [f"w{n}" for n in range(300)]
    text = "".join(
        word + rng.choice([" ", "  ", "\t", " \u200b", "\u00ad ", ". ", "🚢 "]) for word in words
    )
    sent = Sent.plain(text)
    cleaned = build(Source("text", None, text), language="en").text
    places = Places(sent, cleaned)
    for _ in range(200):
        first, last = sorted(rng.sample(words, 2), key=lambda word: int(word[1:]))
        start, end = cleaned.index(f"{first}"), cleaned.index(last) + len(last)
        shown = units(text, *places.span(start, end))
        assert shown.startswith(first)
        assert shown.endswith(last)


def pieces(*given: dict[str, str]) -> Sent:
    return Sent.annotated(json.dumps({"annotation": list(given)}))


def test_markup_is_not_read_and_is_counted():
    sent = pieces(
        {"markup": "<p>"},
        {"text": "The 🚢 port closed. It "},
        {"markup": "<b>"},
        {"text": "rained"},
        {"markup": "</b>"},
        {"text": "."},
        {"markup": "</p><p>", "interpretAs": "\n\n"},
        {"text": "The wind fell."},
    )
    assert sent.text == "The 🚢 port closed. It rained.\n\nThe wind fell."
    assert found(sent, "It rained.") == "It <b>rained</b>."
    assert found(sent, "The wind fell.") == "The wind fell."
    entity = pieces(
        {"text": "Hill "}, {"markup": "&amp;", "interpretAs": "&"}, {"text": " Co left."}
    )
    assert found(entity, "Hill & Co left.") == "Hill &amp; Co left."


@pytest.mark.parametrize(
    "data",
    [
        "",
        "[]",
        "{}",
        '{"annotation": 5}',
        '{"annotation": [5]}',
        '{"annotation": [{}]}',
        '{"annotation": [{"text": 5}]}',
        '{"annotation": [{"text": "a", "markup": "b"}]}',
        '{"annotation": [{"markup": "b", "interpretAs": 5}]}',
        "[" * 100_000,
    ],
)
def test_other_data_is_refused(data: str):
    with pytest.raises(InputError, match='"data" must be'):
        Sent.annotated(data)


@pytest.mark.parametrize("piece", ["\u1112\u1161\u11ab", "e\u0301\u0323", "\u00ad", "-\n", "🚢"])
def test_time_grows_with_the_text(piece: str):
    sent = Sent.plain(piece * (20_000 // len(piece)))
    cleaned = "한" * 2_000
    begun = time.process_time()
    places = Places(sent, cleaned)
    offset, length = places.span(0, len(cleaned))
    assert 0 <= offset <= offset + length <= 2 * len(sent.whole)
    assert time.process_time() - begun < 2
