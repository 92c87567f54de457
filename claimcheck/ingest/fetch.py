"""One page from the Web, never from a private network."""

from __future__ import annotations

import http.client
import ipaddress
import socket
import urllib.error
import urllib.parse
import urllib.request
from typing import IO, NamedTuple

from claimcheck.errors import InputError

_TIMEOUT = 20.0  # seconds, for connecting and for each read
_USER_AGENT = "claimcheck"
_NAT64 = ipaddress.ip_network("64:ff9b::/96")  # RFC 6052


class Page(NamedTuple):
    """What a server sent; ``content_type`` in lower case, without parameters."""

    data: bytes
    content_type: str
    charset: str | None


def fetch(url: str, *, max_bytes: int, timeout: float = _TIMEOUT) -> Page:
    """Return the page at an http or https ``url``, directly and through redirects.

    Raises InputError for another scheme, for an address inside a private network or this machine
    (checked on every connection, so neither a redirect nor a changing DNS answer gets there), for
    a page over ``max_bytes`` and when the server cannot be reached. Proxies are not used.
    """
    _check_scheme(url)
    try:
        request = urllib.request.Request(url, headers={"User-Agent": _USER_AGENT})
        with _opener().open(request, timeout=timeout) as response:
            data = response.read(max_bytes + 1)
            headers = response.headers
    except urllib.error.HTTPError as error:
        error.close()
        raise InputError(f"{url} answered {error.code} {error.reason}") from error
    except (OSError, http.client.HTTPException, UnicodeError) as error:
        reason = getattr(error, "reason", error)
        raise InputError(f"cannot fetch {url}: {reason}") from error
    if len(data) > max_bytes:
        raise InputError(f"{url} is larger than {max_bytes} bytes")
    return Page(data, headers.get_content_type(), headers.get_content_charset())


def _check_scheme(url: str) -> None:
    try:
        parts = urllib.parse.urlsplit(url)
    except ValueError as error:
        raise InputError(f"{url} is no valid address: {error}") from error
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise InputError(f"cannot fetch {url}: only http:// and https:// addresses are fetched")


def _is_public(address: str) -> bool:
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        # These lead to an IPv4 address, maybe a private one.
        if ip in _NAT64 or ip.sixtofour is not None or ip.teredo is not None:
            return False
        ip = ip.ipv4_mapped or ip
    return ip.is_global and not ip.is_multicast


def _connect(host: str, port: int, timeout: float | None) -> socket.socket:
    """Connect to a host all of whose addresses are public, by the very addresses checked."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    if not all(_is_public(str(info[4][0])) for info in found):
        raise InputError(f"cannot fetch from {host}: its address is in a private network")
    failure: OSError | None = None
    for family, kind, protocol, _, target in found:
        connection = socket.socket(family, kind, protocol)
        try:
            connection.settimeout(timeout)
            connection.connect(target)
        except OSError as error:
            connection.close()
            failure = error
        else:
            return connection
    raise failure or OSError(f"{host} has no address")


class _HTTPConnection(http.client.HTTPConnection):
    def connect(self) -> None:
        self.sock = _connect(self.host, self.port, self.timeout)


class _HTTPSConnection(http.client.HTTPSConnection):
    def connect(self) -> None:
        plain = _connect(self.host, self.port, self.timeout)
        self.sock = self._context.wrap_socket(plain, server_hostname=self.host)  # type: ignore[attr-defined]


class _HTTPHandler(urllib.request.HTTPHandler):
    def http_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(_HTTPConnection, req)


class _HTTPSHandler(urllib.request.HTTPSHandler):
    def https_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(_HTTPSConnection, req)


class _Redirects(urllib.request.HTTPRedirectHandler):
    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: http.client.HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        try:
            _check_scheme(newurl)
        except InputError:
            fp.close()
            raise
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _opener() -> urllib.request.OpenerDirector:
    """An opener without the handlers for files, FTP and proxies that urllib adds by itself."""
    opener = urllib.request.OpenerDirector()
    for handler in (
        _HTTPHandler(),
        _HTTPSHandler(),
        _Redirects(),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.HTTPErrorProcessor(),
        urllib.request.UnknownHandler(),
    ):
        opener.add_handler(handler)
    return opener
