"""A headless Chromium and a desk that it can reach; without Chromium the tests are skipped."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import browsers
import pytest
from desks import ARTICLE, REFERENCE, RuleChecker

from claimcheck.review import serving
from claimcheck.review.app import make_desk
from claimcheck.review.desk import Desk
from claimcheck.review.storage.store import Store

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
AXE = Path(__file__).parent / "vendor" / "axe.min.js.gz"


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    path = browsers.chromium()
    if path is None:
        pytest.skip(
            f"no Chromium: none of {', '.join(browsers.NAMES)} is on the PATH (scripts/chromium.sh)"
        )
    with playwright.sync_playwright() as running:
        browser = running.chromium.launch(executable_path=path, args=browsers.ARGUMENTS)
        yield browser
        browser.close()


class Served:
    """A desk that answers at ``url``."""

    def __init__(self, desk: Desk, url: str, folder: Path) -> None:
        self.desk, self.url, self.folder = desk, url, folder


@pytest.fixture
def served(tmp_path: Path, chromium: Any) -> Iterator[Served]:
    import uvicorn

    from claimcheck.review.app import create_app

    folder = tmp_path / "wire"
    folder.mkdir()
    (folder / "article.txt").write_text(ARTICLE)
    (folder / "reference.txt").write_text(REFERENCE)
    listening = serving.listen("127.0.0.1", 0)
    port = listening.getsockname()[1]
    store = Store(tmp_path / "desk.db")
    desk = make_desk(store, RuleChecker, folders=[folder], port=port)
    names = serving.names("127.0.0.1", port, (), "http")
    server = uvicorn.Server(
        uvicorn.Config(create_app(desk, names), log_level="warning", access_log=False, ws="none")
    )
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    try:
        yield Served(desk, f"http://127.0.0.1:{port}", folder)
    finally:
        server.should_exit = True
        thread.join(10)
        store.close()


@pytest.fixture
def open_page(chromium: Any, served: Served) -> Iterator[Callable[..., Any]]:
    """Sign somebody in and return their page; what a page complains about fails the test."""
    contexts, complaints = [], []

    def opened(name: str = "Ada", **options: Any) -> Any:
        context = chromium.new_context(
            **{"viewport": {"width": 1360, "height": 850}, "base_url": served.url, **options}
        )
        context.set_default_timeout(40_000)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on(
            "console",
            lambda message: (
                complaints.append(message.text)
                if "Content Security Policy" in message.text
                else None
            ),
        )
        page.goto("/login")
        page.get_by_label("Your name").fill(name)
        page.get_by_role("button", name="Begin").click()
        page.wait_for_url("/")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture(scope="session")
def axe() -> str:
    return gzip.decompress(AXE.read_bytes()).decode("utf-8")


@pytest.fixture
def findings_of(axe: str) -> Callable[[Any], list[str]]:
    """The serious and critical findings of axe-core on a page, a line each."""

    def found(page: Any) -> list[str]:
        page.evaluate(axe)
        result = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        return [
            f"{violation['id']} ({violation['impact']}): {node['html'][:120]}"
            for violation in result["violations"]
            if violation["impact"] in ("serious", "critical")
            for node in violation["nodes"]
        ]

    return found
