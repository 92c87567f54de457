"""Which parts of a page are read as its story, and what is told of the rest."""

from __future__ import annotations

import json

import pytest

from claimcheck.ingest.document import build
from claimcheck.ingest.load import Source, load_bytes

NAMES = "one two three four five six seven eight nine ten".split()


def told(*names: str) -> str:
    return "".join(
        f"<p>The harbour master of Fenwick told the council that pier {name} would be closed for "
        "repairs until the end of May, and that the ferries would leave from the old quay.</p>"
        for name in names
    )


def load(body: str, head: str = "") -> Source:
    html = f"<html><head><title>Piers to close</title>{head}</head><body>{body}</body></html>"
    return load_bytes("page.html", html.encode())


def piers(source: Source) -> list[str]:
    """The piers that the paragraphs tell of, in order."""
    return [p.split("pier ")[1].split()[0] for p in source.text.split("\n\n") if "pier " in p]


HEAD = "<h1>Piers to close</h1>"
AD = "<div class='ad'>Advertisement</div>"
FIRST, SECOND = told(*NAMES[:4]), told(*NAMES[4:8])


@pytest.mark.parametrize(
    "layout",
    [
        "<main><div class='article__body'>{0}</div>{ad}<div class='article__body'>{1}</div></main>",
        "<main><div class='row'><div class='text body'>{0}</div></div>{ad}"
        "<div class='row'><div class='text body'>{1}</div></div></main>",
        "<article><section class='part part-1'>{0}</section>{ad}"
        "<section class='part part-2'>{1}</section></article>",
        "<article><div class='chunk'>{0}</div><aside><p>Sign up today!</p></aside>"
        "<div class='chunk'>{1}</div></article>",
        "<div id='content'><div><div class='story-body'>{0}</div></div>{ad}"
        "<div><div class='story-body'>{1}</div></div></div>",
        "<div class='story'><div itemprop='articleBody' class='a'>{0}</div>{ad}"
        "<div itemprop='articleBody' class='a'>{1}</div></div>",
    ],
)
def test_a_story_in_containers_of_one_kind_is_read_whole(layout: str) -> None:
    source = load(HEAD + layout.format(FIRST, SECOND, ad=AD))
    assert piers(source) == NAMES[:8]
    assert source.unread is None


@pytest.mark.parametrize(
    "other",
    [
        "<article class='next'><h1>Other</h1><div class='article__body'>{}</div></article>",
        "<nav class='article__body'>{}</nav>",
        "<footer><div class='article__body'>{}</div></footer>",
        "<div class='related'><div class='article__body'>{}</div></div>",
        "<div class='comments'><div class='article__body'>{}</div></div>",
        "<div class='teaser-list'><p><a href='/x'>The pier five of a town was sold</a></p></div>",
    ],
)
def test_what_is_no_part_of_the_story_is_not_taken(other: str) -> None:
    story = f"<article>{HEAD}<div class='article__body'>{FIRST}</div></article>"
    assert piers(load(story + other.format(told("five")))) == NAMES[:4]


PLAIN = FIRST.replace("<p>", "\n").replace("</p>", "")
SUMMARY = "Ferries leave from the old quay while four piers are mended"


@pytest.mark.parametrize(
    "head",
    [
        f"<meta name='description' content='{SUMMARY}.'>",
        f"<meta property='og:description' content='{SUMMARY[:40]}'>",
        f"<meta name='twitter:description' content='{SUMMARY[:42]}…'>",
        "<script type='application/ld+json'>"
        + json.dumps({"@type": "NewsArticle", "description": SUMMARY})
        + "</script>",
    ],
)
def test_a_summary_in_a_box_of_its_own_is_read(head: str) -> None:
    box = f"<div class='standfirst'>{SUMMARY}.</div>"
    source = load(f"{HEAD}{box}<article class='a'>{FIRST}</article>", head)
    assert source.text.split("\n\n").index(f"{SUMMARY}.") < 2
    assert SUMMARY not in load(f"<article>{FIRST}</article>", head).text


STATED = "\n".join(
    f"The council of Fenwick voted on item {name} late on Tuesday, and the mayor, Ann Lee, said "
    f"that it would cost {name} million pounds."
    for name in NAMES
)
TEASER = (
    "<p>Ten items were on the list when the council of Fenwick met on Tuesday, and the debate went "
    "on past midnight before an audience of forty.</p><p>What the mayor said of the cost, who "
    "voted against it and what will be built first on the old quay beside the fish market can be "
    "read by members of our club, who pay four pounds a month.</p>"
)


def ld(**fields: object) -> str:
    record = {"@context": "https://schema.org", "@type": "NewsArticle", **fields}
    return f"<script type='application/ld+json'>{json.dumps(record)}</script>"


@pytest.mark.parametrize(
    "head",
    [
        ld(articleBody=STATED),
        ld(articleBody="".join(f"<p>{line}</p>" for line in STATED.split("\n"))),
        ld(articleBody=STATED.replace("\n", " ")),
        ld(articleBody=STATED, **{"@type": ["ReportageNewsArticle"]}),
        "<script type='application/ld+json'>"
        + json.dumps(
            {"@graph": [{"@type": "WebPage"}, {"@type": "Article", "articleBody": STATED}]}
        )
        + "</script>",
        "<script type='application/ld+json'>no JSON</script>" + ld(articleBody=STATED),
    ],
)
def test_a_story_that_the_page_only_states_is_read(head: str) -> None:
    document = build(load(f"<article>{HEAD}{TEASER}</article>", head))
    read = [s.text for s in document.sentences if s.text.startswith("The council of Fenwick voted")]
    assert read == STATED.split("\n")
    assert document.sentences[0].role == "headline"


@pytest.mark.parametrize("head", [ld(articleBody=STATED), ld(articleBody=f"<p>{STATED}</p>")])
@pytest.mark.parametrize("shown", [1, 2, 3])
def test_a_stated_story_whose_beginning_is_shown_is_read_once(head: str, shown: int) -> None:
    beginning = "".join(f"<p>{line}</p>" for line in STATED.split("\n")[:shown])
    page = f"{HEAD}<div class='free'>{beginning}</div><div><p>Read on as a member.</p></div>"
    told = [line for line in load(page, head).text.split("\n") if line.startswith("The council")]
    assert told == STATED.split("\n")


@pytest.mark.parametrize(
    ("body", "head", "said"),
    [
        (FIRST, ld(wordCount=900), "a length of 900 words"),
        (FIRST, ld(articleBody=f"{STATED[:350]}{PLAIN}"), "states more"),
        (FIRST, ld(wordCount=130), None),
        (FIRST, ld(articleBody=PLAIN), None),
        (FIRST, "", None),
    ],
)
def test_what_is_missing_is_told(body: str, head: str, said: str | None) -> None:
    source = load(f"<article>{HEAD}<div class='a'>{body}</div></article>", head)
    assert (source.unread is None) if said is None else said in (source.unread or "")
    assert build(source).unread == source.unread


def test_what_stands_beside_the_paragraphs_is_told_with_its_beginning() -> None:
    box = f"<div class='embed'>{told('nine')}</div>"
    source = load(f"<article>{HEAD}<div class='a'>{FIRST}{box}</div></article>")
    assert piers(source) == NAMES[:4]
    assert source.unread == (
        "31 words of its page stand beside the story and were not read: "
        "“The harbour master of Fenwick told the council …”"
    )


def test_headings_of_other_stories_are_left_out() -> None:
    links = "".join(
        f"<li><a href='/{n}'>Mayor of town {n} resigns in anger</a></li>" for n in NAMES
    )
    cards = "".join(
        f"<div class='card'><h3><a href='/{n}'>Bridge {n} falls into sea</a></h3><p>It was old</p>"
        "</div>"
        for n in NAMES
    )
    body = f"<article>{HEAD}<div class='a'>{FIRST}<ul>{links}</ul>{cards}{SECOND}</div></article>"
    text = load(body).text
    assert "resigns in anger" not in text
    assert "falls into sea" not in text
    assert "pier eight" in text


def test_links_within_a_story_stay() -> None:
    lines = (
        "<p><a href='/report'>The council approved the report on Monday.</a></p>"
        "<h2><a href='#piers'>What happens to the piers</a></h2>"
        "<ul><li>The <a href='/n'>northern pier</a> will be closed until the end of May.</li></ul>"
    )
    text = load(f"<article>{HEAD}<div class='a'>{FIRST}{lines}{SECOND}</div></article>").text
    assert "The council approved the report on Monday." in text
    assert "What happens to the piers" in text
    assert "- The northern pier will be closed" in text


def test_blocks_stand_in_the_order_of_the_page() -> None:
    quote = "<figure><blockquote>The old quay is safe, and it will be ready.</blockquote></figure>"
    rows = "<table><tr><td>Pier one, cost</td><td>12 million pounds in all</td></tr></table>"
    text = load(f"<article>{HEAD}{FIRST}{quote}{told('five')}{rows}{told('six')}</article>").text
    places = [text.index(w) for w in ("pier four", "old quay is safe", "pier five", "Pier one, c")]
    assert places == sorted(places)
    assert text.index("Pier one, c") < text.index("pier six")


@pytest.mark.parametrize(
    ("box", "read"),
    [
        ('<header><h1>Bridge closed</h1><p class="standfirst">{}</p></header>', True),
        ('<h1>Bridge closed</h1><div class="article__dek"><p>{}</p></div>', True),
        ('<h1>Bridge closed</h1><div class="subHeadline strapline">{}</div>', True),
        ('<p class="standfirst">{}</p><h1>Bridge closed</h1>', False),
        ('<h1>Bridge closed</h1><div class="promo"><p class="dek">{}</p></div>', False),
        ('<h1>Bridge closed</h1><div class="deckchair"><p>{}</p></div>', False),
    ],
)
def test_a_box_between_headline_and_story_that_is_named_as_its_summary(box: str, read: bool):
    told = "Nobody may cross for six weeks, says the council of Marlow."
    story = (
        "The council closed the old bridge on Monday after engineers had found cracks in it.",
        "Repairs will take six weeks, the clerk of the council told a meeting in the town hall.",
        "A ferry will run every twenty minutes until the bridge opens again in the spring.",
    )
    paragraphs = "".join(f"<p>{text}</p>" for text in story)
    html = f"<html><body>{box.format(told)}<article>{paragraphs}</article></body></html>"
    found = load_bytes("page.html", html.encode()).text
    assert (told in found) is read


@pytest.mark.parametrize(
    "page",
    [
        "<p>{}</p>",
        "<p>{}</p><!-- a --><!-- b -->",
        "<div><p>{}</p></div>",
        "<article><h1>Bridge</h1><p>{}</p></article>",
        "<body><p>{}</p></body>",
    ],
)
def test_a_piece_of_a_page_is_read(page: str):
    told = "The council closed the bridge on Monday."
    assert told in load_bytes("piece.html", page.format(told).encode()).text
