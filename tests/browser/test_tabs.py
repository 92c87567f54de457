"""One reviewer with an article open in two tabs."""

from __future__ import annotations

from desk_pages import put


def test_a_ruling_in_another_tab_is_not_overruled_unasked(open_page, served):
    tab = open_page()
    put(tab, served)
    other = tab.context.new_page()
    other.route("**/decisions?revision=*", lambda route: route.abort())
    other.goto("/articles/1")
    other.wait_for_selector(".evidence[data-place='1']")
    tab.keyboard.press("a")
    tab.wait_for_selector("#looks li[data-place='1'][data-ruling='accept']")
    # The other tab has not heard of it.
    other.keyboard.press("n")
    other.get_by_text("you ruled on this sentence just now, in another tab").wait_for()
    assert "accepted, Ada" in other.inner_text("#looks li[data-place='1']")
    assert [entry.kind for entry in served.desk.decisions.log(1)] == ["accept"]
