"""Lines that announce what follows them and claim nothing: "Key facts:", "What happens next"."""

from __future__ import annotations

import re

from claimcheck.english.closed_classes import UNITS, alternation
from claimcheck.english.verbs_of_saying import BARE, SAYING, SPEAKERS, SPEECH_NOUNS
from claimcheck.english.words import words
from claimcheck.ingest.furniture.shapes import is_label, is_stopped

#: What a lead-in announces: an item, a part of the report, a question that it answers, a reading.
_ANNOUNCED = re.compile(
    r"\b(?:facts?|figures|points?|takeaways?|timeline|chronology|background|context|what|how|why|who"
    r"|when|where|here|read|see|watch|listen|also|more|things|questions|answers|reasons|lessons"
    r"|examples|key|main|summary|brief|short|glance|highlights|next|updates?|latest|related"
    r"|explained|following|follows)\b",
    re.IGNORECASE,
)
#: Most words of a lead-in.
_LONGEST = 8
#: "Here is", "Here's" and the like present what follows, as no other verb does.
_PRESENTING = re.compile(r"(?:and |but |so )?here(?:['’]s| is| are)\b", re.IGNORECASE)
#: A count is a claim ("Ten dead in Larsund:") unless it is one of the items that follow.
_COUNT = re.compile(
    rf"\b(?:\d[\d.,]*|{alternation(UNITS[1:12])}|dozens?|hundreds|thousands?|millions?)\b"
    r"(?! (?:\w+ )?(?:things|facts|points|questions|answers|reasons|takeaways|lessons|examples)\b)",
    re.IGNORECASE,
)
#: A word in -s between others is mostly a verb, "Council approves plan:", unless the words behind
#: it only say more of it: "Key facts about the plan:".
_VERB_IN_S = re.compile(
    r"(?<=\w )(?!(?:this|his|its|news|\w+[ou]us|\w+ss)\b)[a-z]{2,}s "
    r"(?!(?:about|of|for|in|on|from|at|by|to|so|and|or|we|you|that|with|behind|around|under|after"
    r"|before|ahead|explained|now|today|here|below)\b)\w",
)
#: Verbs of speech as they end a line, nouns left out: "Police say:", but not "The report:".
_SPEECH = (SAYING - BARE | frozenset("say write add believe think argue insist warn".split())) - {
    f"{noun}s" for noun in BARE & SPEECH_NOUNS
}
#: How the heading of a section begins, and the words by which it asks; its most words.
_TOPIC = re.compile(r"(?:(What|How|Why|Who|Where|When)|The|An?) ")
_LONGEST_TOPIC = 5
_SOURCE = re.compile(r"\baccording to\b|[“”\"]", re.IGNORECASE)


def is_lead_in(text: str) -> bool:
    """Whether ``text`` is a short line that announces something and ends with a colon.

    It has no verb of its own. A line that announces nothing ("Mayor under arrest:") is a claim.
    What leads in a quotation ("The minister said:") names who speaks, which is a claim.
    """
    line = text.strip()
    if not line.endswith(":") or len(line.split()) > _LONGEST:
        return False
    if not _ANNOUNCED.search(line):
        return False
    line = _PRESENTING.sub("", line)
    claims = any(pattern.search(line) for pattern in (_COUNT, _VERB_IN_S, _SOURCE))
    return not claims and not _speaks(line) and is_label(line, _LONGEST)


def is_topic(text: str) -> bool:
    """Whether a line of its own names what the section under it tells, and says nothing of it."""
    begins = _TOPIC.match(text)
    found = text.split()
    if not begins or not 2 <= len(found) <= _LONGEST_TOPIC or is_stopped(text):
        return False
    # "The minister resigns" is no topic: a small word in -s may be its verb.
    verbal = any(word.endswith("s") and word.islower() for word in found[2:])
    return bool(begins.group(1)) or (is_label(text, _LONGEST_TOPIC) and not verbal)


def _speaks(line: str) -> bool:
    """Whether a line has a subject and a verb of speech, which may be in the present."""
    found = words(line)
    return bool(found) and (found[-1] in _SPEECH or found[0] in SPEAKERS)
