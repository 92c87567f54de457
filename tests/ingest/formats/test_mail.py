"""Mail as press offices send it: forms, attachments, mails in mails, and hostile ones."""

from __future__ import annotations

import base64
import json
import time
from functools import partial

import pytest

from claimcheck.errors import InputError
from claimcheck.ingest.formats import kinds
from claimcheck.ingest.load import Source, load_bytes_all

STORY = "The ferry to Skarholm was stopped on Sunday."
HEAD = "From: Press <press@harbour.example>\nTo: a@b.example\nSubject: Ferry\nMIME-Version: 1.0\n"


def read(mail: str) -> tuple[Source, ...]:
    return load_bytes_all("a.eml", mail.encode())


def part(text: str, kind: str = "text/plain", *headers: str) -> str:
    lines = "".join(f"{header}\n" for header in (f"Content-Type: {kind}", *headers))
    return f"{lines}\n{text}\n"


def parts(*inner: str, kind: str = "mixed", bound: str = "b") -> str:
    body = "".join(f"--{bound}\n{part}" for part in inner)
    return f'{HEAD}Content-Type: multipart/{kind}; boundary="{bound}"\n\n{body}--{bound}--\n'


def attached(name: str, data: bytes, kind: str = "application/octet-stream") -> str:
    disposition = f'Content-Disposition: attachment; filename="{name}"'
    text = base64.b64encode(data).decode()
    return part(text, kind, disposition, "Content-Transfer-Encoding: base64")


def nested(depth: int) -> str:
    mail = f"{HEAD}\nMail {depth}."
    for level in reversed(range(depth)):
        mail = parts(part(f"Mail {level}."), part(mail, "message/rfc822"), bound=f"b{level}")
    return mail


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        ("text/plain", "1 \n2 ferries", "1 \n2 ferries"),
        ("text/plain; format=flowed", "1 \n2 ferries", "1 2 ferries"),
        ("text/plain; format=flowed; delsp=yes", "1 \n2 ferries", "12 ferries"),
        ("text/plain; format=flowed", " From A\n >B", "From A\n>B"),
        ("text/plain; format=flowed", "> a \n> b\n> c \nd", "> a b\n> c \nd"),
        ("text/plain; format=flowed", "a \n-- \nAda Berg", "a "),
    ],
)
def test_soft_line_breaks(kind: str, text: str, expected: str) -> None:
    assert read(f"{HEAD}Content-Type: {kind}\n\n{text}")[0].text.strip() == expected.strip()


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (">From here on it is 5.", "From here on it is 5."),
        (
            "Not yet.\n>From here on.\n\n>From there on.",
            "Not yet.\nFrom here on.\n\nFrom there on.",
        ),
        (">>From a quote.", ">From a quote."),
        (">>>From a quote.", ">>From a quote."),
        ("> When?\n>From May on.", "> When?\nFrom May on."),
        ("> From a quote.", "> From a quote."),
        (">When?\n>From May on, he wrote.", ">When?\n>From May on, he wrote."),
        (">Fromage is dear.", ">Fromage is dear."),
        ("It is >From 1.", "It is >From 1."),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_line_that_a_mailbox_marked(lines: str, expected: str, end: str) -> None:
    mailbox = f"From ada Mon Jun  8 09:00:00 2026\n{HEAD}\n{lines}\n\n" * 2
    assert [s.text.strip() for s in read(mailbox.replace("\n", end))] == [expected] * 2


@pytest.mark.parametrize("line", ["From Monday on, buses run.", ">From Monday on, buses run."])
def test_a_single_mail_is_no_mailbox(line: str) -> None:
    assert [s.text for s in read(f"{HEAD}\n{STORY}\n\n{line}\n\nNo boat.")] == [
        f"{STORY}\n\n{line}\n\nNo boat."
    ]


@pytest.mark.parametrize(
    ("forms", "expected"),
    [
        ((part(STORY), part("<p>no</p>", "text/html")), STORY),
        ((part("See the HTML."), part(f"<p>{STORY}</p>", "text/html")), STORY),
        ((part(""), part(f"<p>{STORY}</p>", "text/html")), STORY),
    ],
)
def test_of_two_forms_the_one_with_the_text_is_read(forms: tuple[str, ...], expected: str) -> None:
    assert [s.text for s in read(parts(*forms, kind="alternative"))] == [expected]


def test_what_stands_behind_an_attachment_is_read() -> None:
    rest = part("No boat sails.")
    (mail,) = read(parts(part(STORY), attached("a.png", b"x", "image/png"), rest))
    assert mail.text.split("\n\n")[0].strip() == STORY
    assert "No boat sails." in mail.text
    assert mail.unread is None


@pytest.mark.parametrize(
    ("name", "data", "unread"),
    [
        ("plan.doc", b"x", "plan.doc: it is an old Word document"),
        ("plan.xyz", b"x", "unknown kind of file .xyz"),
        ("plan.pdf", b"%PDF-1.7", "plan.pdf is a damaged PDF"),
        ("plan.pdf", b"", "plan.pdf is empty"),
        ("plan.odt", b"PK\x03\x04", "ZIP archive"),
        ("../../etc/plan\x07.zip", b"x", "....etcplan.zip: it is an archive"),
    ],
)
def test_an_attachment_that_cannot_be_read_is_told(name: str, data: bytes, unread: str) -> None:
    (mail,) = read(parts(part(STORY), attached(name, data)))
    assert mail.text.strip() == STORY
    assert unread in (mail.unread or "")


def test_a_mail_without_a_text_stands_for_its_attachment() -> None:
    data = json.dumps({"text": STORY, "title": "Plan"}).encode()
    (mail,) = read(parts(part(" "), attached("plan.json", data)))
    assert (mail.id, mail.title, mail.text) == ("a.eml", "Plan", STORY)


def test_attachments_of_one_name_are_told_apart() -> None:
    plan = attached("plan.txt", b"No boat sails.")
    assert [s.id for s in read(parts(part(STORY), plan, plan))] == [
        "a.eml#1",
        "a.eml#plan.txt",
        "a.eml#plan.txt (3)",
    ]


@pytest.mark.parametrize(("bound", "left"), [("MAX_ATTACHED", 3), ("MAX_CHARACTERS", 40)])
def test_what_is_attached_to_all_mails_of_a_file_is_bounded(
    monkeypatch: pytest.MonkeyPatch, bound: str, left: int
) -> None:
    plan = attached("plan.txt", b"No boat sails.")
    field = {"MAX_ATTACHED": "files", "MAX_CHARACTERS": "characters"}[bound]
    monkeypatch.setattr(kinds, "Allowance", partial(kinds.Allowance, **{field: left}))
    inner = part(parts(part("Inside."), plan, plan, bound="c"), "message/rfc822")
    found = read(parts(part(STORY), plan, inner, plan))
    assert sum(s.text.strip() == "No boat sails." for s in found) < 4
    assert any("too much is attached before it" in (s.unread or "") for s in found)


def test_mails_in_mails_are_read_to_a_depth() -> None:
    mails = read(nested(6))
    assert [s.text.strip() for s in mails] == ["Mail 0.", "Mail 1.", "Mail 2."]
    assert any("mail in a mail" in (s.unread or "") for s in mails)


@pytest.mark.parametrize(
    "mail",
    [
        parts(part(STORY), *[attached("a.txt", b"x")] * 500),
        HEAD + 'Content-Type: multipart/mixed; boundary="b"\n\n' + "--b\n" * 20_000 + STORY,
        HEAD + "".join(
            f'Content-Type: multipart/mixed; boundary="{n}"\n\n--{n}\n' for n in range(3_000)
        ),
        HEAD + "".join(
            f'Content-Type: multipart/mixed; boundary="{n}"\n\n--{n}\n' for n in range(90)
        ) + "\n" * 2_000_000,
        f"{HEAD}Content-Type: text/plain; format=flowed\n\n" + "> \n" * 100_000 + STORY,
        HEAD + "X: y\n" * 100_000 + f"\n{STORY}",
        f"From a Mon Jun  8 09:00:00 2026\n{HEAD}\n" + ">From\n>From \n" * 100_000 + ">" * 500_000,
    ],
    ids=["attachments", "boundaries", "depth", "lines", "soft lines", "headers", "marked"],
)  # fmt: skip
def test_hostile_mail_takes_little_time(mail: str) -> None:
    began = time.process_time()
    try:
        read(mail)
    except InputError as error:
        refusal = str(error)
    else:
        refusal = "a.eml is a mail"
    assert refusal.startswith("a.eml is a mail")
    assert time.process_time() - began < 4
