"""Furniture that is known by its shape: links, dates, bylines, credits, labels."""

from __future__ import annotations

import re

from claimcheck.english.closed_classes import (
    MONTHS,
    SHORT_MONTHS,
    SHORT_WEEKDAYS,
    WEEKDAYS,
    alternation,
)
from claimcheck.ingest.furniture.rule import Rule, search, search_cased, whole, whole_cased
from claimcheck.ingest.furniture.shapes import is_label

_ADDRESS = (
    r"[^\w\s]*(?:(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+\.[\w.-]+\W?"
    r"|[\w-]+(?:\.[\w-]+)*\.[a-z]{2,12}/\S*)"
)
_NAME = r"[A-Z][\w.’'-]*"
_NAMES = rf"{_NAME}(?: (?:{_NAME}|de|da|di|van|von|der|bin|al|el|la)){{0,3}}"
_AGENCY = (
    r"(?:[A-Z]{2,8}|Getty(?: Images)?|Reuters|Shutterstock|Alamy(?: Stock Photo)?|Bloomberg"
    r"|Xinhua|Sputnik|Anadolu(?: Agency)?|iStock|Unsplash|Flickr|Wikimedia(?: Commons)?|Handout"
    r"|Pool|(?:AP|AFP|EPA|PA|Press) (?:Photo|Images?|Service|Association|Pool)"
    r"|[\w-]+\.[a-z]{2,3})"
)
_CREDITED = (
    rf"{_NAMES}(?:, {_NAMES}| and {_NAMES})? ?[/|] ?{_AGENCY}(?:(?: ?[/|] ?| via ){_AGENCY})*"
)
_PICTURE = r"(?:photo|picture|image|photograph|illustration|graphic|video|cartoon|map)s?"

_WEEKDAY = rf"{alternation({*WEEKDAYS, *SHORT_WEEKDAYS})}\.?"
_MONTH = rf"{alternation({*MONTHS, *SHORT_MONTHS})}\.?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE = (
    rf"(?:{_MONTH} {_DAY}(?:,? \d{{4}})?|{_MONTH} \d{{4}}|{_DAY} (?:of )?{_MONTH}(?:,? \d{{4}})?"
    r"|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4})"
)
_CLOCK = r"\d{1,2}(?:[:.h]\d{2}){1,2}(?: ?[ap]\.?m\.?)?|\d{1,2} ?[ap]\.?m\.?"
_ZONE = r"(?:GMT|UTC|BST|CES?T|EE?S?T|[ECMP][DS]?T|MSK|IST|JST|AES?T)(?:[+-]\d{1,2})?\b"
_STAMP = r"(?:(?:first|last|originally) )?(?:published|posted|updated|modified)(?: on)?:?|date:"
_AGO = (
    r"(?:\d+|an?|one) (?:minute|min|hour|day|week|month)s? ago"
    r"|(?:read(?:ing)?(?: time)?:? )?\d+[- ]min(?:ute)?s?(?: read)?"
)
_DATE_ITEM = (
    rf"{_STAMP}|{_WEEKDAY}|{_DATE}|{_CLOCK}|{_ZONE}|{_AGO}|\d{{4}}|[,;|·•–—/()-]|\bon\b|\bat\b"
)
#: No date line and no address is longer than this, in characters.
_MAX_DATE_LINE, _MAX_ADDRESS = 120, 2000

_SECTION = (
    r"home|news|world(?: news)?|politics|business|economy|sports?|culture|opinions?|analysis"
    r"|tech(?:nology)?|science|health|environment|climate|lifestyle|entertainment|exclusive|local"
    r"|breaking(?: news)?|international|national|europe|asia|africa|americas?|middle east"
    r"|us|u\.s\.|uk|u\.k\."
)

_OUTLET = r"[A-Z][\w’'.&-]*(?: (?:[A-Z][\w’'.&-]*|of|the|and|&|for)){0,6}"
_ROLE = r"(?:staff|writer|reporter|editor|correspondent|columnist|contributor|bureau|desk)s?"
_BYLINE = (
    r"(?:By|BY|(?:Written|Words|Text|Story) by|(?:Words|Text|Story|Report|Reporting):)"
    rf" {_NAMES}(?:,? (?:and|&) {_NAMES}|, {_NAMES})*"
    rf"(?:[,|·•–—-]? ?[^.!?]{{0,40}}\b{_ROLE}\b[^.!?]{{0,30}}|,? (?:in|for) {_OUTLET}"
    rf"|[,|·•–—-] ?(?:for )?{_OUTLET})?"
)
_HANDS = r"(?:[Rr]eporting|[Ee]dited|[Tt]ranslated|[Ww]riting|[Ee]diting|[Cc]ompiled)"
_SITES = (
    r"facebook|twitter|whatsapp|telegram|linkedin|instagram|youtube|tiktok|reddit|pinterest"
    r"|messenger|bluesky|threads"
)
#: What a page's buttons share, save and print.
_TEXT = r"(?:article|story|page|post|news|video|link|report|gallery|photo|content)"


def _is_date_line(text: str) -> object:
    return any(c.isdigit() for c in text) and _is_dates(text) and not _is_period(text)


def _is_period(text: str) -> bool:
    """Whether a line says from when to when something is: two dates, or two times of a day.

    Of a page's own two, when it was published and changed, it says which is which; or it gives the
    time of one day in two zones.
    """
    dates, clocks = set(_a_date.findall(text)), set(_a_clock.findall(text))
    return not _of_page.search(text) and (
        (len(dates) == 2 and not clocks) or (len(dates) <= 1 and len(clocks) == 2)
    )


def _is_dates(text: str) -> object:
    # The bound keeps the ways to read figures with points, dates or times, from growing.
    return len(text) <= _MAX_DATE_LINE and _holds_dates(text)


def _is_links(text: str) -> object:
    """Whether a text is made of addresses; one by one, as one that is long has many readings."""
    pieces = text.split()
    return pieces and all(len(p) <= _MAX_ADDRESS and _is_address(p) for p in pieces)


_a_date, _a_clock = re.compile(_DATE, re.IGNORECASE), re.compile(_CLOCK, re.IGNORECASE)
_of_page = re.compile(rf"{_STAMP}|{_AGO}|\b{_ZONE}", re.IGNORECASE)
_holds_dates = whole(rf"(?:\s*(?:{_DATE_ITEM}))+\.?")
_is_address = whole(_ADDRESS)
_is_byline = whole_cased(_BYLINE)
_is_place = whole_cased(_NAMES)
_names_day = search(rf"^(?:{_WEEKDAY}|{_DATE})\b")
_divider = re.compile(r" (?:[|·•>›»]|[—–]) ")
#: A step of a path through a site, in words.
_MAX_STEP = 3


def _is_dated_byline(text: str) -> object:
    """Whether a byline and a date stand in one line, divided by a mark."""
    pieces = _divider.split(text)
    if len(pieces) == 1:
        return False
    return any(map(_is_byline, pieces)) and all(_is_byline(p) or _is_dates(p) for p in pieces)


def _is_dateline(text: str) -> object:
    """Whether a line is a place and a day, with the sender in brackets or without."""
    place, _, day = re.sub(r" \([^()]{2,60}\)$", "", text).partition(", ")
    return _is_place(place) and _names_day(day) and _is_dates(day)


def _is_path(text: str) -> object:
    """Whether a line is a path of labels, "Home > News > Transport"."""
    steps = re.split(r" [|>›»] ", text)
    return len(steps) > 1 and all(
        step
        and not _is_dates(step)
        and len(step.split()) <= _MAX_STEP
        and step[-1].isalnum()
        and is_label(step, _MAX_STEP)
        for step in steps
    )


def _is_contact(text: str) -> object:
    """Whether a short line without a statement gives an address to turn to."""
    return is_label(text, _MAX_CONTACT) and _holds_address(text)


_holds_address = search(
    r"(?<![“\"‘«])(?:https?://\S|www\.\S)|(?<![“\"‘«\w.+-])[\w.+-]{1,64}@[\w-]{1,64}\.\w"
)
_MAX_CONTACT = 12

LINE_RULES: tuple[Rule, ...] = (
    Rule(
        "link",
        "a bare address of a page or mailbox",
        _is_links,
    ),
    Rule(
        "code_fence",
        "a Markdown fence left over from conversion, also with backticks made into quote marks",
        whole(r"[`'‘’“”\"]*`[`'‘’“”\"]*\s*[a-z]{0,12}"),
        scope="paragraph",
    ),
    Rule(
        "separator",
        "a line without letters or digits: a rule, stars, dots",
        lambda text: not any(c.isalnum() for c in text),
    ),
    Rule(
        "date_line",
        "a line that holds only a date, a time or how long ago",
        _is_date_line,
        scope="paragraph",
    ),
    Rule(
        "section_label",
        "the name of a section, or a path of such names, above the headline",
        whole(rf"(?:{_SECTION})(?:\s*(?:[/|>»›·•,&-]|and)\s*(?:{_SECTION}))*"),
        scope="paragraph",
    ),
    Rule(
        "path",
        "labels divided by the marks of a path or a menu",
        _is_path,
        scope="paragraph",
    ),
    Rule(
        "bracketed",
        "a line in square brackets, or an agency's mark in capitals",
        whole_cased(r"\[[^\[\]]{1,100}\]", r"\((?:[A-Z]{3,}(?: [A-Z]+)?)\)"),
    ),
    Rule(
        "dateline",
        "where and when an agency sent the text",
        _is_dateline,
        scope="paragraph",
    ),
    Rule("dated_byline", "who wrote the text, and when", _is_dated_byline, scope="paragraph"),
    Rule(
        "contact",
        "an address to write to, with no more than who is there",
        _is_contact,
        asks=True,
    ),
    Rule(
        "kicker",
        "a kind of page in capitals, and what it offers readers",
        search_cased(
            r"^(?:QUIZ|POLL|VOTE|GALLERY|PICTURES|PHOTOS|INTERACTIVE|LIVE BLOG|AUDIO|EXPLAINER): "
            r"[^.]{1,100}$",
        ),
        scope="paragraph",
    ),
    Rule(
        "byline",
        "who wrote, edited or translated the text",
        whole_cased(
            _BYLINE,
            rf"\(?(?:Additional )?{_HANDS} by {_NAME}[^.!?]*\.?\)?",
            rf"{_NAMES} (?:is|are|was) an? [^.!?]{{0,60}}\b{_ROLE} (?:at|for|with) {_OUTLET}\.",
        ),
        scope="paragraph",
    ),
    Rule(
        "credit",
        "who took or owns a picture",
        search_cased(
            rf"^(?i:{_PICTURE})(?: (?i:credits?|courtesy|source|by))*(?i: of)? ?[:©]",
            r"^(?i:credits?):",
            rf"^(?i:{_PICTURE}) (?i:by|courtesy of) [A-Z][^.!?]{{0,60}}\.?$",
            rf"^\((?i:{_PICTURE})(?: (?i:credits?|courtesy|by))*(?: ?:)? [^()]{{2,60}}\)\.?$",
            rf"^\(?(?i:{_PICTURE})? ?(?i:by |credit:? )?{_CREDITED}\)?\.?$",
            r"^\(?(?:AP|AFP|EPA|PA|Reuters|REUTERS|Getty) ?(?:Photo|Images?|Pool)?/.{2,60}\)?$",
            r"\((?:(?i:photo|image|picture) )?(?i:credits?|courtesy)(?::| of) [^()]{2,80}\)\.?$",
            r"^\([A-Z]{3,}(?:[/-][A-Z][\w.]*)+\)$",
            rf"\({_NAMES} ?/ ?(?:AP|AFP|EPA|PA|Reuters|REUTERS)[^()]{{0,40}}\)$",
            r"\([^()]{0,40}(?:AP Photo|Getty Images|Shutterstock)[^()]{0,60}\)$",
            r"^(?i:file (?:photo|picture|image))\b.{0,60}$",
            r"^(?:© ?|Courtesy of )?(?:Getty Images|Reuters|Shutterstock|AFP|AP Photo|EPA)\.?$",
        ),
    ),
    Rule(
        "related",
        "a pointer to another story or a recording",
        search(
            r"^(?:related|similar|recommended|further|suggested)(?: (?:article|story|stories|news"
            r"|reading|post|link|topic|content|coverage|video)s?)?(?: ?[:–—-] |:?$)",
            r"^(?:also read|read also|also see|see also|must read|don[’']t miss|up next|next up"
            r"|in pictures|in photos|listen|watch|video|podcast)\b ?[:|–—].{0,150}$",
            r"^(?:read|see|learn|find out|view|load|show|discover) (?:more|less|all|on)"
            r"(?: (?:about|on|from|at|in|of) [^.]{1,60}| here| stories| news| articles?)?"
            r"(?: ?[:»›>…→|].{0,150}|\.{0,3})$",
            r"^(?:click|tap) (?:here|below|on the link)\b",
            r"^(?:read|see|watch|listen to) (?:the |our )(?:full|whole|original|complete)"
            r" (?:story|article|report|interview|text|video|statement|list)\b",
            r"^continue reading\b",
        ),
    ),
    Rule(
        "list_heading",
        "the heading of a list of links to other stories",
        whole(
            r"(?:related|more|top|latest|other|recent|popular|trending|recommended|similar)"
            r" (?:articles|stories|news|headlines|posts|coverage|reads|topics|reading|content)"
            r"(?: (?:from|on|in) .{1,40})?:?",
            r"more (?:great|top|big|must[- ]read) (?:[\w’'-]+ ){0,3}(?:stories|reads|articles)",
            r"(?:don[’']t|do not) miss|(?:read|see) (?:also|more|next)|also (?:read|see|on .{1,40})"
            r"|what (?:others|people) are reading|popular on .{1,40}",
            r"(?:most (?:read|popular|viewed|shared|commented)(?: (?:in|on|from) .{1,40})?"
            r"|editors?[’']s? (?:picks?|choice)"
            r"|you (?:may|might) (?:also )?(?:like|be interested in|have missed)|trending"
            r"|more (?:from|on) .{1,40}|what to read next|read next|around the web"
            r"|in case you missed it|recommended for you|from our partners)(?: now| today)?[:.!…]*",
        ),
        scope="paragraph",
        opens="list",
    ),
    Rule(
        "share",
        "buttons and links for sharing, following, commenting or moving about the page",
        whole(
            r"(?:share|tweet|print|comments?|e-?mail|copy link|bookmark|save|like|download|menu"
            r"|search|log ?in|sign in|sign out|close|skip to (?:main )?content|back to top|reply"
            r"|advertisement|sponsored(?: content)?|promoted|loading|show more|preview|continue"
            rf"|next|previous|{_SITES})[.:!…]*",
            rf"(?:(?:{_SITES}|x|e-?mail|print|share|tweet|copy link)\b[\s,/|·•]*){{2,}}",
            rf"share (?:this|the)(?: {_TEXT})?[.:!…]*",
            rf"share (?:(?:this|the) {_TEXT} )?(?:on|via|with|by|using)"
            rf" (?:{_SITES}|x|e-?mail|social media|(?:your |a )?(?:friends?|family|others))\b"
            r".{0,40}",
            r"share your (?:thoughts|views|story|experiences?)\b.{0,60}",
            r"(?:please )?(?:follow|like|join|find|connect with|contact|reach)"
            r" (?:us|our|@[\w-]+)\b"
            r"(?:[.:!]*| (?:\w+ ){0,3}(?:on|at|via|by|for|here|and|to)\b.{0,90})",
            rf"follow (?:the )?[^.]{{1,60}} on (?:{_SITES}|x|google news)\b.{{0,60}}",
            r"join (?:us|our|the) .{0,40}\b(?:channel|group|page|community)\b.{0,40}",
            r"(?:download|get) (?:our|the) .{0,30}\bapp\b.{0,60}",
            r"(?:leave|post|add|write) (?:a|your) (?:comment|reply)\b.{0,40}",
            r"(?:listen to|save|print|report|rate) this (?:article|story|page)\b.{0,40}",
            r"(?:tags?|topics?|keywords?|filed under|categor(?:y|ies)|sections?): ?.{1,200}",
            r"(?:have you )?got a (?:story|tip|news tip)\b.{0,80}",
            r"\d+ (?:comments?|shares?|views?|likes?|reads?)|comments? ?\(\d+\)",
            r"(?:log|sign) in to .{1,60}(?<![.])",
        ),
        asks=True,
    ),
    Rule(
        "copyright",
        "who owns the text",
        search(
            r"^copyright (?:[\w’'.&-]+ ){1,5}\d{4}\b",
            r"^(?:copyright (?:©|\(c\)|\d{4}|by\b)|copyright:|©|\(c\) ?\d{4})",
            r"^.{0,80}\ball rights reserved\b",
            r"^this (?:material|article|content|story) (?:may not be"
            r"|is (?:copyright|licensed|republished)|was (?:first|originally) published)\b",
        ),
    ),
)
