"""Texts out of mail, as it is saved in files: the message, and attachments that can be read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import EmailPolicy

from claimcheck.errors import InputError
from claimcheck.ingest import metadata
from claimcheck.ingest.extract import Extracted, from_html
from claimcheck.ingest.html.fragment import text_of

#: Reads the text of an attachment: its bytes, its name and its content type.
ReadAttachment = Callable[[bytes, str, str], list[Extracted]]

#: Attachments of a mail that are read, and mails of a mailbox.
MAX_ATTACHMENTS, MAX_MAILS = 20, 200
#: Lines times parts, which the time for taking a mail apart grows with.
MAX_WORK = 5_000_000
#: Parts of a file of mail, and letters that are read of one header: each takes time to parse.
MAX_PARTS, MAX_HEADER = 1_000, 1_000
#: A plain form of fewer words only says that there is an HTML form.
_MIN_PLAIN = 50
_MAILBOX_LINE = re.compile(rb"(?:\A(?:\xef\xbb\xbf)?|(?<=\n\n)|(?<=\n\r\n))From \S[^\n]{0,200}\n")
#: Lines of a mail that begin with marks, among them those that a mailbox has put one before.
_MARKED_LINES = re.compile(rb"^>[^\n]*(?:\n>[^\n]*)*", re.MULTILINE)
_ESCAPED = re.compile(rb"^>(?=>*From )", re.MULTILINE)
_QUOTED_CLOSELY = re.compile(rb"^>+(?!From )[^\s>]", re.MULTILINE)
_FORWARDED = re.compile(r"^(?:\s*(?:re|aw|fwd?|wg)\s*:)+\s*", re.IGNORECASE)
#: What divides a mail from the sender's signature (RFC 3676).
_SIGNATURE = re.compile(r"^-- ?$", re.MULTILINE)
_QUOTED = re.compile(r">*")
#: Parts that hold no text for a reader: pictures, signatures, invitations.
_SILENT = re.compile(r"(?:image|audio|video|font)/|text/(?:calendar|css|x-vcard|vcard)|.*signature")
_MAX_NAME = 80


class _ShortHeaders(EmailPolicy):
    """Keeps the beginning of a header alone: some take minutes to parse."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(sourcelines)
        return name, value[:MAX_HEADER]


_POLICY = _ShortHeaders()


def from_mail(data: bytes, name: str, read_attachment: ReadAttachment) -> list[Extracted]:
    """Return the text of a mail, titled by its subject, and those of its attachments behind it.

    Of a mail in two forms the plain one is read, unless it is a word or two beside the HTML.
    Headers and signature are left out. Of a mailbox every mail is read, and a line whose "From" it
    marked (``>From``) as it was written.

    Raises:
        InputError: if it holds no text, one in an encoding that is not known, or too many parts.
    """
    mails = _mails(data)
    if len(mails) > MAX_MAILS:
        raise InputError(f"{name} is a mailbox of more than {MAX_MAILS} mails: split it")
    # Lines that may begin or end a part are counted first: parsing ten thousand parts takes long.
    marks = data.count(b"\n--") if b"boundary=" in data.lower() else 0
    too_many = marks > 2 * MAX_PARTS
    parsed = [] if too_many else [_parsed(mail, name) for mail in mails]
    if too_many or sum(1 for mail in parsed for _ in mail.walk()) > MAX_PARTS:
        raise InputError(
            f"{name} is a mail, or several, of more than {MAX_PARTS:,} parts: save its text alone"
        )
    return [text for mail in parsed for text in _one(mail, name, read_attachment)]


def _mails(data: bytes) -> list[bytes]:
    """The mails of a mailbox, without the marks that it put before lines; a single mail as it is.

    A paragraph of a single mail may begin with "From" as the line before each mail of a mailbox.
    """
    if not _MAILBOX_LINE.match(data.lstrip()):
        return [data]
    mails = filter(bytes.strip, _MAILBOX_LINE.split(data))
    return [_MARKED_LINES.sub(_without_escapes, mail) for mail in mails]


def _without_escapes(marked: re.Match[bytes]) -> bytes:
    """Lines without the mark that a mailbox puts before "From", unless they quote in that way."""
    return marked[0] if _QUOTED_CLOSELY.search(marked[0]) else _ESCAPED.sub(b"", marked[0])


def _parsed(data: bytes, name: str) -> EmailMessage:
    if data.count(b"\n") * (1 + data.lower().count(b"boundary=")) > MAX_WORK:
        raise InputError(f"{name} is a mail of too many lines and parts: save its text alone")
    try:
        return message_from_bytes(data, policy=_POLICY)  # type: ignore[arg-type]
    except (LookupError, ValueError, AttributeError, RecursionError) as error:
        raise _unreadable(name, error) from error


def _one(mail: EmailMessage, name: str, read_attachment: ReadAttachment) -> list[Extracted]:
    try:
        text = _body(mail, name)
        attached, unread = _attachments(mail, read_attachment)
    except (LookupError, ValueError, AttributeError, RecursionError) as error:
        raise _unreadable(name, error) from error
    if not text.strip():
        if not attached:
            raise InputError("; ".join((f"{name} is a mail without text", *unread)))
        first, *others = attached
        return [first._replace(attached=None, unread=_joined(first.unread, *unread)), *others]
    message = Extracted(
        text,
        _FORWARDED.sub("", str(mail.get("subject") or "")).strip() or None,
        unread=_joined(*unread),
        outlet=_sender(mail),
        language=metadata.language(str(mail.get("content-language") or "")),
        date=metadata.day(str(mail.get("date") or "")),
    )
    return [message, *attached]


def _unreadable(name: str, error: Exception) -> InputError:
    return InputError(f"{name} is a mail whose text cannot be read: {error}")


def _body(mail: EmailMessage, name: str) -> str:
    """The text of a mail itself, "" where it has none."""
    plain, html = (_part(mail.get_body(preferencelist=(kind,))) for kind in ("plain", "html"))
    text = "" if plain is None else _written(plain)
    text = "\n\n".join([text, *(_written(part) for part in _rest(mail, plain))]).strip()
    if html is None or len(text.split()) >= _MIN_PLAIN:
        return text
    page = str(html.get_content())
    try:
        shown = from_html(page, name).text
    except InputError:
        shown = text_of(page)
    return shown if len(shown.split()) > 2 * len(text.split()) else text


def _part(part: object) -> EmailMessage | None:
    return part if isinstance(part, EmailMessage) else None


def _written(part: EmailMessage) -> str:
    """The text of a plain part without a signature, its soft line breaks undone."""
    text = str(part.get_content()).replace("\r\n", "\n")
    text = _SIGNATURE.split(text)[0]
    if part.get_param("format", "") == "flowed":
        return _unflowed(text, is_divided=str(part.get_param("delsp", "")).lower() == "yes")
    return text


def _unflowed(text: str, *, is_divided: bool) -> str:
    """Join the lines that end with a blank (RFC 3676), which ``is_divided`` texts do not mean."""
    lines: list[str] = []
    goes_on, depth = False, 0
    for line in text.split("\n"):
        quoted = _QUOTED.match(line)
        marks = quoted.end() if quoted else 0
        words = line[marks:].removeprefix(" ")
        soft = words.endswith(" ")
        words = words[:-1] if soft and is_divided else words
        if goes_on and marks == depth:
            lines[-1] += words
        else:
            lines.append(f"{line[:marks]} {words}" if marks else words)
        goes_on, depth = soft, marks
    return "\n".join(lines)


def _leaves(mail: EmailMessage) -> Iterator[tuple[EmailMessage, str]]:
    """The parts of a mail that are no containers, with the type of what holds them."""
    waiting: list[tuple[EmailMessage, str]] = [(mail, "")]
    while waiting:
        part, holder = waiting.pop()
        if part.get_content_maintype() == "multipart":
            inner = (_part(each) for each in reversed(list(part.iter_parts())))
            waiting += [(each, part.get_content_type()) for each in inner if each is not None]
        else:
            yield part, holder


def _is_attached(part: EmailMessage) -> bool:
    return bool(part.is_attachment() or part.get_filename()) or (
        part.get_content_type() == "message/rfc822"
    )


def _rest(mail: EmailMessage, body: EmailMessage | None) -> Iterator[EmailMessage]:
    """The plain parts behind an attachment by which a mail goes on."""
    for part, holder in _leaves(mail):
        plain = part.get_content_type() == "text/plain" and not _is_attached(part)
        if plain and holder == "multipart/mixed" and part is not body:
            yield part


def _attachments(
    mail: EmailMessage, read_attachment: ReadAttachment
) -> tuple[list[Extracted], list[str]]:
    """The texts of attachments, and what could not be read of them."""
    found: list[Extracted] = []
    unread: list[str] = []
    parts = [part for part, _ in _leaves(mail) if part is not mail and _is_attached(part)]
    parts = [part for part in parts if not _SILENT.match(part.get_content_type())]
    for number, part in enumerate(parts, start=1):
        name = _name(part, number)
        if number > MAX_ATTACHMENTS:
            unread.append(f"{len(parts) - MAX_ATTACHMENTS} more attachments were not read")
            break
        try:
            texts = read_attachment(_bytes(part), name, part.get_content_type())
        except InputError as error:
            unread.append(f"an attachment was not read: {error}")
            continue
        found += [
            text._replace(attached=f"{name}#{n}" if len(texts) > 1 else name)
            for n, text in enumerate(texts, start=1)
        ]
    return found, unread


def _bytes(part: EmailMessage) -> bytes:
    if part.get_content_type() == "message/rfc822":
        inner = next(iter(part.iter_parts()), None)
        return b"" if inner is None else inner.as_bytes()
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _name(part: EmailMessage, number: int) -> str:
    """The name of an attachment, as it can be shown."""
    given = "".join(c for c in part.get_filename() or "" if c.isprintable() and c not in "/\\#")
    if given.strip(". "):
        return given[-_MAX_NAME:].strip()
    is_mail = part.get_content_type() == "message/rfc822"
    return f"attachment {number}{'.eml' if is_mail else ''}"


def _sender(mail: EmailMessage) -> str | None:
    addresses = getattr(mail.get("from"), "addresses", ())
    return metadata.first(*(address.display_name for address in addresses))


def _joined(*notes: str | None) -> str | None:
    return "; ".join(filter(None, notes)) or None
