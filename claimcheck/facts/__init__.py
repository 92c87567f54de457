"""Numbers, dates and names of the article compared with those of the evidence."""

from claimcheck.facts.check import FactChecker

__all__ = ["FactChecker"]
