"""Text out of mail, as it is saved in files."""

from __future__ import annotations

import re
from email import message_from_bytes, policy
from email.message import EmailMessage

from claimcheck.errors import InputError
from claimcheck.ingest.extract import Extracted, from_html

_MAILBOX_LINE = re.compile(rb"\A(?:\xef\xbb\xbf)?From \S[^\n]*\n")
_FORWARDED = re.compile(r"^(?:\s*(?:re|aw|fwd?|wg)\s*:)+\s*", re.IGNORECASE)
#: What divides a mail from the sender's signature (RFC 3676).
_SIGNATURE = re.compile(r"^-- ?$", re.MULTILINE)


def from_mail(data: bytes, name: str) -> Extracted:
    """Return the text of a mail, without headers, signature and attachments, and its subject.

    Of a mail in two forms the plain one is read, else the HTML. Of a mailbox the first mail.

    Raises:
        InputError: if it holds no text, or in an encoding that is not known.
    """
    mail = message_from_bytes(_MAILBOX_LINE.sub(b"", data), policy=policy.default)
    try:
        body = mail.get_body(preferencelist=("plain", "html"))
        content = body.get_content() if body is not None else ""
    except (LookupError, ValueError, AttributeError) as error:
        raise InputError(f"{name} is a mail whose text cannot be read: {error}") from error
    if not isinstance(body, EmailMessage) or not str(content).strip():
        raise InputError(f"{name} is a mail without text")
    title = _FORWARDED.sub("", str(mail.get("subject") or "")).strip() or None
    if body.get_content_type() == "text/html":
        return from_html(content, name)._replace(title=title, given=Extracted("").given)
    text = _SIGNATURE.split(content.replace("\r\n", "\n"))[0]
    flowed = body.get_param("format", "") == "flowed"
    return Extracted(text.replace(" \n", " ") if flowed else text, title)
