from __future__ import annotations

import pytest

from claimcheck.english.clauses import FEWEST_IN_PART, parts_of


def claims(sentence: str) -> list[str]:
    return [part.claim for part in parts_of(sentence)]


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        (  # participial opener
            "Standing beside a crane painted in the harbour's colours, she opened the new dock.",
            [
                "She was standing beside a crane painted in the harbour's colours.",
                "She opened the new dock.",
            ],
        ),
        (  # subordinate opener, and a clause of reason at the end
            "While the council backed the plan, residents voted against it in a poll because"
            " they feared more traffic.",
            [
                "The council backed the plan.",
                "Residents voted against it in a poll.",
                "They feared more traffic.",
            ],
        ),
        (  # an opener without a subject of its own
            "When asked about the delay at the dock, the mayor said that work would begin in May.",
            [
                "The mayor was asked about the delay at the dock.",
                "The mayor said that work would begin in May.",
            ],
        ),
        (
            "Though badly hurt in the fall, the rider took the last two fences of the course.",
            [
                "The rider was badly hurt in the fall.",
                "The rider took the last two fences of the course.",
            ],
        ),
        (  # a noun in -ing, a name, and what others report
            "When trading stopped at noon on Friday, the shares had lost a tenth of their value.",
            ["Trading stopped at noon on Friday.", "The shares had lost a tenth of their value."],
        ),
        (
            "When Reading beat Swansea on Saturday, the crowd ran on to the pitch at once.",
            ["Reading beat Swansea on Saturday.", "The crowd ran on to the pitch at once."],
        ),
        (
            "As reported by the paper in May, the mayor had sold the dock to a friend of his.",
            ["Reported by the paper in May.", "The mayor had sold the dock to a friend of his."],
        ),
        # what may never have come to be
        (
            "It would have been the end of May at the earliest before the wall of the dock stood.",
            [],
        ),
        ("The crane will not be moved by the council until the owner has paid for the dock.", []),
        (  # a reason without a verb that is known as one
            "Gifts to the lifeboat station have fallen by a tenth because donors no longer trust"
            " the harbour board.",
            [
                "Gifts to the lifeboat station have fallen by a tenth.",
                "Donors no longer trust the harbour board.",
            ],
        ),
        (  # relative clause
            "The harbour master, who took office in June, told the paper that the dock would cost"
            " three million crowns.",
            [
                "The harbour master took office in June.",
                "The harbour master told the paper that the dock would cost three million crowns.",
            ],
        ),
        (  # appositive and coordinated verb phrases
            "Anna Berg, the mayor of Holm, opened the bridge on Monday and praised the workers"
            " for their patience.",
            [
                "Anna Berg is the mayor of Holm.",
                "Anna Berg opened the bridge on Monday.",
                "Anna Berg praised the workers for their patience.",
            ],
        ),
        (  # trailing participle
            "The crane fell on a shed in the old harbour, injuring two men who slept inside.",
            [
                "The crane fell on a shed in the old harbour.",
                "The crane was injuring two men who slept inside.",
            ],
        ),
        (  # clauses behind a semicolon, the second with a word that joins them
            "The club sold its ground in May after a long debate; meanwhile, the trustees of the"
            " old stand had raised 40,000 crowns.",
            [
                "The club sold its ground in May after a long debate.",
                "The trustees of the old stand had raised 40,000 crowns.",
            ],
        ),
        (  # an attribution goes with both clauses
            "Police said the man fled in a van, and officers found a map at his home.",
            ["Police said the man fled in a van.", "Police said officers found a map at his home."],
        ),
        (  # no subject is made of a participle before the noun
            "The wounded sailors returned to their ship on Monday and were treated by its doctor.",
            [
                "The wounded sailors returned to their ship on Monday.",
                "The wounded sailors were treated by its doctor.",
            ],
        ),
        (  # "after" with a clause of two subjects
            "The market closed on Monday after the rain and the wind destroyed all of its stalls.",
            ["The market closed on Monday.", "The rain and the wind destroyed all of its stalls."],
        ),
        (  # "before" without a clause of its own
            "The council said it would hire no crew before the summer and had no plans for a dock.",
            [
                "The council said it would hire no crew before the summer.",
                "The council said it had no plans for a dock.",
            ],
        ),
    ],
)
def test_sentences_are_cut_into_claims_of_their_own(sentence: str, parts: list[str]):
    assert claims(sentence) == parts


@pytest.mark.parametrize(
    "sentence",
    [
        "The harbour opened on Monday.",
        "The council of the old harbour town approved a plan for a new bridge on Monday evening.",
        "If the council backs the plan, work on the new bridge over the sound begins in spring.",
        "Will the council, which met on Monday, back the plan that its own engineers refused?",
        "“We will close the dock, and they know it well, because we told them so in June.”",
        # Reasons that are no clause, or none beside another one.
        "The shop on the quay was closed on Monday because of a burst pipe in the yard.",
        "The boat had failed again in the end, not because readers no longer trust the paper.",
        "The pilot who resigned because doctors no longer trust his eyes has a new job.",
        "The man who fell after he climbed the crane in the harbour has been named by police.",
        "The company sells damaged and looted goods from ships that sank in the northern sound.",
    ],
)
def test_where_no_cut_is_safe_there_are_no_parts(sentence: str):
    assert parts_of(sentence) == ()


def test_parts_cover_the_sentence_in_order():
    sentence = (
        "Speaking to the harbour's workers, Anna Berg, the mayor of Holm, praised the plan, which"
        " cost three million crowns, and promised that it would be done when the ice melts."
    )
    parts = parts_of(sentence)
    assert len(parts) > 2
    assert parts[0].start == 0
    assert parts[-1].end == len(sentence)
    for before, after in zip(parts, parts[1:], strict=False):
        assert sentence[before.end : after.start].strip() == ""
    for part in parts:
        assert len(sentence[part.start : part.end].split()) >= FEWEST_IN_PART
        assert part.claim[0].isupper()
        assert part.claim.endswith(".")


def test_no_quotation_is_cut():
    sentence = (
        "She called the new dock “a gift to the town, and one that was paid for by all of us,”"
        " while the council's own engineers had doubts about its cost."
    )
    for part in parts_of(sentence):
        assert sentence[part.start : part.end].count("“") == sentence[part.start : part.end].count(
            "”"
        )


@pytest.mark.parametrize("sentence", ["", " ", ",,,,", "and " * 40, "who, " * 40, "x" * 5000])
def test_odd_text_does_no_harm(sentence: str):
    for part in parts_of(sentence):
        assert 0 <= part.start < part.end <= len(sentence)
