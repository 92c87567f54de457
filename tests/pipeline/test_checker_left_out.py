"""What the checker leaves out, and why; what it refuses."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from ferry_story import ARTICLE, GERMAN, POST, WIRE, check, checker, sentence
from tiny import RuleNli, story

from claimcheck.errors import InputError, ModelError, NothingToCheck
from claimcheck.ingest.load import Source
from claimcheck.records import SAME_TEXT

pytestmark = pytest.mark.usefixtures("tiny_models")


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


def test_a_paragraph_in_another_language_is_not_checked():
    found = check(f"{ARTICLE}\n\n{GERMAN}", WIRE, POST)
    assert found.article.language == "en"
    german = [s for s in found.sentences if "Montag" in s.text or "Maschine" in s.text]
    assert [(s.verdict, s.reason) for s in german] == [
        ("not_checked", "its language (de) is not the NLI model's")
    ] * 2
    assert sentence(found, "The Lady Marit hit").verdict == "supported"


def test_a_paragraph_that_the_model_knows_in_a_foreign_article_is_checked():
    found = check(f"{GERMAN}\n\n{GERMAN}\n\n{ARTICLE}", WIRE, POST)
    assert sentence(found, "The Lady Marit hit").verdict == "supported"
    assert {s.verdict for s in found.sentences if "Montag" in s.text} == {"not_checked"}


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("Fähre rammt Kai, viele wurden dabei verletzt.", {"unsupported"}),  # too few words
        (GERMAN, {"not_checked"}),
    ],
)
def test_references_speak_for_an_article_of_few_words(text: str, verdicts: set[str]):
    assert {s.verdict for s in check(text, WIRE, POST).sentences} == verdicts


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


@pytest.mark.parametrize("told_elsewhere", [False, True])
def test_one_sentence_paragraphs_at_the_end_are_checked_where_a_reference_has_one(
    told_elsewhere: bool,
):
    told = [f"The ferry story goes on with part {word}." for word in ("one", "two", "three")]
    ends = [
        "Baker wins prize for rye bread.",
        "Snow closes mountain pass.",
        "Choir seeks young tenors.",
        "Museum buys rare violin.",
        "Potato harvest begins early.",
    ]
    page = story("page", *told, *told, *ends)
    found = checker().check(page, [story("r", *told, *ends[1 : 1 + told_elsewhere], "More.")])
    role = "body" if told_elsewhere else "furniture"
    assert [s.role for s in found.sentences] == ["body"] * 6 + [role] * 5
    assert [bool(s.judgements) for s in found.sentences[6:]] == [told_elsewhere] * 5


def test_what_is_known_to_be_missing_is_told():
    short = dataclasses.replace(story("page", "The ferry hit the quay."), unread="half is missing")
    found = checker().check(
        short, [dataclasses.replace(story("r", "The quay."), unread="the rest")]
    )
    assert [(s.id, s.reason, s.partly) for s in found.skipped] == [
        ("page", "half is missing", True),
        ("r", "the rest", True),
    ]
    assert [r.id for r in found.references] == ["r"]
    assert found.to_dict()["skipped"][0]["partly"] is True


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


def test_where_the_models_do_not_read_all_references_the_report_says_so():
    told = [WIRE, POST, f"{POST}\nThe harbour has three basins."]
    found = checker(most_references=2).check(ARTICLE, told)
    assert [(s.id, s.partly) for s in found.skipped] == [("references", True)]
    assert "the 2 nearest to it of 3" in found.skipped[0].reason
    assert checker(most_references=3).check(ARTICLE, told).skipped == ()
