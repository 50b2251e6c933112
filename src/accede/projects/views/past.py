"""What members have made together: a list, a page each, a form, and files in and out."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accede.people.access import open_to
from accede.people.capacities import delegate, secretariat
from accede.people.queries import language, now
from accede.projects.actions import change_past, note_past, remove_past, take_pasts
from accede.projects.actions.past import own_past
from accede.projects.forms import PartnerSearch, PastFile, PastForm
from accede.projects.forms.past import shown
from accede.projects.models import PastProject
from accede.projects.portal.past import COLUMNS, projects
from accede.projects.queries import own_applicants, pasts
from accede.projects.views.showing import euros
from accede.register.sheets.reading import Unreadable
from accede.register.views.spreadsheet import csv_file, xlsx_file
from accede.space.queries.shelf import members
from accede.space.views.asking import asked
from accede.statutes.queries import day_of
from accede.wording.formats import country

PER_PAGE = 25


@require_safe
@open_to(members)
def project_pasts(request: HttpRequest) -> HttpResponse:
    """List what members have made, the latest first."""
    search = PartnerSearch(request.GET)
    wanted = search.cleaned_data["q"] if search.is_valid() else ""
    pages = Paginator(pasts(wanted), PER_PAGE).get_page(request.GET.get("page"))
    acts = []
    if delegate(request.actor):
        acts.append({"label": _("Note a project"), "url": reverse("project_past_new")})
    if secretariat(request.actor):
        acts.append({"label": _("Take projects in from a file"), "url": reverse("project_past_file")})
    context = {
        "search": search,
        "is_narrowed": bool(wanted),
        "pages": pages,
        "rows": [_row(one) for one in pages],
        "acts": acts,
    }
    return render(request, "projects/pasts.html", context)


@require_safe
@open_to(members)
def project_pasts_csv(request: HttpRequest) -> HttpResponse:
    """Hand the list out as CSV, in the columns in which it is taken in."""
    return csv_file("past-projects.csv", *_exported(request))


@require_safe
@open_to(members)
def project_pasts_xlsx(request: HttpRequest) -> HttpResponse:
    """Hand the list out as XLSX."""
    return xlsx_file("past-projects.xlsx", *_exported(request))


@require_safe
@open_to(members)
def project_past(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what was made, with whom, and what the partners paid themselves."""
    past = get_object_or_404(PastProject, pk=pk)
    lang = language()
    partners = past.partners.select_related("organisation")
    context = {
        "past": past,
        "facts": _facts(past),
        "partners": [
            {"title": str(one), "text": country(one.country, lang) if one.country else ""} for one in partners
        ],
        "may_change": bool((own_past | secretariat)(request.actor, past)),
    }
    return render(request, "projects/past.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(delegate)
def project_past_new(request: HttpRequest) -> HttpResponse:
    """Note a project that one's organisation has made."""
    own = [one.organisation for one in own_applicants(request.actor, day_of(now()))]
    form = PastForm(request.POST or None, own=own)
    docket = {"label": _("What members have made"), "url": reverse("project_pasts")}
    context = {"title": _("Note a project"), "docket": docket, "submit": _("Note it")}
    deed = lambda **how: note_past(form.cleaned_data["organisation"], made=form.made(), **how)  # noqa: E731
    return asked(request, form, deed, context, said=_("This is noted."))


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(delegate | secretariat)
def project_past_change(request: HttpRequest, pk: int) -> HttpResponse:
    """Say of a past project what is true."""
    past = _own(request, pk)
    own = [past.organisation] if past.organisation else []
    form = PastForm(request.POST or None, own=own, initial=shown(past))
    if not own:
        del form.fields["organisation"]
    docket = {"label": past.title, "url": past.get_absolute_url()}
    context = {"title": _("Change this project"), "docket": docket, "submit": _("Note it")}
    return asked(
        request, form, lambda **how: change_past(past, made=form.made(), **how), context, said=_("This is noted.")
    )


@open_to(delegate | secretariat)
@require_POST
def project_past_remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a past project out."""
    remove_past(_own(request, pk), by=request.actor, at=now())
    messages.success(request, _("It is taken out."))
    return redirect("project_pasts")


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(secretariat)
def project_past_file(request: HttpRequest) -> HttpResponse:
    """Take in the past projects of a file."""
    form, several = PastFile(request.POST or None, request.FILES or None), []
    if form.is_valid():
        try:
            several = projects(form.cleaned_data["file"])
        except Unreadable as fault:
            form.add_error("file", str(fault))
    context = {
        "title": _("Take projects in from a file"),
        "lede": _("Columns: %(columns)s. One of the same title and first year is brought to what the file says.")
        % {"columns": ", ".join(COLUMNS)},
        "docket": {"label": _("What members have made"), "url": reverse("project_pasts")},
        "submit": _("Take them in"),
    }
    said, to = _("Projects taken in: %(n)s.") % {"n": len(several)}, "project_pasts"
    return asked(request, form, lambda **how: take_pasts(several, **how), context, said=said, to=to)


def _own(request: HttpRequest, pk: int) -> PastProject:
    past = get_object_or_404(PastProject.objects.select_related("organisation"), pk=pk)
    if not (own_past | secretariat)(request.actor, past):
        raise PermissionDenied
    return past


def _row(one: PastProject) -> dict[str, Any]:
    names = " · ".join(str(each) for each in one.partners.all())
    return {
        "title": one.title,
        "url": one.get_absolute_url(),
        "mark": _years(one),
        "text": one.programme,
        "after": names,
    }


def _years(one: PastProject) -> str:
    return f"{one.starts}–{one.ends}" if one.ends and one.ends != one.starts else str(one.starts)


def _facts(one: PastProject) -> list[tuple[str, str]]:
    paid = one.cofinancing
    facts = [
        (_("Years"), _years(one)),
        (_("Programme"), one.programme),
        (_("Reference of the grant"), one.reference),
        (_("Budget"), euros(one.budget) if one.budget else ""),
        (_("Grant"), euros(one.grant) if one.grant is not None else ""),
        (_("What the partners pay themselves"), euros(paid) if paid is not None else ""),
        (_("Who paid the rest"), one.rest),
    ]
    return [fact for fact in facts if fact[1]]


def _exported(request: HttpRequest) -> tuple[list[str], list[list[object]]]:
    search = PartnerSearch(request.GET)
    rows = []
    for one in pasts(search.cleaned_data["q"] if search.is_valid() else ""):
        named = "; ".join(each.line for each in one.partners.all())
        said = [one.title, named, one.starts, one.ends, one.programme, one.reference, one.budget, one.grant, one.rest]
        rows.append(["" if each is None else each for each in said])
    return [*COLUMNS], rows
