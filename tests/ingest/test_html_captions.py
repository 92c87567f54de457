"""What tells on a page whose words a displayed quotation is: furniture, and a speaker."""

from __future__ import annotations

import pytest

from claimcheck.ingest.document import build
from claimcheck.ingest.load import load_bytes
from claimcheck.quotations.extract import with_quotations
from claimcheck.records import Document

STORY = "".join(
    f"<p>The harbour master of Fenwick told the council that pier {name} would be closed for "
    "repairs until the end of May, and that the ferries would leave from the old quay.</p>"
    for name in ("one", "two", "three", "four")
)
SAID = "“The old quay is safe, and the ferries will be too.”"


def document(body: str) -> Document:
    page = f"<html><head><title>Piers to close</title></head><body><article>{body}</article></body>"
    return with_quotations(build(load_bytes("page.html", page.encode())))


def roles(read: Document) -> dict[str, str]:
    return {sentence.text: sentence.role for sentence in read.sentences}


@pytest.mark.parametrize(
    ("quotation", "caption"),
    [
        ("<figure><blockquote>{}</blockquote><figcaption>{}</figcaption></figure>", "Liv Solli"),
        (
            "<figure class=quote><blockquote><p>{}</p></blockquote><figcaption class=caption>{}"
            "</figcaption></figure>",
            "— Liv Solli, harbour master",
        ),
        (
            "<figure><blockquote>{}<figcaption><p>{}</p></figcaption></blockquote></figure>",
            "Liv Solli, who runs the ferries",
        ),
        ("<blockquote><p>{}</p><footer>{}</footer></blockquote>", "— Liv Solli"),
        ("<blockquote><p>{}</p><cite>{}</cite></blockquote>", "Liv Solli"),
        (
            "<figure><blockquote><p>{}</p></blockquote><figcaption>{}</figcaption></figure>",
            "Liv Solli runs the ferries of Fenwick.",
        ),
    ],
)
def test_who_said_it(quotation: str, caption: str) -> None:
    read = document(STORY + quotation.format(SAID, caption) + STORY.replace("pier", "bridge"))
    assert roles(read)[SAID] == "body"
    assert roles(read)[caption] == "furniture"
    (quoted,) = read.quotations
    assert quoted.speaker is not None
    assert quoted.speaker.name == "Liv Solli"


@pytest.mark.parametrize(
    ("quotation", "sentence"),
    [
        (
            "<blockquote><p>{}</p></blockquote><p>Liv Solli runs the ferries.</p>",
            "Liv Solli runs the ferries.",
        ),
        (
            "<blockquote><p>As <cite>The Log</cite> has it, all is safe.</p></blockquote>{}",
            "As The Log has it, all is safe.",
        ),
    ],
)
def test_sentences_beside_a_quotation(quotation: str, sentence: str) -> None:
    assert roles(document(STORY + quotation.format(SAID) + STORY))[sentence] == "body"


def test_a_caption_that_tells_no_person_gives_no_speaker() -> None:
    caption = "<figcaption>From the harbour log</figcaption>"
    figure = f"<figure><blockquote>{SAID}</blockquote>{caption}</figure>"
    read = document(STORY + figure + STORY)
    assert roles(read)["From the harbour log"] == "furniture"
    assert [quoted.speaker for quoted in read.quotations] == [None]


def test_the_caption_of_a_picture_is_no_text() -> None:
    figure = "<figure><img src='a.jpg'><figcaption>The old quay.</figcaption></figure>"
    assert "The old quay." not in roles(document(STORY + figure + STORY))
