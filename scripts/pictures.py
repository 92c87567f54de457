"""Take the pictures of README anew, from the examples, in a headless Chromium.

``python scripts/pictures.py`` checks a story of ``examples/`` with the bundled models, shows it at
a desk and as a report, and writes ``docs/pictures/desk.png`` and ``report.png`` in the light look,
their colours cut down to a palette. It needs the packages of the extra "dev" and Chromium
(``scripts/chromium.sh``).
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from PIL import Image
from playwright.sync_api import Page, sync_playwright

from claimcheck.cli.review import checker_maker
from claimcheck.report import render
from claimcheck.review import serving
from claimcheck.review.app import create_app, make_desk
from claimcheck.review.desk import Desk
from claimcheck.review.storage.articles import Given
from claimcheck.review.storage.store import Store
from claimcheck.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"
STORY, ARTICLE = "harbour-ferry", "with-additions.txt"
#: Bytes of a picture, so that README opens at once, and the colours that it has.
LARGEST, COLOURS = 200_000, 96
#: Width and height of the window, for the desk and for a report, in pixels.
DESK, REPORT = (1440, 880), (900, 880)
#: Seconds that the check of the story may take, the loading of the models included.
PATIENCE = 600
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--out", type=Path, default=PICTURES, help="folder of the pictures")
    args = parser.parse_args(argv)
    browser = next(filter(None, map(shutil.which, _BROWSERS)), None)
    if browser is None:
        print(f"no Chromium: none of {', '.join(_BROWSERS)} is there", file=sys.stderr)
        return 2
    args.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, served(Path(folder)) as (desk, url):
        number, check = checked(desk)
        with sync_playwright() as running:
            # Letters with coloured edges would make the pictures several times as large.
            arguments = ["--no-sandbox", "--disable-lcd-text"]
            chromium = running.chromium.launch(executable_path=browser, args=arguments)
            page = chromium.new_page(color_scheme="light", base_url=url)
            at_the_desk(page, number, args.out / "desk.png")
            report = Path(folder) / "report.html"
            report.write_text(render(desk.articles.report(check), "html"), encoding="utf-8")
            as_a_report(page, report, args.out / "report.png")
            chromium.close()
    return 0 if all(map(small, (args.out / "desk.png", args.out / "report.png"))) else 1


@contextmanager
def served(folder: Path) -> Iterator[tuple[Desk, str]]:
    """A desk with the bundled models that answers on this machine."""
    listening = serving.listen("127.0.0.1", 0)
    port = listening.getsockname()[1]
    store = Store(folder / "desk.db")
    desk = make_desk(store, checker_maker(Settings()), port=port)
    app = create_app(desk, serving.names("127.0.0.1", port, (), "http"))
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", ws="none"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    try:
        yield desk, f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join()
        store.close()


def checked(desk: Desk) -> tuple[int, int]:
    """Have the story checked against its other variants; return its article and its check."""
    files = sorted((ROOT / "examples" / STORY).iterdir())
    given = [Given(path.name, path.read_bytes()) for path in files if path.suffix != ".jsonl"]
    given.sort(key=lambda each: each.name != ARTICLE)
    number = desk.articles.add(ARTICLE, given, "Ada")
    desk.worker.wake()
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        check = desk.articles.checks(number)[0]
        if check.state == "done":
            return number, check.id
        if check.error:
            raise SystemExit(f"the story could not be checked: {check.error}")
        time.sleep(0.2)
    raise SystemExit(f"the story was not checked in {PATIENCE} s")


def at_the_desk(page: Page, number: int, path: Path) -> None:
    """Sign in, open the article and take the picture once the evidence is there."""
    page.goto("/login")
    page.get_by_label("Your name").fill("Ada")
    page.get_by_role("button", name="Begin").click()
    page.goto(f"/articles/{number}")
    page.wait_for_load_state("networkidle")
    take(page, path, DESK)


def as_a_report(page: Page, report: Path, path: Path) -> None:
    """Open the report's file and take the picture of what is seen first."""
    page.goto(report.as_uri())
    take(page, path, REPORT)


def take(page: Page, path: Path, size: tuple[int, int]) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.mouse.move(0, 0)
    page.screenshot(path=path, animations="disabled", caret="hide")
    with Image.open(path) as picture:
        few = picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    few.save(path, optimize=True)


def small(path: Path) -> bool:
    """Tell a picture's size, and whether it is small enough."""
    size = path.stat().st_size
    print(f"{path}: {size:,} bytes" + ("" if size <= LARGEST else f", more than {LARGEST:,}"))
    return size <= LARGEST


if __name__ == "__main__":
    sys.exit(main())
