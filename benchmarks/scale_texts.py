"""Made-up news for ``benchmarks/scale.py``: an article and references that tell of its matters.

Every text is made by a seed. People, places, things and figures are put together from parts, so
that hardly two sentences of the lot say the same, and none is a copy. Of what the article says some
is told by a reference in other words, some with another figure, and some nowhere.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace

#: Sentences of a reference, and of a paragraph.
REFERENCE, PARAGRAPH = 12, 3
#: Of the article's matters, the share that a reference tells, and of those the share that it tells
#: with another figure.
TOLD, ALTERED = 0.5, 0.15

_GIVEN = "Ada Liv Mara Jonas Tilda Oskar Nina Emil Ruth Hugo Vera Anton Clara Felix Edith Marek"
_FAMILY = ("Ber Lind Hol Kar Nor Vest Øster Dal Grun Stern", "gren man dahl vik strand sen by ner")
_PLACES = ("Mar Hen Os Lars Tor Wey Bri Cal Dun Ash Fen Elm", "low ley by sund mouth ford ham wick")
_KINDS = "North South East West Upper Lower Old New Great Little".split()
_ROLES = "mayor|harbour master|head teacher|fire chief|council leader|chief engineer|bishop|coach"
_THINGS = (
    "bridge ferry school library tunnel museum stadium hospital market station reservoir theatre "
    "lighthouse bakery quarry airfield"
)
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
#: What is told of a matter: one way for the article, the others for references.
_WAYS = (
    (
        "{person}, the {role} of {place}, said on {day} that the {thing} would cost £{figure}m.",
        "The {thing} in {place} will cost £{figure}m, according to {person}, its {role}.",
        "On {day} {person} put the price of the {thing} at £{figure}m. {place} is to pay for it.",
    ),
    (
        "About {figure} people left their homes in {place} on {day} after a fire at the {thing}.",
        "A fire at the {thing} drove some {figure} residents of {place} out of their houses.",
        "In {place} a blaze broke out at the {thing} on {day}, and {figure} people had to leave.",
    ),
    (
        "The {thing} of {place} was closed on {day} because {figure} cracks had been found in it.",
        "Engineers found {figure} cracks in the {thing}, which {place} closed on {day}.",
        "{place} shut its {thing} after inspectors counted {figure} cracks, {person} said.",
    ),
    (
        "{person} won the vote in {place} on {day} with {figure} votes and will be {role} there.",
        "With {figure} votes {person} was elected {role} of {place}.",
        "{place} chose {person} as {role}; {figure} people voted for the winner on {day}.",
    ),
    (
        "{person} told a meeting in {place} that the {thing} had lost {figure} visitors in a year.",
        "The {thing} of {place} had {figure} fewer visitors this year, {person} told a meeting.",
        "Visitors stay away from the {thing}: {figure} fewer came, {person} of {place} said.",
    ),
    (
        "A court in {place} sentenced {person} on {day} to a fine of £{figure},000 for fraud.",
        "{person} must pay £{figure},000 for fraud, a judge in {place} ruled.",
        "For fraud the {role} {person} was fined £{figure},000 in {place} on {day}.",
    ),
    (
        "Snow cut off {place} on {day}, and {person} slept in the {thing} with {figure} others.",
        "Some {figure} people spent the night in the {thing} when {place} was snowed in.",
        "After snow nobody could leave {place} on {day}; the {thing} took in {figure} people.",
    ),
    (
        "{person} will lead the {thing} in {place}, which employs {figure} people, from {day}.",
        "The {thing} of {place} with its {figure} staff gets a new head: {person}.",
        "{place} appointed {person} to run the {thing}, where {figure} people work.",
    ),
    (
        "Police in {place} found {figure} stolen bicycles behind the {thing} on {day}.",
        "Behind the {thing} in {place} lay {figure} bicycles that had been stolen, police said.",
        "Officers recovered {figure} bicycles on {day} near the {thing} of {place}.",
    ),
    (
        "{person} ran from {place} to the sea in {figure} minutes on {day} and raised money.",
        "In {figure} minutes the {role} {person} reached the sea on foot from {place}.",
        "To raise money {person} of {place} ran to the coast, which took {figure} minutes.",
    ),
)


@dataclass(frozen=True)
class Matter:
    """One thing that a sentence tells."""

    way: int
    person: str
    role: str
    place: str
    thing: str
    day: str
    figure: int

    def told(self, version: int) -> str:
        """The matter in one of its versions."""
        return _WAYS[self.way][version].format(**self.__dict__)


def texts(seed: int, sentences: int, references: int) -> tuple[str, list[str]]:
    """An article of so many sentences, and so many references."""
    chance = random.Random(seed)
    own = list(itertools.islice(matters(chance), sentences))
    article = _paragraphs([matter.told(0) for matter in own])
    told = [[] for _ in range(references)]
    for matter in own:
        if chance.random() < TOLD:
            if chance.random() < ALTERED:
                matter = replace(matter, figure=matter.figure + chance.randint(3, 90))
            told[chance.randrange(references)].append(matter)
    others = matters(chance)
    for those in told:
        those += itertools.islice(others, max(0, REFERENCE - len(those)))
        chance.shuffle(those)
    return article, [_paragraphs([m.told(chance.choice((1, 2))) for m in row]) for row in told]


def matters(chance: random.Random) -> Iterator[Matter]:
    """Matters without end, no two of the same person in the same place."""
    seen = set()
    while True:
        person = f"{chance.choice(_GIVEN.split())} {_joined(chance, _FAMILY)}"
        place = f"{chance.choice(_KINDS)} {_joined(chance, _PLACES)}"
        if (person, place) in seen:
            continue
        seen.add((person, place))
        yield Matter(
            way=chance.randrange(len(_WAYS)),
            person=person,
            role=chance.choice(_ROLES.split("|")),
            place=place,
            thing=chance.choice(_THINGS.split()),
            day=chance.choice(_DAYS),
            figure=chance.randint(11, 980),
        )


def _joined(chance: random.Random, parts: tuple[str, str]) -> str:
    return "".join(chance.choice(part.split()) for part in parts)


def _paragraphs(told: list[str]) -> str:
    rows = (told[n : n + PARAGRAPH] for n in range(0, len(told), PARAGRAPH))
    return "\n\n".join(" ".join(row) for row in rows)
