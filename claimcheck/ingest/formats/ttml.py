"""Text out of captions in TTML, the XML of the W3C (DFXP, IMSC) and of broadcasters (EBU-TT-D).

Of the libraries measured (`findings/`) two lose captions or their times. Read with the parser of
the other XML formats, for the speakers too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from claimcheck.errors import InputError
from claimcheck.ingest import metadata
from claimcheck.ingest.extract import Extracted
from claimcheck.ingest.formats.subtitles import Cue, transcript
from claimcheck.untrusted.xml_tree import parse, text, without_namespaces

_XML = "{http://www.w3.org/XML/1998/namespace}"
_CLOCK = re.compile(r"(\d{2,6}):(\d\d):(\d\d)(?:(\.\d{1,9})|:(\d{2,6})(?:\.\d{1,6})?)?")
_OFFSET = re.compile(r"(\d{1,12}(?:\.\d{1,9})?)(h|ms|m|s|f|t)")
_SECONDS = {"h": 3600.0, "m": 60.0, "s": 1.0, "ms": 0.001}
#: Frames in a second, where a file does not say.
_FRAMES = 30.0
#: Before a line it says that another one speaks.
_DASH = "- "
#: Names of an agent by their types, the best first.
_NAMES = ("full", "family", "given", "alias", "other", None)


def from_ttml(data: bytes, name: str) -> Extracted:
    """Return what the captions of a file say, as `transcript` gives it.

    Speakers (``ttm:agent``) stand before their words where they change.

    Raises:
        InputError: if it is damaged or there is no caption.
    """
    root = without_namespaces(parse(data, name))
    body = root.find("body")
    said = "" if body is None else transcript(_Captions(root).cues(body))
    if not said:
        raise InputError(f"{name} holds no caption with words")
    return Extracted(said, language=metadata.language(root.get(f"{_XML}lang")))


class _Captions:
    """The captions of a file, read in order."""

    def __init__(self, root: etree._Element) -> None:
        self._agents = {
            agent.get(f"{_XML}id"): name for agent in root.iter("agent") if (name := _name(agent))
        }
        frames = _positive(_attribute(root, "frameRate"))
        times = re.findall(r"[\d.]+", _attribute(root, "frameRateMultiplier") or "")
        over, under = (*map(_positive, times), None, None)[:2]
        self._frames = (frames or _FRAMES) * (over or 1.0) / (under or 1.0)
        self._ticks = _positive(_attribute(root, "tickRate")) or frames or 1.0
        self._speaks: str | None = None

    def cues(self, body: etree._Element) -> Iterator[Cue]:
        """The captions below an element; their times count from the begin of what holds them."""
        waiting: list[tuple[etree._Element, float, str | None]] = [(body, 0.0, None)]
        while waiting:
            element, start, speaker = waiting.pop()
            begins = start + (self._seconds(element.get("begin")) or 0.0)
            speaker = self._speaker(element) or speaker
            if element.tag == "p":
                lasts, ends = (self._seconds(element.get(name)) for name in ("dur", "end"))
                end = begins + lasts if lasts is not None else start + (ends or 0.0)
                yield begins, max(begins, end), self._lines(element, speaker)
            else:
                inner = [(child, begins, speaker) for child in element.iterchildren("div", "p")]
                waiting += reversed(inner)

    def _lines(self, caption: etree._Element, speaker: str | None) -> list[str]:
        """The lines of a caption with words; what is neither ``span`` nor ``br`` shows none."""
        lines: list[list[str]] = [[]]
        speakers = [speaker]
        walk = etree.iterwalk(caption, events=("start", "end"))
        for event, element in walk:
            if event == "end":
                if element.tag == "span":
                    speakers.pop()
                if element is not caption:
                    self._say(lines, element.tail, speakers[-1])
            elif element.tag == "br":
                lines.append([])
            elif element.tag == "span" or element is caption:
                if element.tag == "span":
                    speakers.append(self._speaker(element) or speakers[-1])
                self._say(lines, element.text, speakers[-1])
            else:
                walk.skip_subtree()
        joined = (" ".join("".join(words).split()) for words in lines)
        return [line for line in joined if line]

    def _say(self, lines: list[list[str]], words: str | None, speaker: str | None) -> None:
        """Put words to the last line, or on one of their own where another speaker begins."""
        if words and words.strip() and speaker != self._speaks:
            lines.append([f"{_DASH}{speaker}: " if speaker else _DASH])
            self._speaks = speaker
        lines[-1].append(words or "")

    def _speaker(self, element: etree._Element) -> str | None:
        """The first speaker whom an element names."""
        named = (_attribute(element, "agent") or "").split()
        return next((self._agents[agent] for agent in named if agent in self._agents), None)

    def _seconds(self, given: str | None) -> float | None:
        """Seconds of a time as a clock shows it or with its unit; None for others."""
        time = (given or "").strip()
        if clock := _CLOCK.fullmatch(time):
            hours, minutes, seconds, part, frames = clock.groups(default="0")
            whole = 3600 * int(hours) + 60 * int(minutes) + int(seconds)
            return whole + float(part) + int(frames) / self._frames
        if offset := _OFFSET.fullmatch(time):
            unit = {**_SECONDS, "f": 1 / self._frames, "t": 1 / self._ticks}[offset[2]]
            return float(offset[1]) * unit
        return None


def _name(agent: etree._Element) -> str:
    """The name of a speaker in capitals, as in a transcript; "" where there is none."""
    named = {element.get("type"): text(element) for element in agent.iterchildren("name")}
    return next((name.upper() for kind in _NAMES if (name := named.get(kind))), "")


def _attribute(element: etree._Element, name: str) -> str | None:
    """An attribute by its name in whatever namespace: those of TTML have had several."""
    return next((v for key, v in element.items() if etree.QName(key).localname == name), None)


def _positive(number: str | None) -> float | None:
    """A number above nought; None for anything else."""
    try:
        value = float(number or "")
    except ValueError:
        return None
    return value if 0 < value < float("inf") else None
