"""What is said in one document and who is meant by its names: read once, for whoever asks."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from claimcheck.quotations.offices import Identities
from claimcheck.quotations.utterances import Stretch, utterances
from claimcheck.records import Document


@dataclass(frozen=True)
class Spoken:
    """The speech of one document.

    Attributes:
        document: its quotations read.
    """

    document: Document

    @cached_property
    def utterances(self) -> tuple[Stretch, ...]:
        """What is said in it."""
        return utterances(self.document)

    @cached_property
    def identities(self) -> Identities:
        """Who is meant in it by an office or a surname."""
        return Identities(self.document, (u.speaker for u in self.utterances if u.speaker))
