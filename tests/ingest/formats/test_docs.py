"""docs/formats.md names every kind of file, read or not."""

from __future__ import annotations

import re

from places import ROOT

from claimcheck.ingest.extract import MAX_TEXTS
from claimcheck.ingest.formats import json_file, kinds, mail, pdf, rtf, warc
from claimcheck.ingest.formats.detect import UNREAD
from claimcheck.ingest.formats.kinds import SUFFIXES
from claimcheck.ingest.html import fragment, limits
from claimcheck.untrusted import archive, xml_tree
from claimcheck.wordfile import package

DOCS = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
_ENDING = re.compile(r"`(\.[\w.]+)`")


def endings(heading: str) -> set[str]:
    """The endings in the second column of a section's table, or in the first of two."""
    section = DOCS.split(f"{heading}\n", 1)[1].split("\n## ", 1)[0]
    rows = [line.split("|")[1:-1] for line in section.splitlines() if line.startswith("|")]
    return {e for row in rows for e in _ENDING.findall(row[1 if len(row) > 2 else 0])}


def test_the_tables_are_complete() -> None:
    assert endings("# Which files are read") == set(SUFFIXES)
    assert endings("## What is not read") == set(UNREAD)


def test_the_bounds_are_those_of_the_code() -> None:
    section = " ".join(DOCS.split("## What bounds hostile files")[1].split("##")[0].split())
    for bound in (
        f"unpack to {archive.MAX_UNPACKED // 1_000_000} MB and have "
        f"{archive.MAX_MEMBERS:,} members",
        f"{package.MAX_TAGS:,} tags in a Word file, {xml_tree.MAX_TAGS:,} in others",
        f"{xml_tree.MAX_ATTRIBUTES:,} attributes",
        f"{limits.MAX_TAGS:,} tags of HTML",
        f"{rtf.MAX_TOKENS:,} marks",
        f"{json_file.MAX_VALUES:,} objects and lists",
        f"PDF file unpack to {pdf.MAX_UNPACKED // 1_000_000} MB, their fonts and drawings to "
        f"{pdf.MAX_RESOURCES // 1_000_000} MB, and have {pdf.MAX_ANNOTATIONS:,} annotations",
        f"unpacks to {warc.MAX_UNPACKED // 1_000_000} MB and has {warc.MAX_PAGES} pages",
        f"{warc.MAX_TAGS:,} tags together",
        f"{rtf.MAX_DEPTH} groups",
        f"{mail.MAX_ATTACHMENTS} attachments, all mails of a file {kinds.MAX_ATTACHED} of "
        f"{kinds.MAX_CHARACTERS:,} characters together, a mailbox {mail.MAX_MAILS} mails",
        f"{mail.MAX_PARTS:,} parts",
        f"first {mail.MAX_HEADER:,} letters",
        f"{fragment.MAX_TAGS_OF_FILE:,} tags together",
        f"{MAX_TEXTS} texts",
    ):
        assert bound in section
