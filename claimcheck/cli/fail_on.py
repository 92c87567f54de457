"""``--fail-on``: which findings end a run with exit code 1."""

from __future__ import annotations

import argparse
import difflib
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from claimcheck.records import VERDICTS
from claimcheck.report.findings import FLAGS

if TYPE_CHECKING:
    from claimcheck.records import Report, SentenceResult

EDITORIAL = "editorial"
FINDINGS = (*(v for v in VERDICTS if v != "supported"), *FLAGS, EDITORIAL)


@dataclass(frozen=True)
class FailOn:
    """Findings, and the share of the checked sentences that may have one of them."""

    findings: frozenset[str]
    share: Fraction

    @classmethod
    def parse(cls, text: str) -> FailOn:
        """Read ``FINDING,...[:SHARE]``, for argparse."""
        names, colon, share = text.partition(":")
        findings = [name.strip() for name in names.split(",")]
        for name in findings:
            if name not in FINDINGS:
                near = difflib.get_close_matches(name, FINDINGS, n=1)
                advice = f"did you mean {near[0]!r}?" if near else f"give {', '.join(FINDINGS)}"
                raise argparse.ArgumentTypeError(f"unknown finding {name!r}; {advice}")
        return cls(frozenset(findings), _share(share) if colon else Fraction(0))

    def met(self, report: Report) -> bool:
        """Tell whether sentences with a finding are more than the share of the checked ones."""
        editorial = {p.index for p in report.paragraphs if p.kind == EDITORIAL}
        found = sum(
            self._has_finding(sentence, editorial)
            for sentence in report.sentences
            if sentence.role != "furniture"
        )
        return found > self.share * report.summary.checked

    def _has_finding(self, sentence: SentenceResult, editorial: set[int]) -> bool:
        names = {sentence.verdict, *sentence.flags}
        if sentence.paragraph in editorial:
            names.add(EDITORIAL)
        return bool(names & self.findings)


def _share(text: str) -> Fraction:
    """Read a share exactly: as a float, 0.29 of 100 would be less than 29."""
    try:
        share = Fraction(text)
    except (ValueError, ZeroDivisionError):
        share = Fraction(-1)
    if not 0 <= share <= 1:
        raise argparse.ArgumentTypeError(f"SHARE is {text!r}, but must be a number from 0 to 1")
    return share
