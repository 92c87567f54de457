"""What a browser shows of tags stands in the words of a page's text."""

from __future__ import annotations

import pytest

from claimcheck.ingest.document import build
from claimcheck.ingest.load import load_bytes

#: Enough of a story for an extractor to be sure which part of the page it is.
STORY = "".join(
    f"<p>The harbour master of Fenwick told the council that pier {name} would be closed for "
    "repairs until the end of May, and that the ferries would leave from the old quay.</p>"
    for name in ("one", "two", "three", "four")
)


def page(body: str, head: str = "") -> bytes:
    return (
        f"<!doctype html><html><head><title>Piers to close</title>{head}</head><body><article>"
        f"<h1>Piers to close</h1>{STORY}{body}</article></body></html>"
    ).encode()


def text(body: str, head: str = "") -> str:
    return load_bytes("page.html", page(body, head)).text


@pytest.mark.parametrize(
    ("markup", "read"),
    [
        # trafilatura 2.3.1 drops <time> with its words.
        ("The hearing was held on <time>Wednesday</time>.", "held on Wednesday."),
        ("It opens <time datetime='09:00'>at <b>nine</b></time> sharp.", "opens at nine sharp."),
        ("From <time>May 3</time> to <time>May 9</time> it is shut.", "From May 3 to May 9 it"),
        # <q> has its marks from the browser.
        ("The mayor said <q>we will pay</q> twice.", "said “we will pay” twice."),
        ("He said <q>she told me <q>no</q></q>.", "said “she told me ‘no’”."),
        ("He said <q>“we will pay”</q>.", "said “we will pay”."),
        ("He said <q>we <b>will</b></q>, and left.", "said “we will”, and left."),
        # What is struck out is not said any more.
        ("It drew <del>12</del> <ins>15</ins> people.", "drew 15 people."),
        ("It drew <s>twelve</s> fifteen people.", "drew fifteen people."),
        ("It drew <strike>no</strike>body of note.", "It drew body of note."),
        # A raised number is an exponent behind a ten or a unit, else the mark of a note.
        ("About 10<sup>6</sup> letters came.", "About 10⁶ letters came."),
        ("It has 30 km<sup>2</sup> of land.", "30 km² of land."),
        ("The rate is 5 s<sup>-1</sup> here.", "5 s⁻¹ here."),
        ("It was built in 1906<sup>3</sup> of stone.", "built in 1906 of stone."),
        ("It cost 14 million<sup><a href='#fn1'>1</a></sup> pounds.", "14 million pounds."),
        ("It cost 14<sup class='reference'>[2]</sup> pounds.", "cost 14 pounds."),
        ("It took <sup>1</sup>/<sub>2</sub> an hour.", "took 1/2 an hour."),
        ("It took 5<sup>1</sup>&frasl;<sub>2</sub> hours.", "took 5 1⁄2 hours."),
        ("It took 10<sup>1</sup>/<sub>2</sub> hours.", "took 10 1/2 hours."),
        ("It took <sup>3</sup>/4 of a day.", "took 3/4 of a day."),
        ("It is 10<sup>6</sup>/3 of it.", "It is 10⁶/3 of it."),
        ("The town of Ost<sup>3</sup>/Vik paid.", "town of Ost/Vik paid."),
        ("It was the 19<sup>th</sup> storm.", "the 19th storm."),
        ("The town of Ost<sup>*</sup> paid.", "town of Ost paid."),
        ("The gas is CO<sub>2</sub> alone.", "gas is CO2 alone."),
        # Words between tags are words of one sentence.
        ("It was <b>Ann</b> <i>Lee</i>’s <a href='/x'>plan</a>.", "It was Ann Lee’s plan."),
        ("The council <!-- ad --> met <span>on</span> Monday.", "The council met on Monday."),
    ],
)
def test_markup_is_read_as_it_is_shown(markup: str, read: str) -> None:
    assert read in text(f"<p>{markup} Nobody else spoke at the meeting in the town hall.</p>")


@pytest.mark.parametrize(
    "quotation",
    [
        "<figure><blockquote>{}</blockquote><figcaption>Ann Lee</figcaption></figure>",
        "<figure class='quote'><blockquote><p>{}</p></blockquote></figure>",
        "<figure><div><blockquote><p>{}</p></blockquote></div></figure>",
        "<blockquote>{}</blockquote>",
        "<blockquote class='twitter-tweet'><p>{}</p>— Ann Lee (@ann) May 3, 2026</blockquote>",
        "<blockquote class='instagram-media'><div><p>{}</p></div></blockquote>",
    ],
)
def test_a_displayed_quotation_is_read(quotation: str) -> None:
    said = "We shall not leave the old quay before the ferries are safe again."
    assert said in text(quotation.format(said) + STORY)


@pytest.mark.parametrize(
    ("way", "shown"),
    [
        ("hidden", False),
        ("hidden=''", False),
        ("style='display:none'", False),
        ("style='color: red; display : none'", False),
        ("style='visibility: hidden'", False),
        ("hidden='until-found'", True),
        ("style='display: block'", True),
        ("class='hidden-gem'", True),
    ],
)
def test_hidden_paragraphs_are_not_read(way: str, shown: bool) -> None:
    line = "The council had paid a friend of the mayor for the work on the piers."
    assert (line in text(f"<p {way}>{line}</p>{STORY}")) == shown


def test_a_page_that_hides_its_story_until_a_script_runs_is_read() -> None:
    hidden = page("").replace(b"<article>", b"<article style='display:none'>")
    assert "pier three would be closed" in load_bytes("page.html", hidden).text


@pytest.mark.parametrize(
    "player",
    [
        *(f"<{tag} src='x'>" for tag in ("audio", "video", "object", "canvas")),
        "<video controls><source src='a.mp4'>",
        "<video><source src='a.mp4'><source src='a.webm'>Watch the piers.",
        "<audio><track src='a.vtt'><div>No sound.</div>",
        "<object data='m.swf'><param name='m' value='1'>",
        "<picture><source srcset='a.webp'><img src='a.jpg'></picture>",
        "<svg width='20'><path d='M0 0'>",
        "<div><svg viewBox='0 0 1 1'><g><path d='M0'/></div>",
        "<math><mi>x",
        "<iframe src='x.html'>",
        "<p>Watch: <iframe src='x.html' allow='fullscreen'>",
        "<iframe src='a.html'><iframe src='b.html'></iframe>",
        "<noframes>",
        "<textarea rows='2'>",
    ],
)
def test_an_unclosed_player_swallows_nothing(player: str) -> None:
    last = "The last ferry of the year will leave the old quay on the third of December."
    read = text(f"{player}<p>{last}</p>")
    assert last in read
    assert "<" not in read


@pytest.mark.parametrize(
    "frame",
    [
        "<iframe src='x.html'>Get a newer browser.</iframe>",
        "<IFRAME src='x.html'>Get a newer browser.</Iframe >",
        "<svg><title>Get a newer browser.</title><path d='M0'/></svg>",
        "<svg><foreignObject><p>Get a newer browser.</p></foreignObject></svg>",
    ],
)
def test_what_a_closed_frame_or_drawing_holds_is_not_read(frame: str) -> None:
    read = text(f"{frame}<p>The last ferry leaves at nine.</p>")
    assert "ferry leaves" in read
    assert "browser" not in read


def test_many_frames_that_are_never_closed_take_no_longer_each() -> None:
    assert "pier three" in text("<iframe src='x" * 20_000 + "<iframe>" * 20_000)


def test_what_a_closed_player_says_to_old_browsers_is_not_read() -> None:
    player = "<video><source src='a.mp4'>Get a newer browser to see the piers.</video>"
    assert "newer browser" not in text(f"{player}<p>The last ferry leaves at nine.</p>")


def test_a_table_is_read_row_by_row() -> None:
    rows = "<tr><th>Pier</th><th>Ships</th></tr><tr><td>North</td><td>12</td></tr>"
    lines = text(f"<table>{rows}<tr><td><p>South</p></td><td><p>9</p></td></tr></table>{STORY}")
    assert {"Pier Ships", "North 12", "South 9"} <= set(lines.split("\n\n"))


def test_a_table_that_lays_out_the_page_is_no_table() -> None:
    columns = f"<table><tr><td>Menu</td><td><h1>Piers to close</h1>{STORY}</td></tr></table>"
    read = load_bytes("page.html", f"<html><body>{columns}</body></html>".encode())
    assert len([p for p in read.text.split("\n\n") if p.startswith("The harbour master")]) == 4


@pytest.mark.parametrize(
    ("markup", "lines"),
    [
        ("<p>One<br>Two</p>", ["One", "Two"]),
        ("<p>a story<br><br>in two parts</p>", ["a story", "in two parts"]),
        ("<p>One and\n the same\n\n line</p>", ["One and the same line"]),
        ("<ul><li>First</li><li>Second</li></ul>", ["- First", "- Second"]),
    ],
)
def test_lines_are_those_of_the_browser(markup: str, lines: list[str]) -> None:
    read = text(f"<div>{markup}</div>{STORY}".replace("One", "One thing the council wants now"))
    wanted = [line.replace("One", "One thing the council wants now") for line in lines]
    assert set(wanted) <= {line for part in read.split("\n\n") for line in part.split("\n")}


def test_comments_in_a_row_take_no_time() -> None:
    many = b"<!---->" * 20_000 + page("")
    assert "pier two would be closed" in load_bytes("page.html", many).text
    assert "<article>" not in load_bytes("page", many[: 40 * 7] + page("")).text
    assert load_bytes("page", b"<!---->" * 40 + b"No page.").text.startswith("<!---->")


@pytest.mark.parametrize("title", ["Ferry stuck", "Ferry stuck | The Post", "Stuck at sea"])
@pytest.mark.parametrize("body", ["", "<p>Nobody was hurt.</p>"])
def test_a_short_page_gives_its_headline_once(title: str, body: str) -> None:
    html = (
        f"<html><head><title>{title}</title></head><body><h1>Ferry stuck</h1>"
        f"<p>The ferry to Vik was stuck for two hours on Monday.</p>{body}</body></html>"
    )
    document = build(load_bytes("page.html", html.encode()))
    assert [s.text for s in document.sentences][:2] == [
        "Ferry stuck",
        "The ferry to Vik was stuck for two hours on Monday.",
    ]
    assert [s.role for s in document.sentences].count("headline") == 1
