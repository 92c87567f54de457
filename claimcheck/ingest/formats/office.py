"""What office documents of all formats share: tracked changes, titles in their properties."""

from __future__ import annotations

from collections.abc import Sequence

#: Paragraphs at the top of a text in which its title may stand.
_TOP = 8


def changes_note(inserted: int, deleted: int) -> str | None:
    """Say how changes of a text are read; None where there are none.

    Args:
        inserted: places where words were put in.
        deleted: places where words were deleted or struck out.
    """
    if not inserted and not deleted:
        return None
    return (
        "its changes are read as if accepted: words put in count "
        f"({_places(inserted)}), words deleted or struck out do not ({_places(deleted)})"
    )


def shown_title(title: str, paragraphs: Sequence[str]) -> str | None:
    """The title that a file's properties name, where the text shows it at its top.

    Properties often name a template, or the story that was written over.
    """
    wanted = title.split()
    top = (paragraph.split() for paragraph in paragraphs[:_TOP])
    return " ".join(wanted) if wanted and wanted in top else None


def _places(number: int) -> str:
    return "1 place" if number == 1 else f"{number} places"
