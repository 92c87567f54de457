"""How well two mentions fill the same place in what is said."""

from __future__ import annotations

from claimcheck.mentions.document_mentions import Context

#: Words on each side of a mention that count; of the other text so many are looked through.
REACH = 4
_LOOK = 8
#: So many words may stand in between in the other text.
_BETWEEN = 2


def alike(claim: Context, evidence: Context) -> float:
    """How much of the words around one mention stand around the other, 0 to 1.

    The nearest word counts most, the others as 1/2, 1/3 and so on. One that stands further off, or
    on the other side (passive and active change sides), counts half. A side without words, at an
    end of the sentence, is left out.
    """
    sides = (
        (claim.left, evidence.left, evidence.right),
        (claim.right, evidence.right, evidence.left),
    )
    got = possible = 0.0
    for mine, same, other in sides:
        for place, word in enumerate(mine[:REACH]):
            weight = 1 / (place + 1)
            possible += weight
            if word in same[: place + 1 + _BETWEEN]:
                got += weight
            elif word in same[:_LOOK] or word in other[:_LOOK]:
                got += weight / 2
    return got / possible if possible else 0.0


def alike_both(claim: Context, evidence: Context) -> float:
    """How much of the words around either mention stand around the other, 0 to 1."""
    return (alike(claim, evidence) + alike(evidence, claim)) / 2


def beside(claim: Context, evidence: Context) -> bool:
    """Whether the next telling word on one side is shared: what is counted, or who acts."""
    return _first(claim.right, evidence.right) or _first(claim.left, evidence.left)


def between(claim: Context, evidence: Context) -> bool:
    """Whether both next telling words are shared, or both mentions stand at that end."""
    return all(
        _first(mine, theirs) or not (mine or theirs)
        for mine, theirs in ((claim.left, evidence.left), (claim.right, evidence.right))
    )


def alike_used(claim: Context, evidence: Context) -> bool:
    """Whether both names stand alone or both belong to the same word behind them."""
    if "'s" in (claim.heads, evidence.heads):
        return claim.heads == evidence.heads
    return (not claim.heads or claim.heads in evidence.right[:2]) and (
        not evidence.heads or evidence.heads in claim.right[:2]
    )


def after(claim: Context, evidence: Context) -> bool:
    """Whether the same thing is counted: one of the next two telling words is shared."""
    return bool(set(claim.right[:2]) & set(evidence.right[:2]))


def measured_alike(claim: Context, evidence: Context) -> bool:
    """Whether both durations can be of one thing: "a trial of three weeks" is of nothing else."""
    return all(
        not one.measures or one.measures in (*other.left[:2], other.heads)
        for one, other in ((claim, evidence), (evidence, claim))
    )


def _first(mine: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    return bool(mine) and mine[0] in theirs[:2]
