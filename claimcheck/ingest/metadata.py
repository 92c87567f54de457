"""What files say of a text beside it, as plain values: the day, the language."""

from __future__ import annotations

import datetime
import re
from email.utils import parsedate_to_datetime

_ISO = re.compile(r"\s*(\d{4})-?(\d{2})-?(\d{2})(?!\d)")
_LANGUAGE = re.compile(r"\s*([A-Za-z]{2,3})(?![A-Za-z])")


def day(text: object) -> datetime.date | None:
    """The day of a date in ISO 8601, with hyphens or without, or as mail has it; else None.

    The day is the one that is written: no time zone moves it.
    """
    if not isinstance(text, str):
        return None
    iso = _ISO.match(text)
    try:
        if iso:
            return datetime.date(*map(int, iso.groups()))
        return parsedate_to_datetime(text[:100]).date()
    except (TypeError, ValueError, IndexError):
        return None


def language(tag: object) -> str | None:
    """The language of a tag like "en-GB" (BCP 47) in ISO 639; None where it names none."""
    match = _LANGUAGE.match(tag) if isinstance(tag, str) else None
    found = match[1].lower() if match else None
    return None if found in ("und", "mul", "zxx") else found


def first(*texts: object) -> str | None:
    """The first of some values that is a text with a letter or figure in it, on one line."""
    for text in texts:
        if isinstance(text, str) and any(map(str.isalnum, text)):
            return " ".join(text.split())
    return None
