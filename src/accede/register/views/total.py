"""What was published of the whole network: noted number by number, each with its source, and taken back."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accede.journal.actions import Refused
from accede.people.access import open_to
from accede.people.capacities import secretariat, technician
from accede.people.queries import language, now
from accede.register.actions import note_total, take_total_back
from accede.register.forms.total import TotalForm
from accede.register.models import Total
from accede.register.queries import declared_facts
from accede.register.queries.indicators import totals
from accede.register.views.indicators import label, year_told
from accede.register.views.paging import paged
from accede.rulebook.book import Book
from accede.statutes.queries import book_on, day_of
from accede.wording.formats import number

PER_PAGE = 30
KEPT = ("year", "or_year", "source")  # what the next number of the same source has in common with the last
clerks = secretariat | technician


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(clerks)
def published(request: HttpRequest) -> HttpResponse:
    """Show the totals that were noted, the latest year first; note another."""
    at, lang = now(), language()
    book = book_on(day_of(at))
    names = [(name, label(name, book, lang)) for name in ("members", "countries", *declared_facts(book))]
    form = TotalForm(request.POST or None, names=names, initial={name: request.GET.get(name) for name in KEPT})
    if form.is_valid():
        try:
            note_total(**form.cleaned_data, by=request.actor, at=at)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("The total is noted. Another number of the same source can follow."))
            kept = {name: form.cleaned_data[name] for name in KEPT if form.cleaned_data[name]}
            return redirect(f"{reverse('totals')}?{urlencode(kept)}")
    pages = paged(request, totals().order_by("-year", "name", "pk"), PER_PAGE)
    rows = [_row(one, book, lang) for one in pages]
    context = {"form": form, "pages": pages, "rows": rows}
    return render(request, "register/totals.html", context, status=409 if form.non_field_errors() else 200)


@open_to(clerks)
@require_POST
def total_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back a total that was noted."""
    take_total_back(get_object_or_404(Total, pk=pk), by=request.actor, at=now())
    messages.success(request, _("The total is taken back."))
    return redirect("totals")


def _row(one: Total, book: Book, language: str) -> dict[str, Any]:
    told = {"name": label(one.name, book, language), "year": year_told(one.year, one.or_year)}
    return {
        "pk": one.pk,
        "title": _("%(name)s, %(year)s: %(value)s") % {**told, "value": number(one.value, language)},
        "text": one.definition,
        "source": one.source,
    }
