"""Long lists, a page at a time."""

from collections.abc import Sequence

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest

LAST = -1


def paged(request: HttpRequest, found: QuerySet | Sequence, number: int) -> Page:
    """Return the page that the address asks for; the nearest one where there is no such page."""
    return Paginator(found, number).get_page(request.GET.get("page"))


def turned(request: HttpRequest, found: Sequence, number: int, *, name: str, opens_at: int = 1) -> Page:
    """Return the page of one list among several: each turns by a name of its own, which is also its place."""
    # Where it opens at the end, that shall not be a page with one line.
    pages = Paginator(found, number, orphans=number // 2).get_page(request.GET.get(name, opens_at))
    pages.previous_url = _address(request, name, pages.number - 1)
    pages.next_url = _address(request, name, pages.number + 1)
    return pages


def _address(request: HttpRequest, name: str, number: int) -> str:
    asked = request.GET.copy()
    asked[name] = str(number)
    return f"?{asked.urlencode()}#{name}"
