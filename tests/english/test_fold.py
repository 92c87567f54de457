"""The comparable form of a word."""

from __future__ import annotations

import pytest

from claimcheck.english.words import fold


@pytest.mark.parametrize(
    ("word", "folded"),
    [
        ("Quay", "quay"),
        ("QUAY", "quay"),
        ("Quay’s", "quay's"),
        ("workers’", "workers'"),
        ("ﬁnal", "final"),
        ("Straße", "strasse"),
        # Accents tell words apart.
        ("Zoë", "zoë"),
        ("Zoe\u0308", "zoë"),
        ("Núñez’s", "núñez's"),
        ("don't", "don't"),
        ("−5", "-5"),
        ("", ""),
    ],
)
def test_forms_in_which_words_are_compared(word: str, folded: str):
    assert fold(word) == folded
