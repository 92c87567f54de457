"""Parts of a long sentence that can be true or false alone.

Rules over punctuation and closed-class words, no parser: participial and subordinate openers,
relative clauses and appositives between commas, coordinated clauses and verb phrases, trailing
subordinate and participial clauses. Where the rules see no safe place, the sentence stays whole.
Each part comes with a claim that can be judged alone: its subject is put back where it lacks one,
and an attribution at the head of the sentence goes with what is attributed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from claimcheck.english.clause_patterns import (
    APPOSITIVE,
    ATTRIBUTION,
    AUXILIARY,
    BARE_PARTICIPLE,
    BECAUSE,
    BOUND,
    CLAUSE_OPENER,
    CLAUSE_WITHIN,
    DETERMINER,
    FINITE,
    HEAD_END,
    JOINERS,
    LATER,
    LEAD,
    MASK,
    MASKED,
    NEXT_CLAUSE,
    NEXT_VERB,
    NO_HEAD,
    NO_PARTICIPLE,
    NO_REASON,
    NO_SUBJECT,
    OPENER,
    RELATIVE,
    RESTRICTIVE,
    SAYS,
    TAG,
    VERB,
)
from claimcheck.english.quote_marks import quoted_spans
from claimcheck.english.sentences import ends_in_question
from claimcheck.english.words import word_spans

#: A sentence of fewer words is judged whole, and so is one of more than any writer's, ...
FEWEST_WORDS, MOST_WORDS = 12, 120
#: ... and no part has fewer.
FEWEST_IN_PART = 4

_ASIDES = ("relative", "appositive")


@dataclass(frozen=True, slots=True)
class ClausePart:
    """A part of a sentence: half-open offsets into it, and what it claims as a sentence."""

    start: int
    end: int
    claim: str


@dataclass(frozen=True, slots=True)
class _Cut:
    """Where a part begins; ``kind`` says how its claim is made, ``skip`` what is not part of it."""

    at: int
    kind: str
    skip: int = 0


def parts_of(sentence: str) -> tuple[ClausePart, ...]:
    """The parts of a sentence in order, together all of it; none when it is short or of one piece.

    Offsets are half-open character offsets into ``sentence``; no part cuts a quotation.
    """
    count = len(sentence.split())
    if not FEWEST_WORDS <= count <= MOST_WORDS or ends_in_question(sentence):
        return ()
    masked = _masked(sentence)
    cuts = _spaced(sentence, _cuts(masked))
    if len(cuts) < 2:
        return ()
    spans = [(a.at, b.at) for a, b in pairwise([*cuts, _Cut(len(sentence), "end")])]
    main = next((cut.at for cut in cuts if cut.kind in ("main", *_ASIDES)), 0)
    subject, attribution = _subject(sentence[main:], masked[main:])
    parts, nearest = [], subject
    for cut, (start, end) in zip(cuts, spans, strict=True):
        text = sentence[start + cut.skip : end].strip(" ,;–—-")
        bare = cut.kind == "subordinate" and BARE_PARTICIPLE.match(sentence, start)
        kind = "participle" if bare else cut.kind
        if kind in ("subordinate", "clause"):
            nearest = _subject(text, masked[start + cut.skip :])[0]
        elif kind in ("main", *_ASIDES):
            nearest = subject
        carried = nearest if kind == "verb" else subject
        if kind == "participle" and not start:
            carried = _speaker(attribution) or subject
        if kind in _ASIDES:
            carried = _antecedent(sentence[start : start + cut.skip] or sentence[:start])
        if not carried and kind in ("participle", "verb"):
            return ()  # nobody knows of whom it is said
        claim = _claim(kind, text, carried, attribution)
        while end > start and sentence[end - 1] == " ":
            end -= 1
        parts.append(ClausePart(start, end, claim))
    return tuple(parts)


def _masked(sentence: str) -> str:
    """The sentence with quotations blanked by `MASK`, so that no rule matches inside them."""
    text = list(sentence)
    for span in quoted_spans(sentence):
        for n in range(span.start, span.end):
            text[n] = MASK
    return "".join(text)


def _cuts(text: str) -> list[_Cut]:
    """Every place where a part may begin."""
    cuts = [_Cut(0, "main")]
    begin = 0
    opener = OPENER.match(text)
    if opener and VERB.search(text, opener.end()):
        begin = opener.end() + 1
        if opener["participle"] and not _is_participial(text, opener):
            begin = 0
        elif opener["participle"]:
            cuts = [_Cut(0, "participle"), _Cut(begin, "main")]
        elif VERB.search(opener[0]):
            cuts = [_Cut(0, "subordinate", opener.end("subordinator") + 1), _Cut(begin, "main")]
    for found in RELATIVE.finditer(text, begin):
        cuts.append(_Cut(found.start() + 2, "relative"))
        _resume(text, found.end(), cuts)
    for found in APPOSITIVE.finditer(text, begin):
        if re.match(rf" {FINITE}", text[found.end() :]):
            cuts.append(_Cut(found.start() + 2, "appositive"))
            _resume(text, found.end() - 1, cuts)
    for found in NEXT_CLAUSE.finditer(text, begin):
        if VERB.search(text[found.end() : found.end() + 80]):
            lead = found["lead"] or ""
            cuts.append(_Cut(found.end() - len(lead) + 1, "clause", len(lead)))
    for found in NEXT_VERB.finditer(text, begin):
        before = text[begin : found.start()]
        if VERB.search(before) and not RESTRICTIVE.search(before) and not _in_list(before):
            cuts.append(_Cut(found.end() + 1, "verb"))
    for found in LATER.finditer(text, begin):
        cuts += _later(text, found)
    cuts += _reasons(text, begin, {cut.at for cut in cuts})
    return cuts


def _reasons(text: str, begin: int, taken: set[int]) -> Iterator[_Cut]:
    """Clauses of reason that no cut was made before."""
    for found in BECAUSE.finditer(text, begin):
        at, before = found.start("word"), text[: found.start()]
        beside = before.rsplit(" ", 1)[-1] not in NO_REASON and not RESTRICTIVE.search(before)
        if at not in taken and beside and VERB.search(before):
            yield _Cut(at, "subordinate", len("because "))


def _is_participial(text: str, opener: re.Match[str]) -> bool:
    """Whether the words up to a comma are a participle with what belongs to it.

    They are a clause of their own, with a name in -ing or -ed for its subject, when a finite verb
    stands behind the first word or in no clause within, and when only a "she said" or another name
    for their last words follows ("..., a doctor").
    """
    phrase = text[opener.end("participle") : opener.end() - 1]
    if opener["participle"] in ("Having", "Being"):
        return True
    following = text[opener.end() :].split(",")[0]
    apposition = re.match(" an? ", following) and not VERB.search(following)
    if apposition or re.match(rf" {FINITE}", phrase) or TAG.match(text, opener.end()):
        return False
    verb, within = CLAUSE_WITHIN.search(phrase), CLAUSE_OPENER.search(phrase)
    return verb is None or (within is not None and within.start() < verb.start())


def _resume(text: str, at: int, cuts: list[_Cut]) -> None:
    """After a clause between commas the main clause goes on, when a verb follows."""
    if text[at : at + 1] == "," and re.match(rf", {FINITE}", text[at:]):
        cuts.append(_Cut(at + 2, "verb"))


def _in_list(before: str) -> bool:
    """Whether "and" joins two participles of one noun ("damaged and looted"), no verb phrases."""
    last = before.rsplit(" ", 1)[-1]
    return last.endswith("ed") or bool(re.fullmatch(AUXILIARY, last))


def _later(text: str, found: re.Match[str]) -> list[_Cut]:
    rest = text[found.end() :]
    if found["ing"]:
        if found["ing"] in NO_PARTICIPLE or len(rest.split(",")[0].split()) < FEWEST_IN_PART:
            return []
        return [_Cut(found.end(), "participle")]
    clause = re.match(
        rf"(?: (?!(?:and|but|or) {FINITE})[\w’'.-]+){{1,6}}? (?P<verb>{FINITE})", rest
    )
    before = text[: found.start()]
    if not clause or (found["word"] in ("as", "since") and found[0][0] != ","):
        return []
    unsafe = RESTRICTIVE.search(before) or BOUND.search(before) or not VERB.search(before)
    if found[0][0] != "," and (unsafe or _two_verbs(rest[clause.end() :])):
        return []
    start = found.start("word")
    return [_Cut(start, "subordinate", len(found["word"]) + 1)]


def _two_verbs(rest: str) -> bool:
    """Whether the main clause goes on behind a subordinate one: "the man who died after he fell
    in the park has been named".
    """
    return bool(re.match(rf"(?:(?! (?:{JOINERS})\b)[^,;])*? {AUXILIARY}\b", rest))


def _spaced(sentence: str, cuts: list[_Cut]) -> list[_Cut]:
    """Cuts in order, without those that would leave a part of too few words."""
    kept: list[_Cut] = []
    for cut in sorted(cuts, key=lambda c: (c.at, c.kind != "main")):
        last = kept[-1] if kept else None
        text = sentence[last.at : cut.at] if last else ""
        bare = last and last.kind == "main" and cut.kind in _ASIDES and not VERB.search(text)
        if last and (bare or len(word_spans(text)) < FEWEST_IN_PART):
            if bare:  # "The mayor, who ...": the subject goes with what is said of it.
                kept[-1] = _Cut(last.at, cut.kind, cut.at - last.at)
            continue
        kept.append(cut)
    while len(kept) > 1 and len(word_spans(sentence[kept[-1].at :])) < FEWEST_IN_PART:
        kept.pop()
    return kept


def _subject(main: str, masked: str) -> tuple[str, str]:
    """The subject of the main clause, and an attribution before it ("" when there is none)."""
    attribution = ATTRIBUTION.match(masked)
    start = attribution.end() if attribution else 0
    for verb in VERB.finditer(masked, start):
        subject = _noun_phrase(masked[start : verb.start()], main[start : verb.start()])
        if subject and not re.search(rf"(?:^|\s){DETERMINER}$", subject, re.I):
            return (subject, main[:start]) if len(subject.split()) <= 10 else ("", "")
    return "", ""


def _noun_phrase(masked: str, before: str) -> str:
    """The noun phrase that stands before a verb, "" where another phrase does.

    A phrase in front of it ("In recent days, the mayor ...") is passed over; what follows it
    between commas ("The mayor, a doctor, ...") is not the subject's head.
    """
    at = 0
    for piece in masked.split(","):
        phrase = LEAD.sub("", before[at : at + len(piece)].strip(), count=1)
        if phrase and not NO_SUBJECT.match(phrase):
            unsafe = MASKED.search(piece) or NO_HEAD.search(phrase)
            return "" if unsafe else phrase
        at += len(piece) + 1
    return ""


def _speaker(attribution: str) -> str:
    """Who speaks by an attribution ("the mayor said that "), "" without one.

    What stands before it is said of the speaker: "Asked about the dock, the mayor said ...".
    """
    return re.sub(rf"\s(?:also |has |have )?{SAYS} (?:that )?$", "", attribution).strip()


def _claim(kind: str, text: str, subject: str, attribution: str) -> str:
    """What a part says, as a sentence of its own."""
    if kind == "participle" and subject:
        text = f"{subject} {_finite(subject, text)}"
    elif kind == "verb" and subject:
        text = f"{attribution}{subject} {text}"
    elif kind == "clause" and attribution and not ATTRIBUTION.match(text):
        text = f"{attribution}{text}"
    elif kind == "relative":
        text = _relative(text, subject)
    elif kind == "appositive":
        text = f"{subject} is {text}"
    text = re.sub(r"(?:,|\s(?:and|but|so))*$", "", text.rstrip(" .,;"))
    return f"{text[:1].upper()}{text[1:]}."


def _finite(subject: str, participle: str) -> str:
    """A participial phrase with the finite verb that its subject needs."""
    first, _, rest = participle.partition(" ")
    if first.casefold() == "having":
        return f"had {rest}"
    be = "were" if _is_plural(subject) else "was"
    return f"{be} {rest}" if first.casefold() == "being" else f"{be} {_lower(participle)}"


def _is_plural(subject: str) -> bool:
    """Whether a subject takes "were", by its form alone: a noun in -s that is no name."""
    last = HEAD_END.split(subject)[0].split()[-1]
    plural = last[0].islower() and last.endswith("s") and not last.endswith(("ss", "us", "is"))
    return (
        plural
        or last.casefold() in ("they", "we", "you", "police")
        or " and " in HEAD_END.split(subject)[0]
    )


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _antecedent(before: str) -> str:
    """What an aside is about, from the words before it: a whole subject, or the noun phrase that
    ends them, a run of capitalised words or from its article on.
    """
    before = before.rstrip(" ,")
    if not VERB.search(before) and len(before.split()) <= 10:
        return before
    word = r"\b[A-Z][\w’'.-]*"
    name = re.search(rf"(?:[Tt]he )?{word}(?: (?:(?:of|de|van|al|the) )?{word})*$", before)
    if name:
        return "This" if name[0].endswith("day") else name[0].strip()
    phrase = re.search(rf"\b{DETERMINER} (?:[\w’'-]+ ){{0,4}}[\w’'-]+$", before, re.I)
    return phrase[0] if phrase else "This"


def _relative(text: str, antecedent: str) -> str:
    word, _, rest = text.partition(" ")
    if word == "whose":
        return f"{antecedent}’s {rest}"
    if word == "where":
        return f"At {antecedent}, {rest}" if antecedent != "This" else rest
    return f"{antecedent} {rest}"
