"""Captions in TTML: lines, speakers and pauses."""

from __future__ import annotations

import pytest

from claimcheck.errors import InputError
from claimcheck.ingest.load import load_bytes, load_bytes_all

AGENTS = (
    '<agent xml:id="a"><name type="full">Ada Berg</name></agent>'
    '<agent xml:id="n"><name type="family">Strand</name></agent><agent xml:id="x"/>'
)
NAMESPACE = "http://www.w3.org/ns/ttml"


def ttml(body: str, given: str = "", namespace: str = NAMESPACE) -> str:
    return (
        f'<tt xmlns="{namespace}" xmlns:m="{namespace}#metadata" xmlns:ttp="{namespace}#parameter"'
        f" {given}><head><metadata>{AGENTS}</metadata></head><body>{body}</body></tt>"
    )


def said(body: str, given: str = "", name: str = "a.ttml") -> str:
    return load_bytes(name, ttml(body, given).encode()).text


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<div><p>No ferry</p><p>will sail.</p></div>", "No ferry will sail."),
        ("<p>No ferry<br/>will <span>sail</span>.</p>", "No ferry will sail."),
        ("<p>No\n ferry<br/>sails</p><p>No ferry sails</p>", "No ferry sails No ferry sails"),
        ("<p>No ferry sails</p><p>No ferry sails<br/>today</p>", "No ferry sails today"),
        ("<p>- No.<br/>- Yes.</p>", "No.\n\nYes."),
        ("<p>No<metadata><desc>x</desc></metadata> <set/>ferry</p>", "No ferry"),
        (
            "<div><div><p>No.</p></div><metadata>x</metadata></div><div><p>Yes.</p></div>",
            "No. Yes.",
        ),
        ('<p m:agent="a">No.</p><p m:agent="a">Not now.</p>', "ADA BERG: No. Not now."),
        ('<div m:agent="x a"><p>No.</p></div><p>Yes.</p>', "ADA BERG: No.\n\nYes."),
        (
            '<p m:agent="a">No <span>ferry. <span m:agent="n">Why?</span> Rust.</span></p>',
            "ADA BERG: No ferry.\n\nSTRAND: Why?\n\nADA BERG: Rust.",
        ),
        ('<p m:agent="nobody x">No.</p>', "No."),
    ],
)
def test_what_captions_say(body: str, text: str):
    assert said(body) == text


@pytest.mark.parametrize(
    ("first", "second", "is_pause"),
    [
        ('begin="1s" end="2s"', 'begin="6s"', True),
        ('begin="1s" end="4.5s"', 'begin="6s"', False),
        ('begin="1s" dur="4s"', 'begin="6s"', False),
        ('begin="00:00:01.500" end="00:00:02"', 'begin="00:01:02.250"', True),
        ('begin="00:00:01:12" end="00:00:04:20"', 'begin="00:00:07:05"', False),
        ('begin="0.1m" end="100f"', 'begin="160000ms"', True),
        ('begin="10t" end="3000t"', 'begin="4s"', False),
        ('begin="wallclock(x)"', 'begin="soon"', False),
        ("", "", False),
    ],
)
def test_a_pause_sets_a_paragraph_off(first: str, second: str, is_pause: bool):
    given = 'ttp:frameRate="25" ttp:frameRateMultiplier="1000 1001" ttp:tickRate="1000"'
    assert said(f"<p {first}>No.</p><p {second}>Yes.</p>", given).count("\n\n") == is_pause


def test_times_count_from_the_part_that_holds_them():
    second = '<div begin="60s"><p begin="1s">Yes.</p></div>'
    assert said(f'<p begin="1s" end="2s">No.</p>{second}') == "No.\n\nYes."
    first = '<div begin="60s"><p begin="0s" end="1s">No.</p></div>'
    assert said(f"{first}{second}") == "No. Yes."


@pytest.mark.parametrize("given", ["1", "a b", "0 0", "1 2 3", "nan"])
def test_a_rate_that_is_none_does_no_harm(given: str):
    rates = f'ttp:frameRate="{given}" ttp:frameRateMultiplier="{given}" ttp:tickRate="{given}"'
    assert said('<p begin="00:00:01:02" end="5f">No.</p>', rates) == "No."


@pytest.mark.parametrize("name", ["a.ttml", "a.dfxp", "a.xml", "a.txt", "a"])
@pytest.mark.parametrize("namespace", [NAMESPACE, "http://www.w3.org/2006/10/ttaf1"])
def test_captions_are_known_by_their_root(name: str, namespace: str):
    given = ttml('<p m:agent="a">No.</p>', 'xml:lang="en"', namespace).encode()
    found = load_bytes(name, given)
    assert (found.text, found.language) == ("ADA BERG: No.", "en")


def test_an_element_of_html_is_no_captions():
    assert load_bytes("a.md", b"<tt>No ferry sails.</tt>").text == "No ferry sails."


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (ttml("<div/>"), "a.ttml holds no caption with words"),
        (ttml("<p><br/> <metadata>No.</metadata></p>"), "holds no caption with words"),
        ("<tt/>", "holds no caption with words"),
        (ttml("<p>No.")[:-9], "a.ttml is damaged XML"),
        ("<ferry/>", r"is XML \(<ferry>\) of a kind that is not read .*TTML"),
        ("WEBVTT\n\n00:01.000 --> 00:04.000\nNo.", "is XML of a kind that is not read"),
        (
            '<!DOCTYPE tt [<!ENTITY i "No.">]><tt><body><p>&i;</p></body></tt>',
            "entities of its own",
        ),
    ],
)
def test_what_is_no_caption_is_refused(data: str, message: str):
    with pytest.raises(InputError, match=message):
        load_bytes_all("a.ttml", data.encode())
