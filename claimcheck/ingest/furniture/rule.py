"""What a furniture rule is. The tables stand in `lines` and `appeals`."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

Matcher = Callable[[str], object]


@dataclass(frozen=True)
class Rule:
    """Says of a text by itself that it is furniture, and why.

    ``matches`` gets the text of a sentence or of a whole paragraph, see ``scope``. ``opens`` names
    the kind of block that may begin there: a letter to readers, a list of links, or none.
    ``asks`` rules find what a page asks its readers for, or thanks them for. They get the text
    without its quotations, and none that tells who says so: what people in the news ask for is
    news. What they set aside no editor sees, so where a text may be news it is no furniture.
    """

    name: str
    reason: str
    matches: Matcher
    scope: Literal["paragraph", "sentence"] = "sentence"
    opens: Literal["letter", "list"] | None = None
    asks: bool = False


def search(*patterns: str) -> Matcher:
    """Search for any of the patterns, whatever their case."""
    return re.compile("|".join(f"(?:{p})" for p in patterns), re.IGNORECASE).search


def whole(*patterns: str) -> Matcher:
    """Match the whole text by any of the patterns, whatever their case."""
    return re.compile("|".join(f"(?:{p})" for p in patterns), re.IGNORECASE).fullmatch


def search_cased(*patterns: str) -> Matcher:
    """Search for any of the patterns as they are written."""
    return re.compile("|".join(f"(?:{p})" for p in patterns)).search


def whole_cased(*patterns: str) -> Matcher:
    """Match the whole text by any of the patterns as they are written."""
    return re.compile("|".join(f"(?:{p})" for p in patterns)).fullmatch
