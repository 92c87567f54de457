"""Lines of plain text that are lines of paper: numbered ones of transcripts, breaks of markup."""

from __future__ import annotations

import re
from itertools import pairwise

from claimcheck.ingest.line_breaks import join_lines, whole_words
from claimcheck.ingest.time_stamps import without_stamps

_BREAK = re.compile(r"[ \t]*<br\s{0,5}/?>[ \t]*\n?", re.IGNORECASE)
_PARAGRAPH = re.compile(r"\n?[ \t]*</?p>[ \t]*\n?", re.IGNORECASE)
_NUMBERED = re.compile(r"[ \t]{0,12}(\d{1,3})(?:[ \t]{1,20}(\S.*)|[ \t]*)$")
#: Share of lines that have numbers, of numbers that follow the one before, and of lines within a
#: sentence, at least; a list has no sentence that runs over its numbers.
_MIN_NUMBERED, _MIN_FOLLOWING, _MIN_RUNNING_ON = 0.7, 0.8, 0.2
_MIN_LINES = 4
_SPEAKS = re.compile(r"(?:Q\.?|A\.?|(?:[A-Z][A-Z.'’-]*\s){0,4}[A-Z.'’-]+:)(?:\s|$)")
_ENDS = re.compile(r"[.!?…:][”\"’')\]]*$")


def unwrapped(text: str) -> str:
    """Return plain text without what only lays out its lines.

    ``<br>`` becomes the end of a line, ``<p>`` that of a paragraph. The numbers of the lines of a
    transcript are taken off and its lines joined, a paragraph for each speaker; so are the stamps
    of time that its turns have.
    """
    text = _PARAGRAPH.sub("\n\n", _BREAK.sub("\n", text)) if "<" in text else text
    text = without_stamps(text)
    lines = text.splitlines()
    if len(lines) < _MIN_LINES:
        return text
    found = [(line, _NUMBERED.fullmatch(line)) for line in lines if line.strip()]
    if not _is_transcript([match for _, match in found if match], len(found)):
        return text
    bare = [match[2] or "" if match else line.strip() for line, match in found]
    return "\n\n".join(_paragraphs(list(filter(None, map(str.strip, bare)))))


def _is_transcript(matches: list[re.Match[str]], lines: int) -> bool:
    if len(matches) < max(_MIN_LINES, _MIN_NUMBERED * lines):
        return False
    pairs = list(pairwise(matches))
    following = sum(int(b[1]) in (int(a[1]) + 1, 1) for a, b in pairs)
    running_on = sum(_runs_on(a[2] or "", b[2] or "") for a, b in pairs)
    # So few lines may be a list whose items are written small.
    if len(matches) == _MIN_LINES and not _begins_and_ends(matches):
        return False
    return following >= _MIN_FOLLOWING * len(pairs) and running_on >= _MIN_RUNNING_ON * len(pairs)


def _runs_on(above: str, line: str) -> bool:
    return line[:1].islower() and not _ENDS.search(above)


def _begins_and_ends(matches: list[re.Match[str]]) -> bool:
    """Whether lines are whole sentences together, and somebody's words or nothing but them."""
    first, last = matches[0][2] or "", matches[-1][2] or ""
    within = [line[2] or "" for line in matches[1:]]
    spoken = any(_SPEAKS.match(line[2] or "") for line in matches)
    return (
        first[:1].isupper()
        and bool(_ENDS.search(last))
        and (spoken or all(line[:1].islower() for line in within))
    )


def _paragraphs(lines: list[str]) -> list[str]:
    """Join lines; a speaker's label after the end of a sentence begins a paragraph."""
    held: list[list[str]] = [[lines[0]]]
    for above, line in pairwise(lines):
        if _SPEAKS.match(line) and (_ENDS.search(above) or not line.startswith(("Q", "A"))):
            held.append([line])
        else:
            held[-1].append(line)
    known = whole_words(lines)
    return [join_lines(paragraph, known) for paragraph in held]
