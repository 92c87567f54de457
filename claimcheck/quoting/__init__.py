"""The words inside quotation marks, compared with every reference.

A quotation is verbatim when its words stand in one utterance of a reference in that order, after
the normalisations of `claimcheck.text.quotations.NORMALISATIONS`; an utterance is a quotation, or
the pieces of one that "he said" interrupts. When all who say so are other people than the article
names, it is misattributed. Words that a reference has outside quotation marks are somebody's words
only where the reference is itself the record of a speech: a long run that is no reported speech
("he said that ...", which may be the reporter's wording).

What is not verbatim is altered when the words fit a reference's quotation but for some, or mean the
same, since a silently reworded quote may share few; else it is unsourced.
"""

from __future__ import annotations

from claimcheck.quoting.checks import QuoteChecker
from claimcheck.quoting.nearest import QuoteSource

__all__ = ["QuoteChecker", "QuoteSource"]
