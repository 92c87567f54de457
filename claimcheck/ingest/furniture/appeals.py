"""Furniture that speaks to readers: appeals, letters, newsletters, consent.

All of these rules look past quotations and at no sentence that tells who says it: an appeal by
somebody in the news is news. They ask for a request to "you" or for "us" and "our", so that a
sentence about support or donations is safe.
"""

from __future__ import annotations

from claimcheck.english.closed_classes import FINITE_AUXILIARIES, alternation
from claimcheck.ingest.furniture.rule import Rule, search

#: Where a request begins: at the start of its sentence or after "please".
_ASK = r"(?:^|\bplease )(?:and |but |so |or |please |now |just |to )*"
_GIFT = r"(?:support|contribution|donation|gift|subscription|membership)s?"
_GIVING = r"(?:support|donat|contribut|subscrib)"
_PRESS = r"(?:journalism|reporting|newsroom|newspaper|journalists|reporters|coverage|publication)"
#: What a page speaks of when it speaks of itself.
_OURS = rf"(?:us|our|ours|we|difference|possible|{_PRESS})"
#: What a page sells of its own; an offer of another's has a name and a price, which are news.
_OWN = r"\b(?:our|us|subscription|membership|journalism|newspaper|articles|stories)\b"
_MESSAGES = r"(?:newsletters?|e-?mails?|briefings?|alerts?|inbox|updates)"

APPEAL_RULES: tuple[Rule, ...] = (
    Rule(
        "newsletter",
        "an invitation to subscribe, to sign up or to get messages",
        search(
            rf"{_ASK}(?:sign up|subscribe) (?:to|for)\b.{{0,60}}"
            rf"\b(?:{_MESSAGES}|channel|today|now|here|free|access)\b",
            rf"{_ASK}subscribe (?:to|for) .{{0,60}}\b(?:just|only)\b",
            rf"{_ASK}sign up (?:to|for) (?:.{{0,60}}{_OWN}.{{0,60}})?\b(?:just|only)\b",
            rf"{_ASK}(?:sign up|subscribe)(?: (?:now|today|here|free|for free))*[.!]?$",
            rf"{_ASK}register (?:now|here|for free|to (?:read|continue|comment|receive))\b",
            rf"{_ASK}(?:get|receive|have) .{{0,80}}\b(?:your|you)\b.{{0,20}}"
            r"\b(?:inbox|mailbox|e-?mail)\b",
            rf"{_ASK}(?:get|receive|have) .{{0,80}}\b(?:to|on|by) your (?:\w+ )?phone\b",
            r"\byou(?: will|[’']ll) (?:receive|get) .{0,60}"
            r"\b(?:mail|mailbox|inbox|e-?mails?|newsletters?|copy)\b",
            r"\bour (?:\w+ ){0,4}(?:newsletters?|e-?mail (?:alerts|updates|briefing))"
            r"(?:[.!:,]|$| (?:for|to|here|today|now|and|with|every)\b"
            rf"| (?!was\b)\w+s\b(?! {alternation(FINITE_AUXILIARIES | {'said', 'told'})}\b))",
            r"^(?:never|don[’']t) miss (?:the latest|(?:a|an|any|another) (?:\w+ )?"
            r"(?:story|update|issue|episode|article|edition|headline|beat))\b",
            r"^(?:enter|type in|confirm) your (?:e-?mail|name)",
            r"^your e-?mail(?: address)?[:*]?$",
            r"^(?:thank you|thanks) for (?:subscribing|signing up|registering)\b",
            r"^(?:newsletters?|subscriptions?)[.!:]?$",
            r"^already (?:a|have an?) (?:subscriber|member|account|subscription)\b",
            r"^this (?:article|story|content) is (?:for|only for|available (?:only )?to)"
            r" (?:\w+ )?(?:subscribers|members|registered)\b",
        ),
        asks=True,
    ),
    Rule(
        "privacy",
        "consent, cookies and terms of use",
        search(
            r"\b(?:we|this (?:site|website|page)) uses? cookies\b",
            r"\b(?:agree|agreeing|agreed|consent) to (?:the |our |its |be bound by the )?"
            r"(?:privacy (?:policy|notice)|terms of (?:use|service)|terms and|use of cookies)",
            r"^by (?:continuing|clicking|signing|subscribing|using|registering|submitting)\b"
            r".{0,80}\byou\b.{0,30}\b(?:agree|accept|consent|acknowledge|confirm)",
            r"\bprotected by recaptcha\b",
            r"^(?:privacy (?:policy|notice|settings)|terms (?:of (?:use|service)|(?:and|&)"
            r" conditions)|cookie (?:policy|settings|preferences)|contact us|about us|accept"
            r" (?:all|cookies)|reject all|manage (?:cookies|preferences|consent))"
            r"(?:[\s|·•,/&].{0,80})?$",
        ),
        asks=True,
    ),
    Rule(
        "imprint",
        "which body a newspaper answers to, and where to complain",
        search(
            r"\b(?:is|are) (?:a )?(?:member of|regulated by|bound by|signed up to)\b[^.]{0,60}"
            r"\b(?:press|editors[’']?|journalis\w+)\b[^.]{0,40}"
            r"\b(?:standards|council|charter|code|complaints|commission)\b",
            r"^(?:complaints|corrections):",
        ),
        asks=True,
    ),
    Rule(
        "letter_heading",
        "the opening of a letter to readers",
        search(
            r"^an? (?:message|note|letter|word|appeal|request) (?:from|to our) [^.!?]{2,80}:?$",
            r"^(?:dear|hello|hi) (?:our )?(?:\w+ )?"
            r"(?:readers?|friends?|subscribers?|supporters?|visitors?)\b.{0,20}$",
            r"^(?:before you go|a quick favou?r|we have a (?:small )?favou?r to ask"
            r"|why (?:support|trust) us)\b.{0,60}$",
        ),
        opens="letter",
        asks=True,
    ),
    Rule(
        "appeal",
        "a request to readers for money, membership or help",
        search(
            r"^(?:please )?support (?!for\b)(?:[\w’'&.-]+ ){0,5}[\w’'&.-]+!$",
            rf"{_ASK}(?:help |consider )?support(?:ing)? (?:us\b|our (?:work|{_PRESS}|mission|team)"
            rf"|(?:independent|quality|local|free|honest) (?:\w+ )?{_PRESS})\b",
            rf"\bplease (?:consider )?(?:{_GIVING}\w* |becom(?:e|ing) an? )"
            r"(?:us|our|to|today|now|monthly|what|member|supporter|patron)\b",
            rf"{_ASK}(?:donate|contribute|give|subscribe)"
            r"(?: (?:now|today|here|monthly|as little as))+\b",
            rf"{_ASK}(?:become|be) (?:a|our) (?:\w+ )?"
            r"(?:member|supporter|patron|donor|subscriber)(?: (?:now|today|for)\b.*)?[.!]?$",
            rf"{_ASK}(?:make|leave) (?:a|an|your) (?:\w+[ -]){{0,3}}"
            r"(?:donation|contribution|gift)(?: (?:now|today|to us|here)\b.*)?[.!]?$",
            rf"\byour {_GIFT}(?:, .{{0,60}},)? (?:\w+ )?(?:matters?|counts?|is vital)\b",
            rf"\byour {_GIFT}(?:, .{{0,60}},)? (?:\w+ )?(?:makes?|helps?|allows?|enables?|means?"
            rf"|keeps?|funds?|will|can|goes|ensures?)\b.{{0,60}}\b{_OURS}\b",
            rf"\b(?:with|without|through|thanks to) your (?:\w+ )?(?:{_GIFT}|help)\b",
            r"\bwe (?:\w+ )?(?:need|rely on|depend on|count on|ask for|are asking for)"
            rf" your (?:\w+ )?(?:help|{_GIFT})\b",
            rf"^by (?:{_GIVING}(?:ing)?|becoming a (?:member|supporter))\b.{{0,80}}\byou\b",
            r"^(?:thank you|thanks) for reading\b",
            r"^(?:thank you|thanks) for (?:standing with|supporting|being with|helping"
            rf"|believing in) (?:us\b|our\b|the\b|(?:\w+ ){{0,2}}{_PRESS}\b)",
            r"^every (?:contribution|donation|subscription|gift)\b.{0,30}"
            r"\b(?:makes|helps|counts|matters)\b",
            r"^(?:not ready|want|able|ready|can you afford|would you like) to"
            rf" (?:{_GIVING}\w*|give)\b.{{0,40}}\?$",
            r"^if you (?:like|liked|enjoy|enjoyed|love|loved) (?:this|our)"
            r" (?:article|story|piece|report|post|podcast|video|coverage)\b",
            r"^if you (?:can|are able|value|enjoy|believe|like|liked|enjoyed|appreciate)\b.{0,80}"
            rf"(?:\bconsider|\bbecome a|{_GIVING}\w* (?:us|our|today|monthly)\b)",
            r"^(?:donate|support us|give now|become a member|join us)[.!]*$",
        ),
        opens="letter",
        asks=True,
    ),
)
