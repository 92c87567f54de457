"""Text out of subtitles: SubRip (.srt) and WebVTT (.vtt), as transcripts of what is said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape

from claimcheck.errors import InputError
from claimcheck.ingest.extract import Extracted

_TIME = r"(?:(\d{1,3}):)?([0-5]?\d):([0-5]?\d)[.,](\d{1,3})"
_TIMES = re.compile(rf"[ \t]*{_TIME}[ \t]*-->[ \t]*{_TIME}(?:[ \t].{{0,200}})?")
#: How a file of subtitles begins.
OPENING = re.compile(
    rb"\s*(?:WEBVTT(?:[ \t\r\n]|$)|\d{1,6}[ \t]*\r?\n[ \t]*[\d:]{7,9}[.,]\d{1,3}[ \t]*-->)"
)
_VOICE = re.compile(r"<v(?:\.[\w.]{1,80})?[ \t]+([^<>\n]{1,80})>")
_PLACED = r"\{\\[^{}\n]{1,80}\}"
#: Any other "<" of SubRip means "less than"; c and v are left by converters from WebVTT.
_TAG = re.compile(
    rf"</?(?:[biusvc]|font)(?:\.[\w.]{{1,80}})?(?:\s+[a-z]{{1,20}}=[^<>\n]{{1,80}})?\s?/?>|{_PLACED}",
    re.I,
)
_WEBVTT_TAG = re.compile(
    rf"<(?:/|[a-z]|(?:\d\d+:)?\d\d:\d\d\.\d{{3}}(?=>))[^<>\n]{{0,80}}>|{_PLACED}", re.I
)
#: A dash or arrows in front of another speaker's words, and a name before a colon.
_SPEAKS = re.compile(r"(?:[-–—]\s*|>{2,}\s*)(?=\S)|(?=(?:[A-Z][A-Z.'’-]*\s){0,4}[A-Z.'’-]{2,}:\s)")
_ENDS = re.compile(r"[.!?…][”\"’')\]]*$")
#: Seconds of silence behind the end of a sentence that set a paragraph off.
_PAUSE = 3.0
_BLOCKS_ASIDE = ("NOTE", "STYLE", "REGION")
_LABEL = re.compile(r"(?:[A-Z][A-Z.'’ -]{0,80}: )?")
#: Words of a line that nobody says twice in a row.
_MIN_REPEATED = 3


#: Begin and end of a subtitle, in seconds, and its lines.
Cue = tuple[float, float, list[str]]


def from_subtitles(text: str, name: str) -> Extracted:
    """Return what subtitles say, without numbers and times; see `transcript`.

    Speakers of WebVTT stand before their words.

    Raises:
        InputError: if there is no subtitle.
    """
    tag = _WEBVTT_TAG if text.lstrip("\ufeff\n\r\t ").startswith("WEBVTT") else _TAG
    said = transcript(_cues(text, tag))
    if not said:
        raise InputError(f"{name} holds no subtitle with words")
    return Extracted(said)


def transcript(cues: Iterable[Cue]) -> str:
    """Return what subtitles say in one text, a paragraph for each speaker or pause.

    A line that a rolling subtitle shows twice in a row is read once.
    """
    paragraphs: list[list[str]] = []
    last, ended = "", -_PAUSE
    for begins, ends, lines in cues:
        for place, line in enumerate(lines):
            if place == 0 and _is_repeated(line, last):
                continue
            speaks = _SPEAKS.match(line)
            words = line[speaks.end() :] if speaks else line
            paused = begins - ended >= _PAUSE and bool(_ENDS.search(last))
            if speaks or paused or not paragraphs:
                paragraphs.append([])
            paragraphs[-1].append(words)
            last, ended = words, ends
        ended = ends
    return "\n\n".join(" ".join(lines) for lines in paragraphs)


def _is_repeated(line: str, last: str) -> bool:
    """Whether a subtitle begins with the line that the one before ends with, as it rolls up."""
    label = _LABEL.match(last)
    words = last[label.end() :] if label else last
    return line == words and len(line.split()) >= _MIN_REPEATED


def _cues(text: str, tag: re.Pattern[str]) -> Iterator[Cue]:
    """The subtitles of a text, without what ``tag`` finds."""
    for block in re.split(r"\n[ \t]*\n", text.replace("\r\n", "\n").lstrip("\ufeff")):
        lines = block.strip().split("\n")
        if lines[0].startswith(_BLOCKS_ASIDE):
            continue
        for place, line in enumerate(lines[:2]):
            if match := _TIMES.fullmatch(line):
                given = match.groups(default="0")
                plain = [words for line in lines[place + 1 :] if (words := _plain(line, tag))]
                yield _seconds(given[:4]), _seconds(given[4:]), plain
                break


def _seconds(given: tuple[str, ...]) -> float:
    hours, minutes, seconds, parts = given
    return 3600.0 * int(hours) + 60 * int(minutes) + int(seconds) + float(f"0.{parts}")


def _plain(line: str, tag: re.Pattern[str]) -> str:
    """A line without marks of its look; a voice becomes the name of a speaker."""
    voiced = _VOICE.sub(lambda match: f"{match[1].strip().upper()}: ", line)
    return " ".join(unescape(tag.sub("", voiced)).split())
