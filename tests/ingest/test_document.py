"""Documents: offsets, headline, roles, what is refused."""

import random
import subprocess
import sys
import time

import pytest
from processor import grows_at_most, seconds

from claimcheck.errors import InputError, NothingToCheck
from claimcheck.ingest.document import build
from claimcheck.ingest.load import Source
from claimcheck.records import Document

BODY = (
    "The council of Marlow closed the old bridge on Monday. It will open in June.\n\n"
    "“We had no choice,” Mayor Ann Lee said. “It is about safety.”"
)


def document(text: str, title: str | None = None, **options: int) -> Document:
    return build(Source("story.txt", title, text), **options)


def check_offsets(found: Document) -> None:
    for index, paragraph in enumerate(found.paragraphs):
        assert paragraph.index == index
        assert "\n" not in found.text[paragraph.start : paragraph.end]
    for index, sentence in enumerate(found.sentences):
        holder = found.paragraphs[sentence.paragraph]
        assert sentence.index == index
        assert sentence.text == found.text[sentence.start : sentence.end]
        assert holder.start <= sentence.start < sentence.end <= holder.end
    joined = "\n\n".join(found.text[p.start : p.end] for p in found.paragraphs)
    assert joined == found.text


def test_a_page() -> None:
    page = f"Support The Marlow Post!\n\nBridge closed\n\nBy Ann Lee\n\n{BODY}\n\nRead more"
    found = document(page)
    check_offsets(found)
    assert found.id == "story.txt"
    assert found.title == "Bridge closed"
    assert found.language == "en"
    assert [p.kind for p in found.paragraphs] == [
        "furniture",
        "headline",
        "furniture",
        "reported",
        "reported",
        "furniture",
    ]
    assert [s.role for s in found.sentences if s.role != "furniture"] == ["headline"] + ["body"] * 4
    assert len(found.content) == 5


def test_a_paragraph_with_one_furniture_sentence_stays_reported() -> None:
    found = document(f"{BODY} Read more about the bridge here.")
    assert [p.kind for p in found.paragraphs] == ["reported", "reported"]
    assert [s.role for s in found.sentences] == ["body"] * 4 + ["furniture"]


@pytest.mark.parametrize(
    ("first", "is_headline"),
    [
        ("Bridge closed", True),
        ("Bridge closed: will it open in June?", True),
        ("Mayor: ‘No choice’", True),
        ("The bridge is closed.", False),
        ("“We had no choice.”", False),
        ("This is what the council said:", False),
        ("word " * 21, False),
    ],
)
def test_headline(first: str, is_headline: bool) -> None:
    found = document(f"{first}\n\n{BODY}")
    assert (found.paragraphs[0].kind == "headline") == is_headline
    assert found.title == (first if is_headline else None)


def test_a_lone_line_is_the_story_and_no_headline() -> None:
    found = document("Bridge closed in Marlow")
    assert found.title is None
    assert [s.role for s in found.sentences] == ["body"]


def test_a_title_that_the_text_shows_is_its_headline() -> None:
    found = document(f"World\n\nBRIDGE closed!\n\n{BODY}", "Bridge closed")
    assert found.title == "Bridge closed"
    assert [p.kind for p in found.paragraphs[:2]] == ["furniture", "headline"]


def test_a_title_that_the_text_does_not_show_is_put_before_it() -> None:
    found = document(BODY, " Bridge closed\nin Marlow. ")
    check_offsets(found)
    assert found.text.startswith("Bridge closed in Marlow.\n\nThe council")
    assert found.title == "Bridge closed in Marlow."
    assert found.sentences[0].role == "headline"


def test_language() -> None:
    text = "Der Bürgermeister sagte am Montag, dass die Brücke gesperrt wird. Sie bleibt es lange."
    assert document(text).language == "de"
    assert build(Source("a", None, text), language="en").language == "en"


@pytest.mark.parametrize(
    "text", ["* * *", "Read more\n\nShare this article\n\nhttps://a.example/b"]
)
def test_nothing_of_a_story(text: str) -> None:
    with pytest.raises(NothingToCheck, match=r"story\.txt"):
        document(text)


def test_too_long() -> None:
    with pytest.raises(InputError, match=r"5,000,000 characters, more than the 1,000,000"):
        document("Word. " * 833_333 + "Ab")
    assert document("Words. " * 10, max_chars=70).content


@pytest.mark.parametrize("seed", range(100))
def test_offsets_of_random_pages(seed: int) -> None:
    rng = random.Random(seed)
    pool = [
        "The mayor left.",
        "“No. Never”",
        "Read more",
        "\n",
        "\n\n",
        "U.S. aid",
        "—",
        "\t",
        "é",
        "(",
    ]
    text = " ".join(rng.choices(pool, k=rng.randrange(5, 60))) + " The end."
    check_offsets(document(text))


def test_a_long_text_takes_seconds_and_an_article_milliseconds() -> None:
    start = time.perf_counter()
    document((BODY + "\n\n") * 6000)
    assert time.perf_counter() - start < 20
    document(BODY * 5)
    start = time.perf_counter()
    document(BODY * 5)
    assert time.perf_counter() - start < 0.5


def test_importing_loads_nothing_heavy() -> None:
    code = (
        "import sys, claimcheck.ingest.document; "
        "heavy = {'trafilatura', 'pypdf', 'charset_normalizer', 'py3langid', 'torch', 'numpy'}; "
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    "unit", ["a", "A", "1", "a-", "a.", "A.", '"', "'", "“", "‘", "«»", '"a ', "'a ", "a@", "1,"]
)
def test_time_grows_with_the_text(unit: str) -> None:
    def took(letters: int) -> float:
        text = f"{BODY}\n\n{unit * (letters // len(unit))}"
        return seconds(lambda: document(text))

    document(BODY)
    assert grows_at_most(took, 20_000, 80_000, 6, 0.3)
