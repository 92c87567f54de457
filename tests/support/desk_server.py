"""A desk in a process of its own, for tests that end it: ``desk_server.py DB PORT PACE``.

It checks by the rules of `desks.RuleChecker`, ``PACE`` seconds a sentence.
"""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

from desks import RuleChecker

from claimcheck.review import serving
from claimcheck.review.app import make_desk
from claimcheck.review.storage.store import Store


def main(database: str, port: str, pace: str) -> None:
    listening = serving.listen("127.0.0.1", int(port))
    number = listening.getsockname()[1]
    checker = partial(RuleChecker, pace=float(pace))
    desk = make_desk(Store(Path(database)), checker, port=number)
    names = serving.names("127.0.0.1", number, (), "http")
    serving.serve(desk, listening, names, ready=lambda: print(number, flush=True))


if __name__ == "__main__":
    main(*sys.argv[1:])
