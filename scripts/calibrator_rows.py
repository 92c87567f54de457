"""What the calibrator is fitted on: validation claims, read by the models.

A claim of ``consistency/val`` is a summary of one or more sentences with one label. Claims that the
NLI models were trained on are left out, and claims that stand in a test set too (some sets are
split by row, so that a few do).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from reader_rows import held_out

from claimcheck.evaluation.datasets import Claim, consistency_sets, fingerprint, unseen
from claimcheck.evaluation.documents import plain_document
from claimcheck.judging.batching import Asker
from claimcheck.judging.readings import can_contradict, leans_to_support, premise
from claimcheck.models.calibration import DEPTHS, NLI_ROLES, READINGS, features
from claimcheck.models.encoder import load_encoder
from claimcheck.models.nli import load_nli
from claimcheck.progress import NoProgress
from claimcheck.records import Candidates, Probabilities
from claimcheck.retrieval.index import Index
from claimcheck.settings import Settings

#: The values of `FEATURES` by reading, of one sentence.
Read = dict[str, tuple[float, ...]]


@dataclass(frozen=True)
class Row:
    """A claim: its label, and for each sentence that a model must judge what the readings say."""

    source: str
    document: str
    supported: bool
    sentences: tuple[Read, ...]
    #: By role, for each sentence: the probability of contradiction, 0 off the subject.
    contradictions: dict[str, tuple[float, ...]]
    #: Entailment, contradiction or neutral, where the set has three labels.
    label: str = ""


class Reader:
    """Reads claims by every reading."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.encoder, encoder_name = load_encoder(settings)
        # A revision changes with the card too, which says nothing of the weights.
        self.names = [encoder_name.split("@")[0]]
        self.askers = {}
        for role in NLI_ROLES:
            nli, name = load_nli(settings, role)
            self.names.append(name.split("@")[0])
            self.askers[role] = Asker(nli, NoProgress())

    def rows(self, source: str, claims: list[Claim], labels: Sequence[str] = ()) -> list[Row]:
        """One row for each claim that has a sentence for the models to judge.

        ``labels`` holds the three-way label of each claim, if the set has such.
        """
        labels = labels or [""] * len(claims)
        cases = [
            [case for case in self.candidates(claim) if case.method == "nli"] for claim in claims
        ]
        answers = {
            reading: self.answers(reading, [case for row in cases for case in row])
            for reading in READINGS
        }
        against = {
            role: self.against([c for row in cases for c in row], role) for role in NLI_ROLES
        }
        rows = []
        for claim, label, row in zip(claims, labels, cases, strict=True):
            read = [self.read(case, answers) for case in row]
            if read and None not in read:
                document = str(fingerprint(claim.document))
                denied = {
                    role: tuple(found[case] for case in row) for role, found in against.items()
                }
                rows.append(Row(source, document, claim.supported, tuple(read), denied, label))
        return rows

    def candidates(self, claim: Claim) -> list[Candidates]:
        """Where to look for each sentence of a claim."""
        document = plain_document("document", claim.document)
        vectors = self.encoder.encode([s.text for s in document.content])
        index = Index(document, vectors, self.settings.window_sentences)
        texts = [s.text for s in plain_document("claim", claim.text).content]
        return index.candidates(texts, self.encoder.encode(texts), self.settings.windows)

    def answers(self, reading: str, cases: list[Candidates]) -> dict[Candidates, Probabilities]:
        """What a reading says of each case that it can read."""
        role, depth = reading.split("/")
        pairs = {case: (premise(case, depth), case.claim) for case in cases}
        known = self.askers[role].ask(pairs.values())
        found = {case: known[pair] for case, pair in pairs.items()}
        return {case: judged for case, judged in found.items() if judged is not None}

    def read(
        self, case: Candidates, answers: dict[str, dict[Candidates, Probabilities]]
    ) -> Read | None:
        """The features of one sentence by reading; None where a reading failed."""
        if any(case not in answers[reading] for reading in READINGS):
            return None
        return {
            reading: tuple(
                features(
                    case.claim,
                    premise(case, reading.split("/")[1]),
                    answers[reading][case],
                    case.windows[0].similarity,
                )
            )
            for reading in READINGS
        }

    def against(self, cases: list[Candidates], role: str) -> dict[Candidates, float]:
        """Probability that the reference contradicts each case, as the checker hears it.

        The higher of window and passage; that of the window alone where it leans to support, and 0
        where neither is heard.
        """
        window, passage = (self.answers(f"{role}/{depth}", cases) for depth in DEPTHS)
        found = dict.fromkeys(cases, 0.0)
        for case in filter(can_contradict, cases):
            heard = [answers[case] for answers in (window, passage) if case in answers]
            if case in window and leans_to_support(window[case]):
                heard = [window[case]]
            found[case] = max((judged.contradiction for judged in heard), default=0.0)
        return found


def validation_claims(data: Path, limit: int) -> Iterator[tuple[str, list[Claim], list[str]]]:
    """The claims of each set of ``consistency/val`` that nothing was trained or is tested on.

    They have no three-way labels.
    """
    folder = data / "consistency"
    is_unseen = unseen(folder)
    for name, claims in consistency_sets(folder / "val", 10**6):
        own = [claim for claim in claims if is_unseen(claim.document, claim.text)]
        yield name, own[:limit], []


def written_claims(data: Path, limit: int) -> Iterator[tuple[str, list[Claim], list[str]]]:
    """Claims that the reader's training held out, of each set, and their three-way labels."""
    for name, passages in held_out(data, limit).items():
        claims = [
            Claim(claim, passage.premise, label == "entailment")
            for passage in passages
            for claim, label in zip(passage.claims, passage.labels, strict=True)
        ]
        yield name, claims, [label for passage in passages for label in passage.labels]
