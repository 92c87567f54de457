"""Sentences of news articles with a hedge or attribution dropped or the sense turned around.

Beside each kind of corruption stand faithful rewrites of the same kind: a hedge or a negation said
in other words, an attribution moved or, where it leaves nothing open, left out, a clause left out.
All of it is made from data sets that are
no part of the project, by rules and a seed.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sense_rules import AFFIRM, DROP_HEDGE, NEGATE, PAIRS, SAME_HEDGE, SAME_NEGATION

from claimcheck.evaluation.datasets import name_of, read_jsonl
from claimcheck.evaluation.documents import plain_document
from claimcheck.records import Document

_QUOTED = re.compile(r"[“\"][^”\"]*[”\"]?|(?<!\w)[‘'][^’']*[’'](?!\w)")
_TOKENISED = re.compile(r" [.,]( |$)| 's |-lrb-|``")


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence to check against its document; ``flag`` is what must be found, if anything."""

    text: str
    kind: str
    flag: str | None


def news_documents(data: Path) -> Iterator[tuple[str, Document, list[dict[str, Any]]]]:
    """News articles with a name and their marked attributions (PolNeAR alone has them)."""
    seen: set[str] = set()
    for row in read_jsonl(data / "quotes" / "polnear_half.jsonl.gz"):
        yield row["id"], plain_document(row["id"], row["text"]), row["attributions"]
    for row in read_jsonl(data / "opinion" / "basil.jsonl.gz"):
        if row["split"] == "train":
            text = "\n".join(s["text"] for s in row["sentences"])
            yield row["url"], plain_document(row["url"], text), []
    for path in sorted((data / "consistency" / "val").glob("*.jsonl.gz")):
        if name_of(path).startswith("wice"):
            continue  # encyclopaedic web pages
        for row in read_jsonl(path):
            text = row["document"]
            start = text[:200]
            if start not in seen and len(_TOKENISED.findall(text)) < 3:
                seen.add(start)
                yield start, plain_document(start[:40], text), []


def cases(document: Document, marked: list[dict[str, Any]], rng: random.Random) -> Iterator[Case]:
    """The cases that a document gives, at most one of a kind for each sentence."""
    for sentence in document.content:
        text = sentence.text
        if not 8 <= len(text.split()) <= 45 or text.endswith(("?", ":")) or not text[0].isupper():
            continue
        yield Case(text, "untouched", None)
        for kind, flag, change in CHANGES:
            changed = change(text, rng)
            if changed and changed != text:
                yield Case(_mended(changed), kind, flag)
                if flag and rng.random() < 0.3:
                    shorter = without_clause(changed, text)
                    if shorter:
                        yield Case(_mended(shorter), f"{kind}, clause left out", flag)
        shorter = without_clause(text, "")
        if shorter:
            yield Case(_mended(shorter), "rewrite: clause left out", None)
    yield from _marked_attributions(document, marked)


def _mended(text: str) -> str:
    text = re.sub(r"\s+", " ", text).strip()
    return text[0].upper() + text[1:]


def _outside_quotes(text: str, pattern: re.Pattern[str]) -> list[re.Match[str]]:
    quoted = [m.span() for m in _QUOTED.finditer(text)]
    found = pattern.finditer(text)
    return [m for m in found if not any(a <= m.start() < b for a, b in quoted)]


def _substitution(
    rules: list[tuple[str, str | Callable[[re.Match[str]], str]]], unless: str = r"(?!)"
) -> Callable[[str, random.Random], str | None]:
    """A change by the first of the shuffled rules that applies, at one place outside quotes."""
    compiled = [(re.compile(pattern), put) for pattern, put in rules]
    refused = re.compile(unless)

    def change(text: str, rng: random.Random) -> str | None:
        if refused.search(text):
            return None
        for pattern, put in rng.sample(compiled, len(compiled)):
            places = _outside_quotes(text, pattern)
            if places:
                match = rng.choice(places)
                new = put(match) if callable(put) else match.expand(put)
                return text[: match.start()] + new + text[match.end() :]
        return None

    return change


def _antonyms() -> list[tuple[str, Any]]:
    rules = []
    for pair in PAIRS.split():
        one, other = pair.split("/")
        rules += [(rf"\b{one}\b", other), (rf"\b{other}\b", one)]
    return rules


_SAYS = (
    r"(?:said|says|say|claimed|claims|alleged|allege|believes?|believed|suspects?|argued|insisted"
    r"|warned|predicted|stated|suggested|reported)"
)
_SPEAKERS = (
    "police officials prosecutors investigators officers experts analysts critics scientists"
    " researchers lawyers authorities company spokesman spokeswoman campaigners ministers minister"
    " council government ministry court report study agency"
)
_NAME = (
    r"(?:[A-Z][\w.’'-]+(?: (?:of|for|and) )?[ ]?){1,4}"
    rf"|(?:The |A |An )?(?:[\w’'-]+ ){{0,3}}(?:{'|'.join(_SPEAKERS.split())})"
)
_SAID_THAT = re.compile(
    rf"^(?P<who>{_NAME}) ?(?P<cue>(?:also |have |has |had )?{_SAYS}) that (?P<what>[^“”\"]+)\.$"
)
_ACCORDING = re.compile(
    r"^(?P<what>[A-Z][^“”\"]+?),? according to (?P<who>(?:the |a |an )?[\w’'. -]+)\.$"
)
_AFTER = re.compile(
    rf"^(?P<what>[A-Z][^“”\"]+), (?P<who>{_NAME}|he|she|they) ?"
    r"(?P<cue>(?:said|says|say|claimed|believes?|alleged))(?: on \w+day)?\.$"
)


def _attribution(text: str) -> re.Match[str] | None:
    found = _SAID_THAT.match(text) or _ACCORDING.match(text) or _AFTER.match(text)
    return found if found and len(found["what"].split()) >= 6 else None


_OTHER_CUES = re.compile(
    rf"\b(?:{_SAYS}|told|according|saying|accused|allegedly|reportedly|asked|called)\b"
)


#: Sources and cues that leave open whether it is so.
_LEFT_OPEN = re.compile(
    r"\b(?:claim|alleg|believ|suspect|argu|insist|predict|suggest|testif|fear|prosecutor|lawyer"
    r"|attorney|critic|campaigner|sources|rebel|lawsuit)\w*",
    re.I,
)


def _drop_attribution(left_open: bool) -> Callable[[str, random.Random], str | None]:
    """Drop an attribution that leaves open whether it is so, or one that does not."""

    def change(text: str, rng: random.Random) -> str | None:
        del rng
        found = _attribution(text)
        if not found or _OTHER_CUES.search(found["what"]):
            return None
        told = text.replace(found["what"], "")
        if bool(_LEFT_OPEN.search(told)) != left_open:
            return None
        return _mended(found["what"]) + "."

    return change


def _move_attribution(text: str, rng: random.Random) -> str | None:
    found = _attribution(text)
    if not found:
        return None
    who, what = found["who"].strip(), found["what"]
    if (
        found.re is not _ACCORDING
        and who.lower() not in ("he", "she", "they")
        and rng.random() < 0.5
    ):
        return f"According to {who}, {_lower(what)}."
    return f"{_mended(what)}, {_lower(who)} said."


def _lower(text: str) -> str:
    first = text.split()[0]
    return text[0].lower() + text[1:] if first in ("The", "A", "An", "It", "He", "She") else text


def without_clause(text: str, original: str) -> str | None:
    """Leave out a clause at the end, after a comma; a changed word must stay.

    With ``original`` given, only what ``text`` and it have alike at the end may go.
    """
    head, comma, tail = text.rstrip(".").rpartition(", ")
    opener = re.match(
        r"(?:which|who|where|while|although|because|after|before|as|including|with)\b", tail
    )
    if not comma or not opener or len(head.split()) < 8 or "”" in text or '"' in text:
        return None
    if head.count(",") > 1 or (original and not original.endswith(f", {tail}.")):
        return None
    return head + "."


def _marked_attributions(document: Document, marked: list[dict[str, Any]]) -> Iterator[Case]:
    """Drop attributions that PolNeAR marks, where what is said is a statement."""
    for row in marked:
        if not all(len(row[part]) == 1 and len(row[part][0]["spans"]) == 1 for part in _PARTS):
            continue
        source, cue, content = (" ".join(row[part][0]["text"].split()) for part in _PARTS)
        what = re.sub(r"^that ", "", content)
        sentence = next(
            (s.text for s in document.content if content in s.text and cue in s.text), ""
        )
        if not sentence or not _CLAUSE.search(what) or re.search(r"[“”\"‘:]", what):
            continue
        if (what == content and not _BARE_CUE.fullmatch(cue)) or _VOUCHING.search(cue):
            continue
        if not len(what.split()) >= 6 or _OTHER_CUES.search(what) or _FRAGMENT.match(what):
            continue
        kind: tuple[str, str | None] = (_ROUTINE, None)
        if _LEFT_OPEN.search(f"{source} {cue}"):
            kind = ("attribution dropped (marked)", _ATTRIBUTION)
        yield Case(_mended(what.rstrip(".,")) + ".", *kind)
        yield Case(
            f"{_mended(what.rstrip('.,'))}, {_lower(source)} said.",
            "rewrite: attribution moved",
            None,
        )


_PARTS = ("source", "cue", "content")
_ATTRIBUTION = "attribution_dropped"
_ROUTINE = "rewrite: routine attribution left out"
_BARE_CUE = re.compile(
    r"(?:\w+ )?(?:said|says|say|claimed|believes?|suspects?|insisted|according to)"
)
#: Cues that vouch for what they report: without them the same is told.
_VOUCHING = re.compile(
    r"announc|confirm|reveal|disclos|acknowledg|admit|conced|show|found|find|indicat|learn|know|knew"
    r"|realiz|discover|agree|hope|want|recall|point|prove|fact|note"
)
_CLAUSE = re.compile(r"\b(?:is|are|was|were|will|has|have|had|would|could|did|does|\w+ed)\b")
_FRAGMENT = re.compile(
    r"(?:to|in|of|on|for|about|by|at|how|what|why|whether|if|it|so|not|and|but)\b|\w+ing\b", re.I
)

_NOT_REAL = r"\b(?:if|unless|whether|how|what|as \w+ as)\b"
_NEGATED = r"\b(?:not|never|no|none|nor|without)\b|n[’']t\b"
CHANGES: list[tuple[str, str | None, Callable[[str, random.Random], str | None]]] = [
    ("hedge dropped", "hedge_dropped", _substitution(DROP_HEDGE, _NOT_REAL)),
    ("rewrite: other hedge", None, _substitution(SAME_HEDGE)),
    ("negated", "negation", _substitution(NEGATE, _NEGATED)),
    ("negation removed", "negation", _substitution(AFFIRM)),
    ("rewrite: other negation", None, _substitution(SAME_NEGATION)),
    ("antonym", "negation", _substitution(_antonyms())),
    ("attribution dropped", _ATTRIBUTION, _drop_attribution(left_open=True)),
    (_ROUTINE, None, _drop_attribution(left_open=False)),
    ("rewrite: attribution moved", None, _move_attribution),
]
