"""The parts of a running desk, handed to every page."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from claimcheck.review.articles import Articles
from claimcheck.review.decisions import Decisions
from claimcheck.review.folders import Folders
from claimcheck.review.sessions import Sessions
from claimcheck.review.store import Store
from claimcheck.review.worker import Worker


@dataclass(frozen=True)
class Desk:
    """What the pages work on.

    ``cookie`` is the name under which a browser keeps its session. ``threads`` answer requests;
    they last as long as the desk, and with them their connections to the database.
    """

    store: Store
    articles: Articles
    decisions: Decisions
    sessions: Sessions
    folders: Folders
    worker: Worker
    cookie: str
    threads: ThreadPoolExecutor
