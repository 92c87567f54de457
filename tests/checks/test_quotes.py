"""Quotations compared word for word with those of the references."""

from __future__ import annotations

import numpy as np
import pytest
from quotations_checked import check_article, source, statuses
from tiny import HashEncoder, story

from claimcheck.checks.nearest_quote import SAME_MEANING, SAME_SUBJECT, QuoteSource
from claimcheck.checks.quotes import QuoteChecker
from claimcheck.quotations.extract import with_quotations
from claimcheck.quotations.spoken import Spoken
from claimcheck.records import (
    Evidence,
    Judgement,
    Label,
    Probabilities,
    Quotation,
    QuoteCheck,
)


def check(quoted: str, *references: str) -> QuoteCheck:
    """Check one quotation against references "r0", "r1" and so on."""
    encoder = HashEncoder()
    documents = [story(f"r{n}", text) for n, text in enumerate(references)]
    checker = QuoteChecker([source(d, encoder) for d in documents])
    quotation = Quotation(40, 40 + len(quoted), quoted)
    return checker.check(quotation, encoder.encode([quoted])[0], [])


SAID = "“We postponed a repair that we should have done, and people were hurt,” he told reporters."


@pytest.mark.parametrize(
    "quoted",
    [
        "We postponed a repair that we should have done, and people were hurt,",
        "We postponed a repair that we should have done, and people were hurt.",
        "we postponed a repair",
        "We postponed a repair … and people were hurt",
        "We postponed a repair ... and people were hurt",
        "We postponed a repair . . . and people were hurt",
        "We postponed a repair [...] and people were hurt",
        "We postponed … a repair … that we should have done",
        "…that we should have done…",
        "We postponed a repair that we should have done - and people were hurt",
        "We postponed a repair that we should have done – and people were hurt",
        "We postponed a repair  that we\nshould have done",
        "hurt",
    ],
)
def test_verbatim(quoted: str):
    found = check(quoted, "Nothing here.", SAID)
    assert found == QuoteCheck(40, 40 + len(quoted), quoted, "verbatim")


@pytest.mark.parametrize(
    ("quoted", "reference"),
    [
        ("It’s the crew’s view", "\"It's the crew's view\", she said."),
        ("It's the crew's view", "“It’s the crew’s view,” she said."),
        ("It's the crew's view", "‘It’s the crew’s view,’ she said."),
        ("They were told ‘wait’ again", 'She said: "They were told “wait” again."'),
        ("We did wait. And it broke.", "“We did wait,” she said. “And it broke.”"),
        ("We did wait, and it broke", "“We did wait,” said the nurse, 40, “and it broke.”"),
        ("the UN will be back by mid-year", "“the U.N. will be back by midyear,” she said."),
        ("she (Holm) kept the pier open", "“she kept the pier open,” he said."),
        ("may sound like a good plan", "It may “sound like a good plan,” she said."),
    ],
)
def test_verbatim_in_another_style_place_or_cut(quoted: str, reference: str):
    assert check(quoted, reference).status == "verbatim"


@pytest.mark.parametrize(
    "quoted",
    [
        "People were hurt … we postponed a repair",
        "We postponed a repair … and nobody was hurt",
        "postponed a repair that we should have done and people were hurt postponed a",
    ],
)
def test_ellipses_do_not_excuse_other_words_or_another_order(quoted: str):
    assert check(quoted, SAID).status != "verbatim"


def test_words_of_grammar_make_no_source():
    assert check("the pride of the bay", "“the end of the road,” he said.").status == "unsourced"


def test_words_must_be_whole():
    assert check("were hurt by it", "“They were hurt by items that fell,” he said.").status != (
        "verbatim"
    )


def test_pieces_of_two_references_are_no_quotation():
    one, other = "“We postponed a repair,” he said.", "“And people were hurt,” he said."
    assert check("We postponed a repair … and people were hurt", one, other).status != "verbatim"


@pytest.mark.parametrize(
    ("quoted", "inserted", "deleted"),
    [
        ("We postponed a repair that we could have done, and people were hurt", "could", "should"),
        ("We postponed a repair that we should have done, and 47 people were hurt", "47", ""),
        ("We postponed a repair that we should have done, and people were not hurt", "not", ""),
        ("We postponed the repair that we should have done, and people were hurt", "the", "a"),
    ],
)
def test_altered_with_the_words_that_differ(quoted: str, inserted: str, deleted: str):
    found = check(quoted, "Nothing here.", SAID)
    assert found.status == "altered"
    assert found.nearest is not None
    assert found.nearest.reference == "r1"
    assert SAID[found.nearest.start : found.nearest.end] == found.nearest.text
    assert found.nearest.text == SAID[1 : SAID.index("”")]
    by_op = {op: " ".join(p.text for p in found.diff if p.op == op) for op in ("insert", "delete")}
    assert by_op == {"insert": inserted, "delete": deleted}


REWORDED = "Fixing it got put off by us and that injured folk"


def by_meaning(cosine: float, *judgements: Judgement, quoted: str = REWORDED) -> QuoteCheck:
    """Check a quotation that is ``cosine`` near in meaning to the one of `SAID`."""
    document = story("r0", SAID)
    vectors = np.array([[1.0, 0.0]], dtype=np.float32)
    checker = QuoteChecker([QuoteSource(Spoken(with_quotations(document)), vectors)])
    vector = np.array([cosine, np.sqrt(1 - cosine**2)], dtype=np.float32)
    return checker.check(Quotation(0, len(quoted), quoted), vector, judgements)


def entailed(reference: str, start: int, end: int, label: Label = "entailment") -> Judgement:
    """A judgement whose evidence is this part of the reference."""
    evidence = (Evidence(start, end, SAID[start:end], 0.8),)
    return Judgement(reference, label, Probabilities(0.9, 0.1, 0.0), 0.9, "nli", evidence)


@pytest.mark.parametrize(
    ("cosine", "status"),
    [(1.0, "altered"), (SAME_MEANING + 0.01, "altered"), (SAME_MEANING - 0.01, "unsourced")],
)
def test_a_reworded_quotation_is_known_by_its_meaning(cosine: float, status: str):
    found = by_meaning(cosine)
    assert found.status == status
    if status == "altered":
        assert found.nearest is not None
        assert found.nearest.text == SAID[1 : SAID.index("”")]
        assert found.diff


@pytest.mark.parametrize(
    ("cosine", "judgements", "status"),
    [
        (SAME_SUBJECT + 0.01, [entailed("r0", 0, len(SAID))], "altered"),
        (SAME_SUBJECT - 0.01, [entailed("r0", 0, len(SAID))], "unsourced"),
        (SAME_SUBJECT + 0.01, [entailed("r0", 0, len(SAID), "neutral")], "unsourced"),
        (SAME_SUBJECT + 0.01, [entailed("r0", 0, len(SAID), "contradiction")], "unsourced"),
        (SAME_SUBJECT + 0.01, [entailed("r0", 0, 40)], "unsourced"),
        (SAME_SUBJECT + 0.01, [entailed("r1", 0, len(SAID))], "unsourced"),
        (
            SAME_SUBJECT + 0.01,
            [entailed("r1", 0, 9, "neutral"), entailed("r0", 0, len(SAID))],
            "altered",
        ),
    ],
)
def test_evidence_that_entails_the_sentence_lowers_the_bar(
    cosine: float, judgements: list[Judgement], status: str
):
    """Only for the quotations that the evidence holds."""
    assert by_meaning(cosine, *judgements).status == status


def test_the_nearest_quotation_is_taken():
    reference = (
        "“The quay was shut for six weeks,” he said. “The quay was shut for two weeks and a day,” "
        "she said."
    )
    found = check("The quay was shut for five weeks", reference)
    assert found.nearest is not None
    assert found.nearest.text == "The quay was shut for six weeks,"


def test_unsourced():
    found = check("Nobody in this town believes a word of it", SAID)
    assert found == QuoteCheck(40, 81, found.text, "unsourced")
    assert found.nearest is None
    assert found.diff == ()


def test_of_two_equally_near_the_less_changed_one_is_taken():
    reference = (
        "“We will rebuild the quay by spring, I hope,” she said. The deputy mayor was surer. “We "
        "will rebuild the quay in spring,” he said."
    )
    found = check("We will rebuild the quay this spring.", reference)
    assert found.nearest is not None
    assert found.nearest.text == "We will rebuild the quay in spring,"


def test_unquoted_words_of_a_reference_are_no_nearest():
    found = check("the quay was shut for nine weeks", "The quay was shut for five weeks.")
    assert found.status == "unsourced"
    assert found.nearest is None


@pytest.mark.parametrize("quoted", ["total shambles", "shambles"])
def test_a_short_quotation_is_never_altered(quoted: str):
    found = check(quoted, "“A shambles, total,” he said.")
    if quoted == "shambles":
        assert found.status == "verbatim"
    else:
        assert found.status == "unsourced"


@pytest.mark.parametrize(
    "quoted",
    [
        "we were told to wait for a spare part and then for June",
        "Nobody cared: we were told to wait for a spare part there",
        "told to wait for a spare part from abroad, since the yard had none",
    ],
)
def test_a_quotation_that_is_cut_elsewhere_is_not_altered(quoted: str):
    """It shares one run of words with its source; only what is beyond that has no source."""
    source = "“Since November we were told to wait for a spare part from abroad,” she said."
    found = check(quoted, "“We were told to wait for a spare part,” she said.", source)
    assert found.status == "unsourced"
    assert found.nearest is not None


@pytest.mark.parametrize(
    "quoted",
    [
        # The end, the beginning and the middle are worded anew, not cut.
        "we were told to wait for a spare tool",
        "They were told to wait for a spare part",
        "we were told not to wait for a spare part",
    ],
)
def test_a_word_put_in_the_place_of_another_is_altered(quoted: str):
    assert check(quoted, "“We were told to wait for a spare part,” she said.").status == "altered"


def test_few_words_in_common_are_no_cut():
    assert check("pay the fines today", "“We must pay the fines,” she said.").status == "altered"


def test_a_quotation_with_words_added_around_is_unsourced_and_shows_its_source():
    quoted = "We were told to wait for a spare part, and nobody cared"
    found = check(quoted, "“We were told to wait for a spare part,” she said.")
    assert found.status == "unsourced"
    assert found.nearest is not None
    assert [(p.op, p.text) for p in found.diff][-1] == ("insert", "and nobody cared")


def test_a_quotation_without_words_is_not_verbatim():
    assert check("…", SAID).status == "unsourced"


@pytest.mark.parametrize("references", [(), ("No quotation here.",)])
def test_nothing_to_compare_with(references: tuple[str, ...]):
    assert check("We were told to wait", *references).status == "unsourced"


def test_vectors_of_quotations_may_be_empty():
    empty = QuoteSource(Spoken(story("r", "None.")), np.zeros((0, 0), dtype=np.float32))
    found = QuoteChecker([empty]).check(Quotation(0, 4, "Told"), np.ones(3, dtype=np.float32), [])
    assert found.status == "unsourced"


def test_another_persons_one_word_is_no_source():
    (found,) = check_article("Bob Moore called it a “shambles”.", "“A shambles,” said Ann Lee.")
    assert found.status == "unsourced"
    assert found.said_by is None
    assert statuses("Ann Lee called it a “shambles”.", "“A shambles,” said Ann Lee.") == [
        "verbatim"
    ]


def test_verbatim_in_either_of_two_translations():
    one = "“If the tide holds, we shall sail by noon,” said Ann Lee."
    other = "“Should the sea stay calm, we will leave before midday,” said Ann Lee."
    for article in (one, other):
        assert statuses(article, one, other) == ["verbatim"]


def test_words_from_two_utterances_are_spliced():
    reference = (
        "“We were told to wait for a spare part,” said Ann Lee. It rained all day.\n"
        "“Nobody cared about the quay in winter,” she said."
    )
    spliced = "We were told to wait for a spare part. Nobody cared about the quay in winter"
    assert statuses(f"“{spliced},” said Ann Lee.", reference) == ["altered"]


LEE = "“We were told to wait for a spare part,” said Ann Lee. The quay was shut."


@pytest.mark.parametrize(
    "reference",
    [
        "“We were told to wait,” said Ann Lee, “for a spare part.”",
        "“We were told to wait,” said Ann Lee. “For a spare part.”",
        "“We were told to wait\n“for a spare part,” said Ann Lee.",
    ],
)
def test_pieces_that_are_interrupted_belong_together(reference: str):
    assert statuses(LEE, reference) == ["verbatim"]


def test_a_word_of_the_reporters_is_nobodys_quotation():
    narrated = "The mayor thought new plans tedious. “Come back in May,” he said."
    (found,) = check_article("He called them “tedious”.", narrated)
    assert (found.status, found.nearest) == ("unsourced", None)


@pytest.mark.parametrize(
    ("reference", "status"),
    [
        # Reported speech may be worded by the reporter; a transcript is not.
        ("Ann Lee said the quay would be shut for six weeks at the very least.", "unsourced"),
        ("The quay would be shut for six weeks at the very least, said Ann Lee.", "unsourced"),
        ("ANN LEE: The quay would be shut for six weeks at the very least.", "verbatim"),
    ],
)
def test_words_without_quotation_marks(reference: str, status: str):
    article = "“The quay would be shut for six weeks at the very least,” said Ann Lee."
    (found,) = check_article(article, reference)
    assert found.status == status
    if status == "unsourced":
        assert found.nearest is not None
        assert found.nearest.text.startswith(("the quay would", "The quay would"))


def test_a_changed_part_of_a_long_quotation_is_shown_without_the_rest():
    reference = (
        "“It rained for a month and the sea came over the wall. We were told to wait for a spare "
        "part from abroad. Then the crane fell, and nobody came to lift it again until May,” "
        "said Ann Lee."
    )
    (found,) = check_article("“We were told to wait for a spare tool from abroad.”", reference)
    assert found.status == "altered"
    assert found.nearest is not None
    assert found.nearest.text == "We were told to wait for a spare part from abroad."
    changed = [(part.op, part.text) for part in found.diff if part.op != "equal"]
    assert changed == [("delete", "part"), ("insert", "tool")]


def test_a_diff_leaves_out_what_interrupts():
    reference = "“We were told to wait,” said Ann Lee, “for a spare part from abroad.”"
    (found,) = check_article("“We were told to wait for a spare tool from abroad.”", reference)
    assert found.status == "altered"
    assert not any("Lee" in part.text for part in found.diff)
    assert found.nearest is not None
    assert (
        found.nearest.text == "We were told to wait,” said Ann Lee, “for a spare part from abroad."
    )


@pytest.mark.parametrize(
    ("article", "speaker"),
    [
        ("Ann Lee runs it. “It is shut,” she said.", "Ann Lee"),
        ("“It is shut,” she said.", None),
        ("“It is shut,” said a nurse.", "a nurse"),
        ("“It is shut.”", None),
    ],
)
def test_the_speaker_is_shown_by_name(article: str, speaker: str | None):
    (found,) = check_article(article)
    assert found.speaker == speaker


@pytest.mark.parametrize(
    ("reference", "status"),
    [
        ("ANN LEE: The quay would be shut for six weeks at the very least.", "altered"),
        ("Ann Lee said the quay would be shut for six weeks at the very least.", "unsourced"),
    ],
)
def test_changed_words_without_quotation_marks(reference: str, status: str):
    article = "“The quay would be shut for two weeks at the very least,” said Ann Lee."
    (found,) = check_article(article, reference)
    assert found.status == status
    assert found.nearest is not None
    assert [p.text for p in found.diff if p.op != "equal"] == ["six", "two"]
