"""Where variants of a story conflict: one record for each matter, not one for each sentence that
another variant denies. No model is run.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.english.words import content_words
from claimcheck.records import Judgement, Report, SentenceResult
from claimcheck.records.comparison import Disagreement, Side

#: A sentence: the place of its report and its index there.
_Node = tuple[int, int]


def disagreements(reports: Sequence[Report]) -> tuple[Disagreement, ...]:
    """Return what the variants of ``reports`` tell against each other, the most told first.

    Sentences that deny each other, and those that these deny in turn, are one matter. Each variant
    has one side of it: its first sentence on the matter, one of the body before a headline. What
    is denied by a text that has no report here is left out.
    """
    matters = _Denials(reports).matters()
    return tuple(Disagreement(sides) for sides in sorted(matters, key=lambda s: -len(s)))


class _Denials:
    """Which sentences of several reports deny which others."""

    def __init__(self, reports: Sequence[Report]) -> None:
        self._reports = reports
        self._places = {report.article.id: place for place, report in enumerate(reports)}
        self._stories = [
            [s for s in report.sentences if s.role != "furniture"] for report in reports
        ]
        self._sentences = {
            (place, s.index): s for place, story in enumerate(self._stories) for s in story
        }
        #: For each sentence, by the place of the variant that denies it, that one's sentences.
        self._against = {
            node: dict(self._denying(sentence)) for node, sentence in self._sentences.items()
        }

    def matters(self) -> list[tuple[Side, ...]]:
        """The sides of every matter, in the order in which the texts tell them."""
        joined: dict[_Node, list[_Node]] = {}
        for first, second in self._pairs():
            one, other = joined.get(first, [first]), joined.get(second, [second])
            if one is not other:
                merged = sorted([*one, *other])
                joined |= dict.fromkeys(merged, merged)
        groups = {id(nodes): nodes for _, nodes in sorted(joined.items())}
        return [self._sides(nodes) for nodes in groups.values()]

    def _pairs(self) -> Iterator[tuple[_Node, _Node]]:
        """Each sentence with one that denies it, of a window those that it denies in turn."""
        for node, found in self._against.items():
            own = content_words(self._sentences[node].text)
            for nodes in found.values():
                back = [other for other in nodes if node in self._against[other].get(node[0], ())]
                alike = [len(own & content_words(self._sentences[n].text)) for n in nodes]
                nearest = nodes[alike.index(max(alike))]
                yield from ((node, other) for other in back or [nearest])

    def _denying(self, sentence: SentenceResult) -> Iterator[tuple[int, list[_Node]]]:
        for judgement in sentence.judgements:
            place = self._places.get(judgement.reference)
            if judgement.label == "contradiction" and place is not None:
                nodes = [(place, s.index) for s in self._stories[place] if _is_read(s, judgement)]
                if nodes:
                    yield place, nodes

    def _sides(self, nodes: Sequence[_Node]) -> tuple[Side, ...]:
        """One side for each variant that has a sentence among ``nodes``."""
        chosen: dict[int, SentenceResult] = {}
        for place, index in nodes:
            sentence = self._sentences[place, index]
            if place not in chosen or (chosen[place].role, sentence.role) == ("headline", "body"):
                chosen[place] = sentence
        names = {self._reports[place].article.id for place in chosen}
        return tuple(
            Side(
                variant=self._reports[place].article.id,
                index=s.index,
                start=s.start,
                end=s.end,
                text=s.text,
                values=_values(s, names),
                also=tuple(n for p, n in nodes if p == place and n != s.index),
            )
            for place, s in chosen.items()
        )


def _is_read(sentence: SentenceResult, judgement: Judgement) -> bool:
    """Whether a sentence of a reference is part of the best window of a judgement."""
    if not judgement.evidence:
        return False
    best = max(judgement.evidence, key=lambda window: window.similarity)
    return sentence.start < best.end and best.start < sentence.end


def _values(sentence: SentenceResult, others: set[str]) -> tuple[str, ...]:
    """The words of a sentence in whose place other variants have others."""
    facts = [f.text for f in sentence.facts if f.status == "mismatch" and f.reference in others]
    contrasts = [
        c.text for c in sentence.contrasts if c.flag == "negation" and c.reference in others
    ]
    return tuple(dict.fromkeys([*facts, *contrasts]))
