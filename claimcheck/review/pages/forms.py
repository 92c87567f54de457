"""From the form of a new check to what it is given."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest
from pathlib import PurePath

from starlette.datastructures import FormData, UploadFile

from claimcheck.errors import InputError
from claimcheck.ingest.load import check_kind, is_url, picked_name
from claimcheck.report.view import clean
from claimcheck.review.jobs.folders import Folders
from claimcheck.review.jobs.reading import MAX_BYTES
from claimcheck.review.limits import MOST_BYTES, MOST_REFERENCES
from claimcheck.review.storage.given import Given

LONGEST_NAME = 200
#: Endings of files that can be edited as they are.
EDITED = (".txt", ".text", ".md", ".markdown")


def article(form: FormData, folders: Folders) -> Given:
    """The one article of a form, however it was given.

    Raises:
        InputError: for none, more than one, or one that cannot be used.
    """
    found = _given(form, "article", folders)
    if not found:
        raise InputError(
            "no article is given: paste it, choose a file, pick one or give an address"
        )
    if len(found) > 1:
        raise InputError("more than one article is given: paste it or choose one file, not both")
    return found[0]


def references(form: FormData, folders: Folders, kept: list[Given]) -> list[Given]:
    """The references of a form, after those ``kept`` of an earlier revision.

    Raises:
        InputError: for none, too many, or one that cannot be used.
    """
    found = _given(form, "reference", folders, kept)
    if not found:
        raise InputError(
            "no reference is given: paste one, choose files, pick some or give addresses"
        )
    if len(found) > MOST_REFERENCES:
        raise InputError(f"{len(found)} references are given; at most {MOST_REFERENCES} are taken")
    return found


def one_file(form: FormData, folders: Folders) -> tuple[Given, str]:
    """The one file of a form, and the field in which one of its texts is chosen.

    Raises:
        InputError: for none, or one that cannot be used.
    """
    upload, pick = form.get("file"), form.get("pick")
    if isinstance(upload, UploadFile) and upload.filename:
        return _checked(_uploaded(upload)), "text_of"
    if pick:
        return folders.read(str(pick)), "pick"
    raise InputError("no file is given: choose one, or pick one of the folders")


def pasted(name: str, text: str, date: datetime.date | None = None) -> Given:
    """What is given by its text alone, under any name, and the day on which it was published.

    Raises:
        InputError: for an empty or too large one.
    """
    return _checked(Given(name, text.encode("utf-8", "replace"), pasted=True, date=date))


def name_of(given: Given) -> str:
    """What an article is called until its check tells its title: its first line, or its name."""
    if given.data is not None and given.pasted:
        lines = given.data[:2000].decode("utf-8", "replace").splitlines()
        return next((clean(line).strip()[:120] for line in lines if line.strip()), given.name)
    return given.name


def text_of(given: Given) -> str:
    """The text that can be edited of what was pasted or is text; none of anything else."""
    if not given.pasted and not given.name.lower().endswith(EDITED):
        return ""
    return (given.data or b"").decode("utf-8", "replace")


def _given(form: FormData, what: str, folders: Folders, kept: Sequence[Given] = ()) -> list[Given]:
    found = [*kept]
    texts = [known for known in _pasted(form, what) if known[0].strip()]
    for number, (text, outlet, date) in enumerate(texts, start=1):
        day = f"{date.day} {date:%B %Y}" if date else ""
        name = ", ".join(filter(None, (outlet, day))) if what == "reference" else ""
        name = name or f"pasted {what}" + (f" {number}" if len(texts) > 1 else "")
        found.append(pasted(name, text, date))
    for upload in form.getlist(f"{what}_file"):
        if isinstance(upload, UploadFile) and upload.filename:
            found += _texts(_checked(_uploaded(upload)), form.getlist(f"{what}_text_of"))
    for value in filter(None, form.getlist(f"{what}_pick")):
        found.append(folders.read(str(value)))
        _check_sum(found)
    for field in form.getlist(f"{what}_url"):
        for url in str(field).split():
            if not is_url(url) or not url.startswith(("http://", "https://")):
                raise InputError(f"{clean(url)} is no address: begin it with https://")
            found.append(Given(url[:2000], url=url))
    _check_sum(found)
    return found


def _texts(given: Given, wanted: Sequence[object]) -> list[Given]:
    """The texts of a file that are wanted, as "feed.xml#2"; the whole file where none is."""
    names = [str(name) for name in wanted if picked_name(str(name))[0] == given.name]
    return [replace(given, name=name) for name in names] or [given]


def _pasted(form: FormData, what: str) -> Iterator[tuple[str, str, datetime.date | None]]:
    """The pasted texts of a form, each with its outlet, "" for none, and its date."""
    fields = (form.getlist(f"{what}_{field}") for field in ("text", "outlet", "date"))
    for text, outlet, date in zip_longest(*fields, fillvalue=""):
        yield str(text), clean(str(outlet))[:LONGEST_NAME].strip(), _day(str(date).strip())


def _day(date: str) -> datetime.date | None:
    """The day of a date in ISO 8601, None for none."""
    try:
        return datetime.date.fromisoformat(date) if date else None
    except ValueError as error:
        raise InputError(f"{clean(date)[:40]} is no date: write it as 2026-03-12") from error


def _check_sum(found: Sequence[Given]) -> None:
    if sum(len(given.data or b"") for given in found) > MOST_BYTES:
        raise InputError(
            f"more than {MOST_BYTES // 1_000_000} MB are given together; give fewer files"
        )


def _uploaded(upload: UploadFile) -> Given:
    name = clean(PurePath((upload.filename or "").replace("\\", "/")).name)[-LONGEST_NAME:].strip()
    check_kind(name)
    return Given(name or "file", upload.file.read(MAX_BYTES + 1))


def _checked(given: Given) -> Given:
    data = given.data or b""
    if len(data) > MAX_BYTES:
        raise InputError(f"{given.name} is larger than {MAX_BYTES // 1_000_000} MB")
    if not data.strip():
        raise InputError(f"{given.name} is empty")
    return given
