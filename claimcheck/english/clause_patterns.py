"""Closed classes of words and the patterns of clauses that `clauses` cuts by."""

from __future__ import annotations

import re

from claimcheck.english.closed_classes import (
    CLAIMING_SUBORDINATORS,
    CONNECTIVES,
    COORDINATORS,
    DEMONSTRATIVES,
    FINITE_AUXILIARIES,
    NEGATIVE_CONTRACTIONS,
    PARTICIPLE_PREPOSITIONS,
    PREPOSITIONS,
    RELATIVES,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    alternation,
)
from claimcheck.english.verbs_of_saying import WITHOUT_THAT

PRONOUN = alternation((SUBJECT_PRONOUNS - {"i"} | DEMONSTRATIVES - {"that"}) | {"I", "there"})
DETERMINER = (
    r"(?:the|a|an|his|her|its|their|our|my|some|many|most|several|all|both|no|one|two|three|four"
    r"|five|police|officials)"
)
SUBORDINATOR = alternation(CLAIMING_SUBORDINATORS | {"even though", "so that"})
#: A clause has one of them, or a verb in a tense.
AUXILIARY = alternation(FINITE_AUXILIARIES - {"am", "shall"} | NEGATIVE_CONTRACTIONS | {"cannot"})
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
_SAYING_SO = WITHOUT_THAT.difference("tell tells told".split())
SAYS = (
    r"(?:told [\w’' -]{2,30}?"
    rf"|{alternation(_SAYING_SO | {'added', 'announced', 'reported'})})"
)
#: An attribution at the head of a sentence, up to what is said.
ATTRIBUTION = re.compile(rf"(?:[\w’'.&-]+ ){{1,9}}?(?:also |has |have )?{SAYS} (?:that )?(?=\S)")

#: Participles that are used as prepositions: what is behind them says nothing of the subject.
#: A word belongs here when "NAME was WORD ..." is no reading of it at the head of a sentence.
PREPOSITIONAL = PARTICIPLE_PREPOSITIONS | frozenset(
    """adjusting assuming based bearing beginning compared considering depending during excepting
    failing given granted judging notwithstanding owing pending provided providing respecting
    starting supposing""".split()
)
#: "To win the seat, the mayor ..." and the like; "even as", "just after", "only days after".
TO_SUBJECT = frozenset("to even just only not when instead".split())
PARTICIPLE = (
    rf"(?!(?:{'|'.join(sorted(word.capitalize() for word in PREPOSITIONAL))})\b)"
    r"(?:[A-Z][a-z]+(?:ing|ed)|Born|Seen|Known|Taken|Written|Driven|Drawn|Shown|Beaten|Hidden)"
)
#: What follows "when" or "though" where a clause has no subject: "when asked about it". Not behind
#: "as", by which somebody else is meant ("as reported by the paper").
BARE_PARTICIPLE = re.compile(
    r"(?:after|although|since|though|when|while) (?:[a-z]+ly )?"
    rf"(?!(?:{alternation(PREPOSITIONAL)})\b)"
    r"(?:[a-z]{2,}(?:ing|ed)|beaten|born|built|caught|drawn|driven|held|hidden|hit|hurt|known|left"
    rf"|made|paid|seen|sent|shown|sold|taken|told|written)\b(?= [a-z])(?! {FINITE})",
    re.IGNORECASE,
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

#: A letter that stands for every character of a quotation.
MASK = "q"
MASKED = re.compile(MASK * 3)
#: Words that open a phrase before the subject, or a clause that is not the main one.
_BEFORE_SUBJECT = PREPOSITIONS | (SUBORDINATORS - {"that"}) | PREPOSITIONAL | TO_SUBJECT
NO_SUBJECT = re.compile(rf"(?i:{alternation(_BEFORE_SUBJECT)})\b")
#: What leads to a subject: a conjunction, or where an agency reports from.
LEAD = re.compile(
    rf"^(?:(?:(?i:{alternation(COORDINATORS | {'yet'})}) )+"
    r"|[A-Z][A-Z .,’'-]{2,}(?: \([\w /]+\))? [—–-]+ )"
)
#: Signs that the verb behind a phrase is that of a clause within it, or of other words.
NO_HEAD = re.compile(rf"[“”\"«»—–]| - |--| {alternation(RELATIVES)}\b")
#: Words behind the noun that a subject is about.
HEAD_END = re.compile(rf" {alternation(PREPOSITIONS | RELATIVES)}\b")

OPENER = re.compile(
    rf"(?P<participle>{PARTICIPLE})\b(?= [a-z])[^,;]*,"
    rf"(?= (?:(?i:{PRONOUN}|{DETERMINER})\b|[A-Z]))"
    rf"|(?P<subordinator>(?i:{SUBORDINATOR}))\b(?= [\w“\"])[^,;]*,(?= (?!(?:and|or|but)\b)\w)"
)
RELATIVE = re.compile(r", (?P<word>who|which|where|whose)\b[^,;]*")
APPOSITIVE = re.compile(r", (?P<what>(?:a|an|the|one of|part of|formerly|now) [^,;]+),(?= )")
#: "; it was late", "; however, it was late".
NEXT_CLAUSE = re.compile(
    rf"(?:;|, (?:and|but|so|yet))(?P<lead> {alternation(CONNECTIVES)},)?"
    rf"(?= {SUBJECT} | (?!{FINITE})(?:[\w’'-]+ ){{1,4}}?{FINITE})"
)
NEXT_VERB = re.compile(rf",? (?:and|but)(?= {FINITE})")
LATER = re.compile(rf",? (?P<word>{SUBORDINATOR})(?= {SUBJECT})|, (?=(?P<ing>[a-z]+ing) )")
#: A reason is a part whatever its verb: "because readers no longer trust it".
BECAUSE = re.compile(r",? (?P<word>because)(?! of\b)(?= [A-Za-z])")
#: Words before "because" by which the reason is no clause beside another one.
NO_REASON = frozenset("and but is just mainly not only or partly precisely simply was".split())
#: A relative clause that is still open, and words that "after" and the like belong to.
RESTRICTIVE = re.compile(r"(?<!said )(?<!say )(?<!says )\b(?:who|whom|that|which|whose)\b[^,]*$")
BOUND = re.compile(r"\b(?:named|called|hours|minutes|days|weeks|months|years|shortly|soon|long)$")
JOINERS = rf"and|but|or|that|who|which|what|how|where|if|{SUBORDINATOR}"
#: Words in -ing behind a comma that begin no participial clause.
NO_PARTICIPLE = PREPOSITIONAL | frozenset(
    "nothing something anything everything morning evening king".split()
)
