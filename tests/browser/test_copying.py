"""What is copied out of the article is its text alone."""

from __future__ import annotations

import pytest
from desk_pages import put

#: Select from a character of one element to the end of another, and copy.
COPY = """([first, at, last]) => {
    const copied = {};
    document.addEventListener("copy", (event) => {
        copied.own = event.defaultPrevented;
        for (const kind of ["text/plain", "text/html"]) {
            copied[kind] = event.clipboardData.getData(kind);
        }
    }, { once: true });
    const end = document.querySelector(last);
    getSelection().setBaseAndExtent(
        document.querySelector(first).firstChild, at, end, end.childNodes.length
    );
    document.execCommand("copy");
    return copied;
}"""
FIRST = "council wrongly said that it cost nine million crowns."
SECOND = "Newly invented <b>trains</b> will run instead."


@pytest.mark.parametrize("width", [1360, 390])
def test_copied_words_have_no_marks(open_page, served, width: int):
    page = open_page(viewport={"width": width, "height": 800})
    put(page, served, f"The {FIRST} {SECOND}\n\nThe mayor was there.")
    html = SECOND.replace("<", "&lt;").replace(">", "&gt;")
    for last, text, page_text in (
        ("#s0", FIRST, f"<span>{FIRST}</span>"),
        ("#s1", f"{FIRST} {SECOND}", f"<span>{FIRST} {html}</span>"),
        (
            "#s2",
            f"{FIRST} {SECOND}\n\nThe mayor was there.",
            f"<p>{FIRST} {html}</p><p>The mayor was there.</p>",
        ),
    ):
        copied = page.evaluate(COPY, ["#s0", 4, last])
        assert copied == {"own": True, "text/plain": text, "text/html": page_text}
    assert page.evaluate(COPY, [".headline h1", 0, ".headline .meta"])["own"] is False
