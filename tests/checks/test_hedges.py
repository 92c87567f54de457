from __future__ import annotations

import pytest
from report_builder import told

from claimcheck.checks.hedges import dropped
from claimcheck.records import Contrast


def found(claim: str, *evidence: str) -> list[tuple[str, str, str]]:
    sentences = [s for n, text in enumerate(evidence) for s in told(f"ref-{n}", text)]
    return [(c.flag, c.text, c.found) for c in dropped(claim, 0, sentences)]


@pytest.mark.parametrize(
    ("claim", "evidence", "text", "hedge"),
    [
        (
            "The strike will delay ferries to the island on Monday.",
            "The strike could delay ferries to the island on Monday.",
            "will delay",
            "could delay",
        ),
        (
            "Ferries to the island will be delayed by the strike.",
            "The strike may delay ferries to the island.",
            "will be delayed",
            "may delay",
        ),
        (
            "The bank will cut 300 jobs in its northern branches.",
            "The bank is widely expected to cut 300 jobs in its northern branches.",
            "will cut",
            "is widely expected to cut",
        ),
        (
            "The driver fled the scene in a blue van.",
            "The driver allegedly fled the scene in a blue van.",
            "fled",
            "allegedly fled",
        ),
        (
            "The smuggler left the harbour in a blue van.",
            "The suspected smuggler left the harbour in a blue van.",
            "smuggler",
            "suspected smuggler",
        ),
        (
            "The leak has poisoned the lake near the mill.",
            "The leak appears to have poisoned the lake near the mill.",
            "has poisoned",
            "appears to have poisoned",
        ),
        (
            "Lind has sold the house near the mill.",
            "Lind is said to have sold the house near the mill.",
            "has sold",
            "is said to have sold",
        ),
        # "May not" leaves it open, as "may" does.
        (
            "The harbour talks will not resume in Bergen on Friday.",
            "The harbour talks may not resume in Bergen on Friday.",
            "will not resume",
            "may not resume",
        ),
        (
            "The keeper is not fit for the final in Bergen.",
            "The keeper might not be fit for the final in Bergen.",
            "is not fit",
            "might not be fit",
        ),
        # A risk that the sentence speaks of does not leave open what is done about it.
        (
            "The new pill reduces the risk of a stroke by half.",
            "The new pill may reduce the risk of a stroke by half.",
            "reduces",
            "may reduce",
        ),
        # What is faced is the word in question itself.
        (
            "Ferries to the island face delays on Sunday.",
            "Ferries to the island could face delays on Sunday.",
            "face",
            "could face",
        ),
    ],
)
def test_dropped_hedges_are_shown_with_both_wordings(
    claim: str, evidence: str, text: str, hedge: str
):
    assert found(claim, evidence) == [("hedge_dropped", text, hedge)]


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        # Another hedge in its place, or a part without the hedged word.
        ("The strike might delay ferries on Monday.", "The strike could delay ferries on Monday."),
        ("The plan is to cut 300 jobs in the north.", "The bank may cut 300 jobs in the north."),
        ("The strike began on Monday.", "The strike began on Monday and could delay ferries."),
        # Left to whoever says so.
        (
            "Two men were seen near the harbour at dawn, police said.",
            "Two men were reportedly seen near the harbour at dawn.",
        ),
        # A month, an inability, a question, a nominal.
        (
            "In May the bridge near the mill closed.",
            "In May the bridge near the mill closed early.",
        ),
        ("He did not find the old harbour map.", "He could not find the old harbour map."),
        (
            "Nobody in the town placed her near the mill.",
            "Nobody in the town could place her near the mill.",
        ),
        # Not of what is denied, and no leave refused.
        (
            "The harbour talks will resume in Bergen on Friday.",
            "The harbour talks may not resume in Bergen on Friday.",
        ),
        (
            "Visitors must not feed the ducks on the old pond.",
            "Visitors may not feed the ducks on the old pond.",
        ),
        ("He did not reach the old harbour wall.", "He could not reach the old harbour wall."),
        # A verb of the claim's own keeps it open.
        (
            "Ferries face delays on Sunday because of the storm.",
            "The storm could delay ferries on Sunday.",
        ),
        (
            "Passengers were warned of delays to ferries on Sunday.",
            "Passengers on ferries could be delayed on Sunday.",
        ),
        (
            "The mayor has not ruled out a new tax on fuel.",
            "The mayor may bring in a new tax on fuel, a possible blow to drivers.",
        ),
        # The hedge stands elsewhere in the claim.
        (
            "A storm of spring rain from the far north probably broke the cable to the island.",
            "The cable to the island was probably broken by a storm of spring rain.",
        ),
        ("Will the strike delay ferries on Monday?", "The strike could delay ferries on Monday."),
        ("She joked about moving to the far north.", "She joked she might move to the far north."),
        # The same word said of something else.
        ("The strike will delay trains.", "Fog could delay the opening of a museum in spring."),
    ],
)
def test_no_hedge_is_missed_where_none_is_dropped(claim: str, evidence: str):
    assert found(claim, evidence) == []


def test_a_reference_without_the_hedge_clears_the_claim():
    claim = "The strike will delay ferries to the island on Monday."
    hedged = "The strike could delay ferries to the island on Monday."
    plain = "Ferries to the island are delayed by the strike on Monday."
    assert found(claim, hedged, plain) == []


@pytest.mark.parametrize(
    ("claim", "evidence", "attribution"),
    [
        (
            "The man stole three cars in the old town.",
            "Police suspect the man stole three cars in the old town.",
            "Police suspect",
        ),
        (
            "The minister took bribes from a builder.",
            "Officials allege that the minister took bribes from a builder.",
            "Officials allege that",
        ),
        (
            "The bridge will close in June for repairs.",
            "The bridge will close in June for repairs, the council claimed on Monday.",
            "the council claimed on Monday",
        ),
        (
            "The bridge will close in June for repairs.",
            "According to critics of the council, the bridge will close in June for repairs.",
            "According to critics of the council",
        ),
        (
            "The clerk stole money from the widows' fund.",
            "The clerk is accused of stealing money from the widows' fund.",
            "The clerk is accused of",
        ),
        (
            "The group would sell its stake in the harbour.",
            "The group's lawyer said that it would sell its stake in the harbour.",
            "The group's lawyer said that",
        ),
        (
            "The group would sell its stake in the harbour.",
            "The group said that it would sell its stake in the harbour.",
            "The group said that",
        ),
        (
            "The group sold its stake in the harbour.",
            "Reports say the group sold its stake in the harbour.",
            "Reports say",
        ),
        (
            "The mill poisoned the lake for many years.",
            "The paper repeated the allegation that the mill poisoned the lake for many years.",
            "The paper repeated the allegation that",
        ),
        (
            "The clerk gave the money to a widow in need.",
            "The clerk gave the money to a widow in need, his barrister said.",
            "his barrister said",
        ),
        (
            "The mill poisoned the lake for many years.",
            "A campaigner said that the mill poisoned the lake for many years.",
            "A campaigner said that",
        ),
        (
            "The group sold its stake in the harbour.",
            "One source said the group sold its stake in the harbour.",
            "One source said",
        ),
    ],
)
def test_dropped_attributions_are_shown(claim: str, evidence: str, attribution: str):
    assert found(claim, evidence) == [("attribution_dropped", "", attribution)]


def test_what_is_understood_may_follow_without_that():
    claim = "Lind will appeal against her conviction in March."
    (told,) = found(claim, f"It is understood {claim}")
    assert told[::2] == ("hedge_dropped", "is understood Lind")
    # He who is understood is no matter of belief.
    assert found("Lind is understood in Bergen.", "Lind is understood by all in Bergen.") == []


def test_what_the_evidence_says_is_denied_needs_its_source():
    claim = "The mill poured dye into the lake for years."
    told = "The council said that the mill poured dye into the lake for years."
    assert found(claim, told) == []
    assert found(claim, f"{told} The company denies it.") == [
        ("attribution_dropped", "", "The council said that")
    ]


def test_of_what_the_next_sentence_disputes_less_has_to_be_said():
    claim = "The mill's foreman poured dye into a lake in the hills."
    text = (
        "The foreman poured dye, acid and old paint into the lake for years, Hart said on Monday."
    )
    evidence = told("ref-0", text)
    assert dropped(claim, 0, evidence) == ()
    (contrast,) = dropped(claim, 0, evidence, {text})
    assert (contrast.flag, contrast.found) == ("attribution_dropped", "Hart said on Monday")
    assert dropped(f"Hart says {claim}", 0, evidence, {text}) == ()


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        # Moved or reworded.
        (
            "The bridge will close in June for repairs, the council said.",
            "The council said that the bridge will close in June for repairs.",
        ),
        (
            "The man allegedly stole three cars in town.",
            "Police suspect the man stole three cars in town.",
        ),
        # Said by those who know, or where nothing is in dispute.
        (
            "The bridge will close in June for repairs.",
            "The bridge will close in June for repairs, the council said on Monday.",
        ),
        (
            "The ferry hit the pier in thick fog.",
            "The Harbour Herald reports that the ferry hit the pier in thick fog.",
        ),
        # A question that was asked; a side that the claim names itself.
        (
            "The keeper played best in the second half.",
            "We asked what our readers thought the keeper played best in the second half.",
        ),
        (
            "The prosecution's case was that the clerk stole money from the fund.",
            "Prosecutors allege that the clerk stole money from the fund.",
        ),
        # A claim that names the side in words of its own.
        (
            "Her counsel put it that the clerk gave the money to a widow.",
            "Her counsel said that the clerk gave the money to a widow.",
        ),
        # The claim leaves it open, or tells of the accusation itself.
        (
            "The mill may have poisoned the lake for years.",
            "Neighbours claim the mill may have poisoned the lake for years.",
        ),
        (
            "The clerk pleaded not guilty to stealing from the fund.",
            "The clerk, accused of stealing from the fund, pleaded not guilty on Monday.",
        ),
        # The author speaks far from the source, or when it was said.
        (
            "The players walked off the pitch in Bergen.",
            "The mayor claimed today as the players walked off the pitch in Bergen.",
        ),
        (
            "The team lost its last three games in Bergen.",
            "The team lost its last three games in Bergen, but nobody at the wealthy old club is"
            " thinking of a change of coach before spring, insists the captain.",
        ),
        # Vouched for, denied, or no statement at all.
        (
            "The bridge will close in June for repairs.",
            "The council confirmed that the bridge will close in June for repairs.",
        ),
        (
            "The bridge will close in June for repairs.",
            "The council refused to say that the bridge will close in June for repairs.",
        ),
        # What is said is something else, or the claim is a quotation.
        (
            "The bridge will close in June for repairs.",
            "The bridge will close in June for repairs, and traders said sales would fall.",
        ),
        ("“We will close it in June for repairs.”", "“We will close it in June,” he said."),
        (
            "Rotten beams led to the closure of the pier, the mayor conceded.",
            "The mayor said rotten beams led to the closure of the pier.",
        ),
        # The claim leaves open whether it is so, in words of its own or the source's.
        (
            "Work on the new pier should start next March.",
            "The board said work on the new pier would start next March.",
        ),
        (
            "It is unclear whether the owner set fire to the boat.",
            "Police said it was unclear whether the owner set fire to the boat.",
        ),
    ],
)
def test_no_attribution_is_missed_where_none_is_dropped(claim: str, evidence: str):
    assert found(claim, evidence) == []


def test_a_reference_without_the_attribution_clears_the_claim():
    claim = "The bridge will close in June for repairs."
    told = "The bridge will close in June for repairs, the council said."
    assert found(claim, told, "In June the bridge will close for repairs.") == []


def test_offsets_are_the_articles():
    claim = "The strike will delay ferries to the island on Monday."
    article = f"Bad news. {claim}"
    start = article.index(claim)
    (contrast,) = dropped(claim, start, told("wire", claim.replace("will", "could")))
    assert article[contrast.start : contrast.end] == contrast.text == "will delay"
    assert contrast == Contrast(
        "hedge_dropped", contrast.start, contrast.end, "will delay", "wire", "could delay"
    )
