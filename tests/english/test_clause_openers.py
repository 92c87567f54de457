"""What stands before the first comma of a sentence: a participle, or a name that looks like one."""

from __future__ import annotations

import pytest

from claimcheck.english.clauses import parts_of


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        (
            "Having announced the cuts in a letter to staff, the mill closed its doors on Friday.",
            "The mill had announced the cuts in a letter to staff.",
        ),
        (
            "The mill closed its doors after a hundred years, having announced the cuts in May.",
            "The mill had announced the cuts in May.",
        ),
        (
            "Being the oldest member of the crew that night, Berg took the wheel himself.",
            "Berg was the oldest member of the crew that night.",
        ),
        (
            "Named captain of the side in spring, Holm led the team to the cup in the autumn.",
            "Holm was named captain of the side in spring.",
        ),
        (
            "Manning the pumps all night with the sailors, the villagers kept the boat afloat.",
            "The villagers were manning the pumps all night with the sailors.",
        ),
        (
            "Waving flags that were painted by children, the crowd followed the boats to sea.",
            "The crowd was waving flags that were painted by children.",
        ),
        (
            "Asked about the plan on Monday, Anna Berg said the dock would close in May.",
            "Anna Berg was asked about the plan on Monday.",
        ),
        (
            "Speaking in the town hall on Monday, the mayor said that nobody knew of the plan.",
            "The mayor was speaking in the town hall on Monday.",
        ),
    ],
)
def test_a_participle_is_said_of_the_subject(sentence: str, said: str):
    assert said in [part.claim for part in parts_of(sentence)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Reading beat Swansea on Saturday, the club's manager said after the game, and went top.",
        "Reading host Swansea on Saturday in a game that may decide it all, the new manager said.",
        "Tring lost to Epping by two goals to one on Sunday, the defeat that ended its season.",
        "Fleming scored twice for the visitors late in the second half, the home coach said.",
        "Worthing council rejected the plan for a marina last week, the refusal that ended it.",
        "Boeing shares fell three per cent in early trade, the exchange in the city said.",
        "Redding had a quiet night at the mill, the foreman told the inquiry on Friday.",
        "Ahmed told the court that he had seen the van twice, the state's prosecutor said.",
        "Sayed drove the van to the port with two friends, the judge in Ostra heard on Monday.",
        "Beijing rejected the offer in a short note, the ministry of trade said on Monday.",
        "Nanjing opened its new bridge to lorries on Monday, the mayor of the city said.",
        "Alfred became king of the harbour fair in the spring, the crown that he wanted most.",
        "Given the cost of the new bridge over the sound, the council put off the vote again.",
        "Compared with the spring of last year, the sale of milk fell by a third in the valley.",
        "According to a note from the harbour office, the dock will be closed until the spring.",
    ],
)
def test_a_name_or_a_preposition_is_no_participle(sentence: str):
    claims = [part.claim for part in parts_of(sentence)]
    first = sentence.split()[0].lower()
    assert not any(f" {be} {first} " in claim for claim in claims for be in ("was", "were", "had"))


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        (
            "In recent days, the mayor met the crews, promising a new dock before the spring.",
            "The mayor was promising a new dock before the spring.",
        ),
        (
            "But Lind and Moe, the owners of the mill, told the court that they had known nothing.",
            "Lind and Moe told the court that they had known nothing.",
        ),
        (
            "TOLM (Coast Wire) — Anna Berg opened the dock on Monday, hoping for a calmer winter.",
            "Anna Berg was hoping for a calmer winter.",
        ),
        (
            "After years of talks with crews, the mill cut its hours and raised the crews' pay.",
            "The mill raised the crews' pay.",
        ),
    ],
)
def test_the_subject_stands_behind_what_leads_to_it(sentence: str, said: str):
    assert said in [part.claim for part in parts_of(sentence)]


@pytest.mark.parametrize(
    "sentence",
    [
        "“If the ice holds, we will sail on Monday,” the master said, repeating an old promise.",
        "'We will wait for the ice to melt,' Lind said, adding that nobody was in a hurry at all.",
        "Overcoming the old quarrel now falls to Moe, an engineer from Tolm and father of three.",
        "The dock that the crews of Tolm had built was closed, leaving the town without a ferry.",
        "At this point the towns should be talking about the dock, trying to find the money now.",
    ],
)
def test_where_no_subject_is_sure_the_sentence_stays_whole(sentence: str):
    claims = [part.claim for part in parts_of(sentence)]
    assert not any(" was " in c and " was " not in sentence for c in claims), claims
