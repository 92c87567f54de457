"""Details of formats that their saved examples do not show."""

from __future__ import annotations

import json
from typing import Any

import pytest

from claimcheck.errors import InputError
from claimcheck.ingest.load import Source, load_bytes, load_bytes_all

STORY = "The ferry was stopped on Sunday."


def ninjs(**fields: Any) -> Source:
    return load_bytes("a.json", json.dumps({"uri": "a", **fields}).encode())


@pytest.mark.parametrize(
    ("fields", "title", "outlet", "date"),
    [
        ({"body_text": STORY, "headline": "Ferry", "provider": "ONA"}, "Ferry", "ONA", None),
        ({"body_html": STORY, "versioncreated": "2026-06-08"}, None, None, "2026-06-08"),
        ({"bodies": [{"value": STORY}], "provider": {"name": "ONA"}}, None, "ONA", None),
        (
            {
                "bodies": [{"contentType": "text/plain", "value": STORY}],
                "headlines": [{"role": "short", "value": "F"}, {"role": "main", "value": "Ferry"}],
                "infoSources": [{"literal": "x"}, {"name": "ONA"}],
                "firstCreated": "2026-06-08T09:00:00Z",
                "versionCreated": "2026-06-10T09:00:00Z",
            },
            "Ferry",
            "ONA",
            "2026-06-08",
        ),
        ({"bodies": [3, {"value": 4}, {"value": STORY}], "headlines": 3}, None, None, None),
    ],
)  # fmt: skip
def test_ninjs(fields: dict[str, Any], title: str | None, outlet: str | None, date: str | None):
    found = ninjs(**fields)
    assert (found.text, found.title, found.outlet) == (STORY, title, outlet)
    assert (found.date and str(found.date)) == date


@pytest.mark.parametrize(
    ("item", "text", "unread"),
    [
        (f"<description>{STORY}</description>", STORY, "a summary"),
        (f"<description>{STORY * 20}</description>", STORY * 20, None),
        (f"<description>x</description><c:encoded>{STORY}</c:encoded>", STORY, None),
        (f"<c:encoded/><description>{STORY}</description>", STORY, "a summary"),
        (f"<m:description>x</m:description><description>{STORY}</description>", STORY, "a summary"),
        ("<description>5 &lt; 6 &amp;amp; 7</description>", "5 < 6 & 7", "a summary"),
    ],
)
def test_items_of_rss(item: str, text: str, unread: str | None) -> None:
    spaces = 'xmlns:c="http://purl.org/rss/1.0/modules/content/" xmlns:m="http://m.example/"'
    data = f"<rss {spaces}><channel><item>{item}</item></channel></rss>"
    found = load_bytes("a.rss", data.encode())
    assert found.text == text
    assert (unread or "") in (found.unread or "")
    assert (found.unread is None) == (unread is None)


#: Modules whose elements have the names of RSS's own.
MODULES = (
    "http://search.yahoo.com/mrss/",
    "http://search.yahoo.com/mrss",
    "http://www.rssboard.org/media-rss",
    "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "http://www.w3.org/2005/Atom",
    "http://purl.org/dc/elements/1.1/",
)


@pytest.mark.parametrize("module", MODULES)
@pytest.mark.parametrize("is_first", [True, False])
def test_a_module_does_not_speak_for_the_item(module: str, is_first: bool) -> None:
    alien = (
        "<m:title>Old ferry</m:title><m:description>In 1990.</m:description>"
        "<m:source>Archive</m:source><m:item><description>None.</description></m:item>"
    )
    own = f"<title>Bridge</title><description>{STORY}</description><source>ONA</source>"
    item = f"<item>{alien + own if is_first else own + alien}</item>"
    channel = f"{alien}<title>Ostwick Daily</title>{item}{item.replace('<source>ONA</source>', '')}"
    data = f'<rss version="2.0" xmlns:m="{module}"><channel>{channel}</channel></rss>'
    found = load_bytes_all("a.rss", data.encode())
    assert [(f.title, f.text, f.outlet) for f in found] == [
        ("Bridge", STORY, "ONA"),
        ("Bridge", STORY, "Ostwick Daily"),
    ]


@pytest.mark.parametrize("module", MODULES)
def test_a_caption_alone_is_no_text_of_an_item(module: str) -> None:
    item = "<title>Bridge</title><m:description>The old ferry in 1990.</m:description>"
    data = f'<rss xmlns:m="{module}"><channel><item>{item}</item></channel></rss>'
    with pytest.raises(InputError, match="without an item that has a text"):
        load_bytes("a.rss", data.encode())


@pytest.mark.parametrize(
    "space", ["http://backend.userland.com/rss2", "http://blogs.law.harvard.edu/tech/rss"]
)
def test_rss_2_may_name_itself(space: str) -> None:
    item = f"<item><title>Ferry</title><description>{STORY}</description></item>"
    found = load_bytes("a.rss", f'<rss xmlns="{space}"><channel>{item}</channel></rss>'.encode())
    assert (found.title, found.text) == ("Ferry", STORY)


def test_rss_1_has_its_items_beside_the_channel() -> None:
    data = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        'xmlns="http://purl.org/rss/1.0/"><channel><title>Ostwick Daily</title></channel>'
        f"<item><title>Ferry</title><description>{STORY}</description></item></rdf:RDF>"
    )
    found = load_bytes("a.xml", data.encode())
    assert (found.title, found.outlet, found.text) == ("Ferry", "Ostwick Daily", STORY)


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (f"<content>{STORY} &lt;b&gt;</content>", f"{STORY} <b>"),
        (f'<content type="html">&lt;p&gt;{STORY}&lt;/p&gt;</content>', STORY),
        (f'<content type="text/html">&lt;p&gt;{STORY}&lt;/p&gt;</content>', STORY),
        (f'<content type="image/png" src="a.png"/><summary>{STORY}</summary>', STORY),
    ],
)
def test_texts_of_atom(content: str, text: str) -> None:
    data = f'<feed xmlns="http://www.w3.org/2005/Atom"><entry>{content}</entry></feed>'
    assert load_bytes("a.atom", data.encode()).text == text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1"])
def test_encodings_of_xml(encoding: str) -> None:
    body = "<body><body.content><p>Zoë &eacute;&mdash;&lt;</p></body.content></body>"
    data = (
        f'<?xml version="1.0" encoding="{encoding}"?><nitf>{body.replace("&eacute;", "é")}</nitf>'
    )
    if encoding == "utf-16":
        data = data.replace("&mdash;", "—")
    assert load_bytes("a.nitf", data.encode(encoding)).text == "Zoë é—<"


@pytest.mark.parametrize(
    ("cues", "text"),
    [
        (["No ferry", "will sail."], "No ferry will sail."),
        (["No ferry will", "No ferry will\nsail on Sunday"], "No ferry will sail on Sunday"),
        (["No.", "No."], "No. No."),
        (["LIE: No.", ">> Yes."], "LIE: No.\n\nYes."),
        (["<c.yellow>No</c>", "{\\an8}2 &lt; 3"], "No 2 < 3"),
        (["It was <5, not >7."], "It was <5, not >7."),
        (["If a <b and c> d, it <is> so."], "If a <b and c> d, it <is> so."),
        (['<I>No</I> <font color="#fff">ferry</font> <b ><u>sails</u></b>'], "No ferry sails"),
        (["<v Ada Berg>No.</v>"], "ADA BERG: No."),
    ],
)
def test_subtitles(cues: list[str], text: str) -> None:
    timed = (f"{n}\r\n00:00:0{n},000 --> 00:00:0{n + 1},000\r\n{c}" for n, c in enumerate(cues))
    assert load_bytes_all("a.srt", "\r\n\r\n".join(timed).encode())[0].text == text


@pytest.mark.parametrize(
    ("cue", "text"),
    [
        ("It was <5, not >7.", "It was <5, not >7."),
        ("It was < 5, not > 7, or <00:05 and >1.", "It was < 5, not > 7, or <00:05 and >1."),
        ("No <00:00:01.500><c.red>ferry</c><01:02.000> <lang en>sails</lang></>", "No ferry sails"),
        ("<ruby>No<rt>nay</rt></ruby> &lt;b&gt;", "Nonay <b>"),
    ],
)
def test_tags_of_webvtt(cue: str, text: str) -> None:
    data = f"WEBVTT\n\n00:01.000 --> 00:04.000\n{cue}\n"
    assert load_bytes_all("a.vtt", data.encode())[0].text == text
