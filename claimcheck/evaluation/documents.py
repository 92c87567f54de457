"""The texts of data sets as documents without page furniture."""

from __future__ import annotations

import re

from claimcheck.english.quote_marks import quoted_spans
from claimcheck.english.sentences import split_sentences
from claimcheck.records import Document, Paragraph, Sentence

_TOKENISED_END = re.compile(r"(?<=\w) ([.!?])(?:\s|$)")


def plain_document(name: str, text: str) -> Document:
    """A document of which every sentence is part of the story, one paragraph a line.

    Data sets hold texts whose furniture is gone, so none is looked for. A full stop between spaces,
    as tokenised sets have it, ends a sentence.
    """
    text = _TOKENISED_END.sub(r"\1\n", text)
    lines = [" ".join(line.split()) for line in text.splitlines()]
    lines = [line for line in lines if line]
    paragraphs: list[Paragraph] = []
    sentences: list[Sentence] = []
    start = 0
    for index, line in enumerate(lines):
        paragraphs.append(Paragraph(index, start, start + len(line)))
        for first, last in split_sentences(line):
            words = line[first:last]
            sentences.append(Sentence(len(sentences), index, start + first, start + last, words))
        start += len(line) + 2
    text = "\n\n".join(lines)
    return Document(name, None, text, "en", tuple(paragraphs), tuple(sentences), quoted_spans(text))
