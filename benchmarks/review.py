"""The desk's page time: ``claimcheck bench review``.

A desk with 50 articles of 200 sentences against five references each, served by a process of its
own as it always is; its pages are fetched over HTTP, one after the other. The reports are made by
rule, since no model has a part in showing them: every third sentence is flagged, and of every
sentence each reference has a window of evidence. ``first`` is an article whose report must be read
from the database, the others were shown before. The last article has 500 decisions. Milliseconds to
the last byte.
"""

from __future__ import annotations

import argparse
import json
import re
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from results import store
from rich.console import Console
from rich.table import Table

from claimcheck.ingest.document import build
from claimcheck.ingest.load import Source
from claimcheck.records import (
    ArticleInfo,
    Document,
    Evidence,
    Judgement,
    Label,
    Probabilities,
    ReferenceInfo,
    Report,
    Sentence,
    SentenceResult,
    Verdict,
)
from claimcheck.review.storage.articles import Articles
from claimcheck.review.storage.check_queue import CheckQueue
from claimcheck.review.storage.decisions import Decisions
from claimcheck.review.storage.given import Given
from claimcheck.review.storage.store import Store

ARTICLES, SENTENCES, REFERENCES = 50, 200, 5
#: Decisions on the last article, made at so many strokes.
DECISIONS, STROKES = 500, 5
#: Most milliseconds that an article's page may take (median).
AIM = 100
_VERDICTS: tuple[Verdict, ...] = ("supported", "supported", "unsupported")
_VERDICTS += ("supported", "supported", "contradicted")
_SERVER = """
import sys
from pathlib import Path
from claimcheck.review import serving
from claimcheck.review.app import make_desk
from claimcheck.review.storage.store import Store
listening = serving.listen("127.0.0.1", 0)
port = listening.getsockname()[1]
desk = make_desk(Store(Path(sys.argv[1])), lambda *given: None, port=port)
names = serving.names("127.0.0.1", port, (), "http")
serving.serve(desk, listening, names, ready=lambda: print(port, flush=True))
"""


def story(number: int) -> Document:
    """An article of `SENTENCES` sentences of 20 words, five to a paragraph."""
    lines = [
        f"In week {n} of the year the council of town {number} said that bridge {n} would be open "
        "again to people and trains."
        for n in range(SENTENCES)
    ]
    paragraphs = (" ".join(lines[n : n + 5]) for n in range(0, SENTENCES, 5))
    return build(Source(f"story-{number}", None, "\n\n".join(paragraphs)))


def report(article: Document, references: Sequence[Document]) -> Report:
    """A report by rule: the verdicts follow each other, the evidence stands at the same place."""
    return Report(
        claimcheck="benchmark",
        models={},
        settings={},
        article=ArticleInfo(article.id, article.id, article.sha256, "en", article.text),
        references=tuple(ReferenceInfo(d.id, None, d.sha256, n) for n, d in enumerate(references)),
        paragraphs=article.paragraphs,
        sentences=tuple(_result(s, references) for s in article.sentences),
    )


def _result(sentence: Sentence, references: Sequence[Document]) -> SentenceResult:
    verdict = _VERDICTS[sentence.index % len(_VERDICTS)]
    labels: dict[Verdict, Label] = {"supported": "entailment", "contradicted": "contradiction"}
    label = labels.get(verdict, "neutral")
    return SentenceResult(
        index=sentence.index,
        paragraph=sentence.paragraph,
        start=sentence.start,
        end=sentence.end,
        text=sentence.text,
        role=sentence.role,
        verdict=verdict,
        confidence=0.8,
        support=0.9 if verdict == "supported" else 0.2,
        opinion=0.1,
        judgements=tuple(_judgement(d, sentence.index, label) for d in references),
    )


def _judgement(reference: Document, place: int, label: Label) -> Judgement:
    window = reference.sentences[place : place + 3]
    start, end = window[0].start, window[-1].end
    evidence = Evidence(start, end, reference.text[start:end], 0.7)
    return Judgement(reference.id, label, Probabilities(0.4, 0.3, 0.3), 0.5, "nli", (evidence,))


def fill(database: Path) -> None:
    """Put the checked articles into a database."""
    desk = Store(database)
    articles = Articles(desk)
    references = [story(1000 + n) for n in range(REFERENCES)]
    texts = [document.text for document in references]
    for number in range(ARTICLES):
        document = story(number)
        given = [Given(d.id, d.text.encode()) for d in (document, *references)]
        article = articles.add(document.id, given, "benchmark")
        made = report(document, references)
        CheckQueue(desk).finish(articles.checks(article)[0].id, made, texts)
    places = range(DECISIONS // STROKES)
    for number in range(STROKES):
        Decisions(desk).decide(ARTICLES, places, "needs_source", f"reason {number}", "Ben")
    desk.close()


class Client:
    """Somebody with a browser, by plain HTTP; one connection a request."""

    def __init__(self, port: int) -> None:
        self._base = f"http://127.0.0.1:{port}"
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
        page = self.ask("/login", urllib.parse.urlencode({"name": "Ada"}).encode())
        self._csrf = re.findall(r'name="csrf" value="([^"]+)"', page)[0]

    def ask(self, path: str, data: bytes | None = None, **headers: str) -> str:
        """Return what the desk answers."""
        request = urllib.request.Request(self._base + path, data, headers)
        request.add_header("Origin", self._base)
        with self._opener.open(request) as answer:
            return str(answer.read().decode())

    def decide(self, article: int, place: int) -> str:
        """Rule on a sentence; articles and their checks have the same numbers."""
        data = {"check": article, "places": [place], "kind": "needs_source", "text": ""}
        headers = {"Content-Type": "application/json", "X-CSRF-Token": self._csrf}
        return self.ask(f"/articles/{article}/decisions", json.dumps(data).encode(), **headers)


@contextmanager
def served(database: Path) -> Iterator[Client]:
    """A desk in a process of its own."""
    command = [sys.executable, "-c", _SERVER, str(database)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            yield Client(int(process.stdout.readline()))
        finally:
            process.terminate()


def measure(client: Client, runs: int) -> dict[str, list[float]]:
    """Milliseconds of every run of each page."""
    flagged = [n for n in range(SENTENCES) if _VERDICTS[n % len(_VERDICTS)] != "supported"]
    asked = {
        "article, first": [f"/articles/{n + 1}" for n in range(runs)],
        "article": ["/articles/1"] * runs,
        "evidence": [f"/articles/1/sentences/{n}?revision=1" for n in flagged[:runs]],
        "reference": [
            f"/articles/1/references/0?revision=1&start={n}&end={n + 100}" for n in range(runs)
        ],
        "decision": [(1, place) for place in flagged[:runs]],
        f"decision, {DECISIONS} before": [(ARTICLES, place) for place in flagged[:runs]],
        "article, reviewed": ["/articles/1"] * runs,
        "queue": ["/"] * runs,
        "record of flags": ["/flags"] * runs,
    }
    times: dict[str, list[float]] = {}
    for name, things in asked.items():
        for thing in things:
            started = time.perf_counter()
            if isinstance(thing, tuple):
                client.decide(*thing)
            else:
                client.ask(thing)
            times.setdefault(name, []).append(1000 * (time.perf_counter() - started))
    return times


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", help="review")
    parser.add_argument("--runs", type=int, default=50, help="at most 50")
    runs = min(parser.parse_args().runs, ARTICLES)
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "desk.db"
        fill(database)
        with served(database) as client:
            times = measure(client, runs)
    table = Table("page", "median ms", "95th ms", title=f"{runs} requests each")
    figures = {}
    for name, row in times.items():
        median, late = statistics.median(row), sorted(row)[int(0.95 * (len(row) - 1))]
        table.add_row(name, f"{median:.1f}", f"{late:.1f}")
        figures[name] = {"median_ms": round(median, 1), "p95_ms": round(late, 1), "runs": runs}
    Console().print(table)
    store("review", figures)
    return 0 if figures["article"]["median_ms"] <= AIM else 1


if __name__ == "__main__":
    raise SystemExit(main())
