"""Attributions: who is said to say something, and what; those that a claim may not drop.

Found by cue words ("said", "alleges", "according to") and punctuation, without a parser. News drops
the names of officials, agencies and spokesmen all the time and tells the same, so only somebody's
word that leaves open whether it is so counts as dropped: an allegation or a belief, what one side
of a dispute or nobody in particular says, and what the evidence says is denied.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from claimcheck.english.closed_classes import (
    ARTICLES,
    AUXILIARIES,
    BE,
    CONTRACTIONS,
    COORDINATORS,
    DEMONSTRATIVES,
    EPISTEMIC_MODALS,
    HAVE,
    INTERROGATIVES,
    MODALS,
    NEGATORS,
    POSSESSIVES,
    RELATIVES,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
)
from claimcheck.english.sentences import ends_in_question
from claimcheck.english.verbs_of_saying import (
    BARE,
    DOUBTFUL,
    REPORTED,
    REPORTING,
    VOUCHING,
    WITHOUT_THAT,
    forms,
)
from claimcheck.english.word_alignment import Alignment, Said, Token, align, tokens
from claimcheck.records import Contrast

#: Cues that report. Those that vouch for what they report ("confirmed", "announced", "revealed",
#: "showed") are left out: without them the same is told. Bare forms are as often nouns.
_REPORTING = (REPORTING - BARE) | frozenset("say tell report according".split())
_CUES = DOUBTFUL | _REPORTING
#: Cues that leave open whether it is so, whoever the source is; a witness speaks at a trial.
_OPEN_CUES = DOUBTFUL | frozenset(forms("testify"))
#: Sources that speak for one side, and those that nobody can ask.
_ONE_SIDED = frozenset(
    """accuser accusers activist activists affidavit attorney attorneys barrister barristers
    campaigner campaigners complaint counsel critic critics defence defense indictment lawsuit
    lawyer lawyers opponent opponents opposition plaintiff plaintiffs prosecution prosecutor
    prosecutors rebels rumors rumours solicitor solicitors source sources suit suspect union
    unions""".split()
)
#: Verbs by which somebody contradicts what was said.
_DENYING = frozenset(forms("deny dispute refute"))
#: Words by which the evidence says that something is not agreed on.
_DISPUTING = _DENYING | frozenset(
    "denial denials disputed untrue unproven unverified unconfirmed".split()
)
#: Cues that may stand behind what is said.
_BEHIND = WITHOUT_THAT | REPORTED | {"adds"}
#: Nouns that do not vouch for what follows them after "that".
_NOUNS = frozenset(
    """claim claims allegation allegations accusation accusations fear fears doubt doubts rumour
    rumours rumor rumors suspicion suspicions belief criticism argument speculation suggestion
    suggestions""".split()
)
#: "is accused of stealing", "charged with murder": what follows is an accusation.
_ACCUSED = {("accused", "of"), ("suspected", "of"), ("charged", "with")}
_TOLD = (
    VOUCHING | frozenset(forms("ask describe call cite quote urge blame demand indicate show"))
) - BARE
#: Words that show that a claim is somebody's word.
_ATTRIBUTED = (
    _CUES
    | _NOUNS
    | _TOLD
    | frozenset(
        """allegedly apparently expected figures finds found heard pointed poll purportedly
        reportedly statement study supposedly survey testimony trial""".split()
    )
)
#: Words of a claim by which it is told as no fact, or as an accusation, whoever says so.
_LEFT_OPEN = EPISTEMIC_MODALS | frozenset(
    """should perhaps possibly probably likely expected whether appear appears
    appeared seem seems seemed accused charge charged charges plead pleaded pleads""".split()
)
#: Words shortly before a cue that make it no statement: "refused to even say", "did not say",
#: "will think", ...
_NOT_SAID = NEGATORS | MODALS | {"to"}
#: ... and words right before it: "the report", "which said".
_NO_CUE = ARTICLES | DEMONSTRATIVES | POSSESSIVES | {"of", "which"}
#: Words that open a clause which is no "source and cue".
_OTHER_CLAUSE = (
    RELATIVES
    | SUBORDINATORS
    | COORDINATORS
    | frozenset("with including despite during amid yet".split())
)
#: Words by which the author tells when it was said: "claimed today as workers went on strike".
_TIMES = frozenset("after as before when while".split())
#: Most words of the source and the cue that stand behind or inside what is said.
_LONGEST_TAG = 14
#: Content words of the claim that must be among what is said, at least; one more where much else
#: is said, for a few common words occur together by chance.
_LEAST_COMMON = 3
#: Which share of the claim's words between the first and the last of them they must be; and which
#: of what is said together with which of the whole claim, or else which of the whole claim alone.
_DENSITY, _RECALL, _LEAST_COVERAGE, _COVERAGE = 0.65, 0.6, 0.4, 0.75
#: The first of them where the next sentence of the evidence denies what is said; the second is not
#: asked for then, for who is contradicted says much.
_CONTESTED_DENSITY = 0.5
#: How near the source and the cue, in content words, some of what the claim says must stand: at the
#: far end of a long sentence its author speaks.
_ADJOINING = 5
#: A sentence without attribution that covers this share of what the attributed one does clears.
_CLEARS = 0.8
_FIRST_PERSON = frozenset("i we my our me us".split()) | {
    word for word in CONTRACTIONS if word.startswith(("i'", "we'"))
}
#: Words that open what is said, behind a cue that follows its source, ...
_OPENS = (
    ARTICLES
    | SUBJECT_PRONOUNS
    | DEMONSTRATIVES
    | POSSESSIVES
    | frozenset("there no some many most all both if while when".split())
)
#: ... and behind one that comes first: ", said it was".
_PRONOUNS = SUBJECT_PRONOUNS | {"there", "that"}


@dataclass(frozen=True, slots=True)
class Attribution:
    """Words ``first`` to ``last`` name source and cue; ``content``: positions of what is said."""

    first: int
    last: int
    content: tuple[int, ...]


def attributions(words: Sequence[Token]) -> Iterator[Attribution]:
    """The attributions of a sentence."""
    for n, token in enumerate(words):
        found: Attribution | None = None
        if token.word in _NOUNS and _content_clause(words, n):
            found = _opening(words, n)
        elif token.word in _CUES and _says(words, n):
            found = _according(words, n) or _tag(words, n) or _opening(words, n)
        if found is not None and found.content:
            yield found


def wordings(said: Said, shared: Container[int], disputed: bool = False) -> Iterator[str]:
    """The attributions of a sentence that leave open what is said; all where it is disputed.

    Only those of some of the ``shared`` words, by their positions.
    """
    for attribution in attributions(said.words):
        of_shared = any(n in shared for n in attribution.content)
        if of_shared and (disputed or _leaves_open(said.words, attribution)):
            yield _wording(said, attribution)


def disputes(said: Said) -> bool:
    """Whether a sentence says that something is denied or not agreed on."""
    return not _DISPUTING.isdisjoint(_words(said.words))


def denies(said: Said) -> bool:
    """Whether somebody contradicts what was said before; who "did not deny it" does not."""
    words = said.words
    return any(
        token.word in _DENYING and NEGATORS.isdisjoint(_words(words[max(0, n - 2) : n]))
        for n, token in enumerate(words)
    )


def _wording(said: Said, attribution: Attribution) -> str:
    return said.text[said.words[attribution.first].start : said.words[attribution.last].end]


def _content_clause(words: Sequence[Token], at: int) -> bool:
    """Whether "that" and a subject follow: not so in "the argument that convinced them"."""
    following = [token.word for token in words[at + 1 : at + 3]]
    if following[:1] != ["that"] or len(following) < 2:
        return False
    return following[1] not in AUXILIARIES and not following[1].endswith("ed")


def _says(words: Sequence[Token], at: int) -> bool:
    """Whether a cue is a verb that nothing takes back."""
    first = _clause(words, at)[0]
    if not INTERROGATIVES.isdisjoint(_words(words[first:at])):
        return False  # "asked what readers thought"
    before = _words(words[max(first, at - 3) : at])
    return _NOT_SAID.isdisjoint(before) and not (at and words[at - 1].word in _NO_CUE)


def _clause(words: Sequence[Token], at: int) -> tuple[int, int]:
    """First and last word between the punctuation marks around ``at``."""
    inside = [n for n, token in enumerate(words) if token.clause == words[at].clause]
    return inside[0], inside[-1]


def _content(words: Sequence[Token], *spans: range) -> tuple[int, ...]:
    return tuple(n for span in spans for n in span if words[n].content)


def _according(words: Sequence[Token], at: int) -> Attribution | None:
    if words[at].word != "according":
        return None
    last = _clause(words, at)[1]
    return Attribution(at, last, _content(words, range(at), range(last + 1, len(words))))


def _tag(words: Sequence[Token], at: int) -> Attribution | None:
    """A short clause behind or inside what is said: ", officials said on Monday"."""
    first, last = _clause(words, at)
    if first == 0 or last - first >= _LONGEST_TAG or words[at].word not in _BEHIND:
        return None
    inside = [token.word for token in words[first : last + 1]]
    after = inside[at - first + 1 :]
    if inside[0] in _OTHER_CLAUSE or not (BE | HAVE).isdisjoint(after) or words[at - 1].word in BE:
        return None
    if after and after[0] in (_OPENS if at > first else _PRONOUNS):
        return None  # what is said follows
    if at == first or last == len(words) - 1:
        return Attribution(first, last, _content(words, range(first)))
    return Attribution(first, last, _content(words, range(first), range(last + 1, len(words))))


def _opening(words: Sequence[Token], at: int) -> Attribution | None:
    """Source, cue, then what is said: "Police suspect (that) ..."."""
    first, last = _clause(words, at)
    following = [token.word for token in words[at + 1 : min(last, at + 5) + 1]]
    if not following or following[0] == "to" or words[first].word == "having":
        return None  # "having said so" names no source of its own
    if (words[at].word, following[0]) in _ACCUSED:
        begin = at + 2
    elif words[at].word in ("accused", "accuses", "accuse") and "of" in following:
        begin = at + 2 + following.index("of")
    elif "that" in following:
        begin = at + 2 + following.index("that")
    elif words[at].word in WITHOUT_THAT and at and _TIMES.isdisjoint(following[:2]):
        begin = at + 1
    else:
        return None
    return Attribution(first, begin - 1, _content(words, range(begin, len(words))))


def dropped(
    claim: str, start: int, evidence: Sequence[Said], contested: Container[str] = ()
) -> Iterator[Contrast]:
    """The attribution that the evidence has and ``claim`` lacks, if any that leaves it open.

    Args:
        claim: a sentence of the article, or a part of one.
        start: its offset in the article.
        evidence: sentences that speak of the same thing.
        contested: the texts of those of them behind which a reference has it denied.
    """
    mine = tokens(claim)
    if _quoted(claim) or ends_in_question(claim):
        return
    # Not capitals: "by May". A claim that names a side says whose word it is.
    open_words = _LEFT_OPEN | _ONE_SIDED
    if any(t.word.removesuffix("'s") in open_words and not claim[t.start].isupper() for t in mine):
        return
    disputed = {said.reference for said in evidence if disputes(said)}
    best: tuple[float, Said, Attribution] | None = None
    plain = 0.0
    for said in evidence:
        both = align(claim, said.text)
        open_to_doubt = said.text in contested
        told = [(w, a) for a in attributions(said.words) if (w := _weight(both, a, open_to_doubt))]
        if not told:
            plain = max(plain, both.coverage)
        for weight, attribution in told:
            if (best is None or weight > best[0]) and not _attributed(both, attribution):
                best = (weight, said, attribution)
    if best is None or plain >= _CLEARS * best[0]:
        return
    _, said, attribution = best
    in_doubt = said.reference in disputed or said.text in contested
    left_open = in_doubt or _leaves_open(said.words, attribution)
    if not left_open and not _promised(align(claim, said.text)):
        return
    if _quoted(said.text) and _FIRST_PERSON & _words(mine):
        return  # a sentence out of the middle of a long quotation
    found = _wording(said, attribution)
    yield Contrast("attribution_dropped", start, start, "", said.reference, found)


def _leaves_open(words: Sequence[Token], attribution: Attribution) -> bool:
    """Whether it may not be so, by the cue or because of who says it."""
    told = _words(words[attribution.first : attribution.last + 1])
    if "reports" in told and len(told & _CUES) > 1:
        return True  # "reports say", not "the newspaper reports"
    return not told.isdisjoint(_OPEN_CUES | _NOUNS | _ONE_SIDED)


def _promised(both: Alignment) -> bool:
    """Whether the same is said to come: "said it would close" told as "it would close".

    Without who said so, it is told as what is to come.
    """

    def would(words: Sequence[Token], at: int) -> bool:
        return "would" in _words(words[max(0, at - 2) : at])

    return any(would(both.claim, i) and would(both.evidence, j) for i, j in both.pairs.items())


def _words(tokens: Sequence[Token]) -> frozenset[str]:
    return frozenset(token.word for token in tokens)


def _quoted(text: str) -> bool:
    return any(mark in text for mark in '“”"‘') or text.endswith("’")


def _weight(both: Alignment, attribution: Attribution, contested: bool) -> float:
    """The claim's coverage when it says what the attribution attributes; else 0.

    Less of what is ``contested`` has to be said.
    """
    said = set(attribution.content)
    hits = sorted(i for i, j in both.pairs.items() if j in said)
    if len(hits) < _LEAST_COMMON or _adjoining(attribution).isdisjoint(both.back):
        return 0.0
    span = range(hits[0], hits[-1] + 1)
    density = len(hits) / sum(both.claim[i].content for i in span)
    total = sum(token.content for token in both.claim)
    coverage = len(hits) / total
    recall = len(hits) / len(said)
    enough = ((contested or recall >= _RECALL) and coverage >= _LEAST_COVERAGE) or (
        coverage >= _COVERAGE and len(hits) > _LEAST_COMMON
    )
    dense = density >= (_CONTESTED_DENSITY if contested else _DENSITY)
    return coverage if dense and enough else 0.0


def _adjoining(attribution: Attribution) -> frozenset[int]:
    """Positions of what is said right before and right behind source and cue."""
    before = [n for n in attribution.content if n < attribution.first]
    behind = [n for n in attribution.content if n > attribution.last]
    return frozenset((*before[-_ADJOINING:], *behind[:_ADJOINING]))


def _attributed(both: Alignment, attribution: Attribution) -> bool:
    """Whether the claim is told as somebody's word, or leaves open whether it is so.

    A word of speech that belongs to what is said is no attribution of it: "the minister said that
    prosecutors believe him" told as "prosecutors believe him".
    """
    covered = [j for j in attribution.content if j in both.back]
    inside = Counter(
        both.evidence[j].word
        for j in range(covered[0], covered[-1] + 1)
        if not attribution.first <= j <= attribution.last
    )
    mine = Counter(
        token.word
        for at, token in enumerate(both.claim)
        if token.word in _ATTRIBUTED and not _is_noun(both.claim, at)
    )
    return bool(mine - inside)


def _is_noun(words: Sequence[Token], at: int) -> bool:
    """Whether a verb of reporting stands as a noun: "the report was long" reports nothing."""
    return words[at].word in _REPORTING and at > 0 and words[at - 1].word in _NO_CUE
