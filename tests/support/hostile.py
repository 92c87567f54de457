"""Texts that try to act on whoever shows them, and a desk that is full of one."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence

from desks import Browser
from factories import make_plain_report

from claimcheck.records import VERDICTS
from claimcheck.review.storage.articles import Articles
from claimcheck.review.storage.check_queue import CheckQueue
from claimcheck.review.storage.given import Given

#: Escape sequences that colour a terminal.
ANSI = re.compile(r"\x1b\[[0-9;]*m")
HOSTILE = {
    "script": "<script>alert(1)</script>",
    "handler": "\"><img src=x onerror=alert(1)> ' onclick='x",
    "template": "{{ 7 * 7 }} {% raw %} ${7*7} </style></title>",
    "rich": "[bold red]x[/] [link=https://a.example]y[/link] :boom: [/nothing]",
    "ansi": "\x1b[31mred\x1b[0m \x1b]8;;https://a.example\x07z\x1b]8;;\x07 \x9b2J\x08\x08\x00",
    "bidi": "safe \u202etxet desrever\u202c \u2066x\u2069",
    "lines": "a\nb\r\nc\u2028d\u2029e\x0bf\x0cg\x85h",
    "wide": "東京の港は三月に閉まる。" * 20 + " 👩‍👩‍👧" * 20,
    "word": "x" * 5_000,
    "long": "The harbour is closed to boats. " * 3_200,
}
#: Characters that act instead of being shown.
ACTING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029]")
#: Texts for pages that take them back, too.
MORE = {
    "attribute": "' onmouseover='alert(1)' x=\"y\" autofocus onfocus=alert(1)",
    "url": "javascript:alert(1) data:text/html,<script>alert(1)</script>",
    "svg": "<svg/onload=alert(1)><math><mi//xlink:href='data:x,<script>alert(1)</script>'>",
    "closing": "</textarea></title></p></dialog></script><script>alert(1)</script>",
    "jinja": "{{ config }}{% for x in ().__class__.__mro__ %}{{ x }}{% endfor %}",
    "entities": "&lt;script&gt;alert(1)&lt;/script&gt; &#60;img src=x onerror=alert(1)&#62;",
}
TEXTS = HOSTILE | MORE


def fill(desk, client, text: str, verdicts: Sequence[str] = VERDICTS) -> Browser:
    """An article in which ``text`` stands everywhere, with decisions that say it as well."""
    reports = {v: make_plain_report(text, verdict=v) for v in verdicts}
    sentences = [
        dataclasses.replace(r.sentences[0], index=n) for n, r in enumerate(reports.values())
    ]
    base = reports["contradicted"]
    report = dataclasses.replace(base, sentences=tuple(sentences), paragraphs=base.paragraphs[:1])
    articles = Articles(desk.store)
    articles.add(text, [Given(text, text.encode("utf-8", "replace")), Given(text, b"r")], "Ada")
    reference = dataclasses.replace(report.references[0], sha256=report.article.sha256)
    CheckQueue(desk.store).finish(
        1, dataclasses.replace(report, references=(reference,)), [report.article.text]
    )
    ada = Browser(client, "Ada")
    said = text[:2000].strip() or "nothing"
    assert ada.decide(1, [0], "needs_source", said).status_code == 200
    assert ada.decide(1, [0], "note", said).status_code == 200
    return ada
