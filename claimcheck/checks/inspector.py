"""What an editor asks of a judged sentence: its quotations, facts and the sense of its words."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from claimcheck.checks import hedges, negation
from claimcheck.checks.attributions import denies
from claimcheck.checks.facts import SILENT, FactChecker
from claimcheck.checks.nearest_quote import QuoteSource
from claimcheck.checks.quotes import QuoteChecker
from claimcheck.english.closed_classes import CALENDAR, TIME_ZONES
from claimcheck.english.word_alignment import Said, said, sentences_of, word_for_word
from claimcheck.english.words import words
from claimcheck.mentions.comparable import Comparable
from claimcheck.mentions.dates import Date
from claimcheck.mentions.same_date import other_part
from claimcheck.models.encoder import Vectors
from claimcheck.quotations.spoken import Spoken
from claimcheck.quotations.utterances import begun_in
from claimcheck.records import (
    Contrast,
    Document,
    Fact,
    Findings,
    Judgement,
    Probabilities,
    QuoteCheck,
    Sentence,
)

#: Least probability of contradiction where a name differs: models miss figures, but a name that
#: they read past is mostly another form of the same one.
NAMED_OTHERWISE = 0.2


#: Words of a line that says when a page was published, beside weekdays, months and time zones.
_DATING = (
    CALENDAR | TIME_ZONES | frozenset("at on am pm first last posted published updated".split())
)


class Inspector:
    """Inspects the sentences of one article beside their evidence.

    Args:
        article: the document under check, its quotations read.
        references: what is said in them, among them those that the judgements name.
        vectors: those of all quotations.
        origins: the origin number of each reference, in their order.
        quoted_only: ids of references that no judgement names, of which quotations alone count.
    """

    def __init__(
        self,
        article: Document,
        references: Sequence[Spoken],
        vectors: Vectors,
        origins: Sequence[int],
        quoted_only: Collection[str] = (),
    ) -> None:
        self._quotations = [q for q in article.quotations if q.kind == "speech"]
        self._vectors = vectors
        documents = [spoken.document for spoken in references]
        self._references = {reference.id: reference for reference in documents}
        self._quotes = QuoteChecker(
            [
                QuoteSource(spoken, vectors.known([q.text for q in spoken.document.quotations]))
                for spoken in references
            ]
        )
        numbers = {r.id: number for r, number in zip(documents, origins, strict=True)}
        judged = [d for d in documents if d.id not in quoted_only]
        self._facts = FactChecker(article, judged, numbers)

    @property
    def mentions(self) -> Comparable:
        """The numbers, dates and names of the article and its references."""
        return self._facts.mentions

    def inspect(self, sentence: Sentence, judgements: Sequence[Judgement]) -> Findings:
        """Compare a sentence with the evidence that it was judged on."""
        facts = self._facts.check(sentence.start, sentence.end, judgements)
        facts = self._read_too(_of_statements(facts, sentence), judgements)
        evidence = sentences_of(judgements, self._references)
        contrasts: tuple[Contrast, ...] = ()
        if not word_for_word(judgements):
            named = any(fact.status == "mismatch" for fact in facts)
            contested = self._contested(judgements)
            contrasts = _contrasts(sentence, judgements, evidence, contested, named)
        return Findings(self._within(sentence, judgements), facts, contrasts)

    def _contested(self, judgements: Sequence[Judgement]) -> frozenset[str]:
        """The sentences of the evidence behind which their reference has it denied.

        None where a reference entails the claim: then it stands, whoever denies it.
        """
        if any(judgement.label == "entailment" for judgement in judgements):
            return frozenset()
        found = set()
        for judgement in judgements:
            sentences = self._references[judgement.reference].sentences
            for n in (n for window in judgement.evidence for n in window.sentences):
                if n + 1 < len(sentences) and denies(said("", sentences[n + 1].text)):
                    found.add(said("", sentences[n].text).text)
        return frozenset(found)

    def _within(
        self, sentence: Sentence, judgements: Sequence[Judgement]
    ) -> tuple[QuoteCheck, ...]:
        """Compare the quotations that begin in ``sentence``.

        One whose whole sentence stands in a reference has the speaker that it has there, whoever
        "he" was taken for.
        """
        checks = (
            self._quotes.check(q, self._vectors.of([q.text])[0], judgements)
            for q in begun_in(self._quotations, sentence)
        )
        if word_for_word(judgements):
            return tuple(
                replace(check, status="verbatim", nearest=None, diff=(), said_by=None)
                if check.status == "misattributed"
                else check
                for check in checks
            )
        return tuple(checks)

    def _read_too(self, facts: Sequence[Fact], judgements: Sequence[Judgement]) -> tuple[Fact, ...]:
        """The facts without mismatches that the model's reading of their evidence speaks against.

        Those are absent, or gone where another reference has the value. Two names of one sentence
        that both differ have changed places, which models do not see. A figure on which references
        disagree stands whatever the model makes of the rest of the claim. Models do not see either
        that 28 June is not early: another part of a period stands where they are not silent.
        """
        read = {j.reference: j for j in judgements}
        several = sum(f.kind == "name" and f.status == "mismatch" for f in facts) > 1
        matched = {f.start for f in facts if f.status == "match"}
        kept: list[Fact] = []
        for fact in facts:
            judged = read.get(fact.reference or "")
            exchanged = several and fact.kind == "name"
            disputed = fact.kind == "number" and fact.start in matched
            no_doubt = fact.status != "mismatch" or exchanged or disputed
            if no_doubt or judged is None or self._allows(judged, fact):
                kept.append(fact)
            elif fact.start not in matched:
                kept.append(replace(fact, status="absent", reference=None, found=None))
        return tuple(kept)

    def _allows(self, judgement: Judgement, fact: Fact) -> bool:
        """Whether the reading of its evidence leaves room for a mismatch."""
        read = judgement.probabilities
        if fact.kind == "name":
            return read.contradiction >= NAMED_OTHERWISE
        if fact.kind == "date":
            in_part = read.neutral < SILENT and self._is_other_part(fact, judgement)
            return in_part or judgement.label == "contradiction" or _is_against(read)
        return read.neutral < SILENT

    def _is_other_part(self, fact: Fact, judgement: Judgement) -> bool:
        """Whether a date differs from that of its reference only in the part of one period."""
        evidence = self.mentions.evidence([judgement])
        return any(
            isinstance(mine.value, Date)
            and isinstance(told.value, Date)
            and told.value.text == fact.found
            and other_part(mine.value, told.value)
            for mine in self.mentions.within(fact.start, fact.end)
            for told, _ in evidence
        )


def _of_statements(facts: Sequence[Fact], sentence: Sentence) -> tuple[Fact, ...]:
    """The facts without mismatches of a line that says when a page was published."""
    if any(word.isalpha() and word not in _DATING for word in words(sentence.text)):
        return tuple(facts)
    return tuple(fact for fact in facts if fact.status != "mismatch")


def _is_against(judged: Probabilities) -> bool:
    """Whether contradiction is most probable."""
    return judged.contradiction > max(judged.entailment, judged.neutral)


def _contrasts(
    sentence: Sentence,
    judgements: Sequence[Judgement],
    evidence: Sequence[Said],
    contested: Collection[str],
    named: bool,
) -> tuple[Contrast, ...]:
    """Dropped hedges and attributions, and the opposites that the models see too.

    Rules compare words; "must wait" is no opposite of "no decision yet", which reading tells. So an
    opposite stands where the model most probably finds its reference against the claim. And where
    it finds the reference against the claim, that one attributes something else.

    What contradicts the claim is looked for more widely unless it is ``named`` by a fact.
    """
    other = frozenset(j.reference for j in judgements if j.label == "contradiction")
    dropped = (
        contrast
        for contrast in hedges.dropped(sentence.text, sentence.start, evidence, contested)
        if contrast.flag != "attribution_dropped" or contrast.reference not in other
    )
    against = {j.reference for j in judgements if _is_against(j.probabilities)}
    denied = frozenset() if named else other
    opposed = negation.contrasts(sentence.text, sentence.start, evidence, denied)
    return (*dropped, *(contrast for contrast in opposed if contrast.reference in against))
