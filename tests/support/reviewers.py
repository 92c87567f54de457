"""Somebody at a desk in another process."""

from __future__ import annotations

import json
import re
import time
import urllib.parse
import urllib.request

from desks import REFERENCE


class Reviewer:
    """Somebody with a browser, by plain HTTP."""

    def __init__(self, name: str, port: int) -> None:
        self.name, self.base = name, f"http://127.0.0.1:{port}"
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
        page = self.ask("/login", urllib.parse.urlencode({"name": name}).encode())
        self.csrf = re.search(r'name="csrf" value="([^"]+)"', page)[1]

    def ask(self, path: str, data: bytes | None = None, **headers: str) -> str:
        request = urllib.request.Request(self.base + path, data, headers)
        request.add_header("Origin", self.base)
        with self.opener.open(request, timeout=60) as answer:
            return answer.read().decode()

    def decide(self, article: int, check: int, place: int, kind: str, text: str) -> dict:
        data = {"check": check, "places": [place], "kind": kind, "text": text}
        headers = {"Content-Type": "application/json", "X-CSRF-Token": self.csrf}
        return json.loads(
            self.ask(f"/articles/{article}/decisions", json.dumps(data).encode(), **headers)
        )

    def add(self, text: str, reference: str = REFERENCE) -> int:
        fields = {"csrf": self.csrf, "article_text": text, "reference_text": reference}
        page = self.ask("/new", urllib.parse.urlencode(fields).encode())
        return int(re.search(r"/articles/(\d+)/status", page)[1])

    def status(self, article: int) -> dict:
        return json.loads(self.ask(f"/articles/{article}/status"))

    def wait(self, article: int, seconds: float = 120) -> dict:
        """Wait until the newest check of an article has ended and return its status."""
        until = time.monotonic() + seconds
        while (found := self.status(article))["state"] in ("queued", "running"):
            assert time.monotonic() < until, found
            time.sleep(0.05)
        return found
