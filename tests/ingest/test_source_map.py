"""The map back: a span of the cleaned text is found in what was given, or not at all."""

from __future__ import annotations

import html
import random
import re
import unicodedata

import pytest
from processor import seconds
from word_file import deleted, inserted, paragraph, run, table, word_file

from claimcheck.ingest.clean import INVISIBLE
from claimcheck.ingest.document import build
from claimcheck.ingest.load import Source, load_bytes
from claimcheck.ingest.source_map.alignment import align
from claimcheck.ingest.source_map.lookup import SourceMap
from claimcheck.ingest.source_map.stretches import Stretch, through
from claimcheck.records import Document, Given

WORDS = (
    "harbour ferry crack rudder mayor said the of a on Monday passengers quay café 12 3.5 naïve"
    " well-known (late) “we did” £40 spring repair owner school night wind island pilot"
).split()


def found(document: Document, words: str) -> str | None:
    """What stands in the source in the place of the one span with these words."""
    start = document.text.index(words)
    span = SourceMap(document).span(start, start + len(words))
    assert document.given is not None
    return None if span is None else document.given.text[span.start : span.end]


def read(name: str, text: str) -> Document:
    return build(load_bytes(name, text.encode()))


@pytest.mark.parametrize(
    ("given", "words", "expected"),
    [
        ("The ferry was late.\r\nIt sank.", "It sank.", "It sank."),
        ("  The   ferry\twas late.", "ferry was", "ferry\twas"),
        ("The fer\u00adry was late.", "ferry was", "fer\u00adry was"),
        ("The cafe\u0301 was late.", "café was", "cafe\u0301 was"),
        ("The f\u0435rry was late.", "ferry was", "f\u0435rry was"),
        ("The ferry<br>was late.", "was late", "was late"),
        ("It is late. It is late.", "It is late. It is late.", "It is late. It is late."),
    ],
)
def test_text(given: str, words: str, expected: str) -> None:
    assert found(read("story.txt", given), words) == expected


WRAPPED = """The ferry to Skarholm was stopped on Sunday after a crack had been found in the econo-
mic part of its rudder, and about 300 passengers spent the night in a school there, the
harbour office of the island said on Monday. It will sail again on Friday, economic or not,
if the weather allows the yard to work on the rudder for as long as the office thinks it
needs, the owner said.
"""


def test_wrapped_text_and_words_cut_by_hyphens() -> None:
    document = read("story.txt", WRAPPED)
    assert found(document, "found in the economic part of") == "found in the econo-\nmic part of"
    numbered = "\n".join(f"{n:>4}  {line}" for n, line in enumerate(WRAPPED.splitlines(), 1))
    assert found(read("story.txt", numbered), "school there, the harbour office") == (
        "school there, the\n   3  harbour office"
    )


def test_markdown_is_found_with_its_marks() -> None:
    text = "# Late ferry\n\nThe [harbour](http://harbour.example/harbour) **office** said so.\n"
    document = read("story.md", text)
    assert found(document, "harbour office said") == (
        "harbour](http://harbour.example/harbour) **office** said"
    )


PAGE = """<!doctype html><html><head><title>Ferry stopped | Post</title>
<script>var text = "The ferry to Skarholm was stopped on Sunday";</script></head><body>
<nav><a href="/">Post</a> <a href="/ferries">The ferry page</a></nav><article>
<h1>Ferry stopped after crack</h1>
<p>The ferry to <b>Skar</b>holm was stopped on Sunday &amp; Monday after a crack in its
<a href="x" title="a > b">rudder</a>.<sup><a href="#n1">1</a></sup> It cost 5&nbsp;000 for 20
m<sup>2</sup> of steel.</p><p>About 300 passengers slept in a school. <q>We are sorry,</q> said Ann
Berg, <del>the mayor</del> the owner, of the ferry to Skarholm.</p>
<ul><li>One thing that stands in a list of this page.</li></ul>
<p>&ldquo;It will sail again,&rdquo; she said &mdash; on Friday.</p></article></body></html>"""


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Ferry stopped after crack", "Ferry stopped after crack"),
        ("ferry to Skarholm was", "ferry to <b>Skar</b>holm was"),
        ("arho", "ar</b>ho"),
        ("Sunday & Monday", "Sunday &amp; Monday"),
        ("its rudder.", 'its\n<a href="x" title="a > b">rudder</a>.'),
        ("5 000 for 20 m² of", "5&nbsp;000 for 20\nm<sup>2</sup> of"),
        ("“We are sorry,” said", "We are sorry,</q> said"),
        ("Berg, the owner", "Berg, <del>the mayor</del> the owner"),
        ("- One thing", "One thing"),
        ("“It will sail", "&ldquo;It will sail"),
        ("said — on", "said &mdash; on"),
    ],
)
def test_page(words: str, expected: str) -> None:
    assert found(read("story.html", PAGE), words) == expected


def test_what_is_not_in_the_source_or_at_two_places_has_no_place() -> None:
    titled = build(Source("story", "Quite another headline", "The ferry was late on Monday."))
    assert found(titled, "Quite another headline") is None
    assert found(titled, "ferry was late") == "ferry was late"
    assert SourceMap(titled).span(0, 0) is None
    assert SourceMap(titled).span(0, len(titled.text)) is None
    assert SourceMap(build(load_bytes("m.eml.txt", MAIL))).span(0, 5) is None


MAIL = (
    b"From: a@x.example\nTo: b@x.example\nSubject: Ferry\nDate: Mon, 2 Nov 2026 09:00:00 +0100\n"
    b"\nThe ferry was late.\n"
)


@pytest.mark.parametrize(
    ("words", "source", "expected"),
    [
        ("a b c d", "a b c d", "0 1 2 3"),
        ("a b c d e", "x a b c d e y", "1 2 3 4 5"),
        ("a b c d e f g h", "a b c d 1 e f g h", "0 1 2 3 5 6 7 8"),
        ("a b c d", "a b c d x a b c d", "- - - -"),  # one of two, and nothing tells which
        (
            "f g h i k l m n a b o p q r s t",
            "f g h i k l m n a b x a b o p q r s t",
            "0 1 2 3 4 5 6 7 - - 13 14 15 16 17 18",
        ),
        ("a b c d e f g h", "e f g h a b c d", "- - - - - - - -"),
        ("a b c d", "p q r s", "- - - -"),
        ("", "p q", ""),
    ],
)
def test_alignment_is_right_or_absent(words: str, source: str, expected: str) -> None:
    own, there = words.split(), source.split()
    places = align(own, [0] * len(own), there, [0] * len(there))
    assert " ".join("-" if place < 0 else str(place) for place in places) == expected


def test_words_of_one_paragraph_stand_in_one_block() -> None:
    words = "a b c d e f g h i j k l".split()
    assert align(words, [0] * 12, [*words, "z"], [0] * 11 + [1, 1]) == [*range(11), -1]
    assert align(words, [0] * 12, [*words, "z"], [0] * 7 + [1] * 6) == [-1] * 12


def test_stretches_go_through_a_text_between() -> None:
    second = [Stretch(0, 4, 10, 14), Stretch(4, 5, 14, 20), Stretch(6, 8, 30, 32)]
    assert list(through([Stretch(1, 8, 1, 8)], second)) == [
        Stretch(1, 4, 11, 14),
        Stretch(4, 5, 14, 20),
        Stretch(6, 8, 30, 32),
    ]
    assert list(through([Stretch(0, 1, 5, 6)], second)) == []


def bare(text: str) -> str:
    """The letters and figures of a text, as they are compared."""
    text = unicodedata.normalize("NFC", INVISIBLE.sub("", html.unescape(text)))
    return "".join(filter(str.isalnum, text.replace("²", "2")))


def story(chance: random.Random) -> list[str]:
    return [
        " ".join(
            " ".join(chance.choices(WORDS, k=chance.randint(4, 14))).capitalize() + "."
            for _ in range(chance.randint(1, 4))
        )
        for _ in range(12)
    ]


def as_text(paragraphs: list[str], chance: random.Random) -> tuple[str, str]:
    spaced = [
        re.sub(" ", lambda _: chance.choice([" ", "  ", "\t", "\u00a0"]), p) for p in paragraphs
    ]
    soft = [p.replace("err", "er\u00adr").replace("é", "e\u0301") for p in spaced]
    return "story.txt", chance.choice(["\n\n", "\r\n\r\n"]).join(soft)


def as_page(paragraphs: list[str], chance: random.Random) -> tuple[str, str]:
    def marked(match: re.Match[str]) -> str:
        shown = html.escape(match[0]).replace("é", "&eacute;")
        kinds = ("<b>{}</b>", "<a href='/{}'>{}</a>", "{}<!-- {} -->", "{}<del> not {}</del>")
        if chance.random() < 0.2:
            return chance.choice(kinds).format(shown, shown)
        return shown

    body = "".join(f"<p>{re.sub('[^ ]+', marked, p)}</p>\n" for p in paragraphs)
    menu = "".join(f"<li><a href='/x'>{word}</a></li>" for word in WORDS)
    return (
        "story.html",
        f"<html><body><nav><ul>{menu}</ul></nav><article>{body}</article></body></html>",
    )


@pytest.mark.parametrize("make", [as_text, as_page])
def test_500_spans_are_right_or_absent(make: object) -> None:
    chance = random.Random(16)
    known = tried = 0
    for _ in range(10):
        document = read(*make(story(chance), chance))  # type: ignore[operator]
        assert document.given is not None
        spans = SourceMap(document)
        for _ in range(50):
            start, end = sorted(chance.sample(range(len(document.text) + 1), 2))
            end = min(end, start + chance.randint(1, 200))
            wanted = bare(document.text[start:end])
            span = spans.span(start, end)
            tried += bool(wanted)
            if span is None:
                continue
            shown = re.sub(
                r"<del>.*?</del>|<!--.*?-->|<[^>]*>", "", document.given.text[span.start : span.end]
            )
            known += bool(wanted)
            assert bare(shown) == wanted, (document.text[start:end], shown)
    assert known > 0.95 * tried


def places_of(data: bytes) -> tuple[Document, SourceMap]:
    document = build(load_bytes("story.docx", data))
    return document, SourceMap(document)


def test_word_file() -> None:
    data = word_file(
        paragraph(run("Ferry stopped")),
        paragraph(
            run("The fer"), deleted("old"), inserted("ry"), run(" was  late", "<w:b/>"), run(".")
        ),
        table((paragraph(run("Year")), paragraph(run("2024")))),
    )
    document, spans = places_of(data)

    def place(words: str) -> tuple[int, ...]:
        start = document.text.index(words)
        span = spans.span(start, start + len(words))
        assert span is not None
        assert span.word is not None
        assert span.word.part == "word/document.xml"
        first, last = span.word, span.word
        return first.paragraph, first.run, span.start, last.end_paragraph, last.end_run, span.end

    assert place("The ferry was late.") == (1, 0, 0, 1, 4, 1)
    assert place("ry was") == (1, 2, 0, 1, 3, 4)
    assert place("late") == (1, 3, 6, 1, 3, 10)
    assert place("Year 2024") == (2, 0, 0, 3, 0, 4)


def test_signs_of_a_formula_are_not_in_the_file() -> None:
    part = "<m:{0}><m:r><m:t>{1}</m:t></m:r></m:{0}>".format
    fraction = f"<m:f>{part('num', '1+2')}{part('den', 'a+4')}</m:f>"
    data = word_file(paragraph(f"<m:oMath>{fraction}</m:oMath>", run(" is it.")))
    document, spans = places_of(data)
    assert document.text == "(1+2)/(a+4) is it."
    span = spans.span(0, len("(1+2)/(a+4)"))
    assert span is not None
    assert span.word is not None
    assert (span.word.run, span.start, span.word.end_run, span.end) == (0, 0, 1, 3)
    assert spans.span(0, 1) is None


@pytest.mark.parametrize("kind", ["txt", "html"])
def test_time_grows_with_the_text(kind: str) -> None:
    def took(size: int) -> float:
        chance = random.Random(size)
        made = [" ".join(chance.choices(WORDS, k=30)) + "." for _ in range(size)]
        _, text = (as_text if kind == "txt" else as_page)(made, chance)
        document = Document("x", None, "\n\n".join(made), "en", (), (), (), given=Given(kind, text))
        return seconds(lambda: SourceMap(document))

    small = max(took(60), 0.01)
    assert took(600) < 30 * small


@pytest.mark.parametrize(
    "page",
    [
        "<" * 100_000,
        "<a '" * 50_000,
        "<script>" * 50_000,
        "&" * 100_000,
        "](" * 50_000,
        "a " * 100_000,
    ],
)
def test_hostile_marks_take_little_time(page: str) -> None:
    for kind in ("html", "markdown"):
        document = Document("x", None, "a " * 2000, "en", (), (), (), given=Given(kind, page))
        assert seconds(lambda document=document: SourceMap(document)) < 1.5
