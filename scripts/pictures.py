"""Take the pictures of README and docs anew, from the examples, in a headless Chromium.

``python scripts/pictures.py`` checks a story of ``examples/`` with the bundled models, shows it at
a desk and as a report, and writes what is seen to ``docs/pictures/``, the colours cut down to a
palette. It needs the packages of the extra "dev" and Chromium
(``scripts/chromium.sh``).
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
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
from claimcheck.review.storage.given import Given
from claimcheck.review.storage.store import Store
from claimcheck.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"
STORY, ARTICLE = "harbour-ferry", "with-additions.txt"
#: Bytes of a picture, so that README opens at once, and the colours that it has.
LARGEST, COLOURS = 200_000, 96
#: Width and height of the window, for the desk, forms, a report and a phone, in pixels.
DESK, FORM, REPORT, PHONE = (1440, 880), (1100, 900), (900, 880), (390, 780)
#: Seconds that the check of the story may take, the loading of the models included.
PATIENCE = 1800
#: Seconds that a page of the desk may take on a busy machine.
LOADING = 300
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
            page.set_default_timeout(1000 * LOADING)
            sign_in(page)
            for name, (size, show) in PICTURES_OF.items():
                page.set_viewport_size({"width": size[0], "height": size[1]})
                show(page, f"/articles/{number}")
                take(page, args.out / name)
            report = Path(folder) / "report.html"
            report.write_text(render(desk.articles.report(check), "html"), encoding="utf-8")
            page.set_viewport_size({"width": REPORT[0], "height": REPORT[1]})
            page.emulate_media(color_scheme="light")
            page.goto(report.as_uri())
            take(page, args.out / "report.png")
            chromium.close()
    return 0 if all(map(small, (args.out / name for name in (*PICTURES_OF, "report.png")))) else 1


@contextmanager
def served(folder: Path) -> Iterator[tuple[Desk, str]]:
    """A desk with the bundled models that answers on this machine."""
    listening = serving.listen("127.0.0.1", 0)
    port = listening.getsockname()[1]
    store = Store(folder / "desk.db")
    folders = [ROOT / "examples" / STORY]
    desk = make_desk(store, checker_maker(Settings()), folders=folders, port=port)
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


def sign_in(page: Page) -> None:
    page.goto("/login")
    page.get_by_label("Your name").fill("Ada")
    page.get_by_role("button", name="Begin").click()


def at_the_desk(page: Page, article: str) -> None:
    """Open the article and wait for its evidence."""
    page.emulate_media(color_scheme="light")
    page.goto(article)
    page.wait_for_load_state("networkidle")


def dismissing(page: Page, article: str) -> None:
    """Ask for the reason of a dismissal, after a first decision."""
    at_the_desk(page, article)
    page.keyboard.press("a")
    page.get_by_text("1 of").first.wait_for()
    page.wait_for_load_state("networkidle")
    page.keyboard.press("d")
    page.get_by_label("Why is the flag dismissed?").wait_for()


def at_its_place(page: Page, article: str) -> None:
    """Open a reference where it has the evidence."""
    at_the_desk(page, article)
    page.get_by_role("link", name="open at its place").first.click()
    page.locator("#reference[open]").wait_for()


def in_the_dark(page: Page, article: str) -> None:
    """Open the article in the dark look, at a quotation that is not as it was said."""
    page.emulate_media(color_scheme="dark")
    page.goto(article)
    page.wait_for_load_state("networkidle")
    page.locator("#looks a", has_text="quote").first.click()
    page.wait_for_load_state("networkidle")


def on_a_phone(page: Page, article: str) -> None:
    """Open the article and choose the second sentence of its list."""
    at_the_desk(page, article)
    page.locator("#looks a").nth(1).click()
    page.wait_for_load_state("networkidle")


def a_new_check(page: Page, _article: str) -> None:
    """Open the form of a new check with the files of a folder."""
    page.goto("/new")
    page.get_by_text("Pick from").nth(1).click()


def the_queue(page: Page, _article: str) -> None:
    page.goto("/")


#: What shows each picture, in a window of what size.
PICTURES_OF: dict[str, tuple[tuple[int, int], Callable[[Page, str], None]]] = {
    "desk.png": (DESK, at_the_desk),
    "reference.png": (DESK, at_its_place),
    "dismiss.png": (DESK, dismissing),
    "queue.png": (FORM, the_queue),
    "new.png": (DESK, a_new_check),
    "phone.png": (PHONE, on_a_phone),
    "dark.png": (DESK, in_the_dark),
}


def take(page: Page, path: Path) -> None:
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
