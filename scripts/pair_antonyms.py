"""Opposites of words that news reports live by, form for form."""

from __future__ import annotations

#: Regular verbs that change places form for form (-, -s, -ed, -ing).
_REGULAR = """accept reject|approve reject|confirm deny|support oppose|praise criticise|start finish
launch end|open close|arrive depart|extend shorten|increase decrease|expand reduce
allow ban|admit deny|release detain|arrest release|acquit convict|attack defend
improve worsen|welcome condemn|encourage discourage|include exclude|appoint dismiss|enter exit
lengthen shorten|raise lower|love hate|remember forget|agree refuse|encourage deter|boost weaken
tighten relax|attract repel|enable prevent|join quit|protect endanger|back oppose"""
_FORMS = """rise fall|rises falls|rose fell|rising falling|risen fallen|won lost|win lose|wins loses
winning losing|gained lost|gain lose|gains losses|hired fired|hire fire|bought sold|buy sell
buys sells|buying selling|gave took|give take|survived died|survive die
began ended|begins ends|begin end|more less|higher lower|highest lowest|largest smallest
biggest smallest|best worst|better worse|older younger|oldest youngest|early late|earlier later
former current|new old|high low|large small|big small|long short|strong weak|rich poor
safe dangerous|legal illegal|guilty innocent|public private|likely unlikely|possible impossible
successful unsuccessful|positive negative|good bad|male female|alive dead|open closed|happy unhappy
popular unpopular|increase decrease|increases decreases|victory defeat|success failure
supporters opponents|majority minority|profit loss|profits losses|north south|east west
northern southern|eastern western|inside outside|above below|quickly slowly|always never
before after|brother sister|son daughter|father mother|husband wife|men women|man woman
boy girl|morning evening|growth decline|rise fall|ally rival|allies rivals|peaceful violent
domestic foreign|rural urban|fresh stale|easy difficult|cheap expensive|heavy light
permanent temporary|major minor|senior junior|winner loser|buyers sellers"""
_DOUBLED = {"ban": "bann", "admit": "admitt", "acquit": "acquitt", "quit": "quitt"}
_DOUBLED |= {"deter": "deterr", "repel": "repell"}


def inflected(verb: str) -> tuple[str, str, str, str]:
    """The forms of a regular verb: plain, -s, -ed, -ing."""
    if verb.endswith("e"):
        return verb, f"{verb}s", f"{verb}d", f"{verb[:-1]}ing"
    if verb.endswith("y") and verb[-2] not in "aeou":
        return verb, f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"
    stem = _DOUBLED.get(verb, verb)
    ending = "es" if verb.endswith(("s", "sh", "ch", "x")) else "s"
    return verb, f"{verb}{ending}", f"{stem}ed", f"{stem}ing"


def opposites() -> dict[str, tuple[str, ...]]:
    """Each word with its opposites; pairs hold both ways."""
    pairs = []
    for entry in _REGULAR.replace("\n", "|").split("|"):
        one, other = entry.split()
        pairs += list(zip(inflected(one), inflected(other), strict=True))
    pairs += [tuple(entry.split()) for entry in _FORMS.replace("\n", "|").split("|")]
    found: dict[str, tuple[str, ...]] = {}
    for one, other in pairs:
        found[one] = (*found.get(one, ()), other)
        found[other] = (*found.get(other, ()), one)
    return found


OPPOSITES = opposites()
