"""The addresses that LanguageTool's clients ask, below ``/languagetool/TOKEN/SET``.

A client knows one address and nothing else: no cookie, no header of ours. So the address itself
holds a secret, and the set of references by its name.
"""

from __future__ import annotations

import asyncio
import hmac
import json
import logging
from typing import Any

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from claimcheck import __version__
from claimcheck.errors import ClaimcheckError, InputError
from claimcheck.review.desk import Desk
from claimcheck.review.http.guard import PROGRAMS, TooMuch
from claimcheck.review.languagetool.matches import Wanted, matches
from claimcheck.review.languagetool.offsets import Sent
from claimcheck.review.languagetool.service import Busy, Checked, Service

#: The names of English, by code.
ENGLISH = {
    "en": "English",
    "en-AU": "English (Australian)",
    "en-CA": "English (Canadian)",
    "en-GB": "English (GB)",
    "en-NZ": "English (New Zealand)",
    "en-US": "English (US)",
    "en-ZA": "English (South African)",
}
#: Most fields of a request; clients send a dozen.
MOST_FIELDS = 50
_BASE = f"{PROGRAMS}{{token}}/{{set}}/v2"
_LOG = logging.getLogger(__name__)


async def languages(request: Request) -> Response:
    """Tell which languages are checked; clients ask it first."""
    if _service(request) is None:
        return _error(404, "there is nothing here by that name")
    known = [{"name": n, "code": "en", "longCode": code} for code, n in ENGLISH.items()]
    return JSONResponse(known)


async def check(request: Request) -> Response:
    """Check a text and answer with the matches on it."""
    service = _service(request)
    if service is None:  # nothing that a stranger sends is read
        return _error(404, "there is nothing here by that name")
    try:
        async with request.form(max_files=0, max_fields=MOST_FIELDS) as form:
            return await _answered(service, request.path_params["set"], form)
    except TooMuch:
        return _error(413, "more was sent than is taken here")
    except LookupError:
        return _error(404, "there is no set of references by that name")
    except Busy:
        return _error(503, "other texts are being checked: try again", {"retry-after": "2"})
    except ClaimcheckError as error:
        return _error(400, str(error))
    except Exception:
        _LOG.exception("a text of a LanguageTool client")
        return _error(500, "something went wrong here")


async def _answered(service: Service, name: str, form: FormData) -> Response:
    asked = str(form.get("language", ""))
    if not asked:
        raise InputError('Missing "language" parameter, as in "language=en-US" or "language=auto"')
    sent = _sent(form)
    if asked.lower() != "auto" and asked.lower().split("-")[0] != "en":
        told = Checked(None, "only English is checked")
        return JSONResponse(_answer(told, asked, []))
    language = None if asked.lower() == "auto" else "en"
    service.enter()

    def work() -> tuple[Checked, list[dict[str, Any]]]:
        try:
            told = service.check(name, sent.text, language)
            found = matches(told.report, sent, Wanted.of(form)) if told.report else []
        finally:
            service.leave()
        return told, found

    told, found = await asyncio.get_running_loop().run_in_executor(service.threads, work)
    # Lone surrogates, which markup may hold, are escaped.
    return Response(json.dumps(_answer(told, asked, found)), media_type="application/json")


def _sent(form: FormData) -> Sent:
    """The text of a request, plain or with markup."""
    text, data = form.get("text"), form.get("data")
    if isinstance(text, str) == isinstance(data, str):
        raise InputError('give one of the parameters "text" and "data"')
    return Sent.plain(text) if isinstance(text, str) else Sent.annotated(str(data))


def _answer(told: Checked, asked: str, found: list[dict[str, Any]]) -> dict[str, Any]:
    code = told.report.article.language if told.report and asked.lower() == "auto" else asked
    name = {known.lower(): name for known, name in ENGLISH.items()}.get(code.lower(), code)
    language = {"name": name, "code": code}
    warnings: dict[str, Any] = {"incompleteResults": bool(told.incomplete)}
    if told.incomplete:
        warnings["incompleteResultsReason"] = told.incomplete
    return {
        "software": {
            "name": "claimcheck",
            "version": __version__,
            "buildDate": "",
            "apiVersion": 1,
            "premium": False,
            "status": "",
        },
        "warnings": warnings,
        "language": {**language, "detectedLanguage": {**language, "confidence": 1.0}},
        "matches": found,
    }


def _service(request: Request) -> Service | None:
    """The service, for who knows its token."""
    desk: Desk = request.app.state.desk
    service, token = desk.languagetool, request.path_params["token"]
    known = service is not None and hmac.compare_digest(service.token.encode(), token.encode())
    return service if known else None


def _error(status: int, message: str, headers: dict[str, str] | None = None) -> Response:
    """Answer as a LanguageTool server does, which gives errors in plain text."""
    return PlainTextResponse(f"Error: {message}\n", status, headers)


ROUTES = (
    Route(f"{_BASE}/check", check, methods=["POST"]),
    Route(f"{_BASE}/languages", languages, methods=["GET"]),
)
