"""Which paragraphs are editorial."""

from __future__ import annotations

import pytest

from claimcheck.records import Paragraph, ParagraphKind, Role, SentenceResult, Verdict
from claimcheck.verdicts.paragraphs import paragraph_kinds

#: What a paragraph's sentences are: + supported, - unsupported, o unsupported opinion,
#: x contradicted opinion, ? not checked opinion, f furniture, h headline with an opinion.
SENTENCES: dict[str, tuple[Verdict, tuple[str, ...], Role]] = {
    "+": ("supported", (), "body"),
    "-": ("unsupported", (), "body"),
    "o": ("unsupported", ("opinion",), "body"),
    "x": ("contradicted", ("opinion",), "body"),
    "?": ("not_checked", ("opinion",), "body"),
    "f": ("not_checked", (), "furniture"),
    "h": ("unsupported", ("opinion",), "headline"),
}
SHORT: dict[ParagraphKind, str] = {
    "reported": "r",
    "editorial": "E",
    "furniture": "f",
    "headline": "h",
}


def kinds(layout: str) -> str:
    """The kinds of the paragraphs of a layout such as "++ o- f", by their first letters."""
    paragraphs, sentences = [], []
    for index, signs in enumerate(layout.split()):
        kind: ParagraphKind = "reported"
        if set(signs) == {"f"}:
            kind = "furniture"
        elif "h" in signs:
            kind = "headline"
        paragraphs.append(Paragraph(index, index * 10, index * 10 + 9, kind))
        for sign in signs:
            verdict, marks, role = SENTENCES[sign]
            sentences.append(
                SentenceResult(
                    index=len(sentences),
                    paragraph=index,
                    start=index * 10,
                    end=index * 10 + 9,
                    text="Sentence.",
                    role=role,
                    verdict=verdict,
                    confidence=0.5,
                    support=0.5,
                    opinion=0.5,
                    flags=marks,
                )
            )
    found = paragraph_kinds(paragraphs, sentences)
    assert [(p.index, p.start, p.end) for p in found] == [
        (p.index, p.start, p.end) for p in paragraphs
    ]
    return "".join(SHORT[p.kind] for p in found)


@pytest.mark.parametrize(
    ("layout", "expected"),
    [
        # Mostly flagged and mostly opinion.
        ("o", "E"),
        ("x", "E"),
        ("oo", "E"),
        ("o-", "E"),
        ("oo+", "E"),
        ("oxo-+", "E"),
        # Flagged, but no view; a view, but supported; half and half.
        ("-", "r"),
        ("--o", "r"),
        ("o+", "r"),
        ("oo++", "r"),
        ("++", "r"),
        # What was not checked does not count.
        ("?", "r"),
        ("o??", "E"),
        ("?+", "r"),
        # Other kinds are kept.
        ("h", "h"),
        ("f", "f"),
        ("of", "E"),
        ("+f", "r"),
        ("h ++ oo f", "hrEf"),
    ],
)
def test_editorial_paragraphs(layout: str, expected: str):
    assert kinds(layout) == expected


@pytest.mark.parametrize(
    ("layout", "expected"),
    [
        ("oo -- oo", "EEE"),
        ("oo -+ oo", "ErE"),
        ("oo ++ oo", "ErE"),
        ("oo -- ++", "Err"),
        ("-- oo --", "rEr"),
        ("oo -- -- oo", "ErrE"),
        ("oo -- oo -- oo", "EEEEE"),
        ("oo ff -- f oo", "EfEfE"),
        ("oo -- h oo", "EEhE"),
        ("oo ?? oo", "ErE"),
    ],
)
def test_editorial_reaches_what_stands_between(layout: str, expected: str):
    assert kinds(layout) == expected


def test_an_article_without_sentences():
    assert paragraph_kinds([], []) == ()
