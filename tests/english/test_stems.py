from __future__ import annotations

import pytest

from claimcheck.english.stems import key


@pytest.mark.parametrize(
    "forms",
    [
        "delay delays delayed delaying",
        "close closes closed closing",
        "stop stops stopped stopping",
        "carry carries carried carrying",
        "agree agrees agreed agreeing",
        "die dies died dying",
        "rise rose risen rising",
        "take took taken",
        "company companies company's",
        "pass passes passed passing",
        "cancel cancelled canceled",
    ],
)
def test_forms_of_one_word_have_one_key(forms: str):
    assert len({key(form) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("new", "news"), ("rise", "raise"), ("lie", "lay"), ("find", "found" + "er")]
)
def test_other_words_have_other_keys(one: str, other: str):
    assert key(one) != key(other)


def test_numbers_and_names_are_left_alone():
    assert [key(word) for word in ("1,200", "us", "texas"[:3])] == ["1,200", "us", "tex"]
