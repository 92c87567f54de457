"""The language of a text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence, Set
from functools import cache, lru_cache
from typing import Any

from claimcheck.english.closed_classes import (
    CARDINALS,
    GRAMMATICAL_WORDS,
    INDEFINITES,
    NEGATORS,
    PARTICIPLE_PREPOSITIONS,
    QUANTITIES,
    RELATIVE_DAYS,
)

#: How much of a text is looked at, in characters.
_SAMPLE = 2000
#: Fewer letters than this do not tell a language.
_MIN_LETTERS = 12
#: Share of English function words from which a text is English without asking the model. News
#: has about 0.3 of them; the few spelt like a word of another language keep that far below.
_ENGLISH_SHARE = 0.18
_ENGLISH_MIN_WORDS = 25
#: A share this low of words that other languages hardly have tells English too. Of 31,784 sentences
#: of the Universal Declaration of Human Rights in other languages of Latin letters 38 have it.
_ALONE_SHARE = 0.08
_FREQUENT = (
    GRAMMATICAL_WORDS
    | NEGATORS
    | PARTICIPLE_PREPOSITIONS
    | INDEFINITES
    | CARDINALS
    | QUANTITIES
    | RELATIVE_DAYS
    | frozenset("said say says told".split())
)
#: Those that a list of frequent words of another language (the package stopwordsiso) has too, and
#: two that are spelt so in French and Latin.
_ELSEWHERE = frozenset(
    """all also are even for had has have her just later like lot may mine most nor one out
    over per same second six ten till under versus via was will you""".split()
)
_ENGLISH_ALONE = frozenset(word for word in _FREQUENT if len(word) > 2) - _ELSEWHERE
_ENGLISH = _ENGLISH_ALONE | frozenset(
    "of to for was is are be by at as it he her have has had will".split()
)
#: Of fewer words that are no names another language is not told; in capitals names are not known.
_ENOUGH_WORDS = 4
_ENOUGH_CAPITALS = 12
#: So many different ones are enough to tell that a paragraph is not in the text's language, or
#: an article not in its references'.
_ENOUGH_BESIDE_OTHERS = 6
#: A paragraph is English that has this share of its words from the English ones beside it. No
#: sentence in another language (of those above) had so many from a news article in English.
_SHARED_SHARE = 0.5
#: The model is sure of another language when English has less than this probability. On short
#: English with foreign names it had 0.28 or more, on short sentences of others 0.01 or less.
_ENGLISH_POSSIBLE = 0.05

#: Between two names these belong to them.
_PARTICLES = frozenset(
    "af al am av bin da das de del della den der di do dos du e el ibn la le ould ten ter van von y"
    " zu".split()
)
_WORD = re.compile(r"[^\W\d_]+")
#: What addresses of pages and mail are made of tells no language.
_ADDRESS = re.compile(r"\S*(?:://|www\.|@)\S*")
_NO_LATIN = re.compile(r"[^\W\d_\u0000-\u024f\u1e00-\u1eff]")


def detect(text: str) -> str:
    """Return the ISO 639-1 code of the language of ``text``, "und" when it is too short to tell.

    Looks at the first 2,000 characters. English prose is known by its function words, which spares
    the half second and the 80 MB that unpacking py3langid's model takes. Anything else goes to that
    model without its names, which tell where people come from and not what is written; where it is
    not sure, the text is taken for English.
    """
    return _by_words(text) or _by_model(text)


def has_enough_words(text: str) -> bool:
    """Whether a language that `detect` finds stands though all around it is in another one.

    Fewer words that are no names, or the headings of forms, are at times taken for a language that
    they are not.
    """
    sample, words = _sampled(text)
    letters = sum(map(len, words))
    enough = len(set(_telling(sample, words))) >= _ENOUGH_BESIDE_OTHERS
    return letters >= _MIN_LETTERS and (enough or _is_other_alphabet(sample, letters))


def detect_each(
    paragraphs: Sequence[str], stated: str | None = None
) -> tuple[str, tuple[str, ...]]:
    """Return the language of a text and that of each of its paragraphs.

    The text's is that of most letters in paragraphs of enough words; where none has enough it is
    the ``stated`` one, if any. A paragraph is in another one only when it has enough words to tell.
    """
    letters: Counter[str] = Counter()
    by_words = [_by_words(text) if has_enough_words(text) else "" for text in paragraphs]
    of_english = (text for text, found in zip(paragraphs, by_words, strict=True) if found == "en")
    english = {word.lower() for text in of_english for word in _WORD.findall(text)}
    told = [
        (("en" if _is_made_of(text, english) else _by_model(text)) if found is None else found)
        for text, found in zip(paragraphs, by_words, strict=True)
    ]
    for text, language in zip(paragraphs, told, strict=True):
        letters[language] += len(text) if language else 0
    whole = letters.most_common(1)
    told_most = whole[0][0] if whole else ""
    language = told_most or stated or detect("\n".join(paragraphs)[:_SAMPLE])
    return language, tuple(found or language for found in told)


def _by_words(text: str) -> str | None:
    """What `detect` says of a text without the model; None where it takes that."""
    sample, words = _sampled(text)
    letters = sum(map(len, words))
    if letters < _MIN_LETTERS:
        return "und"
    if _is_other_alphabet(sample, letters):
        return None
    if len(words) >= _ENGLISH_MIN_WORDS and _share(words, _ENGLISH) >= _ENGLISH_SHARE:
        return "en"
    telling = _telling(sample, words)
    if len(telling) < (_ENOUGH_CAPITALS if sample.isupper() else _ENOUGH_WORDS):
        return "en"
    return "en" if _share(telling, _ENGLISH_ALONE) >= _ALONE_SHARE else None


def _by_model(text: str) -> str:
    """What the model says of a text of which `_by_words` says nothing."""
    sample, words = _sampled(text)
    if _is_other_alphabet(sample, sum(map(len, words))):
        return _ranked(sample)[0]
    language, english = _ranked(" ".join(_telling(sample, words)).lower())
    return language if english < _ENGLISH_POSSIBLE else "en"


def _is_made_of(text: str, known: Set[str]) -> bool:
    """Whether enough words of a text that are no names are ``known`` ones."""
    telling = {word.lower() for word in _telling(*_sampled(text))}
    return bool(telling) and len(telling & known) >= len(telling) * _SHARED_SHARE


def _sampled(text: str) -> tuple[str, list[str]]:
    """What is looked at of a text, and its words."""
    sample = _ADDRESS.sub("", text[:_SAMPLE])
    return sample, _WORD.findall(sample)


def _is_other_alphabet(sample: str, letters: int) -> bool:
    return len(_NO_LATIN.findall(sample)) > letters / 2


def _telling(sample: str, words: list[str]) -> list[str]:
    """The words that are no names; all in a text of capitals, where names are not known."""
    return words if sample.isupper() else _without_names(words)


def _share(words: list[str], known: frozenset[str]) -> float:
    return sum(word.lower() in known for word in words) / len(words)


def _without_names(words: list[str]) -> list[str]:
    """Drop capitalised words and the particles between them ("Nils de Jong van den Berg")."""
    kept: list[str] = []
    since: list[str] | None = None
    for word in words:
        if word[0].isupper():
            since = []
        elif since is not None and word in _PARTICLES:
            since.append(word)
        else:
            kept += [*(since or ()), word]
            since = None
    return kept + (since or [])


@lru_cache(maxsize=256)
def _ranked(sample: str) -> tuple[str, float]:
    """The most likely language of a sample, and the probability that it is English."""
    ranked = _identifier().rank(sample)
    return str(ranked[0][0]), float(dict(ranked)["en"])


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
