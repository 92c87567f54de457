"""A desk to try: a checker that goes by rules a reader can follow, and a browser of sorts."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from starlette.testclient import TestClient

from claimcheck.errors import InputError
from claimcheck.ingest.load import Source
from claimcheck.progress import NoProgress, Progress
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
    Skipped,
    Verdict,
)
from claimcheck.review.app import create_app, make_desk
from claimcheck.review.desk import Desk
from claimcheck.review.storage.store import Store

PORT = 8417
BASE = f"http://127.0.0.1:{PORT}"
ARTICLE = """The bridge at Orle was closed on Monday. The council wrongly said that it cost nine \
million crowns. Newly invented trains will run instead.

The mayor was there. Newly found cracks were seen by nobody.
"""
REFERENCE = """The bridge at Orle was closed on Monday. It will be open again in May, the council \
said on Tuesday.
"""
#: A word of a sentence, and the verdict that it gets from the `RuleChecker`.
RULES: dict[str, Verdict] = {
    "wrongly": "contradicted",
    "disputedly": "disputed",
    "newly": "unsupported",
}
_LABELS: dict[Verdict, Label] = {
    "supported": "entailment",
    "contradicted": "contradiction",
    "disputed": "contradiction",
    "unsupported": "neutral",
}


def story(sentences: int, name: str = "Orle") -> str:
    """An article of so many sentences, five to a paragraph; every fourth is flagged."""
    lines = [
        f"{'Newly' if n % 4 == 3 else 'Soundly'} built bridge {n} of {name} was opened to people."
        for n in range(sentences)
    ]
    return "\n\n".join(" ".join(lines[n : n + 5]) for n in range(0, sentences, 5))


class RuleChecker:
    """Gives verdicts by `RULES`.

    Args:
        progress: told of every sentence.
        pace: seconds that a sentence takes.
    """

    def __init__(self, progress: Progress | None = None, memory: Any = None, pace: float = 0):
        self.progress, self.pace = progress or NoProgress(), pace

    def check(self, article: Any, references: Sequence[Any]) -> Report:
        if not isinstance(article, Document):
            raise InputError(f"{article.id} holds no sentence of a story")
        if "explode" in article.text:
            raise RuntimeError("the checker broke")
        used = [r for r in references if isinstance(r, Document)]
        self.progress.start("judging", len(article.sentences))
        results = tuple(self._result(s, used) for s in article.sentences)
        self.progress.finish()
        return Report(
            claimcheck="0",
            models={"nli": "rules"},
            settings={},
            article=ArticleInfo(
                article.id, article.title, article.sha256, article.language, article.text
            ),
            references=tuple(ReferenceInfo(r.id, r.title, r.sha256, n) for n, r in enumerate(used)),
            paragraphs=article.paragraphs,
            sentences=results,
            skipped=tuple(
                Skipped(r.id, "it holds no story") for r in references if isinstance(r, Source)
            ),
        )

    def _result(self, sentence: Sentence, references: Sequence[Document]) -> SentenceResult:
        time.sleep(self.pace)
        self.progress.advance()
        words = re.findall(r"\w+", sentence.text.lower())
        verdict = next((v for word, v in RULES.items() if word in words), "supported")
        if sentence.role == "furniture":
            verdict = "not_checked"
        return SentenceResult(
            sentence.index,
            sentence.paragraph,
            sentence.start,
            sentence.end,
            sentence.text,
            sentence.role,
            verdict,
            confidence=0.8,
            support=0.9 if verdict == "supported" else 0.2,
            opinion=0.1,
            flags=("opinion",) if verdict == "unsupported" and "trains" in words else (),
            judgements=tuple(_judgement(r, _LABELS[verdict]) for r in references)
            if verdict != "not_checked"
            else (),
        )


def _judgement(reference: Document, label: Label) -> Judgement:
    first = reference.sentences[0]
    shares = dict.fromkeys(("entailment", "neutral", "contradiction"), 0.1) | {label: 0.8}
    evidence = Evidence(first.start, first.end, first.text, 0.7)
    return Judgement(
        reference.id, label, Probabilities(**shares), shares["entailment"], "nli", (evidence,)
    )


class Browser:
    """Somebody at the desk, signed in."""

    def __init__(self, client: TestClient, name: str, password: str = "") -> None:
        self.client = TestClient(client.app, base_url=BASE, headers={"origin": BASE})
        answer = self.client.post("/login", data={"name": name, "password": password})
        assert answer.status_code == 200, answer.text
        self.csrf = re.search(r'name="csrf" value="([^"]+)"', answer.text)[1]

    def get(self, path: str, **options: Any) -> Any:
        return self.client.get(path, **options)

    def form(self, path: str, data: dict[str, Any], files: Any = None, **options: Any) -> Any:
        return self.client.post(path, data={"csrf": self.csrf, **data}, files=files, **options)

    def json(self, path: str, data: dict[str, Any]) -> Any:
        return self.client.post(path, json=data, headers={"x-csrf-token": self.csrf})

    def add(self, article: str = ARTICLE, *references: str) -> int:
        """Have an article checked and return its number, when it is done."""
        data = {"article_text": article, "reference_text": list(references) or [REFERENCE]}
        answer = self.form("/new", data, follow_redirects=False)
        assert answer.status_code == 303, answer.text
        number = int(answer.headers["location"].rsplit("/", 1)[1])
        self.wait(number)
        return number

    def wait(self, number: int, seconds: float = 60) -> dict[str, Any]:
        """Wait until the newest check of an article has ended and return its status."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            status = self.get(f"/articles/{number}/status").json()
            if status["state"] not in ("queued", "running"):
                return status
            time.sleep(0.02)
        raise AssertionError(status)

    def check(self, number: int) -> int:
        """The number of the check that an article's page shows."""
        page = self.get(f"/articles/{number}").text
        return int(re.search(r'data-check="(\d+)"', page)[1])

    def decide(self, number: int, places: list[int], kind: str, text: str = "", seen: Any = None):
        data = {"check": self.check(number), "places": places, "kind": kind}
        return self.json(f"/articles/{number}/decisions", {**data, "text": text, "seen": seen})


@contextmanager
def opened_desk(path: Path, **options: Any) -> Iterator[tuple[Desk, TestClient]]:
    """A desk with a `RuleChecker`, and a client of its application; its worker runs."""
    store = Store(path)
    desk = make_desk(store, options.pop("make_checker", RuleChecker), port=PORT, **options)
    try:
        with TestClient(create_app(desk, [f"127.0.0.1:{PORT}"]), base_url=BASE) as client:
            yield desk, client
    finally:
        store.close()


def until(page: Any, condition: str, seconds: float = 40) -> None:
    """Wait for an expression to be true in a browser's page.

    Playwright's own way evaluates text inside the page, which the desk forbids its pages.
    """
    end = time.monotonic() + seconds
    while True:
        with suppress(Exception):  # the page may be on its way to the next
            if page.evaluate(condition):
                return
        assert time.monotonic() < end, condition
        time.sleep(0.02)
