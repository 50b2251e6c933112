"""Asking the Funding & Tenders portal: its filters go as parts of a form, each of them JSON; nobody else is asked."""

import json
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote

import httpx
from django.conf import settings

from accede.projects.models import Fault
from accede.projects.portal.answer import GRANTS, is_grant, result
from accede.projects.portal.details import Details, details
from accede.projects.portal.told import Told
from accede.register.sheets.reading import Unreadable

SECONDS = 10  # for each piece of an answer
LARGEST = 10 << 20  # bytes of one page
PAGE, MOST_PAGES = 50, 20
# What the portal has of all kinds and years are millions; whoever finds so many was not listened to.
PLAUSIBLE = 20_000
KEY = "SEDIA"  # open to everybody
FORTHCOMING, OPEN = "31094501", "31094502"  # as codes conflict, how a call stands follows from its dates alone
FILTERS = {
    "query": {"bool": {"must": [{"terms": {"type": list(GRANTS)}}, {"terms": {"status": [FORTHCOMING, OPEN]}}]}},
    "languages": ["en"],
    "sort": {"field": "sortStatus", "order": "DESC"},
}
Answer = Mapping[str, object]


class Failed(Exception):
    """A search that brought nothing, with what was wrong and the status of the answer, if there was one."""

    def __init__(self, fault: Fault, status: int | None = None) -> None:
        super().__init__(fault)
        self.fault, self.status = fault, status


def details_of(identifier: str) -> Details | None:
    """Return the details of a topic, None where the portal has none of it; raises Failed."""
    with httpx.Client(trust_env=False, follow_redirects=False, timeout=SECONDS) as client:
        try:
            said = _read(client, "GET", f"{settings.CALLS_DETAILS}{quote(identifier.lower(), safe='')}.json")
            return details(said)
        except httpx.TimeoutException as fault:
            raise Failed(Fault.SLOW) from fault
        except httpx.HTTPError as fault:
            raise Failed(Fault.UNREACHABLE) from fault
        except Unreadable:
            raise Failed(Fault.SHAPE) from None
        except Failed as fault:
            if fault.status == 404:
                return None
            raise


def search(words: str) -> list[Told]:
    """Return the calls for proposals that the portal finds by some words; raises Failed."""
    # No proxy of the environment and no redirect: the one address of the settings is asked.
    with httpx.Client(trust_env=False, follow_redirects=False, timeout=SECONDS) as client:
        try:
            results = [one for page in _pages(client, words) for one in page]
        except httpx.TimeoutException as fault:
            raise Failed(Fault.SLOW) from fault
        except httpx.HTTPError as fault:
            raise Failed(Fault.UNREACHABLE) from fault
    return list(_told(results))


def _pages(client: httpx.Client, words: str) -> Iterator[list[object]]:
    seen = 0
    for number in range(1, MOST_PAGES + 1):
        said = _asked(client, words, number)
        results, total = said.get("results"), said.get("totalResults")
        if not isinstance(results, list) or not isinstance(total, int):
            raise Failed(Fault.SHAPE)
        if total > PLAUSIBLE:
            raise Failed(Fault.UNFILTERED)
        yield results
        seen += len(results)
        if not results or seen >= total:
            return


def _asked(client: httpx.Client, words: str, number: int) -> Answer:
    asked = {"apiKey": KEY, "text": words or "***", "pageSize": PAGE, "pageNumber": number}
    parts = {name: (None, json.dumps(said), "application/json") for name, said in FILTERS.items()}
    return _read(client, "POST", settings.CALLS_PORTAL, params=asked, files=parts)


def _read(client: httpx.Client, method: str, address: str, **asked: Any) -> Answer:
    with client.stream(method, address, **asked) as answer:
        if answer.is_redirect:
            raise Failed(Fault.ASTRAY, answer.status_code)
        if answer.status_code != 200 and answer.status_code != 202:
            raise Failed(Fault.STATUS, answer.status_code)
        content = bytearray()
        for piece in answer.iter_bytes():
            content += piece
            if len(content) > LARGEST:
                raise Failed(Fault.LARGE)
    try:
        said = json.loads(content)
    except (ValueError, RecursionError):
        raise Failed(Fault.PAGE, answer.status_code) from None
    if not isinstance(said, dict):
        raise Failed(Fault.SHAPE)
    return said


def _told(results: list[object]) -> Iterator[Told]:
    for one in results:
        if is_grant(one):
            try:
                yield result(one)
            except Unreadable:
                continue  # one call that is told badly is no reason to lose all others
