"""Reports as Word files: the article's own one given back with comments, or a new one."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from factories import make_report
from ferry_story import ARTICLE, POST, WIRE, check
from word_file import (
    BY,
    commented,
    deleted,
    inserted,
    paragraph,
    run,
    unzipped,
    without_comments,
    word_file,
)

from claimcheck.errors import SettingsError
from claimcheck.ingest.load import load_bytes
from claimcheck.records import Report
from claimcheck.report import FILE_FORMATS, render_file
from claimcheck.report.remarks import remarks

MAIN = "word/document.xml"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
HEAD, MARIT, SIGN_UP, REPAIR, VIEW = ARTICLE.strip().split("\n\n")
OWN = f'<w:comment w:id="4" {BY}>{paragraph(run("Check this."))}</w:comment>'
FILE = word_file(
    paragraph(run(HEAD), style="Title"),
    paragraph(
        run("The Lady Marit ", "<w:b/>") + run("hit the quay in ") + inserted("Kellmouth"),
        deleted("Osle") + run(" on Monday with ") + '<w:commentRangeStart w:id="4"/>',
        run("212 pass", "<w:i/>") + '<w:commentRangeEnd w:id="4"/>',
        '<w:r><w:commentReference w:id="4"/></w:r>' + run(MARIT.partition("212 pass")[2]),
    ),
    paragraph(run(SIGN_UP)),
    paragraph(
        run("“We postponed a repair that we ") + run("should", "<w:b/>"),
        run(" have done,” the owner said. The owner paid 5 mil") + inserted("lion"),
        run(" euros.") + '<w:r><w:footnoteReference w:id="2"/></w:r>',
    ),
    paragraph(run(VIEW)),
    comments=OWN,
    footnotes='<w:footnote w:id="2">'
    + paragraph(run("The owner paid 6 million euros."))
    + "</w:footnote>",
)


@pytest.fixture(scope="module")
def report() -> Report:
    return check(load_bytes("story.docx", FILE), POST, WIRE)


@pytest.fixture(scope="module")
def written(report: Report) -> bytes:
    return render_file(report, "docx", FILE)


def said(data: bytes) -> dict[str, list[str]]:
    """What the comments say, by the words that they stand at."""
    found: dict[str, list[str]] = {}
    for words, text in commented(data).values():
        found.setdefault(words, []).append(text)
    return found


def test_every_finding_is_a_comment_at_its_words(report: Report, written: bytes) -> None:
    found = said(written)
    for remark in remarks(report):
        words = report.article.text[remark.start : remark.end]
        if "6 million" in words:
            assert any("6 million" in text and remark.message in text for text in found[""])
        else:
            assert remark.message in (found.get(words) or found[words.strip("“”")])
    assert found["5 million euros"] == [
        "number: says “5 million euros”; reference-1 has “9 million euros”"
    ]


def test_text_formatting_changes_and_comments_stay(written: bytes) -> None:
    before, after = unzipped(FILE), unzipped(written)
    assert without_comments(after[MAIN]) == without_comments(before[MAIN])
    assert said(written)["212 pass"] == ["Check this."]
    changed = {name for name in after if after[name] != before.get(name)}
    assert changed == {MAIN, "word/comments.xml"}
    assert load_bytes("s.docx", written).text == load_bytes("s.docx", FILE).text


def test_the_first_comment_is_on_the_whole(written: bytes) -> None:
    assert said(written)[HEAD][0] == (
        "claimcheck: headline and 7 sentences against 2 references: 2 supported, 2 contradicted,"
        " 4 unsupported. / read in part: story.docx (2 tracked insertions count, 1 tracked deletion"
        " does not count, 1 comment is not read)"
    )


def test_the_same_report_gives_the_same_file(report: Report, written: bytes) -> None:
    assert render_file(report, "docx", FILE) == written


@pytest.mark.parametrize("article", [None, FILE + b" "])
def test_without_the_file_that_was_checked_a_new_one_is_made(
    report: Report, article: bytes | None
) -> None:
    made = render_file(report, "docx", article)
    root = ElementTree.fromstring(unzipped(made)[MAIN])
    space = root.tag.removesuffix("document")
    text = ["".join(t.text or "" for t in p.iter(f"{space}t")) for p in root.iter(f"{space}p")]
    assert "\n\n".join(text) == report.article.text
    found = said(made)
    for remark in remarks(report):
        assert remark.message in found[report.article.text[remark.start : remark.end]]


def test_findings_without_a_place_are_told_at_the_beginning(report: Report) -> None:
    lost = replace(
        report,
        sentences=tuple(
            replace(s, given=None, facts=(), quotes=(), parts=()) for s in report.sentences
        ),
    )
    found = said(render_file(lost, "docx", FILE))
    assert set(found) == {HEAD, "212 pass"}
    assert any(text.startswith("“The owner paid 5 million euros.” / ") for text in found[HEAD])


def test_every_remark_of_the_invented_story_is_written() -> None:
    report = make_report()
    texts = [text for _, text in commented(render_file(report, "docx")).values()]
    assert texts[1:] == [remark.message for remark in remarks(report)]
    assert "Left out, " in texts[0]


def test_what_the_article_says_in_no_xml_is_a_question_mark() -> None:
    report = check("The ferry \ufffe was late < & > on Monday.", POST)
    assert (
        b"The ferry ? was late &lt; &amp; &gt; on Monday."
        in (unzipped(render_file(report, "docx"))[MAIN])
    )


def test_an_unknown_format_is_named(report: Report) -> None:
    assert FILE_FORMATS == ("docx",)
    with pytest.raises(SettingsError, match="'odt'"):
        render_file(report, "odt")


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_it_and_reads_the_comments(
    report: Report, written: bytes, tmp_path: Path
) -> None:
    (tmp_path / "own.docx").write_bytes(written)
    (tmp_path / "new.docx").write_bytes(render_file(report, "docx"))
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    command = ["soffice", "--headless", home, "--convert-to", "fodt", "--outdir", str(tmp_path)]
    files = [str(tmp_path / name) for name in ("own.docx", "new.docx")]
    subprocess.run([*command, *files], check=True, capture_output=True, timeout=300)
    for name, data in (("own", written), ("new", Path(files[1]).read_bytes())):
        opened = opened_comments(ElementTree.parse(tmp_path / f"{name}.fodt").getroot())
        expected = [(words, text.replace(" / ", "")) for words, text in commented(data).values()]
        assert sorted(opened) == sorted((bare(words), bare(text)) for words, text in expected)


def opened_comments(root: ElementTree.Element) -> list[tuple[str, str]]:
    """What comments of an OpenDocument text stand at and say, without spaces."""
    said: dict[str, str] = {}
    words: dict[str, list[str]] = {}
    open_: set[str] = set()

    def add(text: str | None) -> None:
        for name in open_:
            words[name].append(text or "")

    def walk(element: ElementTree.Element) -> None:
        name = element.get(f"{OFFICE}name", str(len(said)))
        if element.tag == f"{OFFICE}annotation":
            said[name] = "".join("".join(p.itertext()) for p in element.iter(f"{TEXT}p"))
            words[name] = []
            open_.add(name)
        elif element.tag == f"{OFFICE}annotation-end":
            open_.discard(name)
        elif element.tag not in (f"{TEXT}tracked-changes", f"{TEXT}note"):
            add(element.text)
            for inner in element:
                walk(inner)
                add(inner.tail)

    (body,) = root.iter(f"{OFFICE}text")
    walk(body)
    return [("" if n in open_ else bare("".join(words[n])), bare(said[n])) for n in said]


def bare(text: str) -> str:
    return "".join(text.split())
