"""A file of organisations on its way into the register: sent, matched, checked, taken over, undone."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import condition, require_http_methods, require_safe

from accede.journal.actions import Refused
from accede.people.access import open_to
from accede.people.capacities import secretariat, technician
from accede.people.queries import language, now
from accede.register.actions.importing import apply_import, match_columns, stage_import
from accede.register.models import Import
from accede.register.queries.importing import faults_of, faulty, first_row, imports, is_undoable, remembered
from accede.register.sheets.columns import recognised
from accede.register.sheets.forms import ColumnsForm, FileForm
from accede.register.views import imported
from accede.register.views.paging import paged
from accede.register.views.spreadsheet import csv_file
from accede.statutes.queries import book_on, day_of

PER_PAGE = 50
State = Import.State
importers = secretariat | technician


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(importers)
def importing(request: HttpRequest) -> HttpResponse:
    """List the imports so far, and take another file."""
    form = FileForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        name, table = form.cleaned_data["file"]
        at = now()
        known = remembered(table.headers)
        columns = known.columns if known else recognised(table.headers, book_on(day_of(at)))
        return redirect(stage_import(name, table=table, columns=columns, by=request.actor, at=at))
    pages = paged(request, imports(), PER_PAGE)
    context = {"form": form, "pages": pages, "table": imported.listed(pages, language())}
    return render(request, "register/importing.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(importers)
def import_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Show how far a file has come, what was found in its rows, and the one thing to do next."""
    staged = get_object_or_404(imports(), pk=pk)
    if staged.state == State.STAGED:
        return redirect("import_columns", pk=pk)
    refused = None
    if request.method == "POST":
        try:
            apply_import(staged, by=request.actor, at=now())
        except Refused as refusal:
            refused = {"text": str(refusal), "fault": True}
        else:
            messages.success(request, _("The file is imported."))
            return redirect(staged)
    pages = paged(request, imported.noticed(staged), PER_PAGE)
    context = {
        "staged": staged,
        "refused": refused,
        "facts": imported.facts(staged, language()),
        "progress": imported.progress(staged, language()),
        "pages": pages,
        "table": imported.rows(staged, pages),
        "may_undo": is_undoable(staged),
    }
    return render(request, "register/import.html", context, status=409 if refused else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(importers)
def import_columns(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask what each column holds; the check begins with the answer."""
    staged, at = get_object_or_404(Import, pk=pk), now()
    if staged.state in (State.CHECKING, State.APPLIED, State.UNDONE):
        return redirect(staged)
    about = {"staged": staged, "first": first_row(staged), "book": book_on(day_of(at)), "language": language()}
    form = ColumnsForm(request.POST or None, **about)
    if form.is_valid():
        try:
            return redirect(match_columns(staged, **form.said, by=request.actor, at=at))
        except Refused:
            # Somebody else has begun the check meanwhile.
            return redirect(staged)
    context = {"form": form, "staged": staged, "rows": imported.height(staged, language())}
    return render(request, "register/import_columns.html", context)


def import_version(request: HttpRequest, pk: int) -> str | None:
    """Return what changes whenever the check comes on."""
    version = Import.objects.filter(pk=pk).values_list("state", "done").first()
    return f'"{language()}-{"-".join(map(str, version))}"' if version else None


@require_safe
@condition(etag_func=import_version)
@open_to(importers)
def import_progress(request: HttpRequest, pk: int) -> HttpResponse:
    """Return how far the check has come."""
    staged = get_object_or_404(imports(), pk=pk)
    context = {"staged": staged, "progress": imported.progress(staged, language())}
    return render(request, "register/import_progress.html", context)


@require_safe
@open_to(importers)
def import_faults(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand out every fault of every row as a file."""
    staged = get_object_or_404(imports(), pk=pk)
    headers = [_("Row"), _("Column"), _("Value"), _("Expected")]
    return csv_file("faults.csv", headers, faults_of(staged, faulty(staged).iterator()))
