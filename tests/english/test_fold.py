"""The comparable form of a word, and that of a word of a name."""

from __future__ import annotations

import pytest

from claimcheck.english.words import fold, fold_name


@pytest.mark.parametrize(
    ("word", "folded", "of_a_name"),
    [
        ("Quay", "quay", "quay"),
        ("QUAY", "quay", "quay"),
        ("Quay’s", "quay's", "quay"),
        ("workers’", "workers'", "workers"),
        ("ﬁnal", "final", "final"),
        ("Straße", "strasse", "strasse"),
        # Accents tell words apart, but not spellings of a name.
        ("Zoë", "zoë", "zoe"),
        ("Zoe\u0308", "zoë", "zoe"),
        ("Núñez’s", "núñez's", "nunez"),
        ("don't", "don't", "don't"),
        ("−5", "-5", "-5"),
        ("", "", ""),
    ],
)
def test_forms_in_which_words_are_compared(word: str, folded: str, of_a_name: str):
    assert fold(word) == folded
    assert fold_name(word) == of_a_name
