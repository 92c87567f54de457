"""From a source to a document: clean text, paragraphs, sentences, furniture, headline."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.english.quote_marks import quoted_spans
from claimcheck.english.sentences import split_sentences
from claimcheck.english.words import words
from claimcheck.errors import NothingToCheck
from claimcheck.ingest import letters
from claimcheck.ingest.clean import clean
from claimcheck.ingest.furniture.page import Marks, mark
from claimcheck.ingest.furniture.shapes import is_label, is_stopped
from claimcheck.ingest.language import detect_each
from claimcheck.ingest.load import Source, check_length
from claimcheck.records import Document, Given, Paragraph, ParagraphKind, Role, Sentence

#: A headline has at most so many words.
MAX_HEADLINE_WORDS = 20
#: Furniture paragraphs that may stand above a headline.
_MAX_BEFORE_HEADLINE = 8
#: A word over the headline is no more than two.
_MAX_KICKER = 2
#: A line that ends like this is a sentence of the story, no headline.
_FULL_STOP = re.compile(r"[.,:;…][”\"»’')]*$")
_BREAK = "\n\n"


def build(source: Source, *, language: str | None = None, max_chars: int = 1_000_000) -> Document:
    """Clean and take apart a source; furniture is marked, not removed.

    A title that the source names and its text does not show is put before the text, so that it is
    judged like any headline; the source's furniture stands behind it. ``language`` (ISO 639-1) is
    detected when None, paragraph by paragraph; that which the source states is taken where there
    are too few words to tell. Letters of another alphabet in Latin words are made
    Latin; ``unread`` says so.

    Raises InputError for a text longer than ``max_chars`` and NothingToCheck when nothing of a
    story remains beside the furniture.
    """
    check_length(source, max_chars)
    text, title = clean(source.text), _one_line(source.title)
    if title and _place_of(title, text.split(_BREAK)) is None:
        text = f"{title}{_BREAK}{text}"
    aside = list(filter(None, map(_one_line, source.furniture)))
    text, folded = letters.fold(_BREAK.join([text, *aside]))
    paragraphs = _paragraph_spans(text)
    story = len(paragraphs) - len(aside)
    languages: tuple[str, ...] = ()
    if language is None:
        language, languages = detect_each([text[a:b] for a, b in paragraphs], source.language)
    spans = [_sentence_spans(text, start, end, language) for start, end in paragraphs]
    marks = mark([[text[a:b] for a, b in sentences] for sentences in spans[:story]])
    marks = marks.with_paragraphs(range(story, len(paragraphs)), "set_aside")
    captions = {part for caption in source.captions for part in clean(caption).split(_BREAK)}
    told = [n for n, (start, end) in enumerate(paragraphs) if text[start:end] in captions]
    marks = marks.with_paragraphs(told, "caption")
    texts = [text[a:b] for a, b in paragraphs]
    marks = marks.with_paragraphs(_kicker(texts, marks), "kicker_word")
    headline = _find_headline(texts, marks, title)
    kinds = tuple(_kind(index, marks, headline) for index in range(len(paragraphs)))
    document = Document(
        id=source.id,
        title=title or (None if headline is None else text[slice(*paragraphs[headline])]),
        text=text,
        language=language,
        paragraphs=tuple(
            Paragraph(n, start, end, kind)
            for n, ((start, end), kind) in enumerate(zip(paragraphs, kinds, strict=True))
        ),
        sentences=tuple(_sentences(text, spans, marks, kinds)),
        quoted=quoted_spans(text),
        unread="; ".join(filter(None, (source.unread, letters.note(folded)))) or None,
        languages=languages,
        given=source.given or Given("text", source.text),
        outlet=source.outlet,
        date=source.date,
    )
    if not document.content:
        raise NothingToCheck(f"{source.id} holds no sentence of a story")
    return document


def _one_line(title: str | None) -> str | None:
    return clean(title).replace(_BREAK, " ") or None if title else None


def _place_of(title: str, paragraphs: list[str]) -> int | None:
    """Return which of the first paragraphs is the title, whatever its case and punctuation."""
    wanted = words(title)
    for index, paragraph in enumerate(paragraphs[:_MAX_BEFORE_HEADLINE]):
        if words(paragraph) == wanted:
            return index
    return None


def _paragraph_spans(text: str) -> list[tuple[int, int]]:
    spans, start = [], 0
    for paragraph in filter(None, text.split(_BREAK)):
        spans.append((start, start + len(paragraph)))
        start += len(paragraph) + len(_BREAK)
    return spans


def _sentence_spans(text: str, start: int, end: int, language: str) -> list[tuple[int, int]]:
    return [(start + a, start + b) for a, b in split_sentences(text[start:end], language)]


def _kicker(paragraphs: list[str], marks: Marks) -> list[int]:
    """The first line of a story where it is a word in capitals over the headline: "COUNCIL"."""
    story = [index for index in range(len(paragraphs)) if index not in marks.paragraphs]
    if len(story) < 3:
        return []
    first, behind = (paragraphs[index] for index in story[:2])
    is_word = first.isupper() and is_label(first, _MAX_KICKER)
    title = _MAX_KICKER < len(behind.split()) <= MAX_HEADLINE_WORDS
    return story[:1] if is_word and title and not any(map(is_stopped, (first, behind))) else []


def _find_headline(paragraphs: list[str], marks: Marks, title: str | None) -> int | None:
    """Return the paragraph that is the headline, None when there is none.

    It is the title, or a short first line of the story that is no sentence with a full stop and
    has more of the story behind it.
    """
    if title:
        place = _place_of(title, paragraphs)
        if place is not None:
            return place
    story = [index for index in range(len(paragraphs)) if index not in marks.paragraphs]
    if len(story) < 2:
        return None
    first = paragraphs[story[0]]
    short = len(first.split()) <= MAX_HEADLINE_WORDS
    return story[0] if short and not _FULL_STOP.search(first) else None


def _kind(index: int, marks: Marks, headline: int | None) -> ParagraphKind:
    if index == headline:
        return "headline"
    return "furniture" if index in marks.paragraphs else "reported"


def _sentences(
    text: str,
    spans: list[list[tuple[int, int]]],
    marks: Marks,
    kinds: tuple[ParagraphKind, ...],
) -> Iterator[Sentence]:
    index = 0
    for paragraph, sentences in enumerate(spans):
        for place, (start, end) in enumerate(sentences):
            role: Role = "body"
            if kinds[paragraph] == "headline":
                role = "headline"
            elif marks.holds(paragraph, place):
                role = "furniture"
            yield Sentence(index, paragraph, start, end, text[start:end], role)
            index += 1
