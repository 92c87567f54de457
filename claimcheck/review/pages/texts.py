"""The texts of a file that holds several, to choose from before a check: items of a feed, mails."""

from __future__ import annotations

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from claimcheck.review.desk import Desk
from claimcheck.review.http.web import Data, Refused, show
from claimcheck.review.jobs.reading import listed
from claimcheck.review.pages import forms
from claimcheck.review.storage.sessions import Session

#: What a text may be chosen for.
USES = ("article", "reference")


def texts(desk: Desk, session: Session, request: Request, data: Data) -> Response:
    """List the texts of one file, uploaded or of the folders, as a part of the form of a check."""
    use = data.get("use")
    if not isinstance(data, FormData) or use not in USES:
        raise Refused(400, "texts are listed of one file, for an article or a reference")
    given, field = forms.one_file(data, desk.folders)
    value = str(data.get("pick")) if field == "pick" else given.name
    return show(
        "texts_part.html.j2",
        session,
        file=given.name,
        value=value,
        field=f"{use}_{field}",
        many=use == "reference",
        texts=listed(given),
    )
