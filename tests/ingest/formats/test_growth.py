"""Files that took minutes to read, as the time grew with the square of their length."""

from __future__ import annotations

import gzip
import json
import time

import pytest

from claimcheck.errors import InputError
from claimcheck.ingest.formats import warc
from claimcheck.ingest.load import load_bytes_all

_HEAD = "To: a@b.example\nDate: Mon, 2 Mar 2026 10:00:00 +0000\n"
_TIMES = "00:00:01,000 --> 00:00:02,000"
HOSTILE = {
    "capitals.srt": f"1\n{_TIMES}\n{'A' * 200_000}\n\n2\n{_TIMES}\nThe ferry was late\n",
    "doctypes.txt": "<!DOCTYPE a [>" * 50_000,
    "media.nitf": "<nitf><body><body.content><p>A ferry.</p>"
    + "<media/>The ferry was late. " * 30_000
    + "</body.content></body></nitf>",
    "senders.eml": f"From: {'A <a@b.example>, ' * 100_000}\n{_HEAD}Subject: Ferry\n\nIt was late.",
    "subject.eml": f"From: a@b.example\n{_HEAD}Subject: {'=?utf-8?q?a?= ' * 100_000}\n\nIt is.",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_time_grows_with_the_file(name: str) -> None:
    started = time.process_time()
    assert len(load_bytes_all(name, HOSTILE[name].encode())) == 1
    assert time.process_time() - started < 2


def test_a_mail_of_many_parts_is_refused() -> None:
    inner = "--x\nContent-Type: text/plain\n\nThe ferry was late.\n" * 1_001
    mail = (
        f'From: a@b.example\n{_HEAD}Content-Type: multipart/mixed; boundary="x"\n\n{inner}--x--\n'
    )
    with pytest.raises(InputError, match="of more than 1,000 parts"):
        load_bytes_all("a.eml", mail.encode())


@pytest.mark.parametrize("tag", ["<b>", "\\u003cb>"])
def test_items_have_a_number_of_tags_together(tag: str) -> None:
    item = f'{{"uri": "x", "body_html": "{tag * 100_001}"}}'
    with pytest.raises(InputError, match="a.json has more than 500,000 tags of HTML: split it"):
        load_bytes_all("a.json", f"[{','.join([item] * 5)}]".encode())


def test_items_of_a_feed_have_a_number_of_tags_together() -> None:
    item = f"<item><description>{'&lt;b>' * 100_001}</description></item>"
    feed = f"<rss><channel>{item * 5}</channel></rss>"
    with pytest.raises(InputError, match="a.rss has more than 500,000 tags of HTML: split it"):
        load_bytes_all("a.rss", feed.encode())


def test_pages_unpack_to_a_number_of_bytes_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warc, "MAX_UNPACKED", 60_000)
    page = gzip.compress(b"<p>The ferry was late.</p>" * 1_500, mtime=0)
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n" + page
    record = (
        (
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/\r\n"
            f"Content-Type: application/http\r\nContent-Length: {len(answer)}\r\n\r\n"
        ).encode()
        + answer
        + b"\r\n\r\n"
    )
    assert len(load_bytes_all("a.warc", record)) == 1
    with pytest.raises(InputError, match="a.warc has pages of more than 60,000 bytes: split it"):
        load_bytes_all("a.warc", record * 2)


def test_what_stands_behind_something_left_out_is_kept() -> None:
    content = "<p>A<fn><p>note</p></fn> ferry<media><p>x</p></media> left.</p><media/>It was late."
    nitf = f"<nitf><body><body.content>{content}</body.content></body></nitf>"
    assert load_bytes_all("a.nitf", nitf.encode())[0].text == "A ferry left.\n\nIt was late."


def test_a_caption_divides_the_text_round_it() -> None:
    page = "<div>It left.<figure><figcaption>A ferry</figcaption></figure>It was late.</div>"
    item = json.dumps({"uri": "x", "body_html": page})
    assert load_bytes_all("a.json", item.encode())[0].text == "It left.\n\nIt was late."


def test_a_rolling_line_is_read_once_behind_a_name_too() -> None:
    line = "the ferry was late"
    cues = f"WEBVTT\n\n{_TIMES}\n<v Ada>{line}\n\n{_TIMES}\n{line}\non Sunday\n"
    assert load_bytes_all("a.vtt", cues.encode())[0].text == "ADA: the ferry was late on Sunday"
