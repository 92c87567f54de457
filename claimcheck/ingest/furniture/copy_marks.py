"""Marks that a desk puts on its copy: where it ends, how long it is, what was changed since.

They stand on lines of their own, and no claim of a story has their form.
"""

from __future__ import annotations

import re

from claimcheck.ingest.furniture.rule import Rule, search, whole, whole_cased

_DASH = r"[-–—*#/ ]"
_NAME = r"[A-Z][\w.’'-]*"
_OCCUPATION = r"(?i:reporter|correspondent|editor|writer|columnist|journalist)"
_ARTICLE = r"(?:article|story|headline)"
_UNTIL = re.compile(
    r"(?:(?i:strictly |under )*(?:(?i:embargoed)|EMBARGO|(?i:embargo)(?=:)):?"
    r"|(?i:not for (?:release|publication|broadcast)))\s(?i:until|till|for|before)\s"
)
#: An embargo's day and hour, in words.
_MAX_UNTIL = 10


def _is_embargo(text: str) -> object:
    """Whether a line says from when on the text may be published, and no more."""
    found = _UNTIL.match(text)
    until = text[found.end() :] if found else ""
    return any(c.isdigit() for c in until) and len(until.split()) <= _MAX_UNTIL


COPY_RULES: tuple[Rule, ...] = (
    Rule(
        "end_mark",
        "where the copy ends, or that more of it follows",
        whole(
            rf"{_DASH}*\(?(?:ends|more (?:follows|to follow|to come)|mfl|mtf)\)?\.?{_DASH}*",
            r"[-–—]+ ?30 ?[-–—]+",
        ),
    ),
    Rule(
        "update_note",
        "in brackets, what was changed in the copy",
        whole(
            r"\((?:adds|updates|recasts|corrects|refiles|rewrites|clarifies)\b[^()]{2,160}\)\.?",
        ),
    ),
    Rule("embargo", "from when on the text may be published", _is_embargo, scope="paragraph"),
    Rule(
        "slug",
        "the name or the length of the copy",
        whole(r"(?:slug|catchline): ?[^.!?]{1,60}", r"words?(?: ?count)?: ?\d[\d,.]*"),
        scope="paragraph",
    ),
    Rule(
        "role_byline",
        "who wrote the text, with what they are at the paper",
        whole_cased(
            rf"{_NAME}(?: {_NAME}){{1,3}}, (?:{_NAME} ){{0,4}}{_OCCUPATION}",
            rf"{_NAME}(?: {_NAME}){{1,3}}, (?:[a-z-]+ ){{1,3}}{_OCCUPATION}",
        ),
        scope="paragraph",
    ),
    Rule(
        "correction",
        "what was wrong in the text before",
        search(
            rf"^this {_ARTICLE} (?:was|has been) (?:amended|corrected|updated|clarified)"
            r" (?:on|at|to|after|in|since|because|following|with)\b",
            rf"^an? (?:earlier|previous) version of this {_ARTICLE}\b",
            r"^(?:corrections?|clarifications?)(?: (?:and|&) (?:corrections?|clarifications?))?: ",
        ),
    ),
)
