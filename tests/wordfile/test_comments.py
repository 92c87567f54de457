"""Comments written into Word files: each at its words, all else as it was."""

from __future__ import annotations

import random

import pytest
from word_file import (
    BY,
    commented,
    deleted,
    inserted,
    paragraph,
    run,
    table,
    text_box,
    unzipped,
    without_comments,
    word_file,
)

from claimcheck.ingest.formats.docx import from_docx
from claimcheck.records import Place
from claimcheck.wordfile.comments import Anchor, Comment, add_comments
from claimcheck.wordfile.package import Package

MAIN = "word/document.xml"
OWN = '<w:comment w:id="7" w:author="Mette"><w:p><w:r><w:t>Is it?</w:t></w:r></w:p></w:comment>'
NOTES = f'<w:footnote w:id="2">{paragraph(run("A note of words."))}</w:footnote>'
BODY = (
    paragraph(run("The ferry ", "<w:b/>"), run("was "), inserted("very "), deleted("a bit "))
    + paragraph(
        '<w:commentRangeStart w:id="7"/>',
        run("late on ", "<w:i/>"),
        '<w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r>',
        f"<w:hyperlink>{run('Monday, ')}{run('3 May')}</w:hyperlink>",
        "<w:r><w:t>and</w:t><w:tab/><w:t>so &amp; </w:t><w:br/><w:t>on</w:t></w:r>",
        '<w:r><w:footnoteReference w:id="2"/></w:r>',
        text_box(paragraph(run("Boxed words."))),
        "<w:sdt><w:sdtContent>" + run(" in the end.") + "</w:sdtContent></w:sdt>",
    )
    + table((paragraph(run("Year")), paragraph(run("2024")))),
    paragraph(run("The end of it, ", '<w:rPrChange w:id="3"/>'), run("they said.")),
)
FILE = word_file(*BODY, comments=OWN, footnotes=NOTES)


def anchors(data: bytes) -> tuple[str, list[Place]]:
    given = from_docx(data, "story.docx").given
    return given.text, list(given.places)


def comment(places: list[Place], start: int, end: int, text: str = "Why?") -> Comment:
    """A comment on the characters from ``start`` to ``end`` of the file's text."""
    first = next(p for p in places if p.start <= start < p.end)
    last = next(p for p in places if p.start < end <= p.end)
    return Comment(
        Anchor(first.part, first.paragraph, first.run, first.offset + start - first.start),
        Anchor(last.part, last.paragraph, last.run, last.offset + end - last.start),
        "the words",
        (text,),
    )


def with_comments(data: bytes, comments: list[Comment]) -> bytes:
    word = Package(data, "story.docx")
    add_comments(word, comments, "claimcheck", "cc")
    return word.write()


def words(text: str) -> str:
    """A text without what only lays it out."""
    return "".join(text.split())


def test_500_anchors_are_at_their_words_and_nothing_else_changes() -> None:
    text, places = anchors(FILE)
    spots = [at for p in places if p.part == MAIN for at in range(p.start, p.end)]
    spots = [at for at in spots if "Boxed" not in text[max(0, at - 13) : at + 13]]
    chance = random.Random(16)
    for _ in range(50):
        pairs = [sorted(chance.sample(spots, 2)) for _ in range(10)]
        made = [comment(places, a, b + 1, f"Note {n}") for n, (a, b) in enumerate(pairs)]
        written = with_comments(FILE, made)
        found = commented(written)
        assert found.pop("7") == ("late on ", "Is it?")
        by_note = {said: shown for shown, said in found.values()}
        for number, (start, end) in enumerate(pairs):
            wanted = text[start : end + 1].replace("Boxed words.", "")
            assert words(by_note[f"Note {number}"]) == words(wanted)
        before, after = unzipped(FILE), unzipped(written)
        assert without_comments(after[MAIN]) == without_comments(before[MAIN])
        assert {n: d for n, d in after.items() if n not in (MAIN, "word/comments.xml")} == {
            n: d for n, d in before.items() if n not in (MAIN, "word/comments.xml")
        }
        assert from_docx(written, "story.docx").text == text


def test_runs_are_cut_in_their_properties() -> None:
    text, places = anchors(FILE)
    start = text.index("ferry")
    written = with_comments(FILE, [comment(places, start, start + 5)])
    document = unzipped(written)[MAIN].decode()
    assert document.count("<w:rPr><w:b/></w:rPr>") == 3
    assert commented(written)["8"] == ("ferry", "Why?")


@pytest.mark.parametrize(
    ("inner", "words_"),
    [
        (f'<w:ins w:id="1" {BY}>{run("new words")}</w:ins>', "words"),
        (f'<w:moveTo w:id="1" {BY}>{run("moved words")}</w:moveTo>', "moved"),
        (f"<w:hyperlink>{run('linked words')}</w:hyperlink>", "linked"),
        (f"<w:fldSimple>{run('field words')}</w:fldSimple>", "field"),
        (f"<w:smartTag>{run('smart words')}</w:smartTag>", "words"),
    ],
)
def test_words_in_other_elements(inner: str, words_: str) -> None:
    data = word_file(paragraph(run("Before "), inner, run(" after.")))
    text, places = anchors(data)
    start = text.index(words_)
    written = with_comments(data, [comment(places, start, start + len(words_))])
    assert commented(written) == {"0": (words_, "Why?")}
    paragraphs = unzipped(written)[MAIN].decode()
    assert "<w:commentReference" in paragraphs.split("</w:ins>")[-1].split("</w:hyperlink>")[-1]


@pytest.mark.parametrize("words_", ["A note of words.", "Boxed words."])
def test_notes_and_text_boxes_are_commented_on_where_they_belong(words_: str) -> None:
    text, places = anchors(FILE)
    start = text.index(words_)
    written = with_comments(FILE, [comment(places, start, start + len(words_))])
    assert commented(written)["8"] == ("", "“the words” / Why?")
    assert without_comments(unzipped(written)[MAIN]) == without_comments(unzipped(FILE)[MAIN])


def test_formulas_are_commented_on_whole() -> None:
    data = word_file(paragraph(run("Now "), "<m:oMath><m:r><m:t>5+x</m:t></m:r></m:oMath>"))
    _, places = anchors(data)
    document = unzipped(with_comments(data, [comment(places, 5, 6)]))[MAIN].decode()
    assert '<w:commentRangeStart w:id="0"/><m:oMath><m:r><m:t>5+x</m:t></m:r>' in document


@pytest.mark.parametrize("anchor", [None, Anchor(MAIN, 99, 0, 0), Anchor(MAIN, 0, 99, 0)])
def test_a_comment_without_a_place_stands_at_the_beginning(anchor: Anchor | None) -> None:
    made = Comment(anchor, anchor, "lost words", ("Why?", "Because \x00\ud800 so."))
    written = with_comments(FILE, [made])
    assert commented(written)["8"] == ("The ferry ", "“lost words” / Why? / Because  so.")


def test_the_first_comments_of_a_file_make_a_part_of_their_own() -> None:
    data = word_file(paragraph(run("The ferry.")))
    _, places = anchors(data)
    files = unzipped(with_comments(data, [comment(places, 0, 3)]))
    assert b"/word/comments.xml" in files["[Content_Types].xml"]
    assert b'Target="comments.xml"' in files["word/_rels/document.xml.rels"]
    again = with_comments(with_comments(data, [comment(places, 0, 3)]), [])
    assert commented(again) == {"0": ("The", "Why?")}


def test_a_file_without_text_takes_no_comment() -> None:
    data = word_file(paragraph())
    made = Comment(None, None, "", ("Why?",))
    assert commented(with_comments(data, [made])) == {}
