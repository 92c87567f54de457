"""Active turned into passive and passive into active, with the roles kept or exchanged."""

from __future__ import annotations

import random

from pair_edits import QUOTES, Setting, child, lower_first, root_of, span_of, tidy, upper_first
from spacy.tokens import Span, Token


def turn_voice(setting: Setting, rng: random.Random) -> str | None:
    """Active turned into passive or the other way, where verb and nouns are plain."""
    return _to_passive(setting, False) or _to_active(setting, False)


def voice_swapped(setting: Setting, rng: random.Random) -> str | None:
    """The voice turned and the roles left where they were, so that they are exchanged."""
    return _to_passive(setting, True) or _to_active(setting, True)


def _to_passive(setting: Setting, exchanged: bool) -> str | None:
    root = root_of(setting.doc)
    subject, thing = child(root, "nsubj"), child(root, "dobj")
    if root.tag_ != "VBD" or not root.text.endswith("ed") or subject is None or thing is None:
        return None
    doer, done = span_of(subject), span_of(thing)
    straight = doer.start == 0 and doer.end == root.i and done.start == root.i + 1
    if not straight or not _plain(doer, done, root):
        return None
    if exchanged:
        return _sentence(
            _noun(doer), _was(subject), f"{root.text} by {done.text}", done.end, setting
        )
    return _sentence(done.text, _was(thing), f"{root.text} by {_noun(doer)}", done.end, setting)


def _to_active(setting: Setting, exchanged: bool) -> str | None:
    root = root_of(setting.doc)
    subject, agent, aux = child(root, "nsubjpass"), child(root, "agent"), child(root, "auxpass")
    doer = child(agent, "pobj") if agent is not None else None
    if subject is None or doer is None or aux is None or not root.text.endswith("ed"):
        return None
    done, by = span_of(subject), span_of(doer)
    straight = done.start == 0 and done.end == aux.i and root.i == aux.i + 1
    if not straight or by.start != root.i + 2 or not _plain(by, done, root):
        return None
    if aux.text not in ("was", "were"):
        return None
    first, second = (_noun(done), by.text) if exchanged else (by.text, _noun(done))
    return _sentence(first, "", f"{root.text} {second}", by.end, setting)


#: What ties a verb to more than its subject and object.
_TYING = ("conj", "neg", "aux", "dative", "xcomp", "ccomp", "oprd")


def _plain(doer: Span, done: Span, root: Token) -> bool:
    """Whether two nouns can change places around a verb without harm."""
    heads = (doer.root, done.root)
    return (
        all(h.pos_ in ("NOUN", "PROPN") for h in heads)
        and not any(c.dep_ in _TYING for c in root.children)
        and all(len(s) < 12 and not QUOTES.search(s.text) for s in (doer, done))
        and not any(t.like_num or t.lower_ in ("more", "half") for s in (doer, done) for t in s)
        and doer.root.tag_ not in ("CD",)
        and doer.root.ent_type_ not in ("DATE", "TIME")
        and not any(t.lemma_ in ("his", "her", "their", "its") for s in (doer, done) for t in s)
    )


def _noun(span: Span) -> str:
    return lower_first(span.doc)[: span.end_char] if span.start == 0 else span.text


def _was(noun: Token) -> str:
    plural = noun.tag_ in ("NNS", "NNPS") or any(c.dep_ == "conj" for c in noun.children)
    return "were" if plural else "was"


def _sentence(first: str, aux: str, middle: str, end: int, setting: Setting) -> str:
    return tidy(f"{upper_first(first)} {aux} {middle} {setting.doc[end:].text}", True)
