"""Asking another site for a file: within limits of time and size, and for what has changed alone."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import httpx

from accede.debates.models import Fault
from accede.debates.reading.address import Unread, address_of

LARGEST = 5 << 20  # bytes, as they are once unpacked
SECONDS = 10  # for each piece of an answer; whoever asks sets a limit for all of it
HOPS = 5
ASKED = "application/atom+xml, application/rss+xml, text/calendar, application/xml;q=0.9, */*;q=0.5"


@dataclass(frozen=True)
class Got:
    """What came; `content` is None if nothing has changed since it was last asked for."""

    content: bytes | None
    etag: str = ""
    modified: str = ""


def fetch(url: str, *, etag: str = "", modified: str = "") -> Got:
    """Return what lies at an address; raises `Unread` with what is wrong."""
    headers = {"Accept": ASKED, "User-Agent": "Accede"}
    headers |= {"If-None-Match": etag} if etag else {}
    headers |= {"If-Modified-Since": modified} if modified else {}
    # No proxy of the environment: it would look the name up again.
    with httpx.Client(trust_env=False, timeout=SECONDS, headers=headers) as client:
        try:
            return _followed(client, httpx.URL(url))
        except httpx.TimeoutException as fault:
            raise Unread(Fault.SLOW) from fault
        except (httpx.HTTPError, httpx.InvalidURL, UnicodeError) as fault:
            raise Unread(Fault.UNREACHABLE) from fault


def _followed(client: httpx.Client, url: httpx.URL) -> Got:
    for _hop in range(HOPS):
        with _asked(client, url) as answer:
            if not answer.has_redirect_location:
                return _got(answer)
            url = url.join(answer.headers["Location"])
    raise Unread(Fault.ASTRAY)


@contextmanager
def _asked(client: httpx.Client, url: httpx.URL) -> Iterator[httpx.Response]:
    if url.scheme not in ("http", "https") or not url.host:
        raise Unread(Fault.UNREACHABLE)
    address = address_of(url.host, url.port or {"http": 80, "https": 443}[url.scheme])
    # The name was looked up once, above: the connection goes to that address, and is held against the name.
    named = {"headers": {"Host": url.netloc.decode("ascii")}, "extensions": {"sni_hostname": url.host}}
    with client.stream("GET", url.copy_with(host=address, username=None, password=None), **named) as answer:
        yield answer


def _got(answer: httpx.Response) -> Got:
    if answer.status_code == 304:
        return Got(None)
    if answer.status_code == 202:
        raise Unread(Fault.CHALLENGED, 202)
    if answer.status_code != 200:
        raise Unread(Fault.STATUS, answer.status_code)
    content = bytearray()
    for piece in answer.iter_bytes():
        content += piece
        if len(content) > LARGEST:
            raise Unread(Fault.LARGE)
    return Got(bytes(content), answer.headers.get("ETag", "")[:500], answer.headers.get("Last-Modified", "")[:100])
