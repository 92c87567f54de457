"""The substitutions that `sense_cases` makes: pattern, replacement."""

from __future__ import annotations

from typing import Any

DROP_HEDGE: list[tuple[str, Any]] = [
    (r"\b(?:could|may|might) have ([a-z]+(?:ed|en|wn|un))\b", r"had \1"),
    (
        r"\b(?:could|may|might) (?!not\b|never\b|have\b|well\b|only\b|no\b|or\b)([a-z]{2,})",
        r"will \1",
    ),
    (r"\b(?:allegedly|reportedly|possibly|probably|apparently|potentially|presumably) (?=\w)", ""),
    (r"\b(?:is|are) (?:widely )?(?:likely|expected) to\b", "will"),
    (r"\b(is|are|was|were) (?:believed|thought|suspected|alleged|feared|reported) to be\b", r"\1"),
    (r"\bis (?:believed|thought|suspected|alleged|feared|reported) to have\b", "has"),
    (r"\bare (?:believed|thought|suspected|alleged|feared|reported) to have\b", "have"),
    (r"\b(?:appears|seems) to be\b", "is"),
    (r"\b(?:appears|seems) to have\b", "has"),
    (r"(?<=\bthe )(?:alleged|suspected) (?=[a-z]{4,})", ""),
]
SAME_HEDGE: list[tuple[str, Any]] = [
    (r"\bcould (?!not\b)(?=[a-z])", "might "),
    (r"\bmay (?!not\b)(?=[a-z])", "could "),
    (r"\bmight (?!not\b)(?=[a-z])", "may "),
    (r"\b(allegedly|reportedly)\b", "apparently"),
    (r"\b(is|are) (?:likely|expected) to\b", r"\1 thought likely to"),
    (r"\b(is|are|was|were) (?:believed|thought) to\b", r"\1 suspected to"),
    (r"\b(?:appears|seems) to\b", "apparently may"),
]
NEGATE: list[tuple[str, Any]] = [
    (
        r"\b(is|are|was|were|will|has|have|had|would|should|must|did|does) (?!not\b|never\b)"
        r"(?=[a-z])",
        r"\1 not ",
    ),
]
AFFIRM: list[tuple[str, Any]] = [
    (
        r"\b(is|are|was|were|will|has|have|had|would|should|must|could|can|may) not "
        r"(?!only|just|yet|least)",
        r"\1 ",
    ),
    (r"\b(is|are|was|were|has|have|had|would|should|could)n[’']t ", r"\1 "),
    (r"\bwon[’']t ", "will "),
    (r"\bcan(?:not|[’']t) ", "can "),
    (r"\bnever (?=\w+ed\b)", ""),
    (r"\b(?:did not|didn[’']t) (?=\w)", "did "),
    (r"\b(?:failed|refused|declined) to (?=\w)", "agreed to "),
]
SAME_NEGATION: list[tuple[str, Any]] = [
    (r"\b(is|are|was|were|has|have|had|would|should|could|did|does) not (?=\w)", r"\1n't "),
    (r"\b(is|are|was|were|has|have|had|would|should|could|did|does)n[’']t ", r"\1 not "),
    (r"\bwon[’']t ", "will not "),
    (r"\bcan[’']t ", "cannot "),
    (r"\bdid not (?=[a-z])", "failed to "),
    (r"\bfailed to (?=[a-z])", "did not "),
]
#: Opposites that exclude each other in the same place, in the forms that occur. Most are antonyms
#: of WordNet 3.0 or their inflected forms.
PAIRS = """
gained/lost won/lost rose/fell rising/falling rise/fall increased/decreased increase/decrease
increases/decreases increasing/decreasing approved/rejected approve/reject accepted/rejected
accept/refuse accepted/refused allowed/banned allow/ban began/ended begin/end opened/closed
opening/closing bought/sold buy/sell arrived/left joined/left hired/fired passed/failed
succeeded/failed admitted/denied supported/opposed support/oppose supporting/opposing
supporters/opponents raised/lowered raise/lower higher/lower high/low highest/lowest more/fewer
larger/smaller large/small largest/smallest big/small stronger/weaker strong/weak better/worse
best/worst good/bad older/younger early/late earlier/later first/last new/old long/short
public/private guilty/innocent legal/illegal alive/dead convicted/acquitted found/lost
started/stopped start/stop included/excluded attacked/defended agreed/disagreed positive/negative
possible/impossible likely/unlikely true/false safe/dangerous rich/poor easy/difficult
northern/southern eastern/western majority/minority victory/defeat success/failure
approval/rejection backed/opposed defeated/lost survived/died arrested/released jailed/freed
built/demolished
praised/criticised praised/criticized injured/unhurt damaged/undamaged improved/worsened
strengthened/weakened expanded/cut boosted/cut climbed/dropped jumped/dropped soared/plunged
extended/shortened remained/left most/least many/few male/female men/women inside/outside
"""
