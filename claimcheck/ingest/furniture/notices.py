"""Furniture that a newsroom's system adds to a story: who helped, how to write, what it earns.

Each notice says what it is, in words that no claim of a story needs. Where the same words could
tell news ("the island can be reached at low tide") a rule asks for more: an address, "this report",
a link that is paid for.
"""

from __future__ import annotations

from claimcheck.english.closed_classes import MODALS, alternation
from claimcheck.ingest.furniture.rule import Rule, search, search_cased, whole, whole_cased

_REPORT = r"(?:report|reporting|story|article|piece|dispatch|coverage)"
_WAY = r"(?:[\w.+-]+@[\w-]+\.\w|@\w|https?://|www\.|\+?\(?\d{2,4}\)?[ -]\d{3})"
_READING = r"(?:story|stories|article|articles|post|video|page|piece|coverage|content)"
_KIND = (
    r"(?:PICTURES?|PHOTOS?|VIDEOS?|IMAGES?|GALLERY|AUDIO|MAP|GRAPHIC|POLL|QUIZ|LIVE|LISTEN|WATCH)"
)
_NEWS = r"(?:stories|news|headlines|updates|reads|scoops)"

NOTICE_RULES: tuple[Rule, ...] = (
    Rule(
        "contributors",
        "who helped to report",
        search_cased(
            rf"[\w’')] (?:also )?contributed (?:to (?:this|the) {_REPORT}"
            r"|(?:additional |further )?reporting)(?: (?:from|in|for) [A-Z][\w’' ,-]{2,60})?\.?$",
            r"^(?:Contributing|Contributors?|Additional reporting|With reporting by|Reporting by)"
            r":? [A-Z][^!?]{2,120}$",
            r"^[Ww]ith (?:[A-Z][\w’'-]+ ){1,4}(?:wires?|staff|agencies|reports?)\.?$",
            r"^(?:SOURCE|Sources?|VIA|Via): [A-Z][^.!?]{2,60}$",
            r"^\(?With (?:files|inputs?|reports?) from [A-Z][^!?]{2,80}$",
        ),
    ),
    Rule(
        "reach_writer",
        "how to reach who wrote the text",
        search(
            rf"\b(?:can|may) be (?:reached|contacted|emailed|followed)\b.{{0,40}}{_WAY}",
            rf"^(?:you can )?(?:contact|reach|e-?mail|follow|write to|call) .{{2,60}}\b"
            rf"(?:at|on|via|by)\b.{{0,40}}{_WAY}",
        ),
        asks=True,
    ),
    Rule(
        "commission",
        "what the page earns by its links",
        search(
            r"\bif you (?:buy|purchase|click|order|shop)\b.{0,80}"
            r"\b(?:commission|share of (?:the|any) sales?|affiliate|small (?:cut|fee))",
            rf"\b{alternation(MODALS)} (?:earn|get|receive|make) (?:a |an )?(?:\w+ )?commissions?\b"
            r".{0,60}\b(?:links?|this (?:article|post|page|story)|our site)\b",
            r"\baffiliate links?\b.{0,60}$",
            r"^we (?:may )?(?:earn|get) (?:a |an )?(?:\w+ )?commission",
            r"^as an? [\w ]{0,30}(?:affiliate|associate|partner)s?,? (?:we|i) (?:may )?earn\b",
            r"\b(?:may|might|will) (?:get|receive) a share of (?:the|any) sales?\b",
            r"^(?:quantities|supplies|stocks?) may be limited\b"
            r"|^(?:all )?prices (?:and \w+ )?(?:are|were) (?:subject to change|correct) "
            r"|^some (?:deals|offers) may not be available\b",
        ),
        asks=True,
    ),
    Rule(
        "disclaimer",
        "whose views these are, and what may be done with the text",
        search(
            r"^(?:the )?(?:views?|opinions?)(?:,? (?:and|or|&) \w+)? (?:here )?"
            r"(?:expressed|stated)\b.{0,160}\b(?:author|authors|writer|writers|columnist|contributor|own|necessarily"
            r"|alone)\b",
            r"^this copy is for your personal\b",
            r"^to order (?:presentation-ready )?(?:copies|reprints)\b",
            r"^for non-personal use\b",
            r"^distribution and use of this (?:material|article|content)\b",
        ),
        asks=True,
    ),
    Rule(
        "reaction",
        "a request to share the text, or to say what one thinks",
        search(
            r"^(?:did you )?(?:like|enjoy|enjoyed|love|liked) (?:this|our|what)"
            rf" (?:\w+ )?{_READING}?\W*\?$",
            r"^(?:share|pass|send) (?:it|this|them)(?: on)? (?:with|to) (?:a|your|the) "
            r"(?:friends?|family|others|world)\b",
            r"^tell us\b(?! that\b).{0,80}$",
            r"^(?:let us know|have your say|join the (?:conversation|discussion|debate))\b.{0,80}$",
            r"^what do you think(?: (?:of|about) th(?:is|ese)[^?]{0,60})?\?$",
            r"\bwe(?:[’']d| would) (?:like|love) to hear (?:from you|what you think|your)\b",
            r"^(?:have|got) (?:a|any) (?:news )?(?:tips?|stories|question)s?(?: for us)?\?",
            r"^['‘’]?click to (?:tweet|share|print|enlarge)\b",
            r"^(?:note:? )?(?:we are (?:\w+ )?moderating|we moderate) (?:\w+ )?comments\b",
            r"^comments (?:are|have been|will be) (?:now )?(?:closed|moderated|switched off)\b",
            r"\bby clicking here\b|^click here (?:to|for)\b",
        ),
        asks=True,
    ),
    Rule(
        "subscription_box",
        "a box that offers messages, and what it answers",
        search(
            rf"^(?:get|receive) (?:(?:the|our|all|today[’']s|more)\b).{{0,40}}\b{_NEWS}\b.{{0,60}}"
            r"\byou(?:r|[’']ll|)\b",
            r"^get .{2,60} delivered (?:to|through|straight to) your\b",
            r"^(?:keep an eye on|check|look in) your (?:inbox|e-?mail|spam)\b",
            r"^(?:sorry|oops)?\W*(?:there was|there has been|an) (?:an )?error "
            r"(?:processing|submitting|with|while|has occurred|occurred)\b.{0,80}$",
            r"^(?:please )?(?:try again later|check your (?:details|e-?mail address))\W*$",
            r"^(?:sorry|oops)?\W*something went wrong"
            r"(?:[.!,]* (?:please )?try again(?: later)?)?\W*$",
            r"^(?:please )?(?:enter|provide) a valid e-?mail\b.{0,30}$",
            r"^that (?:e-?mail )?address (?:is|looks) (?:not valid|invalid|wrong)\W*$",
            r"^this (?:article|page|story) has been sent to\b.{0,60}$",
            r"^start your (?:day|morning|week) with (?:the|our) .{2,60}\b"
            r"(?:newsletter|briefing|email|bell)\b",
        ),
        asks=True,
    ),
    Rule(
        "box_word",
        "one word by which a form answers",
        whole(r"(?:sorry|oops|success|thank you|thanks)[!.]+"),
        scope="paragraph",
    ),
    Rule(
        "player",
        "what a player says to browsers that cannot show it",
        search(
            r"^(?:sorry\W+)?(?:your|this) (?:web )?browser (?:does not|doesn[’']t|cannot|can[’']t) "
            r"(?:support|play|show|display)\b.{0,60}$",
            r"^(?:please )?(?:enable|turn on) javascript\b.{0,60}$",
        ),
        asks=True,
    ),
    Rule(
        "own_app",
        "what the outlet's app offers",
        whole_cased(r"(?:The |Our )?(?:[A-Z][\w’'&-]* ){1,4}(?:[Aa]pp|APP): [^.!?]{3,60}"),
        scope="paragraph",
    ),
    Rule(
        "named_newsletter",
        "the name of a newsletter",
        whole_cased(r"(?:The )?(?:[A-Z0-9][\w’'&-]* ){1,5}(?:Newsletter|NEWSLETTER)"),
        scope="paragraph",
    ),
    Rule(
        "pointer",
        "the heading of another story, with the kind of page it is",
        search_cased(
            rf"[\[(](?:{_KIND}|[A-Z]{{5,}})[\])]\|?$",
            r"^(?:Also on|ALSO ON) [\w-]+\.[a-z]{2,6}\b",
            r"^(?:ALSO|READ|WATCH|SEE|LISTEN|MORE|RELATED)(?: (?:ALSO|MORE|NOW|THIS))?: "
            r"[A-Z0-9‘'“\"]",
        ),
        scope="paragraph",
    ),
)
