"""Letters of another alphabet in Latin words are made Latin, and named."""

import pytest

from claimcheck.ingest.document import build
from claimcheck.ingest.letters import fold, note
from claimcheck.ingest.load import Source


@pytest.mark.parametrize(
    ("text", "expected", "words"),
    [
        ("Ada Вerg left.", "Ada Berg left.", ("Вerg",)),  # Cyrillic В
        ("Аda and Аda Berg", "Ada and Ada Berg", ("Аda",)),  # Cyrillic А
        ("the рrime minister", "the prime minister", ("рrime",)),
        ("Ηelsinki", "Helsinki", ("Ηelsinki",)),  # Greek Η
        ("Оslо and Кiel", "Oslo and Kiel", ("Оslо", "Кiel")),
        ("Ørѕted", "Ørsted", ("Ørѕted",)),
        ("Мэр города открыл мост", None, ()),
        ("Ο δήμαρχος", None, ()),
        ("the letter А alone", None, ()),  # nothing Latin in the word
        ("α-synuclein, 3µm and ΔT", None, ()),
        ("ЯNDEX and Ποrsche", None, ()),  # letters that look like no Latin one
        ("plain text", None, ()),
        ("", None, ()),
    ],
)
def test_fold(text: str, expected: str | None, words: tuple[str, ...]) -> None:
    assert fold(text) == (text if expected is None else expected, words)


def test_note() -> None:
    assert note(()) is None
    assert note(("Вerg",)) == "letters of another alphabet were read as Latin ones in “Вerg”"
    assert str(note(tuple("abcdefg"))).endswith("“e” and 2 more")


def test_a_document_says_what_was_folded() -> None:
    found = build(Source("a", "Вerg leaves", "Ada Вerg left the council of Ostwick on Monday."))
    assert found.text == "Berg leaves\n\nAda Berg left the council of Ostwick on Monday."
    assert found.unread == note(("Вerg",))
    assert found.language == "en"
    assert build(Source("a", None, "Ada Berg left the council on Monday.")).unread is None
