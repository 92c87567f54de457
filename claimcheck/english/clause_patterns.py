"""Closed classes of words and the patterns of clauses that `clauses` cuts by."""

from __future__ import annotations

import re

PRONOUN = r"(?:he|she|it|they|we|I|you|there|this|these|those)"
DETERMINER = (
    r"(?:the|a|an|his|her|its|their|our|my|some|many|most|several|all|both|no|one|two|three|four"
    r"|five|police|officials)"
)
SUBORDINATOR = (
    r"(?:because|while|whereas|although|though|even though|after|before|when|as|since|until"
    r"|so that)"
)
AUXILIARY = (
    r"(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|does|do|did"
    r"|isn[’']t|aren[’']t|wasn[’']t|weren[’']t|hasn[’']t|haven[’']t|hadn[’']t|won[’']t|wouldn[’']t"
    r"|can[’']t|cannot|couldn[’']t|doesn[’']t|don[’']t|didn[’']t)"
)
#: Past tenses without "-ed" that news stories use.
IRREGULAR = (
    r"(?:said|told|became|began|broke|brought|built|bought|came|chose|cut|drew|fell|felt|found|fled"
    r"|gave|got|grew|held|hit|kept|knew|led|left|lost|made|met|paid|put|ran|rose|saw|sent|set|shot"
    r"|spent|spoke|stood|struck|swore|took|taught|thought|threw|went|won|wore|wrote|says|sold|fought"
    r"|drove|beat|quit|sought|laid|lay|read|shut|hurt|sank|stole|withdrew|understood|wants|makes"
    r"|plays|remains|comes|goes|takes|gives|runs|works|lives|believes|claims|expects|hopes|plans)"
)
#: A past tense or participle in -ed, and no word that only ends so.
ED = (
    r"(?!(?:hundred|indeed|need|speed|seed|feed|breed|weed|deed|greed|creed|exceed|proceed|succeed"
    r"|sacred|wicked|naked|shed|bred|sped)\b)[a-z]{2,}ed"
)
FINITE = (
    r"(?:(?:also|then|later|now|still|already|never|reportedly|allegedly) )?"
    rf"(?:{AUXILIARY}|{IRREGULAR}|{ED})\b"
)
VERB = re.compile(rf"\b(?:{AUXILIARY}|{IRREGULAR}|{ED})\b")
SUBJECT = rf"(?:{PRONOUN}\b|{DETERMINER}\b|[A-Z][\w’'.-]*)"
SAYS = (
    r"(?:said|says|say|told [\w’' -]{2,30}?|alleged?s?|claimed?s?|believed?s?|suspect(?:ed|s)?"
    r"|argued?s?|insist(?:ed|s)?|warned|added|announced|reported)"
)
#: An attribution at the head of a sentence, up to what is said.
ATTRIBUTION = re.compile(rf"(?:[\w’'.&-]+ ){{1,9}}?(?:also |has |have )?{SAYS} (?:that )?(?=\S)")

#: Participles that are used as prepositions: what is behind them says nothing of the subject.
#: A word belongs here when "NAME was WORD ..." is no reading of it at the head of a sentence.
PREPOSITIONAL = frozenset(
    """according adjusting assuming barring based bearing beginning compared concerning considering
    depending during excepting excluding failing following given granted including judging
    notwithstanding owing pending provided providing regarding respecting starting
    supposing""".split()
)
PARTICIPLE = (
    rf"(?!(?:{'|'.join(sorted(word.capitalize() for word in PREPOSITIONAL))})\b)"
    r"(?:[A-Z][a-z]+(?:ing|ed)|Born|Seen|Known|Taken|Written|Driven|Drawn|Shown|Beaten|Hidden)"
)
#: Past tenses that are no participles, and auxiliaries: where one stands in a phrase, the phrase is
#: a clause with a subject, whose name may end in -ing or -ed. So is one with "-ed the".
PAST = (
    r"(?:became|began|broke|came|chose|drew|fell|flew|gave|grew|knew|saw|spoke|took|threw|went|wore"
    r"|wrote|rose|ran|swore|stole|drove|withdrew|sank|says|said)"
)
CLAUSE_WITHIN = re.compile(rf"\b(?:{AUXILIARY}|{PAST}|{ED} (?i:{DETERMINER}|{PRONOUN}))\b")
#: Words that open a clause inside a phrase, the verb of which is not the phrase's.
CLAUSE_OPENER = re.compile(rf"\b(?:who|whom|that|which|whose|what|how|if|whether|{SUBORDINATOR})\b")
#: All that a sentence says behind a comma: "the manager said", "said the manager".
TAG = re.compile(rf" (?:{SUBJECT}(?: [\w’'.-]+){{0,6}}? {SAYS}|{SAYS} {SUBJECT}[^,;]*)[^,;\w]*$")

OPENER = re.compile(
    rf"(?P<participle>{PARTICIPLE})\b(?= [a-z])[^,;]*,"
    rf"(?= (?:(?i:{PRONOUN}|{DETERMINER})\b|[A-Z]))"
    rf"|(?P<subordinator>(?i:{SUBORDINATOR}))\b(?= [\w“\"])[^,;]*,(?= (?!(?:and|or|but)\b)\w)"
)
RELATIVE = re.compile(r", (?P<word>who|which|where|whose)\b[^,;]*")
APPOSITIVE = re.compile(r", (?P<what>(?:a|an|the|one of|part of|formerly|now) [^,;]+),(?= )")
NEXT_CLAUSE = re.compile(
    rf"(?:;|, (?:and|but|so|yet))(?= {SUBJECT} | (?!{FINITE})(?:[\w’'-]+ ){{1,4}}?{FINITE})"
)
NEXT_VERB = re.compile(rf",? (?:and|but)(?= {FINITE})")
LATER = re.compile(rf",? (?P<word>{SUBORDINATOR})(?= {SUBJECT})|, (?=(?P<ing>[a-z]+ing) )")
#: A relative clause that is still open, and words that "after" and the like belong to.
RESTRICTIVE = re.compile(r"(?<!said )(?<!say )(?<!says )\b(?:who|whom|that|which|whose)\b[^,]*$")
BOUND = re.compile(r"\b(?:named|called|hours|minutes|days|weeks|months|years|shortly|soon|long)$")
JOINERS = rf"and|but|or|that|who|which|what|how|where|if|{SUBORDINATOR}"
#: Words in -ing behind a comma that begin no participial clause.
NO_PARTICIPLE = PREPOSITIONAL | frozenset(
    "nothing something anything everything morning evening king".split()
)
