"""Archives for tests, with an encoder of words, and invented stories for them."""

from __future__ import annotations

from pathlib import Path

from tiny import HashEncoder

from claimcheck.archive.archive import Archive

BRIDGE = (
    "The old bridge of Port Lune was closed on Monday. Engineers found a crack in its east "
    "pillar. Buses go round by the quay for now."
)
FERRY = (
    "A ferry ran aground off Tarn Island at dawn. Its forty passengers were taken ashore in "
    "boats. Nobody was hurt, the harbour master said."
)
MAYOR = "Mayor Ada Lie will not stand again. She has led the town for twelve years."
STORIES = {"bridge.txt": BRIDGE, "ferry.txt": FERRY, "mayor.txt": MAYOR}


class Words(HashEncoder):
    """The encoder that makes the archives of tests."""

    name = "words@1"


def opened(path: Path, *, name: str = Words.name, writable: bool = False) -> Archive:
    return Archive(path, writable=writable, encoder=Words(), encoder_name=name)
