"""The whole way of one article, with stubs in the place of the models."""

from __future__ import annotations

import dataclasses

import pytest
from ferry_story import ARTICLE, POST, WIRE, check, checker, sentence
from tiny import CONTRADICTED, HashEncoder, RuleNli, story

from claimcheck.ingest.load import Source
from claimcheck.pipeline.checker import Checker
from claimcheck.records import Report
from claimcheck.settings import Settings

pytestmark = pytest.mark.usefixtures("tiny_models")


@pytest.fixture
def report() -> Report:
    return check(ARTICLE, Source("post", None, POST), Source("wire", "Built in Osle", WIRE))


# What comes out


@pytest.mark.parametrize(
    ("words", "verdict", "flags"),
    [
        ("Ferry hits quay", "unsupported", ()),
        ("The Lady Marit hit", "supported", ()),
        ("Both levers", "supported", ()),
        ("We postponed", "unsupported", ("altered_quote",)),
        ("5 million euros", "contradicted", ("number_mismatch",)),
        ("deserves no licence", "unsupported", ("opinion",)),
        ("Sign up", "not_checked", ()),
    ],
)
def test_verdicts_and_flags(report: Report, words: str, verdict: str, flags: tuple[str, ...]):
    found = sentence(report, words)
    assert (found.verdict, found.flags) == (verdict, flags)


def test_every_sentence_is_there_once_and_in_order(report: Report):
    assert [s.index for s in report.sentences] == list(range(len(report.sentences)))
    starts = [s.start for s in report.sentences]
    assert starts == sorted(set(starts))
    assert [s.role for s in report.sentences] == ["headline", *["body"] * 2, "furniture"] + [
        "body"
    ] * 4


def test_offsets_slice_the_article(report: Report):
    text = report.article.text
    for found in report.sentences:
        assert text[found.start : found.end] == found.text
        paragraph = report.paragraphs[found.paragraph]
        assert paragraph.start <= found.start < found.end <= paragraph.end
        for quote in found.quotes:
            assert text[quote.start : quote.end] == quote.text
            assert found.start <= quote.start < quote.end <= found.end


def test_evidence_slices_the_reference(report: Report):
    # These texts are clean already. A title that the text lacks is put before it.
    texts = {"post": POST.strip(), "wire": f"Built in Osle\n\n{WIRE.strip()}"}
    judgements = [j for s in report.sentences for j in s.judgements]
    assert judgements
    for judgement in judgements:
        assert judgement.evidence
        for window in judgement.evidence:
            assert texts[judgement.reference][window.start : window.end] == window.text
    nearest = sentence(report, "We postponed").quotes[0].nearest
    assert nearest is not None
    assert texts[nearest.reference][nearest.start : nearest.end] == nearest.text


def test_a_judgement_for_every_claim_and_reference(report: Report):
    for found in report.sentences:
        references = [j.reference for j in found.judgements]
        assert references == ([] if found.role == "furniture" else ["post", "wire"])


def test_how_a_sentence_was_judged(report: Report):
    whole, spread = sentence(report, "The Lady Marit hit"), sentence(report, "Both levers")
    assert [j.method for j in whole.judgements] == ["exact", "nli"]
    assert whole.support == 1.0
    assert spread.judgements[0].method == "nli"
    assert spread.judgements[0].evidence[0].text == "A valve had jammed. Both levers had failed."


def test_quotes(report: Report):
    (quote,) = sentence(report, "We postponed").quotes
    assert quote.status == "altered"
    assert [(p.op, p.text) for p in quote.diff if p.op != "equal"] == [
        ("delete", "could"),
        ("insert", "should"),
    ]
    assert report.summary.altered_quotes == 1


def test_a_quote_is_altered_though_another_reference_has_none_at_all():
    found = sentence(check(ARTICLE, WIRE, POST), "We postponed")
    assert found.quotes[0].status == "altered"
    unsourced = sentence(check(ARTICLE, WIRE), "We postponed")
    assert unsourced.quotes[0].status == "unsourced"
    assert unsourced.flags == ("unsourced_quote",)


def test_a_misattributed_quote_contradicts_a_supported_claim():
    article = (
        "The quay is shut.\n\n“We postponed a repair that we could have done,” said Bob Moore."
    )
    reference = (
        "The quay was shut on Monday by the council of the town.\n\n“We postponed a repair that we"
        " could have done,” said Ann Lee. Bob Moore was there."
    )
    found = sentence(check(article, reference), "We postponed")
    assert found.verdict == "contradicted"
    assert found.flags == ("misattributed_quote",)
    (quote,) = found.quotes
    assert (quote.speaker, quote.said_by) == ("Bob Moore", "Ann Lee")


def test_scare_quotes_and_titles_are_not_checked():
    article = "The street paid for this “progress”. The choir sang “The Long Ebb”.\n\nIt rained."
    report = check(article, WIRE)
    assert [s.quotes for s in report.sentences] == [()] * len(report.sentences)


def test_paragraph_kinds(report: Report):
    kinds = [p.kind for p in report.paragraphs]
    assert kinds == ["headline", "reported", "furniture", "reported", "editorial"]
    assert report.summary.editorial_paragraphs == (4,)


def test_furniture_is_not_checked_and_carries_no_flag():
    appeal = "Clearly we must say: sign up for our newsletter"
    article = ARTICLE.replace("Sign up for our newsletter", "Support us: we surely need you!")
    for text in (ARTICLE, article.replace("Support us: we surely need you!", appeal)):
        aside = [s for s in check(text, POST).sentences if s.role == "furniture"]
        assert aside
        for found in aside:
            assert found.verdict == "not_checked"
            assert found.reason == "furniture: no part of the story"
            assert found.flags == ()
            assert found.judgements == ()


def test_the_head_of_the_report(report: Report):
    assert report.article.id == "article"
    assert report.article.title == "Ferry hits quay in Kellmouth"
    assert report.article.language == "en"
    assert [(r.id, r.title, r.origin) for r in report.references] == [
        ("post", None, 0),
        ("wire", "Built in Osle", 1),
    ]
    assert report.skipped == ()
    assert report.models["encoder"] == report.models["nli"] == "given by the caller"
    assert report.models["opinion"].startswith("tiny-opinion@")
    assert report.models["calibrator"].startswith("tiny-calibrator@")
    assert set(report.timing) == {"read", "load", "encode", "judge", "inspect", "assess"}


def test_settings_are_shown_with_the_thresholds_in_force():
    shown = check(ARTICLE, POST, windows=3).settings
    assert shown["windows"] == 3
    assert shown["threshold"] == shown["opinion_threshold"] == 0.5
    assert shown["contradiction_threshold"] == 0.6
    assert set(shown) == {f.name for f in dataclasses.fields(Settings)}


@pytest.mark.parametrize(
    ("setting", "words", "verdict", "flagged"),
    [
        ({"threshold": 0.95}, "Both levers", "unsupported", False),
        ({"opinion_threshold": 1.0}, "deserves no licence", "unsupported", False),
        ({"opinion_threshold": 0.0}, "5 million", "contradicted", True),
    ],
)
def test_thresholds_can_be_set(setting: dict, words: str, verdict: str, flagged: bool):
    found = sentence(check(ARTICLE, POST, **setting), words)
    assert found.verdict == verdict
    assert ("opinion" in found.flags) is flagged


@pytest.mark.parametrize(("threshold", "verdict"), [(0.85, "contradicted"), (0.95, "unsupported")])
def test_a_contradiction_threshold_can_be_set(threshold: float, verdict: str):
    one = checker(RuleNli(lambda premise, claim: CONTRADICTED), contradiction_threshold=threshold)
    found = sentence(one.check("The valve had whistled.\n\nIt rained.", [POST]), "whistled")
    assert (found.verdict, found.flags) == (verdict, ())


def test_a_view_that_is_all_quotation_is_not_the_writers():
    said = "“We sailed on time. The plan deserves no praise at all. We will sail again.”"
    report = check(f"{ARTICLE}\nThe crew of the ferry wrote to the mayor. {said}\n", POST)
    found = sentence(report, "deserves no praise")
    assert (found.verdict, found.opinion) == ("unsupported", 0.0)
    assert "opinion" not in found.flags


def test_equal_runs_give_equal_reports():
    def plain() -> dict:
        found = check(ARTICLE, POST, WIRE).to_dict()
        assert found.pop("timing")
        return found

    assert plain() == plain()


def test_one_checker_checks_many_articles():
    nli = RuleNli()
    one = checker(nli)
    first, second = one.check(ARTICLE, [POST]), one.check(WIRE, [POST])
    assert second.article.text == WIRE.strip()
    again = one.check(ARTICLE, [POST])
    assert dataclasses.replace(again, timing={}) == dataclasses.replace(first, timing={})


# What is found in a sentence


def test_facts_are_those_of_the_sentence_and_of_the_evidence(report: Report):
    (fact,) = sentence(report, "5 million").facts
    assert (fact.kind, fact.status) == ("number", "mismatch")
    assert report.article.text[fact.start : fact.end] == fact.text == "5 million euros"
    assert (fact.reference, fact.found) == ("post", "9 million euros")
    facts = sentence(report, "The Lady Marit hit").facts
    assert {(f.text, f.status) for f in facts} >= {("212", "match"), ("Monday", "match")}


def test_a_figure_that_differs_contradicts_whatever_the_model_says():
    nli = RuleNli(lambda premise, claim: (0.99, 0.01, 0.0))
    found = sentence(checker(nli).check(ARTICLE, [POST]), "5 million")
    (told,) = found.judgements
    assert (told.label, told.probabilities.entailment) == ("contradiction", pytest.approx(0.99))
    assert (found.verdict, found.flags) == ("contradicted", ("number_mismatch",))


@pytest.mark.parametrize(
    ("claim", "told", "entailment", "verdict", "flag", "words"),
    [
        (
            "The strike will delay ferries to the island on Monday.",
            "The strike could delay ferries to the island on Monday.",
            0.99,
            "unsupported",
            "hedge_dropped",
            ("will delay", "could delay"),
        ),
        (
            "The council rejected the bridge plan on Monday.",
            "The council approved the bridge plan on Monday.",
            0.4,
            "contradicted",
            "negation",
            ("rejected", "approved"),
        ),
    ],
)
def test_what_the_words_mean_reaches_the_verdict(
    claim: str, told: str, entailment: float, verdict: str, flag: str, words: tuple[str, str]
):
    nli = RuleNli(lambda premise, claim: (entailment, 0.0, 1 - entailment))
    report = checker(nli).check(f"Rain fell.\n\n{claim}", [f"Rain fell.\n\n{told}"])
    found = sentence(report, claim)
    if flag != "negation":  # which stands only where the model leans to contradiction itself
        assert [j.label for j in found.judgements] == ["entailment"], "the words say otherwise"
    assert (found.verdict, found.flags) == (verdict, (flag,))
    (contrast,) = found.contrasts
    assert (contrast.text, contrast.found) == words
    assert report.article.text[contrast.start : contrast.end] == contrast.text


def test_what_looks_like_an_opposite_is_none_where_the_model_reads_the_same():
    nli = RuleNli(lambda premise, claim: (0.6, 0.1, 0.3))
    claim = "The council rejected the bridge plan on Monday."
    told = "The council approved the bridge plan on Monday."
    report = checker(nli).check(f"Rain fell.\n\n{claim}", [f"Rain fell.\n\n{told}"])
    found = sentence(report, claim)
    assert (found.verdict, found.flags, found.contrasts) == ("supported", (), ())


def test_nothing_is_found_where_nothing_could_be_judged():
    for found in check(ARTICLE).sentences:
        assert found.quotes == found.facts == found.contrasts == found.parts == ()


# How it is handed in


def test_documents_are_taken_as_they_are():
    document = story("mine", ["The valve jammed.", "Advert here.", "Nobody saw it."], furniture=[1])
    found = checker().check(document, [story("theirs", "The valve had jammed.")])
    assert [s.text for s in found.sentences] == [s.text for s in document.sentences]
    assert [s.role for s in found.sentences] == ["body", "furniture", "body"]
    assert found.references[0].id == "theirs"
    assert found.article.sha256 == document.sha256


def test_progress_is_told():
    class Told:
        def __init__(self) -> None:
            self.total = self.done = 0

        def start(self, stage: str, total: int) -> None:
            self.total += total

        def advance(self, count: int = 1) -> None:
            self.done += count

        def finish(self) -> None: ...

    told = Told()
    Checker(encoder=HashEncoder(), nli=RuleNli(), progress=told).check(ARTICLE, [POST, WIRE])
    assert told.total == told.done > 0


def test_a_contradiction_is_believed_about_the_same_subject_alone():
    found = checker(RuleNli(lambda premise, claim: CONTRADICTED)).check(ARTICLE, [POST])
    assert sentence(found, "5 million").verdict == "contradicted"
    assert sentence(found, "reckless folly").verdict == "unsupported"
