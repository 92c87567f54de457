"""What a sentence can take over from a reference, and the text of an article with it.

Every offer is a change of the article's own words by those of a reference, which stand there as
they are offered; nothing is made up, and the sentence is checked again like any edited one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from claimcheck.english.closed_classes import FUNCTION_WORDS
from claimcheck.errors import InputError
from claimcheck.records import QuoteCheck, SentenceResult
from claimcheck.report import findings

#: Most characters of a sentence as it is edited.
LONGEST = 10_000
_END = re.compile(r"[.!?…]*[\s\"”’)]*$")
_TRAILING = re.compile(r"[\s.,;:!?…—–-]*$")


@dataclass(frozen=True, slots=True)
class Offer:
    """Words of a reference for a place in an article.

    ``start`` and ``end`` are offsets into the article, equal where words are put in; ``becomes``
    is what stands there then, ``says`` what the reference has, for the reader.
    """

    start: int
    end: int
    becomes: str
    says: str
    reference: str


def offers(sentence: SentenceResult) -> tuple[Offer, ...]:
    """What the references of a sentence have in the place of its words, each place once.

    Quotations stand first, then figures, dates and names, then the speaker of a quotation, then
    wordings: opposites, hedges and attributions.
    """
    taken: list[Offer] = []
    for offer in _all(sentence):
        inside = sentence.start <= offer.start <= offer.end <= sentence.end
        apart = all(offer.end <= o.start or o.end <= offer.start for o in taken)
        known = {(o.start, o.end) for o in taken}
        if inside and apart and (offer.start, offer.end) not in known:
            taken.append(offer)
    return tuple(taken)


def with_offer(sentence: SentenceResult, offer: Offer) -> str:
    """The sentence once it took an offer over."""
    at = sentence.start
    return sentence.text[: offer.start - at] + offer.becomes + sentence.text[offer.end - at :]


def edited(article: str, sentence: SentenceResult, text: str) -> str:
    """The text of an article in which a sentence has other words, none to take it out.

    Raises:
        InputError: for a text that is too long or changes nothing, or that leaves no article.
    """
    if len(text) > LONGEST or len(sentence.text) > LONGEST:
        raise InputError(
            f"a sentence of more than {LONGEST:,} characters is not edited here: use New revision"
        )
    words = " ".join(text.split())
    if words == " ".join(sentence.text.split()):
        raise InputError("nothing was changed: the sentence has these words")
    before, after = article[: sentence.start], article[sentence.end :]
    if not words:
        # Of the space on both sides, one stays.
        trimmed = after.lstrip(" ")
        after = trimmed if before.endswith((" ", "\n")) or not before else after
    if not (before + words + after).strip():
        raise InputError("nothing would be left of the article")
    return before + words + after


def _all(sentence: SentenceResult) -> Iterator[Offer]:
    for quote in sentence.quotes:
        if quote.status == "altered" and quote.nearest is not None:
            yield _quotation(quote, quote.nearest.text, quote.nearest.reference)
    for fact in findings.mismatches(sentence):
        said = fact.found or ""
        if fact.reference is not None and _stands(sentence, fact.reference, said):
            yield Offer(fact.start, fact.end, _cased(fact.text, said), said, fact.reference)
    for quote in sentence.quotes:
        if quote.status == "misattributed" and quote.nearest is not None:
            yield from _speaker(sentence, quote, quote.nearest.reference)
    for contrast in sentence.contrasts:
        said = contrast.found
        if not _stands(sentence, contrast.reference, said):
            continue
        if contrast.flag == "attribution_dropped":
            at = sentence.start + _END.search(sentence.text).start()  # type: ignore[union-attr]
            yield Offer(at, at, f", {_behind(said)}", said, contrast.reference)
        elif contrast.start < contrast.end:
            yield Offer(
                contrast.start, contrast.end, _cased(contrast.text, said), said, contrast.reference
            )


def _quotation(quote: QuoteCheck, said: str, reference: str) -> Offer:
    """The reference's words, with the punctuation that the article has at the end."""
    bare = _TRAILING.sub("", said)
    ending = _TRAILING.search(quote.text).group()  # type: ignore[union-attr]
    return Offer(quote.start, quote.end, bare + ending, bare, reference)


def _speaker(sentence: SentenceResult, quote: QuoteCheck, reference: str) -> Iterator[Offer]:
    """Whom the reference names, where the sentence names its speaker once, outside the quotation.

    A name that is a fact of its own is offered as such.
    """
    if not quote.speaker or not quote.said_by:
        return
    at = sentence.start
    found = [m.start() + at for m in re.finditer(re.escape(quote.speaker), sentence.text)]
    outside = [n for n in found if n + len(quote.speaker) <= quote.start or n >= quote.end]
    if len(outside) == 1:
        (start,) = outside
        yield Offer(start, start + len(quote.speaker), quote.said_by, quote.said_by, reference)


def _stands(sentence: SentenceResult, reference: str, words: str) -> bool:
    """Whether the words stand in the evidence of a reference as they are."""
    return bool(words) and any(
        words in window.text
        for judgement in sentence.judgements
        if judgement.reference == reference
        for window in judgement.evidence
    )


def _cased(mine: str, said: str) -> str:
    """What is said, with a capital at the beginning where the article's words have one."""
    if mine[:1].isupper() and said[:1].islower():
        return said[:1].upper() + said[1:]
    return said


def _behind(said: str) -> str:
    """An attribution as it stands behind what is said."""
    first = said.split(maxsplit=1)[0].lower()
    plain = first in FUNCTION_WORDS or first == "according"
    return (said[:1].lower() + said[1:] if plain else said).removesuffix(" that")
