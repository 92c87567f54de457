"""What a caller without types hands over by mistake: InputError, and no error of Python's own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from ferry_story import ARTICLE, POST, WIRE
from tiny import HashEncoder, RuleNli

from claimcheck import Checker, InputError, NothingToCheck, Settings, Source, load
from claimcheck.ingest import documents
from claimcheck.pipeline.comparer import Comparer
from claimcheck.records import Skipped

pytestmark = pytest.mark.usefixtures("tiny_models")


@pytest.fixture
def checker() -> Checker:
    return Checker(encoder=HashEncoder(), nli=RuleNli())


@pytest.mark.parametrize(
    ("article", "message"),
    [
        (None, "article must be a text or a Source, not NoneType"),
        (7, "not int"),
        (b"The ferry left.", "not bytes"),
        ([ARTICLE], "not list"),
        (Path("article.txt"), "not PosixPath; read a file with claimcheck.load"),
        (Source(None, None, ARTICLE), "its id must be a text, not NoneType"),
        (Source("a", None, None), "its text must be a text, not NoneType"),
        (Source("a", 3, ARTICLE), "its title must be a text, not int"),
    ],
)
def test_an_article_that_is_none(checker: Checker, article: Any, message: str):
    message = message.replace("PosixPath", type(Path()).__name__)
    with pytest.raises(InputError, match=message):
        checker.check(article, [POST])
    with pytest.raises(InputError, match=message.replace("article", "reference 2")):
        checker.check(ARTICLE, [POST, article])


def test_an_article_of_nothing(checker: Checker):
    with pytest.raises(NothingToCheck):
        checker.check("", [POST])


@pytest.mark.parametrize(
    "references",
    [None, 7, POST, b"text", Path("a.txt"), Source("a", None, POST), {"a": POST}, {POST}],
    ids=lambda given: type(given).__name__,
)
def test_references_that_are_no_list(checker: Checker, references: Any):
    with pytest.raises(InputError, match="references must be a list, even of one"):
        checker.check(ARTICLE, references)


@pytest.mark.parametrize("listed", [list, tuple, iter], ids=lambda made: made.__name__)
def test_references_in_any_order_of_python(checker: Checker, listed: Any):
    assert len(checker.check(ARTICLE, listed([POST, WIRE])).references) == 2


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"settings": {"mode": "fast"}}, "settings must be Settings, not dict"),
        ({"settings": "fast"}, "settings must be Settings, not str"),
        ({"settings": Settings}, "settings must be Settings, not type"),
        ({"encoder": "acme/encoder"}, "encoder must have a method encode, but is str"),
        ({"encoder": RuleNli()}, "encoder must have a method encode, but is RuleNli"),
        ({"nli": "acme/nli"}, "nli must have a method predict, but is str"),
    ],
)
def test_settings_and_models_that_are_none(arguments: dict, message: str):
    with pytest.raises(InputError, match=message):
        Checker(**arguments)


@pytest.mark.parametrize("texts", [None, "one text", [1], [None], 5])
def test_texts_to_encode(checker: Checker, texts: Any):
    with pytest.raises(InputError, match="must be a list of texts"):
        checker.encode(texts)


@pytest.mark.parametrize("where", [None, 7, b"a.txt", ["a.txt"], ""])
def test_names_to_load(where: Any):
    with pytest.raises(InputError):
        load(where)


@pytest.mark.parametrize("most", ["10", 0, -1, None, 2.5])
def test_most_bytes_to_load(tmp_path: Path, most: Any):
    (tmp_path / "a.txt").write_text(ARTICLE)
    with pytest.raises(InputError, match="max_bytes is"):
        load(tmp_path / "a.txt", max_bytes=most)


@pytest.mark.parametrize("sources", ["ab", [ARTICLE, POST], [None, None]])
def test_variants_that_are_none(sources: Any):
    with pytest.raises(InputError, match="variants must be a list of Sources"):
        Comparer(encoder=HashEncoder(), nli=RuleNli()).compare(sources)


@pytest.mark.parametrize("odd", ["\ud800", "x\udfff", "\ud83d \ude00"])
def test_half_a_surrogate_pair_is_read_like_any_letter(checker: Checker, odd: str):
    article = Source(f"a{odd}", f"A {odd} title", ARTICLE.replace(" ", f" {odd} ", 1))
    report = checker.check(article, [Source(odd, odd, POST), f"{WIRE} {odd}"])
    assert report.summary.checked
    assert len(report.references) == 2


def test_a_fault_in_one_reference_ends_no_check(checker: Checker, monkeypatch):
    real = documents.build

    def build(source: Source, **options: Any) -> Any:
        if source.id == "odd":
            raise IndexError("list index")
        return real(source, **options)

    monkeypatch.setattr(documents, "build", build)
    report = checker.check(ARTICLE, [Source("odd", None, WIRE), POST])
    reason = "internal error while it was read: IndexError: list index"
    assert report.skipped == (Skipped("odd", reason),)
    with pytest.raises(IndexError):
        checker.check(Source("odd", None, ARTICLE), [POST])
