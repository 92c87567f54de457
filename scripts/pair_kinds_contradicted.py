"""Changes of a sentence after which its window contradicts it."""

from __future__ import annotations

import random
import re

from pair_antonyms import OPPOSITES
from pair_edits import (
    NAME_TYPES,
    PEOPLE,
    QUOTES,
    SUBJECTS,
    Edit,
    EditKind,
    Edits,
    Kind,
    Setting,
    child,
    names_of,
    replacement,
    root_of,
    span_of,
)
from pair_kinds_supported import _COUNT, counts, referent
from pair_voice import voice_swapped
from spacy.tokens import Span, Token

_NUMBER = re.compile(r"(?<![\w.,])\d{1,3}(?:,\d{3})+(?!\d)|(?<![\w.,])\d+(?:\.\d+)?(?![\w,]|\.\d)")
_PERCENT = re.compile(r"(?<![\w.,])\d+(?:\.\d+)?(?=%| per ?cent)")
_MONEY = re.compile(r"(?<=[£$€])\d+(?:[.,]\d+)*")
_MAGNITUDE = {"million": ("billion", "thousand"), "billion": ("million", "trillion")}
_MONTHS = (
    "January February March April May June July August September October November December"
).split()
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_COUNTED = "one two three four five six seven eight nine ten eleven twelve".split()
_QUANTIFIERS = {
    "all": ("none of", "few of"), "most": ("few", "no", "hardly any"), "many": ("few", "no"),
    "several": ("no",), "every": ("no",), "both": ("neither of",), "none": ("all", "most"),
    "few": ("many", "most"), "always": ("never",), "never": ("always", "often"),
    "often": ("never", "rarely"), "rarely": ("often",), "some": ("no",),
}  # fmt: skip
_COMPARED = (
    ("more than", "fewer than"), ("less than", "more than"), ("fewer than", "more than"),
    ("at least", "at most"), ("before", "after"), ("after", "before"),
    ("higher than", "lower than"), ("lower than", "higher than"), ("the first", "the last"),
    ("the largest", "the smallest"), ("the biggest", "the smallest"), )  # fmt: skip
_NEGATIVE = r"\b(no|none|nobody|nothing|never|neither|nor|hardly|without)\b"
_RECIPROCAL = frozenset("meet marry face play join accompany know resemble divorce".split())


def number(setting: Setting, rng: random.Random) -> Edits | None:
    """A number, percentage or sum becomes another one, near it or of another size."""
    text = setting.doc.text
    found = [m for p in (_NUMBER, _PERCENT, _MONEY) for m in p.finditer(text)]
    edits = [Edit(m.start(), m.end(), other_number(m[0], rng)) for m in found]
    for token in setting.doc:
        word = token.text.lower()
        if word in _MAGNITUDE:
            edits.append(replacement(token, rng.choice(_MAGNITUDE[word])))
        if word in _COUNTED[1:] and token.dep_ == "nummod":
            edits.append(replacement(token, rng.choice([w for w in _COUNTED[1:] if w != word])))
    return (rng.choice(edits),) if edits else None


def other_number(text: str, rng: random.Random) -> str:
    """Return another number in the form of ``text``."""
    decimals = len(text.partition(".")[2])
    value = float(text.replace(",", ""))
    if 1900 <= value <= 2100 and not decimals and "," not in text:
        return str(int(value) + rng.choice([-10, -5, -3, -2, -1, 1, 2, 3, 5]))
    if decimals:
        changed = value * rng.choice([0.1, 0.5, 0.8, 1.3, 2, 10])
    elif value < 13:
        changed = max(2, value + rng.choice([-3, -2, -1, 1, 2, 3, 5]))
    else:
        changed = round(value * rng.choice([0.1, 0.5, 0.8, 1.2, 1.5, 2, 10]))
    if round(changed, decimals) == value:
        changed = value + 2
    shown = f"{changed:,.{decimals}f}" if "," in text else f"{changed:.{decimals}f}"
    return shown if shown != text else f"{value + 1:.{decimals}f}"


def wrong_bound(setting: Setting, rng: random.Random) -> Edits | None:
    """A count rounded with a bound that it does not keep."""
    choices = []
    for match in _COUNT.finditer(setting.doc.text):
        value = int(match[1].replace(",", ""))
        unit = 10 ** (len(str(value)) - 1)
        if not counts(setting, match) or match.start() == 0:
            continue
        low = value // unit * unit
        offers = [f"more than {low + unit:,}", f"fewer than {max(low, 2):,}", f"about {3 * low:,}"]
        choices.append(Edit(match.start(), match.end(), rng.choice(offers)))
    return (rng.choice(choices),) if choices else None


def date(setting: Setting, rng: random.Random) -> Edits | None:
    """A month or weekday becomes another one."""
    edits = []
    for token in setting.doc:
        for names in (_MONTHS, _DAYS):
            cased = token.text.capitalize()
            if cased in names and token.ent_type_ == "DATE" and token.dep_ != "aux":
                other = rng.choice([n for n in names if n != cased])
                new = other if token.text != token.text.lower() else other.lower()
                edits.append(Edit(token.idx, token.idx + len(token), new))
    return (rng.choice(edits),) if edits else None


def quantifier(setting: Setting, rng: random.Random) -> Edits | None:
    """A quantifier or comparison becomes one that cannot hold with it."""
    text, edits = setting.doc.text, []
    for token in setting.doc:
        word = token.text.lower()
        fits = token.dep_ in ("det", "neg", "advmod", "nsubj", "predet") or token.tag_ == "JJ"
        plural = token.head.tag_ in ("NNS", "NNPS") or word.endswith(("s", "n", "r"))
        after = setting.doc[token.i + 1 : token.i + 2].text
        if word in _QUANTIFIERS and fits and plural:
            new = rng.choice(_QUANTIFIERS[word])
            of = word in ("all", "both") and after not in ("the", "of", "these", "those", "his")
            before = setting.doc[token.i - 1].lower_ if token.i else ""
            if before in ("of", "at", "after", "above", "for", "with") or after == "but":
                continue
            if word == "most" and token.head.pos_ not in ("NOUN", "PROPN"):
                continue
            if after == "of":
                new = {"no": "none"}.get(new, new).removesuffix(" of")
            edits.append(replacement(token, new + " the" if of and new.endswith(" of") else new))
    for old, new in _COMPARED:
        for match in re.finditer(rf"(?<![\w-]){old}(?= \w)", text, re.IGNORECASE):
            edits.append(Edit(match.start(), match.end(), new))
    return (rng.choice(edits),) if edits else None


def name(setting: Setting, rng: random.Random) -> Edits | None:
    """A name becomes another one of its type, one of the same document before others."""
    edits = []
    for ent in setting.doc.ents:
        kind = NAME_TYPES.get(ent.label_)
        if kind is None or ent.text not in names_of([setting.doc])[kind]:
            continue
        if (new := other_name(setting, ent.text, kind, rng)) is not None:
            edits.append(Edit(ent.start_char, ent.end_char, titled(ent, new)))
    return (rng.choice(edits),) if edits else None


def other_name(setting: Setting, old: str, kind: str, rng: random.Random) -> str | None:
    """Another name of ``kind`` that shares no word with the names of the sentence."""
    words = {t.lower_ for t in setting.doc} | set(old.lower().split())
    near = rng.random() < 0.75
    nearby = setting.names[kind] if near else ()
    offers = nearby or setting.pool.names.get(kind, ())
    fits = [n for n in offers if not words & set(n.lower().split()) and not _initials(n, old)]
    return rng.choice(fits) if fits else None


def titled(ent: Span, new: str) -> str:
    """``new``, its last name alone where a title stands before ``ent``."""
    before = ent.doc[ent.start - 1].lower_.rstrip(".") if ent.start else ""
    return new.split()[-1] if before in ("mr", "mrs", "ms", "miss", "dr", "prof") else new


def _initials(first: str, second: str) -> bool:
    """Whether one name may be the short form of the other."""
    short = [re.sub(r"\W", "", n) for n in (first, second)]
    letters = ["".join(w[0] for w in n.split()) for n in (first, second)]
    return short[0] == letters[1] or short[1] == letters[0]


def speaker(setting: Setting, rng: random.Random) -> Edits | None:
    """Words are given to another speaker."""
    for token in setting.doc:
        if token.lemma_ in ("say", "tell", "add", "announce", "claim", "argue", "warn"):
            who = child(token, "nsubj")
            kind = NAME_TYPES.get(who.ent_type_) if who is not None else None
            ent = next((e for e in setting.doc.ents if who is not None and who in e), None)
            if kind in ("person", "organisation") and ent is not None:
                new = other_name(setting, ent.text, kind, rng)
                if new is None:
                    return None
                return (Edit(ent.start_char, ent.end_char, titled(ent, new)),)
    return None


def wrong_referent(setting: Setting, rng: random.Random) -> Edits | None:
    """A pronoun gives way to the name of somebody else."""
    right = referent(setting)
    if right is None:
        return None
    fits = [n for n in setting.names["person"] if not set(n.split()) & set(right.split())]
    return (Edit(0, len(setting.doc[0]), rng.choice(fits)),) if fits else None


def roles(setting: Setting, rng: random.Random) -> Edits | None:
    """The one who acts and the one acted on change places."""
    for verb in setting.doc:
        first = child(verb, *SUBJECTS)
        agent = child(verb, "agent")
        second = child(agent, "pobj") if agent is not None else child(verb, "dobj")
        if first is None or second is None or verb.lemma_ in _RECIPROCAL or first.i > verb.i:
            continue
        if all(_can_act(t) for t in (first, second)):
            a, b = span_of(first), span_of(second)
            if len(a) < 9 and len(b) < 9 and not QUOTES.search(a.text + b.text):
                start = b.text if a.start else b.text[:1].upper() + b.text[1:]
                end = a.text if first.ent_type_ or a.start else a.text[:1].lower() + a.text[1:]
                return Edit(a.start_char, a.end_char, start), Edit(b.start_char, b.end_char, end)
    return None


def _can_act(token: Token) -> bool:
    return token.ent_type_ in ("PERSON", "ORG", "GPE", "NORP") or token.lemma_.lower() in PEOPLE


def negation(setting: Setting, rng: random.Random) -> Edits | None:
    """A "not" comes in or goes."""
    verb = root_of(setting.doc)
    content = child(verb, "ccomp")
    if verb.lemma_ in ("say", "tell", "add", "think", "believe", "claim") and content is not None:
        verb = content
    subject = child(verb, *SUBJECTS, "expl")
    if subject is None or subject.i > verb.i or child(verb, "preconj"):
        return None
    negative = child(verb, "neg")
    if negative is not None:
        return _affirmed(negative)
    if re.search(_NEGATIVE, span_of(verb).text, re.IGNORECASE):
        return None
    auxiliary = [c for c in verb.children if c.dep_ in ("aux", "auxpass") and c.tag_ != "TO"]
    auxiliary = [c for c in auxiliary if subject.i < c.i < verb.i]
    first = auxiliary[0] if auxiliary else verb if verb.lemma_ == "be" else None
    if first is not None:
        if not first.is_alpha or first.tag_ in ("VB", "VBG", "VBN"):
            return None
        new = "cannot" if first.text == "can" else f"{first.text} not"
        return (Edit(first.idx, first.idx + len(first), new),)
    support = {"VBD": "did not", "VBZ": "does not", "VBP": "do not"}.get(verb.tag_)
    if support is None:
        return None
    return (Edit(verb.idx, verb.idx + len(verb), f"{support} {verb.lemma_}"),)


def _affirmed(negative: Token) -> Edits | None:
    """Take the negation away; "not any" and the like would stay behind, and are left alone."""
    if re.search(r"\b(any|yet|either|until|ever|at all|but)\b", negative.sent.text):
        return None
    if negative.text.lower() not in ("not", "n't", "n’t", "never"):
        return None
    before = negative.nbor(-1) if negative.i else negative
    end = negative.idx + len(negative)
    whole = {"ca": "can", "wo": "will", "sha": "shall"}.get(before.text)
    if whole:
        return (Edit(before.idx, end, whole),)
    if before.lemma_ == "do":
        return None  # "did go" is no plain affirmation and the parse knows no past form
    return (Edit(negative.idx, end, ""),)


def antonym(setting: Setting, rng: random.Random) -> Edits | None:
    """A word becomes its opposite."""
    edits = [
        replacement(t, rng.choice(OPPOSITES[t.lower_]))
        for t in setting.doc
        if t.lower_ in OPPOSITES and t.pos_ in ("VERB", "ADJ", "ADV", "NOUN") and not t.ent_type_
    ]
    return (rng.choice(edits),) if edits else None


EDITS: dict[str, EditKind] = {
    "number": number,
    "wrong_bound": wrong_bound,
    "date": date,
    "quantifier": quantifier,
    "name": name,
    "speaker": speaker,
    "wrong_referent": wrong_referent,
    "roles": roles,
    "negation": negation,
    "antonym": antonym,
}
KINDS: dict[str, Kind] = {"voice_swapped": voice_swapped}
