"""Quotations: finding, normalising, comparing."""

import itertools
import random

import pytest

from claimcheck.english.quote_marks import find_quotations, quoted_spans
from claimcheck.english.word_diff import NORMALISATIONS, normalise_quote, word_diff
from claimcheck.ingest.document import build
from claimcheck.ingest.load import Source
from claimcheck.quotations.extract import with_quotations

#: Marks that open or close, two single ones for a double one among them, and none.
_ODD_MARKS = ("‘‘", "’’", "``", "''", "'''", '"', "“", "”", "‘", "'", "«", "‘“", "”’", "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We won,” she said. “Nobody lost.”", ["We won,", "Nobody lost."]),
        ('He called it "a mess" and "worse".', ["a mess", "worse"]),
        ('"Go," he said, "and hurry."', ["Go,", "and hurry."]),
        ("«Bonjour», dit-il. « Ça va ? »", ["Bonjour", "Ça va ?"]),
        ("»Nein«, sagte er. „Gut“, sagte sie.", ["Nein", "Gut"]),
        ("”Ja,” sade han.", ["Ja,"]),
        ("‘We won’t go,’ he said.", ["We won’t go,"]),
        ("'We won't go,' he said.", ["We won't go,"]),
        ("‘The workers’ union is strong,’ he said.", ["The workers’ union is strong,"]),
        ("“It was ‘madness’ to go,” she said.", ["It was ‘madness’ to go,"]),
        ("The workers’ pay and the miners' pay isn't much.", []),
        ("In the ’90s, and the ‘80s, rock ’n’ roll and 'em all.", []),
        ("He is 6'2\" tall.", []),
        # Years and names that begin with an apostrophe.
        ("In '98, it was the fans' cup.", []),
        ("The class of ‘98 met at the players’ bar.", []),
        ("In '67 and '68 she said 'no' to it.", ["no"]),
        ("May '31's flood was the farmers' worst.", []),
        ("The train to 's-Hertogenbosch passed the workers' hall.", []),
        ("'t Hooft won the boys' prize.", []),
        ("He said '98 per cent of us agree' and left.", ["98 per cent of us agree"]),
        ("‘12 dead’: mayor confirms", ["12 dead"]),
        ("'s a shame,' he said.", ["s a shame,"]),
        ("“He said it was over. And he left.", ["He said it was over. And he left."]),
        ("“First “second” third.", ["second"]),
        ("“” nothing “ ”", []),
        ("(“Yes.”)", ["Yes."]),
        # Nested in the same marks, mixed marks, old typesetting.
        ("“He said “no” to me,” she said.", ["He said “no” to me,"]),
        ('"He said “no” to me," she said.', ["He said “no” to me,"]),
        ('“He said "no" to me,” she said.', ['He said "no" to me,']),
        ('"We won,” she said. “We lost," he said.', ["We won,", "We lost,"]),
        ("''We won,'' she said. ''We don't care.''", ["We won,", "We don't care."]),
        ("''He said 'no' to me,'' she said.", ["He said 'no' to me,"]),
        # Two single marks on one side alone.
        ("‘‘We won,” she said.", ["We won,"]),
        ("“We won,’’ she said.", ["We won,"]),
        ("``We won,'' she said.", ["We won,"]),
        ("``We won,” she said. “We lost,'' he said.", ["We won,", "We lost,"]),
        ("‘‘We won, she said.", ["We won, she said."]),
        ("‘‘We ‘never’ won,” she said.", ["We ‘never’ won,"]),
        ("“‘We won’ is all,’’ she said.", ["‘We won’ is all,"]),
        ("‘‘Go, ”he said.", ["Go,"]),
    ],
)
def test_find_quotations(text: str, expected: list[str]) -> None:
    found = find_quotations(text, quoted_spans(text))
    assert [quotation.text for quotation in found] == expected
    assert all(text[quotation.start : quotation.end] == quotation.text for quotation in found)


def test_an_unclosed_quotation_ends_with_its_paragraph() -> None:
    text = "“It began in May.\n\n“It ended in June,” she said."
    assert [q.text for q in find_quotations(text, quoted_spans(text))] == [
        "It began in May.",
        "It ended in June,",
    ]


def test_a_quotation_that_runs_on_keeps_what_is_nested_in_it() -> None:
    text = "“It “began” in May.\n\n“It ended in June,” she said."
    assert [q.text for q in find_quotations(text, quoted_spans(text))] == [
        "It “began” in May.",
        "It ended in June,",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "''We won,'' she said.",
        "“We won,” she said.",
        "'Ay,' she said.",
        "‘‘We won,” she said.",
        "“We won,’’ she said.",
    ],
)
def test_spans_hold_the_marks(text: str) -> None:
    (span,) = quoted_spans(text)
    assert text[span.start : span.end] == text.removesuffix(" she said.")
    assert span.closed


@pytest.mark.parametrize("seed", range(300))
def test_spans_never_overlap(seed: int) -> None:
    rng = random.Random(seed)
    pool = (*_ODD_MARKS, "„", "we ", "won. ", "she said, ", " ", "\n\n")
    spans = quoted_spans("".join(rng.choices(pool, k=rng.randrange(2, 50))))
    assert all(one.end <= other.start for one, other in itertools.pairwise(spans))


@pytest.mark.parametrize("opening", _ODD_MARKS)
@pytest.mark.parametrize("closing", _ODD_MARKS)
def test_odd_marks_keep_every_quotation_inside_its_text(opening: str, closing: str) -> None:
    for pattern in (
        "The mayor said: {0}We waited for this.{1}",
        "{0}We waited,{1} she said. {1}It is over.{0}",
        "It was {0}a {0}mess{1} and worse{1}, she said.",
        "{0} We won {1} {0}",
        "She said {0}it began.\n\n{1}It ended,{0} she said.",
    ):
        text = pattern.format(opening, closing)
        ends = [place for span in quoted_spans(text) for place in (span.start, span.end)]
        assert ends == sorted(ends)
        assert all(0 <= end <= len(text) for end in ends)
        assert all(
            text[q.start : q.end] == q.text for q in find_quotations(text, quoted_spans(text))
        )
        document = build(Source("odd", None, text))
        spoken = with_quotations(document).quotations
        assert all(document.text[q.start : q.end] == q.text for q in spoken)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("we   won\nit", "we won it"),
        ("it’s ‘over’", "it's 'over'"),
        ("the end—that is it", "the end – that is it"),
        ("the end -- that is it", "the end — that is it"),
        ("more… and more", "more ... and more"),
        ("…and so on", "and so on"),
        ("and so on . . .", "and so on"),
        ("If so, we go.", "if so, we go"),
        ("We won,", "we won"),
        ("2019–21", "2019-21"),
    ],
)
def test_same_after_normalisation(one: str, other: str) -> None:
    assert normalise_quote(one) == normalise_quote(other)
    assert {part.op for part in word_diff(one, other)} == {"equal"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("we will go", "we may go"),
        ("we won’t go", "we will go"),
        ("5 million", "6 million"),
        ("Is it so?", "It is so."),
        ("the UN and NATO", "the UN or NATO"),
    ],
)
def test_different_after_normalisation(one: str, other: str) -> None:
    assert normalise_quote(one) != normalise_quote(other)
    assert {part.op for part in word_diff(one, other)} != {"equal"}


def test_normalisations_can_be_printed() -> None:
    assert [name for name, _ in NORMALISATIONS] == [
        "quote_marks",
        "dashes",
        "spaces",
        "ellipsis",
        "punctuation",
        "case",
    ]
    assert all(description for _, description in NORMALISATIONS)


def test_word_diff_keeps_punctuation_with_its_word() -> None:
    parts = word_diff("We will walk far, all of us.", "We will run far, both of us!")
    assert [(part.op, part.text) for part in parts] == [
        ("equal", "We will"),
        ("delete", "walk"),
        ("insert", "run"),
        ("equal", "far,"),
        ("delete", "all"),
        ("insert", "both"),
        ("equal", "of us!"),
    ]


def test_word_diff_of_nothing() -> None:
    assert word_diff("", "") == ()
    assert [part.op for part in word_diff("", "new")] == ["insert"]
    assert [part.op for part in word_diff("old", "")] == ["delete"]


@pytest.mark.parametrize("seed", range(100))
def test_word_diff_rebuilds_both_sides(seed: int) -> None:
    rng = random.Random(seed)
    pool = ["we", "go", "—", "…", "never,", "it’s", "10%", "home."]
    old, new = (" ".join(rng.choices(pool, k=rng.randrange(12))) for _ in range(2))
    parts = word_diff(old, new)

    def side(op: str) -> str:
        return normalise_quote(" ".join(p.text for p in parts if p.op in ("equal", op)))

    assert side("delete") == normalise_quote(old)
    assert side("insert") == normalise_quote(new)
    changed = any(part.op != "equal" for part in parts)
    assert changed == (normalise_quote(old) != normalise_quote(new))
    assert all(a.op != b.op for a, b in itertools.pairwise(parts))
