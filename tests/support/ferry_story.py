"""A ferry's accident as three papers tell it, and a checker with stubs for models."""

from __future__ import annotations

from tiny import HashEncoder, RuleNli

from claimcheck.ingest.load import Source
from claimcheck.pipeline.checker import Checker
from claimcheck.records import Report, SentenceResult
from claimcheck.settings import Settings

ARTICLE = """Ferry hits quay in Kellmouth

The Lady Marit hit the quay in Kellmouth on Monday with 212 passengers aboard. Both levers had \
failed: a valve had jammed.

Sign up for our newsletter

“We postponed a repair that we should have done,” the owner said. The owner paid 5 million euros.

Clearly the owner deserves no licence and we surely must say so. It is a shame and an absurd, \
reckless folly.
"""
POST = """The Lady Marit hit the quay in Kellmouth on Monday with 212 passengers aboard. A valve \
had jammed. Both levers had failed.

“We postponed a repair that we could have done,” the owner said. The owner paid 9 million euros.
"""
WIRE = """The harbour office said that the Lady Marit was built in a yard in Osle.

It will be sold in the spring, the harbour office said, once all repairs are done there.
"""
GERMAN = """Die Fähre hat am Montag den Kai gerammt, und viele Menschen wurden dabei verletzt.

Der Kapitän sagte, dass er die Maschine nicht mehr habe stoppen können. Das Schiff liegt jetzt in \
der Werft und soll bis zum Sommer repariert werden.
"""


def checker(nli: RuleNli | None = None, **settings: object) -> Checker:
    return Checker(Settings(**settings), encoder=HashEncoder(), nli=nli or RuleNli())


def check(article: str | Source, *references: object, **settings: object) -> Report:
    return checker(**settings).check(article, references)  # type: ignore[arg-type]


def sentence(report: Report, words: str) -> SentenceResult:
    """The one sentence of the report with these words."""
    (found,) = [s for s in report.sentences if words in s.text]
    return found
