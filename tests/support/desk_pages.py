"""What browser tests do at the desk and read off it."""

from __future__ import annotations

from desks import ARTICLE, REFERENCE, until


def check(page, article: str = ARTICLE, reference: str = REFERENCE) -> None:
    """Paste an article and a reference, and wait for the result."""
    page.goto("/new")
    page.get_by_label("Paste it").fill(article)
    page.get_by_label("Paste a reference").fill(reference)
    page.get_by_role("button", name="Check the article").click()
    page.wait_for_selector(".article-head")
    page.wait_for_load_state()  # its scripts have begun


def chosen(page) -> int:
    """The sentence whose evidence is shown, once it is the one that is marked in the text."""
    until(
        page,
        "document.querySelector('.claim[data-chosen]').dataset.place === "
        "document.querySelector('.evidence').dataset.place",
    )
    return int(page.get_attribute(".evidence", "data-place"))


def log(served) -> list[tuple[int, str, str]]:
    return [(e.place, e.kind, e.text) for e in served.desk.decisions.log(1)]


def reviewed(page, text: str) -> None:
    until(page, f"document.querySelector('#reviewed').textContent === '{text}'")
