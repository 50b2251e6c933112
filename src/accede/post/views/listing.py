"""Letters one by one: in the list of the office, and in the outbox of a demo."""

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accede.people.access import open_to
from accede.people.capacities import chair, secretariat
from accede.post.forms import LetterFilter
from accede.post.queries import listed
from accede.wording.formats import number

PER_PAGE = 50


@open_to(secretariat | chair)
@require_safe
def letters(request: HttpRequest) -> HttpResponse:
    """List letters, newest first, narrowed by reader, kind and state."""
    search = LetterFilter(request.GET)
    search.is_valid()
    # What is no choice narrows nothing; the field says so.
    wanted = {name: value for name, value in search.cleaned_data.items() if value}
    pages = paged(request, **wanted)
    context = {
        "title": claim(pages.paginator.count, is_narrowed=bool(wanted)),
        "search": search,
        "clear": reverse("letters") if wanted else "",
        "pages": pages,
    }
    return render(request, "post/letters.html", context)


def paged(request: HttpRequest, **wanted: str) -> Page:
    """Return the page of letters that the address asks for."""
    return Paginator(listed(**wanted), PER_PAGE).get_page(request.GET.get("page"))


def claim(count: int, *, is_narrowed: bool) -> str:
    """Say how many letters there are, or how many of them are meant."""
    if not count:
        return _("No letter matches") if is_narrowed else _("No letter has been written yet")
    said = ngettext("One letter", "%(n)s letters", count)
    return said % {"n": number(count, get_language()[:2])}
