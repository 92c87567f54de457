"""A server process that is killed: what it acknowledged is there, what it had begun is done."""

from __future__ import annotations

import http.cookiejar
import json
import os
import random
import re
import shutil
import signal
import ssl
import subprocess
import sys
import threading
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPException
from pathlib import Path

import pytest
from desks import REFERENCE, RuleChecker, story
from places import TESTS
from reviewers import Reviewer

from claimcheck.ingest.document import build
from claimcheck.ingest.load import Source
from claimcheck.review.storage.articles import Articles
from claimcheck.review.storage.check_queue import CheckQueue
from claimcheck.review.storage.decisions import Decisions
from claimcheck.review.storage.given import Given
from claimcheck.review.storage.store import Store

ARTICLES, SENTENCES, KILLS = 50, 100, 2


class Server:
    """A desk's process."""

    def __init__(self, database: Path, port: int, pace: float) -> None:
        command = [sys.executable, str(TESTS / "support" / "desk_server.py")]
        command += [str(database), str(port), str(pace)]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        line = self.process.stdout.readline()
        assert line, "the server did not start"
        self.port = int(line)

    def kill(self) -> None:
        os.kill(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self.process.stdout.close()


@contextmanager
def served(database: Path, port: int = 0, pace: float = 0) -> Iterator[Server]:
    server = Server(database, port, pace)
    try:
        yield server
    finally:
        if server.process.poll() is None:
            server.kill()


def fill(database: Path) -> dict[int, tuple[int, list[int]]]:
    """Put 50 checked articles into a database: for each its check and the places to look at."""
    store = Store(database)
    articles, decisions = Articles(store), Decisions(store)
    reference = build(Source("wire", None, REFERENCE))
    found = {}
    for n in range(ARTICLES):
        text = story(SENTENCES, f"Orle {n}")
        number = articles.add(f"Story {n}", [Given("a", text.encode()), Given("b", b"r")], "Ada")
        document = build(Source(f"story-{n}", None, text))
        assert len(document.content) == SENTENCES
        check = articles.checks(number)[0].id
        CheckQueue(store).finish(
            check, RuleChecker().check(document, [reference]), [reference.text]
        )
        found[number] = check, [s.place for s in decisions.subjects(check) if s.noted]
    store.close()
    return found


def review(
    reviewer: Reviewer,
    work: dict[int, tuple[int, list[int]]],
    kept: list[tuple[int, int, str, str]],
    seed: int,
) -> None:
    """Decide at random until the server is gone; ``kept`` is what it acknowledged."""
    chance = random.Random(seed)
    for n in range(100_000):
        article = chance.choice(list(work))
        check, places = work[article]
        place, kind = chance.choice(places), chance.choice(["accept", "needs_source", "note"])
        text = f"{reviewer.name} {seed} {n}"
        try:
            answer = reviewer.decide(article, check, place, kind, text)
        # Killed before it answers, while it does, or between head and body.
        except (OSError, ValueError, HTTPException):
            return
        assert str(place) in answer["states"]
        kept.append((article, place, kind, text))


def test_no_acknowledged_decision_is_lost_and_checks_go_on(tmp_path: Path):
    database = tmp_path / "desk.db"
    work = fill(database)
    kept: list[tuple[int, int, str, str]] = []
    added: list[int] = []
    for n in range(KILLS):
        # Slow enough to be killed in the middle of the check.
        with served(database, pace=0.05) as server:
            ada, ben = (Reviewer(name, server.port) for name in ("Ada", "Ben"))
            added.append(ada.add(story(SENTENCES, f"Killed {n}")))
            threads = [
                threading.Thread(target=review, args=(who, work, kept, 10 * n + m))
                for m, who in enumerate((ada, ben))
            ]
            for thread in threads:
                thread.start()
            until = time.monotonic() + 60
            while (status := ada.status(added[0]))["state"] != "running" or not status["share"]:
                assert time.monotonic() < until
                time.sleep(0.05)
            time.sleep(1.0)
            assert ada.status(added[0])["state"] == "running"
            server.kill()
            for thread in threads:
                thread.join(30)
                assert not thread.is_alive()
    assert len(kept) > 50
    assert {text.split()[0] for _, _, _, text in kept} == {"Ada", "Ben"}
    with served(database) as server:
        ada = Reviewer("Ada", server.port)
        until = time.monotonic() + 90
        states = dict.fromkeys(added, "queued")
        while set(states.values()) != {"done"}:
            assert time.monotonic() < until, states
            states = {number: ada.status(number)["state"] for number in added}
            time.sleep(0.1)
        logs = {a: json.loads(ada.ask(f"/articles/{a}/export.json")) for a in work}
    said = {
        (article, line["sentence"], line["decision"], line["text"])
        for article, report in logs.items()
        for line in report["review"]["log"]
    }
    assert set(kept) <= said
    # At most the one that each reviewer had under way at each kill was kept unanswered.
    assert len(said) - len(kept) <= 2 * KILLS
    store = Store(database)
    attempts = [Articles(store).checks(number)[0].attempts for number in added]
    store.close()
    assert attempts == [KILLS + 1, *[1] * (KILLS - 1)]


def test_the_command_serves_until_it_is_interrupted(tmp_path: Path):
    command = [sys.executable, "-m", "claimcheck", "review", "--port", "0"]
    process = subprocess.Popen(
        [*command, "--db", str(tmp_path / "desk.db")], stderr=subprocess.PIPE, text=True
    )
    line = process.stderr.readline()
    port = int(re.search(r"the desk is at http://127\.0\.0\.1:(\d+)/", line)[1])
    assert "Nothing has been checked yet" in Reviewer("Ada", port).ask("/")
    process.send_signal(signal.SIGINT)
    assert process.wait(60) == 0
    assert process.stderr.read() == ""
    process.stderr.close()


def test_a_certificate_makes_it_https(tmp_path: Path):
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("no openssl to make a certificate with")
    certificate, key = tmp_path / "desk.pem", tmp_path / "key.pem"
    subprocess.run(
        [openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost"]
        + [
            "-addext",
            "subjectAltName=DNS:localhost",
            "-keyout",
            str(key),
            "-out",
            str(certificate),
        ],
        check=True,
        capture_output=True,
    )
    command = [sys.executable, "-m", "claimcheck", "review", "--port", "0", "--db"]
    command += [str(tmp_path / "desk.db"), "--tls-cert", str(certificate), "--tls-key", str(key)]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        port = int(re.search(r"https://127\.0\.0\.1:(\d+)/", process.stderr.readline())[1])
        url = f"https://localhost:{port}"
        request = urllib.request.Request(f"{url}/login", b"name=Ada", {"Origin": url})
        context = ssl.create_default_context(cafile=certificate)
        cookies = http.cookiejar.CookieJar()
        opener = urllib.request.build_opener(
            urllib.request.HTTPSHandler(context=context),
            urllib.request.HTTPCookieProcessor(cookies),
        )
        with opener.open(request, timeout=60) as answer:
            assert answer.status == 200
        assert [cookie.secure for cookie in cookies] == [True]
    finally:
        process.send_signal(signal.SIGINT)
        assert process.wait(60) == 0
        process.stderr.close()
