"""The generator of the quote benchmark, on a news text written for this test."""

from __future__ import annotations

import random
from typing import Any

import pytest
import quote_cases
import quotes

from claimcheck.english.approximate_match import fit
from claimcheck.english.words import words

TEXT = (
    "Ann Lee runs the pier.\n\n“We were told to wait for a spare part from abroad,” Lee said.\n\n"
    "Bob Moore disagreed. “Nobody in this town was ever told to wait for it,” said Moore."
)
OTHER = "Cora Zander spoke. “The herring came back to our bay in the second year,” Zander said."


def span(text: str, part: str, after: int = 0) -> dict[str, Any]:
    start = text.index(part, after)
    return {"spans": [[start, start + len(part)]], "text": part}


def row(name: str, text: str, *attributions: tuple[str, str]) -> dict[str, Any]:
    found = []
    for content, source in attributions:
        at = text.index(content)
        found.append({"source": [span(text, source, at)], "content": [span(text, content)]})
    return {"id": name, "text": text, "attributions": found, "split": "test"}


ROWS = [
    row(
        "pier",
        TEXT,
        ("“We were told to wait for a spare part from abroad,”", "Lee"),
        ("“Nobody in this town was ever told to wait for it,”", "Moore"),
    ),
    row("bay", OTHER, ("“The herring came back to our bay in the second year,”", "Zander")),
]


def test_cases():
    made = {r["id"]: found for r, found in quote_cases.cases(ROWS, 1)}
    assert [case.kind for case in made["bay"]] == ["verbatim", "altered", "exchanged", "invented"]
    assert len(made["pier"]) == 8
    pier = f" {' '.join(words(TEXT))} "
    for case in made["pier"]:
        (quotation,) = quotes.with_quotations(quote_cases.document("a", case.paragraph)).quotations
        known = f" {' '.join(words(quotation.text))} " in pier
        assert known == (case.kind in ("verbatim", "exchanged"))
        assert any(name in case.paragraph for name in ("Ann Lee", "Bob Moore"))


def test_cases_are_the_same_for_a_seed():
    cases = quote_cases.cases
    assert list(cases(ROWS, 1)) == list(cases(ROWS, 1))
    assert list(cases(ROWS, 1)) != list(cases(ROWS, 2))


@pytest.mark.parametrize("seed", range(50))
def test_changed_words(seed: int):
    rng = random.Random(seed)
    text = "one two three four five six seven eight nine"
    count = rng.randint(1, 5)
    found = quote_cases.changed(rng, text, count, ["x", "y"])
    edits = fit(text.split(), ["#", *found.split(), "#"]).edits
    assert edits <= min(count, 3)


def test_full_name():
    full_name = quote_cases.full_name
    assert full_name("Lee", TEXT) == "Ann Lee"
    assert full_name("Mr. Moore", TEXT) == "Bob Moore"
    assert full_name("she", TEXT) is None
    assert full_name("a spokesman for Moore", TEXT) is None
    assert full_name("Zander", TEXT) is None


def test_speakers():
    assert quotes.speakers(ROWS) == {
        "quotations": 3,
        "accuracy": 1.0,
        "right": 3,
        "wrong": 0,
        "no speaker": 0,
        "not found": 0,
    }


def test_shared():
    copy = {**ROWS[0], "id": "copy"}
    swapped = {**ROWS[0], "id": "swapped", "text": TEXT.replace(" Lee said", " Bob Moore said")}
    assert quotes.shared([ROWS[0], copy]) == {"quotations": 4, "misattributed": 0}
    assert quotes.shared([ROWS[0], swapped])["misattributed"] == 2
