"""Keys at the desk: words are never commands, and no decision is overruled unasked."""

from __future__ import annotations

import pytest
from desk_pages import chosen, log, put, reviewed

#: Whole sentences that begin with a digit or with the letter of a command, and hold many.
SENTENCES = (
    "1 of these is known, and no paper denies it",
    "5 jumps on a dune: undo, accept? 2, 3, 4",
    "a reader knows it",
    "dismiss all of it",
    "never mind, jokes apart",
    "j and k move up and down",
    "known on the map since 1902",
    "my own notes say so",
    "under the old plan? open now",
    "paragraph 2 has it",
    "? of no use",
    "we vow to cover it: right, wrong or VCR",
)


def show(page, place: int) -> None:
    page.locator(f"#looks li[data-place='{place}'] a").click()
    page.wait_for_selector(f".evidence[data-place='{place}']")


def overruling(page):
    return page.get_by_role("dialog", name="Decide again?")


@pytest.mark.parametrize(("key", "kind"), [("d", "dismiss"), ("m", "note")])
def test_words_of_a_reason_or_note_are_no_commands(open_page, served, key, kind):
    page = open_page()
    put(page, served, "It was newly " + ".\n\nIt was newly ".join("abcdefghijkl") + ".")
    for place, text in enumerate(SENTENCES):
        show(page, place)
        page.keyboard.press(key)
        page.keyboard.type(text)
        page.keyboard.press("Enter")
        page.wait_for_selector(f"#looks li[data-place='{place}'] .look-ruling:not(:empty)")
    assert log(served) == [(place, kind, text) for place, text in enumerate(SENTENCES)]


def test_words_go_on_where_the_field_has_lost_the_focus(open_page, served):
    page = open_page()
    put(page, served)
    page.keyboard.press("d")
    page.get_by_label("Why is the flag dismissed?").wait_for()
    page.locator("blockquote.said").click()
    page.keyboard.type(SENTENCES[0])
    page.keyboard.press("Enter")
    reviewed(page, "1 of 3 reviewed")
    assert log(served) == [(1, "dismiss", SENTENCES[0])]


#: Show everything of a page that is folded away.
UNFOLD = """() => {
    for (const found of document.querySelectorAll("details")) found.open = true;
    for (const found of document.querySelectorAll("[hidden]")) found.hidden = false;
}"""
#: Type texts into every field of a page; the names of the fields.
TYPE = """(texts) => {
    const fields = document.querySelectorAll(
        ":not(dialog:not([open]) *):is(input:not([type=hidden]), textarea, select)"
    );
    const press = (key) => new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true });
    return [...fields].map((field) => {
        field.focus();
        const refused = texts.flatMap((text) => [...text]).filter(
            (key) => !document.activeElement.dispatchEvent(press(key))
        );
        return [field.id || field.name, document.activeElement === field, refused.join("")];
    });
}"""


def test_whole_sentences_in_any_field_are_words_alone(open_page, served):
    page = open_page()
    put(page, served)
    sent: list[str] = []
    page.on("request", lambda asked: sent.append(asked.url) if asked.method == "POST" else None)
    fields = []
    for path in ("/", "/new", "/flags", "/articles/1/log", "/articles/1/revise", "/articles/1"):
        page.goto(path)
        page.evaluate(UNFOLD)
        fields += page.evaluate(TYPE, list(SENTENCES))
    assert [field for field in fields if field[1:] != [True, ""]] == []
    assert {"q", "article_text", "order", "undecided", "text", "whole"} <= {f[0] for f in fields}
    for name in ("#order", "#undecided", "#whole", "[data-saying] input"):
        page.locator(name).focus()
        page.keyboard.type(SENTENCES[1])
    page.evaluate("document.activeElement.blur()")
    assert (sent, log(served)) == ([], [])
    page.keyboard.press("J")  # beside them the same keys command
    page.wait_for_selector(".evidence[data-place='2']")


def test_a_field_that_the_mouse_used_gives_the_focus_back(open_page, served):
    page = open_page()
    put(page, served)
    page.get_by_label("undecided only").click()
    page.get_by_text("undecided only").click()
    page.keyboard.press("a")
    reviewed(page, "1 of 3 reviewed")
    page.get_by_label("undecided only").focus()
    page.keyboard.press("Space")
    page.keyboard.press("a")
    assert page.locator("#undecided:focus").is_checked()
    assert [kind for _, kind, _ in log(served)] == ["accept"]


def test_control_z_undoes_the_last_decision_and_in_a_field_the_writing(open_page, served):
    page = open_page()
    put(page, served)
    for key in "an":
        page.keyboard.press(key)
    page.wait_for_selector(".evidence[data-place='4']")
    page.keyboard.press("m")
    page.get_by_label("Note", exact=True).fill("by hand")
    page.keyboard.type(" and")
    page.keyboard.press("Control+z")
    page.keyboard.press("Escape")
    page.keyboard.press("Control+z")
    page.wait_for_selector(".evidence[data-place='2']")
    page.keyboard.press("Control+z")
    page.wait_for_selector(".evidence[data-place='1']")
    reviewed(page, "0 of 3 reviewed")
    assert [kind for _, kind, _ in log(served)] == ["accept", "needs_source", "undo", "undo"]


@pytest.mark.parametrize(
    ("keys", "reason"),
    [
        (("Alt+2",), "right, and known from elsewhere"),
        (("ArrowDown", "Enter"), "the references do say it"),
        (
            ("ArrowDown", "ArrowDown", "ArrowDown", "ArrowUp", "Enter"),
            "right, and known from elsewhere",
        ),
        (("ArrowDown", "4", " ", "a", "Enter"), "4 a"),
        (("4", "Alt+9", "Enter"), "4"),
    ],
)
def test_a_common_reason_takes_a_modifier_or_arrows(open_page, served, keys, reason):
    page = open_page()
    put(page, served)
    page.keyboard.press("d")
    page.get_by_label("Why is the flag dismissed?").wait_for()
    for key in keys:
        page.keyboard.press(key)
    reviewed(page, "1 of 3 reviewed")
    assert log(served) == [(1, "dismiss", reason)]


def test_a_note_has_no_common_reasons(open_page, served):
    page = open_page()
    put(page, served)
    page.keyboard.press("m")
    page.get_by_label("Note", exact=True).wait_for()
    page.keyboard.press("Alt+1")
    page.keyboard.press("ArrowDown")
    page.keyboard.type("2 of them")
    page.keyboard.press("Enter")
    page.locator(".ruling").get_by_text("2 of them").wait_for()
    assert log(served) == [(1, "note", "2 of them")]


def test_a_sentence_left_while_a_reason_is_written_keeps_no_reason(open_page, served):
    page = open_page()
    put(page, served)
    page.keyboard.press("d")
    page.get_by_label("Why is the flag dismissed?").fill("known")
    show(page, 2)
    page.keyboard.press("j")
    page.wait_for_selector(".evidence[data-place='4']")
    assert log(served) == []


def test_after_a_decision_the_next_undecided_sentence_is_chosen(open_page, served):
    page = open_page()
    put(page, served)
    served.desk.decisions.decide(1, [2], "accept", "", "Ben")
    page.goto("/articles/1?sentence=1")
    assert chosen(page) == 1
    page.keyboard.press("j")
    page.wait_for_selector(".evidence[data-place='4']")
    page.keyboard.press("a")
    page.wait_for_selector(".evidence[data-place='1']")
    page.keyboard.press("a")
    reviewed(page, "3 of 3 reviewed")
    page.locator("#said").get_by_text("No other sentence is undecided").wait_for()
    assert chosen(page) == 1


@pytest.mark.parametrize("way", ["key", "mouse"])
def test_a_decision_is_overruled_only_when_asked(open_page, served, way):
    page = open_page()
    put(page, served)
    served.desk.decisions.decide(1, [1], "accept", "", "Ben")
    page.goto("/articles/1?sentence=1")

    def needs_source() -> None:
        if way == "key":
            page.keyboard.press("n")
        else:
            page.get_by_role("button", name="Needs source").first.click()
        overruling(page).wait_for()

    for leave in ("Escape", "Enter", "Space"):
        needs_source()
        page.keyboard.type("and")  # letters answer nothing
        assert "accepted by Ben" in overruling(page).inner_text()
        page.keyboard.press(leave)
        overruling(page).wait_for(state="hidden")
    assert log(served) == [(1, "accept", "")]
    needs_source()
    if way == "key":
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
    else:
        page.get_by_role("button", name="Decide again").click()
    page.wait_for_selector(".evidence[data-place='2']")
    assert log(served) == [(1, "accept", ""), (1, "needs_source", "")]
    page.keyboard.press("u")
    page.get_by_text("accepted, Ben").wait_for()


def test_a_reason_is_kept_while_it_is_asked_whether_to_overrule(open_page, served):
    page = open_page()
    put(page, served)
    served.desk.decisions.decide(1, [1], "accept", "", "Ben")
    page.goto("/articles/1?sentence=1")
    page.keyboard.press("d")
    page.keyboard.type(SENTENCES[1])
    page.keyboard.press("Enter")
    overruling(page).wait_for()
    page.keyboard.press("Escape")
    field = page.get_by_label("Why is the flag dismissed?")
    assert field.input_value() == SENTENCES[1]
    assert log(served) == [(1, "accept", "")]
    field.press("Enter")
    page.get_by_role("button", name="Decide again: dismissed").click()
    page.wait_for_selector(".evidence[data-place='2']")
    assert log(served)[1:] == [(1, "dismiss", SENTENCES[1])]


def test_keys_that_came_before_the_question_are_no_answer(open_page, served):
    page = open_page()
    put(page, served)
    served.desk.decisions.decide(1, [1, 2], "accept", "", "Ben")
    page.goto("/articles/1?sentence=1")
    for key in "nndan":
        page.keyboard.press(key)
    overruling(page).wait_for()
    page.keyboard.press("Escape")
    page.keyboard.press("J")
    page.wait_for_selector(".evidence[data-place='2']")
    assert [kind for _, kind, _ in log(served)] == ["accept", "accept"]


def test_a_paragraph_with_a_decision_asks_too(open_page, served):
    page = open_page()
    put(page, served)
    page.keyboard.press("a")
    page.wait_for_selector(".evidence[data-place='2']")
    page.keyboard.press("p")
    page.keyboard.press("n")
    overruling(page).get_by_text("1 of 2 sentences").wait_for()
    page.keyboard.press("Enter")
    overruling(page).wait_for(state="hidden")
    assert log(served) == [(1, "accept", "")]
