"""Long lists, a page at a time."""

from collections.abc import Sequence

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest


def paged(request: HttpRequest, found: QuerySet | Sequence, number: int) -> Page:
    """Return the page that the address asks for; the nearest one where there is no such page."""
    return Paginator(found, number).get_page(request.GET.get("page"))
