"""The parts of a running desk, handed to every page."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from claimcheck.review.jobs.folders import Folders
from claimcheck.review.jobs.worker import Worker
from claimcheck.review.languagetool.service import Service
from claimcheck.review.storage.articles import Articles
from claimcheck.review.storage.check_queue import CheckQueue
from claimcheck.review.storage.decisions import Decisions
from claimcheck.review.storage.sessions import Sessions
from claimcheck.review.storage.store import Store
from claimcheck.review.storage.undoing import Undoing


@dataclass(frozen=True)
class Desk:
    """What the pages work on.

    ``cookie`` is the name under which a browser keeps its session. ``threads`` answer requests;
    they last as long as the desk, and with them their connections to the database.
    ``languagetool`` is None where the desk was not asked to be a LanguageTool server.
    """

    store: Store
    articles: Articles
    queue: CheckQueue
    decisions: Decisions
    undoing: Undoing
    sessions: Sessions
    folders: Folders
    worker: Worker
    cookie: str
    threads: ThreadPoolExecutor
    languagetool: Service | None = None
