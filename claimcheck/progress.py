"""How long work says how far it has come. A leaf: it imports nothing of ours."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Told of one stage at a time: ``start``, any number of ``advance``, ``finish``."""

    def start(self, stage: str, total: int) -> None:
        """Begin a stage of ``total`` steps; ``stage`` is a short name for people."""

    def advance(self, count: int = 1) -> None:
        """Count ``count`` more steps of the stage as done."""

    def finish(self) -> None:
        """End the stage, whether or not all its steps were done."""


class NoProgress:
    """Tells nobody; what a library call uses unless it is given something else."""

    def start(self, stage: str, total: int) -> None:
        """Do nothing."""

    def advance(self, count: int = 1) -> None:
        """Do nothing."""

    def finish(self) -> None:
        """Do nothing."""
