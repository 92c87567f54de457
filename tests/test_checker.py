"""The whole way of one article, with stubs in the place of the models."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from tiny import CONTRADICTED, HashEncoder, RuleNli, story, write_models

from claimcheck.errors import InputError, ModelError, NothingToCheck
from claimcheck.ingest.load import Source
from claimcheck.pipeline import engine
from claimcheck.pipeline.checker import Checker
from claimcheck.records import SAME_TEXT, Report, SentenceResult
from claimcheck.settings import Settings

ARTICLE = """Ferry hits quay in Kellmouth

The Lady Marit hit the quay in Kellmouth on Monday with 212 passengers aboard. Both levers had \
failed: a valve had jammed.

Sign up for our newsletter

“We postponed a repair that we should have done,” the owner said. The owner paid 5 million euros.

Clearly the owner deserves no licence and we surely must say so. It is a shame and an absurd, \
reckless folly.
"""
POST = """The Lady Marit hit the quay in Kellmouth on Monday with 212 passengers aboard. A valve \
had jammed. Both levers had failed.

“We postponed a repair that we could have done,” the owner said. The owner paid 9 million euros.
"""
WIRE = """The harbour office said that the Lady Marit was built in a yard in Osle.

It will be sold in the spring, the harbour office said, once all repairs are done there.
"""
GERMAN = """Die Fähre hat am Montag den Kai gerammt, und viele Menschen wurden dabei verletzt.

Der Kapitän sagte, dass er die Maschine nicht mehr habe stoppen können. Das Schiff liegt jetzt in \
der Werft und soll bis zum Sommer repariert werden.
"""


@pytest.fixture(autouse=True)
def _models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A tiny opinion model and calibrator in the place of the bundled ones."""
    monkeypatch.setenv("CLAIMCHECK_MODELS", str(write_models(tmp_path / "models")))


def checker(nli: RuleNli | None = None, **settings: object) -> Checker:
    return Checker(Settings(**settings), encoder=HashEncoder(), nli=nli or RuleNli())


def check(article: str | Source, *references: object, **settings: object) -> Report:
    return checker(**settings).check(article, references)  # type: ignore[arg-type]


def sentence(report: Report, words: str) -> SentenceResult:
    """The one sentence of the report with these words."""
    (found,) = [s for s in report.sentences if words in s.text]
    return found


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
    assert found.flags == ("misattributed_quote", "name_mismatch")
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
    assert [j.label for j in found.judgements] == ["entailment"]
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


# Parts

HALF = (
    "The Lady Marit hit the quay in Kellmouth on Monday, and the mayor of the town danced on the "
    "tables all night long."
)
NEITHER = (
    "The bakers of the valley went on strike, and the mayor of the town danced on the tables all "
    "night long."
)
WHOLE = "The Lady Marit hit the quay in Kellmouth on Monday, and the owner paid 9 million euros."


def test_a_sentence_of_which_a_part_is_supported_is_partial():
    report = check(f"Rain fell.\n\n{HALF}", POST, WIRE)
    found = sentence(report, "danced")
    assert (found.verdict, found.flags) == ("unsupported", ("partial",))
    text = report.article.text
    assert [(text[p.start : p.end], p.verdict) for p in found.parts] == [
        ("The Lady Marit hit the quay in Kellmouth on Monday, and", "supported"),
        ("the mayor of the town danced on the tables all night long.", "unsupported"),
    ]


def test_parts_that_do_not_differ_are_not_shown():
    found = sentence(check(f"Rain fell.\n\n{NEITHER}", POST), "danced")
    assert (found.verdict, found.flags, found.parts) == ("unsupported", (), ())


def test_parts_of_supported_sentences_are_not_judged():
    nli = RuleNli()
    reference = f"{POST}\n{WIRE}"
    found = sentence(checker(nli).check(f"Rain fell.\n\n{WHOLE}", [reference]), "9 million")
    assert (found.verdict, found.parts) == ("supported", ())
    assert {claim for _, claim in nli.asked} == {"Rain fell.", WHOLE}
    nli = RuleNli()
    checker(nli).check(f"Rain fell.\n\n{HALF}", [reference])
    assert {claim for _, claim in nli.asked} == {
        "Rain fell.",
        HALF,
        "The Lady Marit hit the quay in Kellmouth on Monday.",
        "The mayor of the town danced on the tables all night long.",
    }


def test_parts_are_read_as_sentences_are(monkeypatch: pytest.MonkeyPatch):
    models = {"nli": RuleNli(), "nli_fast": RuleNli()}
    monkeypatch.setattr(engine, "load_nli", lambda settings, role: (models[role], role))
    one = Checker(Settings(), encoder=HashEncoder())
    report = one.check(f"Rain fell.\n\n{HALF}", [f"{POST}\n{WIRE}"])
    assert sentence(report, "danced").flags == ("partial",)
    assert (report.models["nli"], report.models["nli_fast"]) == ("nli", "nli_fast")
    assert (report.settings["mode"], report.settings["preset"]) == ("standard", "balanced")
    assert report.settings["threshold"] == 0.5
    small, large = ({claim for _, claim in models[r].asked} for r in ("nli_fast", "nli"))
    assert {"Rain fell.", HALF} < large < small, "of one half the small model is sure"
    assert len(small) == 4


# What is left out, and why


def test_the_order_of_references_is_kept_and_copies_are_one_origin():
    copy = POST.replace("aboard", "on board")
    found = check(ARTICLE, WIRE, POST, copy)
    assert [r.origin for r in found.references] == [0, 1, 1]
    assert [r.id for r in found.references] == ["reference-1", "reference-2", "reference-3"]


def test_what_most_origins_report_and_the_article_leaves_out():
    told = "The harbour office closed the eastern basin to all larger vessels until further notice."
    again = (
        "All larger vessels must leave the eastern basin, which the harbour office closed until "
        "further notice."
    )
    post, wire = f"{POST}\n{told}", f"{WIRE}\n{again}"
    assert [(o.text, o.references) for o in check(ARTICLE, post, wire).omissions] == [
        (told, ("reference-1", "reference-2"))
    ]
    assert check(f"{ARTICLE}\n{told}", post, wire).omissions == ()
    assert check(ARTICLE, post, WIRE).omissions == ()
    copy = f"{WIRE}\n{told}"
    assert check(ARTICLE, post, copy).omissions == (), "a sentence copied whole makes one origin"


def test_a_reference_that_disagrees_makes_a_claim_disputed():
    told = "The owner paid 5 million euros. Nobody knows why it took the owner a whole month."
    other = "The owner paid 9 million euros. The yard in Osle will be at work until the spring."
    found = sentence(check(ARTICLE, told, other), "5 million")
    assert found.verdict == "disputed"
    assert [j.label for j in found.judgements] == ["entailment", "contradiction"]


@pytest.mark.parametrize("copy", [ARTICLE, ARTICLE.replace("\n\n", "\r\n\r\n\r\n"), f"{ARTICLE} "])
def test_the_article_itself_is_no_reference(copy: str):
    nli = RuleNli()
    found = checker(nli).check(ARTICLE, [Source("copy", None, copy)])
    assert found.references == ()
    assert [(s.id, s.reason) for s in found.skipped] == [("copy", SAME_TEXT)]
    content = [s for s in found.sentences if s.role != "furniture"]
    assert {(s.verdict, s.reason) for s in content} == {("not_checked", "no references left")}
    assert {(s.support, s.confidence) for s in content} == {(0.0, 0.0)}
    assert all(s.quotes == () and s.judgements == () for s in content)
    assert found.summary.checked == 0
    assert found.summary.support_rate is None
    assert nli.calls == []


def test_a_copy_published_elsewhere_can_be_counted():
    found = checker().check(ARTICLE, [Source("copy", None, ARTICLE)], count_copies=True)
    assert found.skipped == ()
    assert [r.id for r in found.copies] == ["copy"]
    content = [s for s in found.sentences if s.role != "furniture"]
    assert {(s.verdict, s.judgements[0].method) for s in content} == {("supported", "exact")}


def test_other_references_are_used_beside_the_article_itself():
    found = check(ARTICLE, ARTICLE, POST)
    assert [r.id for r in found.references] == ["reference-2"]
    assert sentence(found, "The Lady Marit hit").verdict == "supported"


def test_no_references():
    found = check(ARTICLE)
    assert found.skipped == ()
    assert {s.reason for s in found.sentences if s.role == "body"} == {"no references left"}


def test_an_article_in_another_language_is_not_checked():
    nli = RuleNli()
    found = checker(nli).check(GERMAN, [GERMAN.replace("Montag", "Dienstag"), POST])
    assert found.article.language == "de"
    assert {s.verdict for s in found.sentences} == {"not_checked"}
    assert {s.reason for s in found.sentences} == {
        "the article's language (de) is not the NLI model's"
    }
    assert found.summary.supported == found.summary.checked == 0
    assert nli.calls == []


def test_a_reference_in_another_language_is_skipped():
    found = check(ARTICLE, Source("blatt", None, GERMAN), POST)
    assert [(s.id, s.reason) for s in found.skipped] == [
        ("blatt", "its language (de) is not the model's")
    ]
    assert [r.id for r in found.references] == ["reference-2"]


def test_only_references_in_another_language():
    found = check(ARTICLE, GERMAN)
    assert {s.reason for s in found.sentences if s.role == "body"} == {"no references left"}


@pytest.mark.parametrize("languages", [(), ("de",), ("en", "de")])
def test_a_model_that_may_know_the_language_is_asked(languages: tuple[str, ...]):
    found = checker(RuleNli(languages=languages)).check(
        GERMAN, [GERMAN.replace("Montag", "Dienstag")]
    )
    assert "supported" in {s.verdict for s in found.sentences}


def test_the_language_can_be_told():
    found = check(GERMAN, GERMAN.replace("Montag", "Dienstag"), language="en")
    assert found.article.language == "en"
    assert found.summary.checked == 3


def test_a_language_that_cannot_be_told_gets_the_benefit_of_the_doubt():
    given = [story(name, "The valve had jammed.", language="und") for name in ("a", "b")]
    found = checker().check(given[0], [dataclasses.replace(given[1], text="The valve had jammed!")])
    assert [s.verdict for s in found.sentences] == ["supported"]
    assert found.skipped == ()


def test_teasers_of_other_stories_are_set_aside():
    told = [f"The ferry story goes on with part {word}." for word in ("one", "two", "three")]
    teasers = [
        "Baker wins prize for rye bread.",
        "Snow closes mountain pass.",
        "Choir seeks young tenors.",
        "Museum buys rare violin.",
        "Potato harvest begins early.",
    ]
    page = story("page", *told, *told, *teasers)
    found = checker().check(page, [story("r", *told, "More.")])
    assert [s.role for s in found.sentences] == ["body"] * 6 + ["furniture"] * 5
    assert [p.kind for p in found.paragraphs] == ["reported"] * 6 + ["furniture"] * 5
    assert {s.verdict for s in found.sentences[:6]} == {"supported"}
    assert not any(s.judgements for s in found.sentences[6:])


def test_ids_of_references_are_made_unique():
    def named(name: str, number: int) -> Source:
        return Source(name, None, f"The ferry number {number} hit the quay in Kellmouth on Monday.")

    names = ["a.txt", "a.txt", "a.txt (2)", "b.txt", "a.txt"]
    found = check(ARTICLE, *(named(name, n) for n, name in enumerate(names)))
    ids = [r.id for r in found.references]
    assert ids == ["a.txt", "a.txt (2)", "a.txt (2) (2)", "b.txt", "a.txt (3)"]
    assert [j.reference for j in sentence(found, "5 million").judgements] == ids


def test_a_pair_too_long_is_not_checked():
    found = checker(RuleNli(max_tokens=12)).check(ARTICLE, [WIRE])
    claim = sentence(found, "Both levers")
    assert claim.verdict == "not_checked"
    assert claim.reason == "too long to judge whole against 1 of 1 references"
    assert claim.judgements == ()


# What is refused


@pytest.mark.parametrize("who", ["article", "reference"])
def test_a_text_that_is_too_long_is_refused(who: str):
    texts = (ARTICLE, "Short.") if who == "article" else ("The quay is shut.", ARTICLE)
    with pytest.raises(InputError, match=rf"{who}.* characters, more than the 100 "):
        check(texts[0], texts[1], max_chars=100)


@pytest.mark.parametrize("text", ["", " \n ", "…", "https://example.org/story\n", "Share\n\nPrint"])
def test_a_text_without_a_sentence_of_a_story_is_refused(text: str):
    with pytest.raises(NothingToCheck, match="article holds no sentence"):
        check(text, POST)


@pytest.mark.parametrize("text", ["", "Share\n\nPrint"])
def test_a_reference_without_a_sentence_of_a_story_is_left_out(text: str):
    found = check(ARTICLE, POST, text)
    assert [(s.id, s.reason) for s in found.skipped] == [
        ("reference-2", "reference-2 holds no sentence of a story")
    ]
    assert [r.id for r in found.references] == ["reference-1"]


def test_references_must_be_a_list():
    with pytest.raises(InputError, match="must be a list"):
        checker().check(ARTICLE, POST)


def test_a_document_without_content_is_refused():
    empty = story("empty", "Share this.", furniture=[0])
    with pytest.raises(NothingToCheck, match="empty holds no sentence"):
        checker().check(empty, [POST])


def test_damaged_models_are_found_when_they_are_needed(tmp_path: Path):
    one = checker()
    (tmp_path / "models" / "calibrator" / "config.json").write_text("{}")
    with pytest.raises(ModelError, match="damaged"):
        one.check(ARTICLE, [POST])


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
