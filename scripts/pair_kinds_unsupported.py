"""Hypotheses that their window neither supports nor contradicts (neutral)."""

from __future__ import annotations

import random
import re

from pair_edits import (
    PEOPLE,
    QUOTES,
    SUBJECTS,
    Edit,
    EditKind,
    Edits,
    Kind,
    Setting,
    child,
    content_words,
    covered,
    lemmas,
    replacement,
    root_of,
    span_of,
    upper_first,
)
from spacy.tokens import Doc, Span

#: A sentence more of whose content words the window has may be supported by it.
MOST_COVERED = 0.6
_CONTESTED = frozenset("allege claim argue believe think speculate insist fear".split())
_HEDGES = frozenset("reportedly allegedly possibly probably perhaps apparently supposedly".split())
_FRAMES = """Shamefully|Disgracefully|In a cowardly move|In a brave and long overdue step
To nobody's surprise|In a stunning failure of leadership|As any sensible person can see
In yet another blunder|Predictably|In a triumph of common sense|Outrageously
With characteristic arrogance|In what can only be called a disgrace|Thankfully|Sadly
In a cynical ploy|To its great credit|As everybody should have known|Foolishly""".replace("\n", "|")
_VERDICTS = """which is a disgrace|a decision that is long overdue|which should worry all of us
and rightly so|which is simply wrong|as it should be|a scandal by any measure
which makes no sense at all|and it is about time|a brilliant move""".replace("\n", "|")


def elsewhere(setting: Setting, rng: random.Random) -> str | None:
    """The most alike of some sentences of the document outside the window."""
    return _closest(setting, setting.outside, rng)


def neighbour(setting: Setting, rng: random.Random) -> str | None:
    """The most alike of some sentences of the articles nearest in subject."""
    return _closest(setting, setting.pool.sentences, rng)


def _closest(setting: Setting, offers: tuple[Doc, ...], rng: random.Random) -> str | None:
    own = content_words(setting.doc)
    some = rng.sample(offers, min(12, len(offers)))
    some = [d for d in some if covered(d, setting.window) <= MOST_COVERED]
    return max(some, key=lambda d: len(own & content_words(d))).text if some else None


def added_sentence(setting: Setting, rng: random.Random) -> str | None:
    """A sentence of the window with one that is not in it."""
    other = elsewhere(setting, rng) if rng.random() < 0.6 else neighbour(setting, rng)
    return None if other is None else f"{setting.doc.text} {other}"


def _borrowed(setting: Setting, rng: random.Random) -> list[Doc]:
    offers = [*setting.outside, *setting.pool.sentences]
    return rng.sample(offers, min(25, len(offers)))


def _strange(span: Span, setting: Setting) -> bool:
    """Whether most of what a span says is new to the window."""
    held = frozenset().union(*map(lemmas, setting.window))
    words = [t.lemma_.lower() for t in span if t.pos_ in ("NOUN", "PROPN", "VERB", "NUM", "ADJ")]
    return bool(words) and sum(w in held for w in words) * 2 <= len(words) and len(span) < 18


def _person_subject(setting: Setting) -> Span | None:
    """The subject, if it is one person and stands without an apposition yet."""
    subject = child(root_of(setting.doc), *SUBJECTS)
    if subject is None or subject.tag_ not in ("NN", "NNP"):
        return None
    if subject.ent_type_ != "PERSON" and subject.lemma_ not in PEOPLE:
        return None
    span = span_of(subject)
    plain = len(span) < 6 and span.end < len(setting.doc) and setting.doc[span.end].text != ","
    return span if plain and not QUOTES.search(span.text) else None


def added_relative(setting: Setting, rng: random.Random) -> Edits | None:
    """The subject gets a "who" clause from elsewhere."""
    return _after_subject(setting, rng, "relcl", ("who",))


def added_appositive(setting: Setting, rng: random.Random) -> Edits | None:
    """The subject gets an appositive from elsewhere."""
    return _after_subject(setting, rng, "appos", ("a", "an", "the"))


def _after_subject(
    setting: Setting, rng: random.Random, label: str, starts: tuple[str, ...]
) -> Edits | None:
    subject = _person_subject(setting)
    if subject is None:
        return None
    for doc in _borrowed(setting, rng):
        for token in doc:
            if token.dep_ != label or (
                token.head.ent_type_ != "PERSON" and token.head.lemma_ not in PEOPLE
            ):
                continue
            span = span_of(token)
            fits = span[0].lower_ in starts and _strange(span, setting)
            if span[1:2].text in ("are", "were", "have"):
                continue  # the subject is one person
            whole = span[-1].pos_ not in ("CCONJ", "ADP", "DET") and "CC" not in span[-1].tag_
            if fits and whole and len(span) > 2 and not QUOTES.search(span.text):
                return (Edit(subject.end_char, subject.end_char, f", {span.text.strip(' ,.')},"),)
    return None


def added_circumstance(setting: Setting, rng: random.Random) -> Edits | None:
    """The sentence ends in a reason, time or place from elsewhere."""
    doc = setting.doc
    if not doc.text.endswith(".") or QUOTES.search(doc.text) or len(doc) > 35:
        return None
    if doc[-2].ent_type_ in ("GPE", "DATE", "TIME"):
        return None
    for other in _borrowed(setting, rng):
        for token in root_of(other).children:
            span = span_of(token)
            first = span[0].lower_
            clause = token.dep_ == "advcl" and first in ("because", "after", "when")
            place = token.dep_ == "prep" and first in ("in", "on", "at", "during", "since")
            placed = place and any(t.ent_type_ in ("GPE", "DATE", "FAC") for t in span)
            if not (clause or placed) or token.i < root_of(other).i or QUOTES.search(span.text):
                continue
            if _strange(span, setting) and len(span) > 2:
                at = len(doc.text) - 1
                return (Edit(at, at, f" {span.text.strip(' ,.')}"),)
    return None


def strengthened(setting: Setting, rng: random.Random) -> Edits | None:
    """What may be becomes what is or will be."""
    doc, edits = setting.doc, []
    for token in doc:
        after = doc[token.i + 1] if token.i + 1 < len(doc) else None
        if token.tag_ == "MD" and token.lower_ in ("could", "may", "might") and after is not None:
            own = token.i and token.nbor(-1).text in ("I", "i", "we", "We", "you")
            if after.tag_ == "VB" and after.lemma_ != "have" and token.i and not own:
                edits.append((replacement(token, "will"),))
            elif after.lower_ == "have" and token.lower_ in ("may", "might"):
                edits.append((Edit(token.idx, after.idx + 4, "had"),))
        intends = token.lemma_ in ("plan", "hope", "intend")
        if intends and token.tag_ in ("VBZ", "VBP") and after is not None and after.text == "to":
            edits.append((Edit(token.idx, after.idx + 2, "will"),))
        if token.lower_ in _HEDGES:
            edits.append((Edit(token.idx, token.idx + len(token), ""),))
    pattern = r"\b(?:is|are) (?:expected|likely|set|due|believed|thought) to (?!have)"
    edits += [(Edit(m.start(), m.end(), "will "),) for m in re.finditer(pattern, doc.text)]
    return rng.choice(edits) if edits else None


def attribution_dropped(setting: Setting, rng: random.Random) -> str | None:
    """What somebody only alleges is told as a fact."""
    root = root_of(setting.doc)
    content = child(root, "ccomp")
    if root.lemma_ not in _CONTESTED or content is None or content.i < root.i or child(root, "neg"):
        return None
    told = span_of(content)
    subject = child(content, *SUBJECTS, "expl")
    if subject is None or content.tag_ == "VBG" or QUOTES.search(told.text) or len(told) < 5:
        return None
    text = re.sub(r"^that ", "", told.text).strip(" ,.")
    return None if re.match(r"(how|what|why|whether|if)\b", text) else upper_first(text) + "."


def opinion(setting: Setting, rng: random.Random) -> str | None:
    """A writer's opinion behind the sentence, or in its place."""
    if not setting.pool.opinions:
        return None
    view = rng.choice(setting.pool.opinions)
    return f"{setting.doc.text} {view}" if rng.random() < 0.7 else view


def opinion_framed(setting: Setting, rng: random.Random) -> str | None:
    """The sentence with a judgement of the writer's put before or behind it."""
    doc = setting.doc
    if QUOTES.search(doc.text) or not doc.text.endswith(".") or doc[0].tag_ in ("CC", "RB", "IN"):
        return None
    if rng.random() < 0.5:
        return f"{doc.text[:-1]}, {rng.choice(_VERDICTS.split('|'))}."
    name = doc[0].ent_type_ or doc[0].tag_ in ("NNP", "NNPS") or doc[0].text == "I"
    rest = doc.text if name else doc.text[:1].lower() + doc.text[1:]
    return f"{rng.choice(_FRAMES.split('|'))}, {rest}"


EDITS: dict[str, EditKind] = {
    "added_relative": added_relative,
    "added_appositive": added_appositive,
    "added_circumstance": added_circumstance,
    "strengthened": strengthened,
}
KINDS: dict[str, Kind] = {
    "elsewhere": elsewhere,
    "neighbour": neighbour,
    "added_sentence": added_sentence,
    "attribution_dropped": attribution_dropped,
    "opinion": opinion,
    "opinion_framed": opinion_framed,
}
