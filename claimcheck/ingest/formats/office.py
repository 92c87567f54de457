"""What office documents of all formats share: tracked changes, titles in their properties."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

#: Paragraphs at the top of a text in which its title may stand.
_TOP = 8
#: What is counted, and what is said of one and of more.
_TOLD = (
    ("insertions", "tracked insertion counts", "tracked insertions count"),
    ("deletions", "tracked deletion does not count", "tracked deletions do not count"),
    ("comments", "comment is not read", "comments are not read"),
    ("struck", "run of struck-out words is not read", "runs of struck-out words are not read"),
    ("hidden", "run of hidden words is not read", "runs of hidden words are not read"),
    (
        "unseen",
        "run of struck-out or hidden words is not read",
        "runs of struck-out or hidden words are not read",
    ),
    (
        "gone",
        "run of deleted or struck-out words is not read",
        "runs of deleted or struck-out words are not read",
    ),
    ("symbols", "symbol of a font is not read", "symbols of a font are not read"),
    ("embedded", "embedded file is not read", "embedded files are not read"),
)


def unread(counts: Mapping[str, int]) -> str | None:
    """Say what of a file was read otherwise than written, by kinds of it; None for nothing."""
    told = [
        f"{counts[key]} {one if counts[key] == 1 else more}"
        for key, one, more in _TOLD
        if counts.get(key)
    ]
    return ", ".join(told) or None


def shown_title(title: str, paragraphs: Sequence[str]) -> str | None:
    """The title that a file's properties name, where the text shows it at its top.

    Properties often name a template, or the story that was written over.
    """
    wanted = title.split()
    top = (paragraph.split() for paragraph in paragraphs[:_TOP])
    return " ".join(wanted) if wanted and wanted in top else None
