"""The members of today as a file, in columns that an import recognises."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from accede.people.access import open_to
from accede.people.capacities import auditor, board, chair, secretariat
from accede.people.queries import language, now
from accede.register.queries.exporting import exported
from accede.register.views.spreadsheet import csv_file, xlsx_file
from accede.statutes.queries import book_on, day_of

office = secretariat | chair | board | auditor


@require_safe
@open_to(office)
def export_csv(request: HttpRequest) -> HttpResponse:
    """Hand out the members as CSV."""
    return _file(request, csv_file, "members.csv")


@require_safe
@open_to(office)
def export_xlsx(request: HttpRequest) -> HttpResponse:
    """Hand out the members as XLSX."""
    return _file(request, xlsx_file, "members.xlsx")


def _file(request: HttpRequest, write: Callable[..., HttpResponse], name: str) -> HttpResponse:
    today = day_of(now())
    # Who else may see a postal address, the member itself agrees to.
    with_postal = bool((secretariat | chair)(request.actor))
    return write(name, *exported(today, book_on(today), language(), with_postal=with_postal))
